"""Addresses and links of the built site: the contract, the same in each language, relative, and none broken."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from built_site import NOT_FOUND, BuiltPage, broken_links, is_local, pages_of, resolved, tag_of
from cchc_portal import urls
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

Pages = dict[str, BuiltPage]

LOCALES = ("vi", "en")
PLAN = "le-hong/2021-2025"
CONTRACT = (
    "index.html",
    "chi-tieu-tthc.html",
    "don-vi.html",
    "gioi-thieu.html",
    "du-lieu-mo.html",
    "luu-tru.html",
    "nhung.html",
    "so-sanh/index.html",
    "so-sanh/dung-han.html",
    "lich.html",
    "thuat-ngu.html",
    "ban-dich.html",
    "so-do-trang.html",
    "tro-nang.html",
    "le-hong/index.html",
    "le-hong/don-vi/van-phong.html",
    f"{PLAN}/index.html",
    f"{PLAN}/linh-vuc/thu-tuc.html",
    f"{PLAN}/chi-tieu/index.html",
    f"{PLAN}/chi-tieu/dung-han.html",
    f"{PLAN}/nhiem-vu/index.html",
    f"{PLAN}/bao-cao.html",
    f"{PLAN}/nguon.html",
    "embed/v1/le-hong/don-vi.html",
    f"embed/v1/{PLAN}/index.html",
    f"embed/v1/{PLAN}/tien-do.html",
    f"embed/v1/{PLAN}/chi-tieu-tthc.html",
    f"embed/v1/{PLAN}/linh-vuc/thu-tuc.html",
    f"embed/v1/{PLAN}/chi-tieu/dung-han.html",
)

_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")
_WAYS_OUT = ("http", "https", "mailto", "tel")


def bare_addresses(pages: Pages, locale: str) -> set[str]:
    return {page.bare for page in pages.values() if page.locale == locale}


def alternates(page: BuiltPage) -> dict[str, str]:
    """Language → address, as the head of the page gives it."""
    links = [link for link in page.all("link") if link.get("rel") == "alternate" and link.get("hreflang")]
    return {link.get("hreflang"): resolved(page.address, link.get("href"))[0] for link in links}


def test_each_language_has_the_same_pages(all_pages: Pages) -> None:
    assert bare_addresses(all_pages, "vi") == bare_addresses(all_pages, "en")


def test_every_file_that_is_no_page_is_data_an_asset_a_calendar_or_evidence_that_a_plan_names(
    site: Path, portal: Portal
) -> None:
    others = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".html" and path.relative_to(site).parts[0] not in ("assets", "data")
    }
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    named = {
        f"{plan.path}/{name}"
        for plan in plans
        for one in plan.snapshots
        for evidence in (*(c.evidence for c in one.values.values()), *(c.evidence for c in one.tasks.values()))
        for name in evidence
        if isinstance(name, str)
    }
    for_others = re.compile(r"(en/)?embed/v1/.+\.svg|embed/v1/embed\.js")
    calendars = {
        urls.in_locale(name, locale)
        for name in (urls.CALENDAR_FILE, *(urls.plan_calendar(plan.path) for plan in plans))
        for locale in LOCALES
    }
    assert named
    assert {name for name in others if not for_others.fullmatch(name)} == named | calendars


def test_no_page_hides_among_data_and_assets(all_pages: Pages) -> None:
    assert [address for address in all_pages if address.startswith(("assets/", "data/"))] == []


@pytest.mark.parametrize("address", CONTRACT)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_addresses_of_the_contract_exist(all_pages: Pages, address: str, locale: str) -> None:
    assert (address if locale == "vi" else f"{locale}/{address}") in all_pages


def test_every_unit_area_and_target_has_its_page(pages: Pages, portal: Portal) -> None:
    expected = {f"{authority.id}/index.html" for authority in portal.authorities}
    for authority in portal.authorities:
        expected |= {f"{authority.id}/don-vi/{unit.id}.html" for unit in authority.units}
        for plan in authority.plans:
            expected |= {f"{plan.path}/linh-vuc/{area.id}.html" for area in plan.plan.areas}
            expected |= {f"{plan.path}/chi-tieu/{target.id}.html" for target in plan.plan.targets}
    assert expected - bare_addresses(pages, "vi") == set()


def test_the_page_for_a_wrong_address_stands_once_at_the_root(site: Path) -> None:
    assert [path.relative_to(site).as_posix() for path in site.rglob(NOT_FOUND)] == [NOT_FOUND]


def test_every_local_address_is_relative_and_names_a_file(all_pages: Pages) -> None:
    wrong = [
        f"{page.address}: {link}"
        for page in all_pages.values()
        for _, _, link in page.links()
        if is_local(link) and (link.startswith("/") or (not link.startswith("#") and urlsplit(link).path[-1:] in "/."))
    ]
    assert wrong == []


def test_only_an_ordinary_link_leads_out_and_nothing_outside_is_loaded(all_pages: Pages) -> None:
    leaving = [(page.address, tag_of(element), link) for page in all_pages.values() for element, _, link in page.links()
               if not is_local(link)]  # fmt: skip
    assert [found for found in leaving if found[1] != "a" or urlsplit(found[2]).scheme not in _WAYS_OUT] == []


def test_no_page_moves_the_base_of_its_links(all_pages: Pages) -> None:
    assert [page.address for page in all_pages.values() if any(base.get("href") for base in page.all("base"))] == []


def test_style_sheets_load_nothing_but_files_of_the_site(site: Path) -> None:
    found = []
    for sheet in sorted(site.rglob("*.css")):
        base = sheet.relative_to(site).as_posix()
        for match in _CSS_ADDRESS.finditer(sheet.read_text(encoding="utf-8")):
            link = match[1] or match[2] or ""
            if not link.startswith("data:") and not (is_local(link) and (site / resolved(base, link)[0]).is_file()):
                found.append(f"{base}: {link}")
    assert found == []


def test_every_link_and_fragment_leads_somewhere(site: Path, all_pages: Pages) -> None:
    assert broken_links(site, all_pages) == []


def test_the_pages_have_links_to_check(pages: Pages) -> None:
    links = [link for page in pages.values() for _, _, link in page.links()]
    assert len(links) > 20 * len(pages)
    assert any(link.partition("#")[2] for link in links)


def test_every_page_can_be_reached_from_the_front_page(all_pages: Pages) -> None:
    reached, fresh = set[str](), {"index.html"}
    while fresh:
        reached |= fresh
        ways = {
            resolved(address, link)[0]
            for address in fresh
            for _, _, link in all_pages[address].links()
            if is_local(link)
        }
        fresh = {address for address in ways if address in all_pages} - reached
    assert set(all_pages) - reached == set()


def test_ids_are_unique_on_their_page(all_pages: Pages) -> None:
    twice = {
        page.address: [name for name, count in Counter(page.ids).items() if count > 1] for page in all_pages.values()
    }
    assert {address: names for address, names in twice.items() if names} == {}


@pytest.mark.parametrize(
    "attribute", ["for", "aria-controls", "aria-labelledby", "aria-describedby", "headers", "list"]
)
def test_what_an_attribute_points_to_is_on_the_page(all_pages: Pages, attribute: str) -> None:
    lost = [
        f"{page.address}: {attribute}={name}"
        for page in all_pages.values()
        for element in page.elements
        for name in element.get(attribute, "").split()
        if name not in page.ids
    ]
    assert lost == []


def test_the_skip_link_leads_to_the_content(pages: Pages) -> None:
    assert [page.address for page in pages.values() if "noi-dung" not in page.ids] == []
    assert [page.address for page in pages.values() if page.all("a")[0].get("href") != "#noi-dung"] == []


def test_the_language_of_a_page_is_the_one_of_its_address(all_pages: Pages) -> None:
    assert [page.address for page in all_pages.values() if page.tree.get("lang") != page.locale] == []


def test_each_page_names_itself_in_each_language(pages: Pages) -> None:
    for page in pages.values():
        expected = {"vi": page.bare, "en": f"en/{page.bare}"}
        assert alternates(page) == expected, page.address


def test_the_other_language_names_the_page_back(pages: Pages) -> None:
    one_way = [
        f"{page.address} -> {other}"
        for page in pages.values()
        for other in alternates(page).values()
        if page.address not in alternates(pages[other]).values()
    ]
    assert one_way == []


def test_a_reader_can_switch_to_the_same_page_in_the_other_language(pages: Pages) -> None:
    for page in pages.values():
        switches = {
            a.get("hreflang"): resolved(page.address, a.get("href"))[0] for a in page.all("a") if a.get("hreflang")
        }
        other = "en" if page.locale == "vi" else "vi"
        assert switches == {other: alternates(page)[other]}, page.address


def test_a_portal_without_an_address_of_its_own_claims_none(pages: Pages) -> None:
    claims = [page.address for page in pages.values() for link in page.all("link") if link.get("rel") == "canonical"]
    assert claims == []


def test_search_finds_its_files_from_every_page(site: Path, pages: Pages) -> None:
    for page in pages.values():
        forms = [form for form in page.all("form") if form.get("data-search") is not None]
        assert forms, page.address
        for form in forms:
            assert form.get("data-root").startswith("."), page.address
            assert form.get("data-root").endswith("/"), page.address
            manifest = form.get("data-root") + form.get("data-shards")
            assert resolved(page.address, manifest)[0] == f"assets/search/{page.locale}.js", page.address
            assert (site / f"assets/search/{page.locale}.js").is_file()


def test_the_tree_is_whole_under_any_folder(tmp_path: Path) -> None:
    site = build(copy_portal(SMALL, tmp_path / "small"), tmp_path / "deep" / "er" / "site")
    assert broken_links(site, pages_of(site)) == []
