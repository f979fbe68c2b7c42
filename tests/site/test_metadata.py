"""What the head of each page says to machines: Dublin Core, Open Graph, JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pyld import jsonld  # type: ignore[import-untyped]

from built_site import BuiltPage, pages_of, resolved
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

Pages = dict[str, BuiltPage]

SITE = "https://example.org/cchc/"
SCHEMA = "https://schema.org/"
MANDATORY = ("title", "creator", "date", "description", "publisher", "identifier")
"""The six fields of TT 24/2011 that no page may lack."""

HOSTILE = '</script><script>alert(1)</script> & "x" <!--slot:body-->'


def properties(page: BuiltPage) -> dict[str, list[str]]:
    """Open Graph's properties of a page."""
    found: dict[str, list[str]] = {}
    for meta in page.all("meta"):
        if meta.get("property"):
            found.setdefault(meta.get("property"), []).append(meta.get("content"))
    return found


def no_network(url: str, _options: Any) -> dict[str, Any]:
    """schema.org's context, as small as it can be: every word is its own."""
    assert url.rstrip("/") == SCHEMA.rstrip("/")
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def nodes(page: BuiltPage) -> list[dict[str, Any]]:
    """The things that a page's JSON-LD names, as another program reads them."""
    scripts = [script.text for script in page.all("script") if script.get("type") == "application/ld+json"]
    assert len(scripts) <= 1, page.address
    return [
        node
        for text in scripts
        for node in jsonld.expand(
            json.loads(text), {"documentLoader": no_network, "base": f"https://here.invalid/{page.address}"}
        )
    ]


def kinds(page: BuiltPage) -> set[str]:
    return {kind.removeprefix(SCHEMA) for node in nodes(page) for kind in node["@type"]}


def value(node: dict[str, Any], name: str) -> Any:
    (only,) = node[SCHEMA + name]
    return only.get("@value", only)


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The small portal with an address of its own, and a title that would end a script."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("addressed") / "portal")
    settings = root / "site_config" / "portal.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    settings.write_text(yaml.safe_dump({**data, "site_url": SITE}, allow_unicode=True), encoding="utf-8")
    plan = root / "plans/an-binh/2026/plan.yml"
    changed = yaml.load(plan.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    changed["document"]["title"] = {"vi": HOSTILE, "en": HOSTILE}
    changed["targets"][0]["title"] = {"vi": HOSTILE, "en": HOSTILE}
    plan.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    return pages_of(build(root, root / "site"))


def test_every_page_has_the_six_mandatory_fields_and_its_language(pages: Pages) -> None:
    for page in pages.values():
        for field in MANDATORY:
            assert [bool(text.strip()) for text in page.metas(f"DC.{field}")] == [True], f"{page.address}: {field}"
        assert page.metas("DC.language") == [page.locale], page.address
        assert page.metas("DC.title") == [page.title], page.address
        assert page.metas("DC.identifier") == [page.address], page.address


def test_the_pages_of_an_authority_name_it_as_their_creator(pages: Pages) -> None:
    assert pages["le-hong/2021-2025/chi-tieu/dung-han.html"].metas("DC.creator") == ["Xã Lê Hồng"]
    assert pages["index.html"].metas("DC.creator") == ["Cổng công khai CCHC"]


def test_every_page_can_be_shared_with_a_picture_of_its_own_language(pages: Pages, site: Path) -> None:
    for page in pages.values():
        said = properties(page)
        assert said["og:title"] == [page.title], page.address
        assert said["og:description"] == page.metas("description"), page.address
        assert said["og:locale"] == [{"vi": "vi_VN", "en": "en_US"}[page.locale]], page.address
        assert said["og:locale:alternate"] == [{"en": "vi_VN", "vi": "en_US"}[page.locale]], page.address
        assert said["og:image:alt"][0].strip(), page.address
        picture = resolved(page.address, said["og:image"][0])[0]
        assert picture.startswith(f"assets/pictures/{page.locale}/"), page.address
        assert (site / picture).is_file(), page.address
        assert "og:url" not in said, page.address


def test_targets_have_a_picture_each_and_other_pages_their_plans(pages: Pages) -> None:
    plan = "phuong-minh-hoa/2026"
    shown = {name: properties(pages[f"{plan}/{name}.html"])["og:image"][0].rpartition("pictures/")[2]
             for name in ("chi-tieu/dung-han", "index", "bao-cao")}  # fmt: skip
    assert shown["chi-tieu/dung-han"] == f"vi/{plan}/chi-tieu/dung-han.png"
    assert shown["index"] == shown["bao-cao"] == f"vi/{plan}.png"


def test_every_page_with_crumbs_gives_them_to_machines(pages: Pages) -> None:
    for page in pages.values():
        crumbs = [nav for nav in page.all("nav") if nav.get("class") == "crumbs"]
        assert ("BreadcrumbList" in kinds(page)) == bool(crumbs), page.address


def test_a_trail_leads_over_pages_that_exist_to_the_page_itself(pages: Pages) -> None:
    page = pages["en/le-hong/2021-2025/chi-tieu/dung-han.html"]
    (trail,) = [node for node in nodes(page) if SCHEMA + "BreadcrumbList" in node["@type"]]
    steps = trail[SCHEMA + "itemListElement"]
    assert [value(step, "position") for step in steps] == [1, 2, 3, 4, 5]
    script = next(one for one in page.all("script") if one.get("type"))
    items = [step["item"] for step in json.loads(script.text)["@graph"][0]["itemListElement"]]
    assert [resolved(page.address, item)[0] for item in items][-1] == page.address
    assert all(resolved(page.address, item)[0] in pages for item in items)


def test_an_authority_and_a_plans_data_are_named_by_their_kind(pages: Pages, portal: Portal, site: Path) -> None:
    for authority in portal.authorities:
        assert "GovernmentOrganization" in kinds(pages[f"{authority.id}/index.html"])
        for plan in authority.plans:
            page = pages[f"{plan.path}/index.html"]
            (dataset,) = [node for node in nodes(page) if SCHEMA + "Dataset" in node["@type"]]
            files = [value(file, "contentUrl") for file in dataset[SCHEMA + "distribution"]]
            assert len(files) == 3 + len(plan.snapshots)
            assert all((site / resolved(page.address, file)[0]).is_file() for file in files)


def test_one_picture_has_one_text_and_no_two_full_stops(pages: Pages) -> None:
    said: dict[str, str] = {}
    for page in pages.values():
        meta = properties(page)
        picture = resolved(page.address, meta["og:image"][0])[0]
        (text,) = meta["og:image:alt"]
        assert said.setdefault(picture, text) == text, page.address
    assert [text for text in said.values() if ".." in text] == []
    assert said["assets/pictures/vi/phuong-minh-hoa/2026.png"].endswith("Dữ liệu minh họa")


def test_every_page_of_the_sample_is_shared_with_its_mark(pages: Pages, portal: Portal) -> None:
    """In title and description, and in what machines read; no other page has it."""
    samples = tuple(f"{one.id}/" for one in portal.authorities if one.authority.sample)
    title = {"vi": "[Minh họa] ", "en": "[Sample] "}
    text = {"vi": "Dữ liệu minh họa. ", "en": "Sample data. "}
    marked = 0
    for page in pages.values():
        sample = page.bare.startswith(samples)
        marked += sample
        assert page.title.startswith(title[page.locale]) == sample, page.address
        assert page.metas("description")[0].startswith(text[page.locale]) == sample, page.address
        for node in nodes(page):
            named = [node, *node.get(SCHEMA + "creator", [])]
            for one in named if SCHEMA + "BreadcrumbList" not in node["@type"] else []:
                assert value(one, "name").startswith(title[page.locale]) == sample, page.address
            if sample and SCHEMA + "description" in node:
                assert value(node, "description").startswith(text[page.locale].strip()), page.address
    assert marked > 100


def test_an_organisation_and_a_dataset_of_the_sample_are_described_as_such(pages: Pages) -> None:
    for name in ("phuong-minh-hoa/index.html", "phuong-minh-hoa/2026/index.html"):
        (node,) = [node for node in nodes(pages[name]) if SCHEMA + "description" in node]
        assert value(node, "description").startswith("Dữ liệu minh họa")


def test_an_unknown_contact_is_left_out_of_what_machines_read(pages: Pages) -> None:
    (authority,) = [node for node in nodes(pages["le-hong/index.html"]) if SCHEMA + "dissolutionDate" in node]
    assert not {SCHEMA + "telephone", SCHEMA + "email", SCHEMA + "address"} & authority.keys()


def test_a_site_with_an_address_names_itself_wholly(addressed: Pages) -> None:
    own = [page for page in addressed.values() if not page.bare.startswith("embed/")]
    assert len(own) > 40
    for page in own:
        assert [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"] == [
            f"{SITE}{page.address}"
        ]
        said = properties(page)
        assert said["og:url"] == page.metas("DC.identifier") == [f"{SITE}{page.address}"]
        assert said["og:image"][0].startswith(f"{SITE}assets/pictures/")
    plan = addressed["en/an-binh/2026/index.html"]
    (creator,) = next(node for node in nodes(plan) if SCHEMA + "creator" in node)[SCHEMA + "creator"]
    assert creator["@id"] == f"{SITE}en/an-binh/index.html#co-quan"


def test_a_title_that_would_end_a_script_stays_a_title(addressed: Pages) -> None:
    page = addressed["an-binh/2026/index.html"]
    assert page.title.startswith(f"[Minh họa] {HOSTILE}")
    names = [value(node, "name") for node in nodes(page) if SCHEMA + "Dataset" in node["@type"]]
    assert names == [f"[Minh họa] {HOSTILE}"]
    assert all(not script.text or "alert" not in script.text or script.get("type") for script in page.all("script"))
    assert len(page.all("main")) == 1
