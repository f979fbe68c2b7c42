"""What goes across plans: register, comparisons, contact units, calendar, glossary."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from built_site import resolved, tag_of, words_of
from cchc_portal import urls
from cchc_portal.derive.dated import dated_items
from cchc_portal.outputs.register import REGISTER_HEAD
from cchc_portal.outputs.tables import SAMPLE
from cchc_portal.views.comparison import CERTAINTY
from cchc_portal.words.catalogue import catalogue
from helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from built_site import BuiltPage
    from cchc_portal.portal import Portal, PortalPlan

Pages = dict[str, "BuiltPage"]

LOCALES = ("vi", "en")
NAMED = (
    "dung-han", "hai-long-tthc", "ho-so-truc-tuyen", "tthc-cong-khai", "van-ban-dien-tu", "par-index-hang",
)  # fmt: skip
LEGACY = "dvc-muc-do-3-4"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def plans_of(portal: Portal) -> list[PortalPlan]:
    return [plan for authority in portal.authorities for plan in authority.plans]


def procedure_targets() -> list[tuple[str, dict[str, Any]]]:
    """The plan and the target as the YAML has it, for each with `tthc: true`."""
    return [
        (path.parent.relative_to(ROOT / "plans").as_posix(), target)
        for path in sorted(ROOT.glob("plans/*/*/plan.yml"))
        for target in yaml.safe_load(path.read_text(encoding="utf-8"))["targets"]
        if target.get("tthc")
    ]


def procedure_addresses() -> list[str]:
    return [urls.target(plan, target["id"]) for plan, target in procedure_targets()]


def linked_addresses(portal: Portal, indicator: str) -> list[str]:
    return [
        urls.target(plan.path, target.id)
        for plan in plans_of(portal)
        for target in plan.plan.targets
        if target.indicator == indicator and not target.restates
    ]


def having(page: BuiltPage, name: str) -> list[Any]:
    return [element for element in page.elements if element.get(name) is not None]


def leads_to(page: BuiltPage, elements: Iterable[Any]) -> list[str]:
    """Where the links inside these elements lead, without the language."""
    links = [one.get("href") for element in elements for one in element.iter() if tag_of(one) == "a"]
    return [resolved(page.address, link)[0].removeprefix("en/") for link in links if link]


def target_pages(addresses: Iterable[str]) -> list[str]:
    return [one for one in addresses if "/chi-tieu/" in one and not one.endswith("/index.html")]


# register


@pytest.mark.parametrize("locale", LOCALES)
def test_the_register_is_one_table_of_every_procedure_target(pages: Pages, locale: str) -> None:
    page = pages[urls.in_locale(urls.TTHC_TARGETS, locale)]
    assert len(page.all("table")) == 1
    own = [leads_to(page, [row])[0] for row in having(page, "data-facets")]
    assert sorted(own) == sorted(procedure_addresses())


@pytest.mark.parametrize(
    ("locale", "words"), [("vi", "Nhắc lại, chỉ tính một lần:"), ("en", "Says again, counted once:")]
)
def test_what_a_target_says_again_is_shown_marked_and_not_counted(pages: Pages, locale: str, words: str) -> None:
    page = pages[urls.in_locale(urls.TTHC_TARGETS, locale)]
    rows = {leads_to(page, [row])[0]: row for row in having(page, "data-facets")}
    again = {urls.target(plan, one["id"]): plan for plan, one in procedure_targets() if one.get("restates")}
    others = {urls.target(plan, one["restates"]) for plan, one in procedure_targets() if one.get("restates")}
    assert len(again) == 4
    assert {address for address, row in rows.items() if words in words_of(row)} == set(again)
    assert {leads_to(page, [rows[address]])[1] for address in again} == others
    assert {address for address, row in rows.items() if row.get("data-again") is not None} == set(again)
    (lead,) = (words_of(one) for one in page.all("p") if one.get("class") == "lead")
    assert lead.startswith(f"{len(rows) - len(again)} ")
    assert "; thêm 4 chỉ tiêu chỉ nhắc lại" in lead or "; 4 more say another one again" in lead
    counted = [
        int(words_of(row).rpartition("·")[2].split()[0]) for row in page.all("tr") if row.get("class") == "group"
    ]
    assert sum(counted) == len(rows) - len(again)


@pytest.mark.parametrize("address", [urls.TTHC_TARGETS, "huong-tra/2021-2025/chi-tieu/index.html"])
def test_deadlines_are_offered_by_year(pages: Pages, address: str) -> None:
    (options,) = (one for one in pages[address].all("select") if one.get("name") == "by")
    values = [one.get("value") for one in options.iter("option")]
    assert values[:1] == [""]
    assert values[-1:] == ["none"]
    assert values[1:-1] == sorted(values[1:-1])
    assert all(re.fullmatch(r"20\d\d", value) for value in values[1:-1])


@pytest.mark.parametrize(
    ("target", "years"),
    [
        ("phuong-minh-hoa-2026-ke-hoach-kiem-soat", {"2026"}),
        ("phuong-minh-hoa-2026-niem-yet", {"2026"}),
        ("phuong-minh-hoa-2026-mot-cua-dien-tu", {"2026"}),
        ("phuong-minh-hoa-2026-so-hoa-cap-phuong", {"2024", "2025", "2026", "2027"}),
        ("huong-tra-2021-2025-so-hoa-xa", {"2021", "2022", "2023", "2024", "2025"}),
        ("le-hong-2021-2025-dung-han", {"none"}),
    ],
)
def test_a_row_of_the_register_has_the_years_its_days_fall_in(pages: Pages, target: str, years: set[str]) -> None:
    (row,) = (row for row in having(pages[urls.TTHC_TARGETS], "data-facets") if row.get("id") == target)
    assert {token[3:] for token in row.get("data-facets").split() if token.startswith("by:")} == years


def test_each_plan_is_a_group_and_the_sample_is_marked(pages: Pages, portal: Portal) -> None:
    page = pages[urls.TTHC_TARGETS]
    groups = {row.get("id"): row for row in page.all("tr") if row.get("class") == "group"}
    with_targets = [plan for plan in plans_of(portal) if any(target.tthc for target in plan.plan.targets)]
    assert list(groups) == [plan.path.replace("/", "-") for plan in with_targets]
    marked = [name for name, row in groups.items() if "Minh họa" in words_of(row).replace("Phường Minh Họa", "")]
    assert marked == ["phuong-minh-hoa-2026"]


def test_the_register_as_csv_has_every_procedure_target(site: Path) -> None:
    text = (site / urls.register_csv()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == REGISTER_HEAD
    assert sorted(urls.target(row[2], row[3]) for row in rows) == sorted(procedure_addresses())
    again = {(plan, target["id"], target["restates"]) for plan, target in procedure_targets() if target.get("restates")}
    assert {(row[2], row[3], row[-1]) for row in rows if row[-1]} == again
    assert {row[2] for row in rows if row[0] == SAMPLE} == {"phuong-minh-hoa/2026"}


# comparisons


@pytest.mark.parametrize("indicator", NAMED)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_indicators_asked_for_have_a_page(pages: Pages, indicator: str, locale: str) -> None:
    assert urls.in_locale(urls.comparison(indicator), locale) in pages


@pytest.mark.parametrize("locale", LOCALES)
def test_a_comparison_lists_exactly_the_linked_targets(pages: Pages, portal: Portal, locale: str) -> None:
    for indicator in portal.indicators:
        page = pages[urls.in_locale(urls.comparison(indicator), locale)]
        found = target_pages(leads_to(page, page.all("tbody")))
        assert found == linked_addresses(portal, indicator), indicator


@pytest.mark.parametrize("locale", LOCALES)
def test_the_index_leads_to_every_comparison(pages: Pages, portal: Portal, locale: str) -> None:
    page = pages[urls.in_locale(urls.COMPARISONS, locale)]
    found = leads_to(page, [one for one in page.all("ul") if one.get("class") == "rows"])
    assert found == [urls.comparison(indicator) for indicator in portal.indicators]


@pytest.mark.parametrize("locale", LOCALES)
def test_certainty_stands_in_words_beside_each_national_set(pages: Pages, portal: Portal, locale: str) -> None:
    say = catalogue(locale).gettext
    for indicator in portal.indicators.values():
        page = pages[urls.in_locale(urls.comparison(indicator.id), locale)]
        (section,) = (one for one in page.all("section") if one.get("id") == "bo-chi-so")
        items = [words_of(one) for one in section.iter() if tag_of(one) == "li"]
        assert len(items) == len(indicator.named_by)
        for naming, item in zip(indicator.named_by, items, strict=True):
            assert naming.set.of(locale).text in item
            assert item.endswith(f"{say('Certainty')}: {say(CERTAINTY[naming.certainty])}")


def test_a_target_of_the_former_levels_is_measured_by_nothing_else(portal: Portal) -> None:
    former = ("mức độ 3", "mức độ 4")
    for plan in plans_of(portal):
        for target in plan.plan.targets:
            names = any(words in str(target.statement) for words in former)
            assert (target.indicator == LEGACY) == names, f"{plan.path} {target.id}"


def test_the_former_levels_carry_a_warning_and_no_chart(pages: Pages, portal: Portal) -> None:
    page = pages[urls.comparison(LEGACY)]
    why = portal.indicators[LEGACY].why
    assert why
    assert str(why) in words_of(page.all("main")[0])
    assert [one for one in page.all("figure") if one.get("class") == "chart"] == []
    assert portal.indicators[LEGACY].named_by == ()


@pytest.mark.parametrize(
    ("indicator", "drawn"),
    [("hai-long-tthc", True), ("thoi-gian-cho", True), ("par-index-hang", False), ("ho-so-truc-tuyen", False)],
)
def test_levels_are_drawn_only_where_they_share_a_scale(pages: Pages, indicator: str, *, drawn: bool) -> None:
    page = pages[urls.comparison(indicator)]
    assert bool([one for one in page.all("figure") if one.get("class") == "chart"]) is drawn
    assert ("Không vẽ biểu đồ" in words_of(page.all("main")[0])) is not drawn


# contact units


def test_every_unit_stands_once_with_its_parts(pages: Pages, portal: Portal) -> None:
    page = pages[urls.UNITS]
    rows = {row.get("id"): row for row in having(page, "data-facets")}
    assert set(rows) == {f"{one.id}-{unit.id}" for one in portal.authorities for unit in one.units}
    (mang_yang,) = (one for one in portal.authorities if one.id == "mang-yang")
    plan = mang_yang.plans[0]
    unit = "phong-tu-phap"
    counts = [words_of(one) for one in rows[f"mang-yang-{unit}"] if tag_of(one) == "td"]
    led = sum(any(lead.party == unit for lead in plan.task_leads[task.id]) for task in plan.plan.tasks)
    assert counts[2] == str(led)


# calendar


@pytest.mark.parametrize("locale", LOCALES)
def test_the_calendar_has_each_dated_item_once_on_its_last_good_day(pages: Pages, portal: Portal, locale: str) -> None:
    page = pages[urls.in_locale(urls.CALENDAR, locale)]
    shown = {}
    for item in having(page, "data-key"):
        (time,) = (one for one in item.iter() if tag_of(one) == "time")
        assert item.get("data-key") not in shown
        shown[item.get("data-key")] = time.get("datetime")
    assert shown == {
        f"{plan.path}/{item.key}": item.due.isoformat() for plan in plans_of(portal) for item in dated_items(plan.plan)
    }


def test_what_ended_authorities_promised_is_in_the_archive_and_nothing_else(pages: Pages, portal: Portal) -> None:
    page = pages[urls.CALENDAR]
    (archive,) = (one for one in page.all("section") if one.get("id") == "luu-tru")
    inside = {one.get("data-key") for one in archive.iter() if one.get("data-key")}
    ended = {one.id for one in portal.authorities if one.ended}
    assert inside == {
        key for item in having(page, "data-key") if (key := item.get("data-key")).partition("/")[0] in ended
    }


def test_what_is_due_next_stands_first_and_everything_else_is_folded(pages: Pages, portal: Portal) -> None:
    page = pages[urls.CALENDAR]
    sections = {one.get("id"): one for one in page.all("section")}
    parts = [name for name in sections if name in ("sap-den-han", "da-qua", "luu-tru")]
    assert parts == ["sap-den-han", "da-qua", "luu-tru"]
    coming, past, archive = ([sorted(group) for group in groups_of(sections[part])] for part in parts)
    today = portal.as_of.isoformat()
    assert all(day >= today for group in coming for day in group)
    assert all(day < today for group in past for day in group)
    for group in coming, past, archive:
        assert group
    folded = [one for one in page.all("details") if one.get("data-group") is not None]
    assert [one.get("open") for one in folded] == [None] * len(past + archive)


def test_what_comes_stands_in_order_and_what_is_over_begins_with_the_newest(pages: Pages) -> None:
    sections = {one.get("id"): one for one in pages[urls.CALENDAR].all("section")}
    for part, newest_first in (("sap-den-han", False), ("da-qua", True), ("luu-tru", True)):
        groups = groups_of(sections[part])
        assert all(group == sorted(group) for group in groups)
        assert groups == sorted(groups, reverse=newest_first)


def groups_of(section: Any) -> list[list[str]]:
    """The days of each quarter or year, as the page has them."""
    lists = [one for one in section.iter() if tag_of(one) == "ul"]
    return [[one.get("datetime") for one in group.iter() if tag_of(one) == "time"] for group in lists]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_page_links_the_calendar_of_its_own_language(pages: Pages, portal: Portal, locale: str) -> None:
    linking = {urls.CALENDAR: urls.CALENDAR_FILE}
    for plan in plans_of(portal):
        linking |= dict.fromkeys((urls.plan(plan.path), urls.progress(plan.path)), urls.plan_calendar(plan.path))
    for name, file in linking.items():
        page = pages[urls.in_locale(name, locale)]
        links = [resolved(page.address, link)[0] for _one, _name, link in page.links() if link.endswith(".ics")]
        assert urls.in_locale(file, locale) in links, page.address
        assert all(link.startswith("en/") == (locale == "en") for link in links), page.address


# glossary


@pytest.mark.parametrize("locale", LOCALES)
def test_each_term_has_its_own_anchor(pages: Pages, portal: Portal, locale: str) -> None:
    page = pages[urls.in_locale(urls.GLOSSARY, locale)]
    anchors = [term.anchor for term in portal.files.glossary.terms]
    assert len(set(anchors)) == len(anchors)
    assert set(anchors) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_use_of_a_term_is_linked_once_and_described(pages: Pages, locale: str) -> None:
    linked = 0
    for page in pages.values():
        if page.locale != locale:
            continue
        terms = [one for one in page.all("a") if one.get("class") == "term"]
        anchors = [resolved(page.address, one.get("href")) for one in terms]
        assert len(set(anchors)) == len(anchors), page.address
        for one, (address, anchor) in zip(terms, anchors, strict=True):
            assert address == urls.in_locale(urls.GLOSSARY, locale)
            assert one.get("aria-describedby") == f"tn-{anchor}"
            assert page.ids.count(f"tn-{anchor}") == 1
            assert one.get("title") is None
        linked += len(terms)
    assert linked > 100


def test_no_heading_holds_a_linked_term(pages: Pages) -> None:
    for page in pages.values():
        for heading in page.all(*HEADINGS):
            assert [one for one in heading.iter() if one.get("class") == "term"] == [], page.address


@pytest.mark.parametrize(
    "abbreviation",
    ["LĐTB&XH", "LĐTBXH", "TTĐT", "CQĐT", "NĐ", "TT", "TCVN", "ISO", "TU", "HU", "NGSP", "NDXP", "LGSP", "DDCI"],
)
def test_an_abbreviation_of_the_plans_is_a_term_of_its_own(portal: Portal, abbreviation: str) -> None:
    found = [term for term in portal.files.glossary.terms if abbreviation in (term.abbr, *term.also)]
    assert [set(term.term.languages()) for term in found] == [{"vi", "en"}]


@pytest.mark.parametrize(
    ("locale", "words", "meaning"),
    [
        ("vi", "TTHC", "TTHC: thủ tục hành chính Trình tự, cách thức,"),
        ("en", "administrative procedure", "TTHC: administrative procedure The steps, dossier"),
    ],
)
def test_a_target_page_explains_its_abbreviation(pages: Pages, locale: str, words: str, meaning: str) -> None:
    page = pages[urls.in_locale("le-hong/2021-2025/chi-tieu/dung-han.html", locale)]
    assert [one.text for one in page.all("a") if one.get("aria-describedby") == "tn-tthc"] == [words]
    (tip,) = (one for one in page.all("span") if one.get("id") == "tn-tthc")
    assert tip.get("role") == "tooltip"
    assert words_of(tip).startswith(meaning)
