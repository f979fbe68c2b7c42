"""The pages about the duty to publish: every rule with its mark, the catalogue, the log, their CSV files."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest

from built_site import BuiltPage, resolved, words_of
from cchc_portal import urls
from cchc_portal.load.files import load
from cchc_portal.outputs.tables import SAMPLE
from cchc_portal.views.entries import entries
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

Pages = dict[str, BuiltPage]

IDS = (
    *(f"A{number:02}" for number in range(1, 18)), *(f"B{number:02}" for number in range(1, 11)),
    *(f"C{number:02}" for number in range(1, 15)), *(f"D{number:02}" for number in range(1, 7)),
    *(f"E{number:02}" for number in range(1, 4)), *(f"F{number:02}" for number in range(1, 6)),
    *(f"G{number:02}" for number in range(1, 8)),
)  # fmt: skip
"""Every requirement of the research of 22 November 2026, section 1."""

PRINTED = {
    **dict.fromkeys(IDS, "V"),
    **dict.fromkeys(("A15", "C07", "D02", "G01", "G03", "G06"), "V2"),
    "A06": "V / R", "A14": "V old / R new", "B08": "V old", "B09": "source V / R", "C08": "V / R",
    "C09": "V (superseded)", "C10": "V/R", "C11": "V old", "D03": "V (superseded, good test list)", "D05": "V/V2",
    "D06": "V (annex not obtained)", "E01": "V2/V", "E02": "V/V2", "E03": "R", "G02": "V2/R",
    "G05": "V (superseded)",
}  # fmt: skip
"""The marks as printed there; D05 has them said in the source column too."""

TO_BE_CHECKED = {"vi": "cần kiểm tra", "en": "to be checked"}
READ = {"vi": "đã đọc nguyên văn", "en": "the wording was read"}
SECONDARY = {"vi": "nguồn thứ cấp", "en": "secondary source"}
REPEALED = {"A06", "A14", "A15", "B08", "C07", "D05"}
SUPERSEDED = {"C08", "C09", "D03", "G05"}

RULES = {rule.id: rule for rule in load(ROOT).disclosure.rules}


def page_of(pages: Pages, address: str, locale: str) -> BuiltPage:
    return pages[urls.in_locale(address, locale)]


def articles(pages: Pages, locale: str) -> dict[str, Any]:
    """Rule → its element on the page."""
    page = page_of(pages, urls.DISCLOSURE, locale)
    return {element.get("id"): element for element in page.all("article")}


def rows_of(site: Path, address: str) -> list[dict[str, str]]:
    raw = (site / address).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel needs the byte-order mark"
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def test_every_rule_of_the_research_is_in_the_data() -> None:
    assert tuple(RULES) == IDS


def test_every_mark_is_the_one_of_the_research() -> None:
    assert {id_: rule.printed for id_, rule in RULES.items()} == PRINTED


@pytest.mark.parametrize("id_", IDS)
def test_the_parts_of_a_mark_are_those_printed(id_: str) -> None:
    printed = re.findall(r"\b(V2|V|R)\b", PRINTED[id_])
    assert [mark.mark for mark in RULES[id_].marks] == printed


def test_what_is_repealed_or_superseded_says_so() -> None:
    said = {id_: rule.standing for id_, rule in RULES.items() if rule.standing}
    assert said == {
        **dict.fromkeys(REPEALED, "repealed"),
        **dict.fromkeys(SUPERSEDED, "superseded"),
        "C11": "old",
    }


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_rule_stands_on_the_page_with_its_source_and_mark(pages: Pages, locale: str) -> None:
    found = articles(pages, locale)
    assert tuple(found) == IDS
    for id_, rule in RULES.items():
        text = words_of(found[id_])
        assert " ".join(rule.source.of(locale).text.split()) in text, id_
        for mark in rule.marks:
            words = {"V": READ, "V2": SECONDARY, "R": TO_BE_CHECKED}[mark.mark][locale]
            assert re.search(rf"{mark.mark}: [^;]*{re.escape(words)}", text), (id_, mark.mark)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_nothing_recalled_is_shown_without_saying_so(pages: Pages, locale: str) -> None:
    recalled = {id_ for id_, rule in RULES.items() if rule.recalled}
    assert recalled == {"A06", "A14", "B09", "C08", "C10", "E03", "G02"}
    for id_, element in articles(pages, locale).items():
        assert (TO_BE_CHECKED[locale] in words_of(element)) is (id_ in recalled), id_


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_outcome_has_a_word_and_a_shape(pages: Pages, locale: str) -> None:
    for id_, element in articles(pages, locale).items():
        states = [one for one in element.iter("span") if "st" in (one.get("class") or "").split()]
        assert states, id_
        for state in states:
            assert words_of(state), id_
            assert list(state.iter("{http://www.w3.org/2000/svg}use")) or list(state.iter("use")), id_


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_summary_counts_each_rule_of_each_subject(pages: Pages, locale: str) -> None:
    tables = page_of(pages, urls.DISCLOSURE, locale).all("table")
    rows = [row for table in tables for row in table.iter("tr") if list(row.iter("td"))]
    totals = [sum(int(words_of(cell)) for cell in row.iter("td")) for row in rows]
    by_plan = sum(rule.check is not None for rule in RULES.values())
    assert totals[0] + totals[1] + totals[2] == len(IDS)
    assert set(totals[1::2]) == {totals[1]}
    assert set(totals[2::2]) == {totals[2]}
    assert by_plan > totals[1] + totals[2]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_what_is_not_met_stands_together_before_the_rules(pages: Pages, locale: str) -> None:
    page = page_of(pages, urls.DISCLOSURE, locale)
    (section,) = (one for one in page.all("section") if one.get("id") == "chua-dat")
    named = [one.get("href") for one in section.iter("a") if (one.get("href") or "").startswith("#")]
    failing = [id_ for id_, one in articles(pages, locale).items() if any(state_of(one, "offtrack"))]
    assert named == [f"#{id_}" for id_ in failing]
    assert failing
    ids = list(page.ids)
    assert ids.index("tong-hop") < ids.index("chua-dat") < ids.index("A01")


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_what_does_not_apply_and_who_has_ended_is_folded(pages: Pages, locale: str) -> None:
    page = page_of(pages, urls.DISCLOSURE, locale)
    closed = [one for one in page.all("details") if one.get("open") is None]
    folded = {element for details in closed for element in details.iter()}
    beside = state_of(page.all("body")[0], "unmeasured")
    assert beside
    assert set(beside) <= folded
    assert not folded & set(state_of(page.all("body")[0], "offtrack"))
    found = [row for table in page.all("table") for row in table.iter("tr") if list(row.iter("td"))]
    owners = {row: resolved(page.address, next(row.iter("a")).get("href"))[0].removeprefix("en/") for row in found}
    assert {owner for row, owner in owners.items() if row not in folded} == {
        urls.HOME, "phuong-minh-hoa/index.html", "phuong-minh-hoa/2026/index.html",
    }  # fmt: skip


def state_of(element: Any, shape: str) -> list[Any]:
    return [one for one in element.iter("span") if f"st-{shape}" in (one.get("class") or "").split()]


def test_words_that_mean_two_things_are_translated_apart(pages: Pages) -> None:
    duty = words_of(pages[urls.DISCLOSURE].all("main")[0])
    assert "Cách kiểm tra" in duty
    assert "Cách nhúng" not in duty
    assert "Không thiếu đoạn nào" not in duty
    assert "Ngày công khai" in words_of(pages[urls.CATALOGUE].all("main")[0])


def test_the_log_knows_the_day_of_the_decision_that_carries_a_plan(site: Path) -> None:
    rows = [row for row in rows_of(site, urls.disclosure_log_csv()) if row["kế hoạch / plan"] == "huong-tra/2021-2025"]
    assert [row["ngày / day"] for row in rows] == ["2021-10-20"]


@pytest.mark.parametrize("address", [urls.DISCLOSURE, urls.CATALOGUE, urls.DISCLOSURE_LOG])
def test_every_page_leads_to_them(pages: Pages, address: str) -> None:
    lost = [
        page.address
        for page in pages.values()
        if not any(link.endswith(address) for _element, _name, link in page.links())
    ]
    assert lost == []


def test_an_authority_leads_to_its_part_of_the_catalogue(pages: Pages) -> None:
    links = [link for _element, _name, link in pages["phuong-minh-hoa/index.html"].links()]
    assert f"../{urls.CATALOGUE}#phuong-minh-hoa" in links


def test_every_page_belongs_to_an_item_of_the_catalogue(pages: Pages, portal: Portal) -> None:
    items = entries(portal)
    addresses, folders = {one.address for one in items}, tuple(one.below for one in items if one.below)
    assert {page.bare for page in pages.values()} - addresses == {
        page.bare for page in pages.values() if page.bare not in addresses and page.bare.startswith(folders)
    }


def test_each_address_of_the_catalogue_is_a_file_of_the_site(pages: Pages, site: Path) -> None:
    rows = rows_of(site, urls.catalogue_csv())
    listed = [row["địa chỉ / address"] for row in rows]
    for locale in ("vi", "en"):
        page = page_of(pages, urls.CATALOGUE, locale)
        heads = [one for one in page.all("th") if one.get("scope") == "row"]
        shown = [words_of(one) for head in heads for one in head.iter("span") if one.get("class") == "sub"]
        assert [urls.in_locale(address, locale) for address in listed] == shown
        for head, address in zip(heads, shown, strict=True):
            file, _hash, part = address.partition("#")
            assert (site / file).is_file(), address
            assert not part or part in pages[file].ids, address
            assert resolved(page.address, next(head.iter("a")).get("href")) == (file, part)


def test_the_catalogue_says_what_is_unknown(site: Path) -> None:
    rows = rows_of(site, urls.catalogue_csv())
    period = next(row for row in rows if row["địa chỉ / address"].endswith("tien-do/2026-q1.html"))
    assert period["thời điểm công khai / published"] == "2026-03-19"
    assert "18 April 2026" in period["duration (en)"].replace("\u00a0", " ")
    source = next(row for row in rows if row["địa chỉ / address"] == "le-hong/2021-2025/nguon.html")
    assert source["thời điểm công khai / published"] == "chưa rõ / unknown"
    assert source["responsible (en)"] == "chưa rõ / unknown"


def test_a_sample_is_marked_in_every_row_and_card(pages: Pages, site: Path) -> None:
    for address in (urls.catalogue_csv(), urls.disclosure_log_csv()):
        rows = rows_of(site, address)
        own = [row for row in rows if row["cơ quan / authority"] == "Phường Minh Họa"]
        assert own
        assert {row["ghi chú / note"] for row in own} == {SAMPLE}
        assert {row["ghi chú / note"] for row in rows if row not in own} == {""}
    for address in (urls.CATALOGUE, urls.DISCLOSURE_LOG):
        page = pages[urls.in_locale(address, "en")]
        for row in page.all("tr"):
            links = [link.get("href") for link in row.iter("a")]
            if any("phuong-minh-hoa/" in link for link in links):
                assert "Sample" in words_of(row)


def test_the_log_runs_by_quarter_the_newest_first(pages: Pages, site: Path) -> None:
    quarters = [element.get("id") for element in pages[urls.DISCLOSURE_LOG].all("section") if element.get("id")]
    assert quarters[:3] == ["2026-q3", "2026-q2", "2026-q1"]
    dated = [quarter for quarter in quarters if quarter != "khong-ro"]
    assert dated == sorted(dated, reverse=True)
    assert quarters[-1] == "khong-ro"
    rows = rows_of(site, urls.disclosure_log_csv())
    assert list(dict.fromkeys(row["quý / quarter"] for row in rows))[:3] == ["2026-q3", "2026-q2", "2026-q1"]


def test_the_log_has_every_publication_correction_and_change(site: Path) -> None:
    rows = [row for row in rows_of(site, urls.disclosure_log_csv()) if row["kế hoạch / plan"] == "phuong-minh-hoa/2026"]
    found = {(row["ngày / day"], row["what (en)"]) for row in rows}
    assert {("2026-03-19", "Results published"), ("2026-06-18", "Results published"),
            ("2026-09-18", "Results published")} <= found  # fmt: skip
    assert any(what.startswith("Corrected") for _day, what in found)
    assert any(what.startswith("Promise changed") for _day, what in found)
    days = {row["ngày / day"]: row["số ngày làm việc sau khi duyệt / working days after approval"] for row in rows}
    assert days["2026-03-19"] == "1"


@pytest.mark.parametrize("address", [urls.CATALOGUE, urls.DISCLOSURE_LOG])
def test_tables_become_cards_and_keep_their_names(pages: Pages, address: str) -> None:
    for table in pages[address].all("table"):
        assert "to-cards" in table.get("class").split()
        assert all(cell.get("data-label") for cell in table.iter("td"))
        assert words_of(next(iter(table.iter("caption"))))


def test_each_page_carries_the_six_elements_of_dublin_core(pages: Pages) -> None:
    names = [f"DC.{name}" for name in ("title", "creator", "date", "description", "publisher", "identifier")]
    assert {page.address for page in pages.values() if any(len(page.metas(name)) != 1 for name in names)} == set()
    assert all(all(page.metas(name)[0].strip() for name in names) for page in pages.values())
