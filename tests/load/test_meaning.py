"""What an officer writes means what the officer meant."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from broken_portals import GOAL, PLAN, STATEMENT, UNITS, changed_portal, patched_portal, problems_of
from cchc_portal.load.files import load
from helpers import SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.whole import PlanFiles

SNAPSHOT = "plans/an-binh/2026/snapshots/2026-q1.yml"


def _files(root: Path) -> PlanFiles:
    return load(root).authorities[0].plans[0]


def _plan(folder: Path, find: str, replace: str) -> Plan:
    return _files(patched_portal(folder, find, replace)).plan


def _goal(folder: Path, written: str) -> Goal:
    return _plan(folder, GOAL, written).targets[0].goals[0]


def _statement(folder: Path, written: str) -> str:
    return str(_plan(folder, f"statement: {STATEMENT}", f"statement: {written}").targets[1].statement)


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "NO", "n", "08", "02", "1.10", "1e3", "0x1F", "2026-01-05", "12:30"]
)
def test_a_number_of_a_document_stays_as_it_was_written(word: str, tmp_path: Path) -> None:
    assert _plan(tmp_path, 'number: "12"', f"number: {word}").document.number == word


@pytest.mark.parametrize("word", ["null", "~", ""])
def test_a_blank_number_is_no_number(word: str, tmp_path: Path) -> None:
    assert _plan(tmp_path, 'number: "12"', f"number: {word}").document.number is None


@pytest.mark.parametrize("word", ["no", "yes", "on", "2026", "1.10"])
def test_such_a_word_is_a_text_where_a_text_stands(word: str, tmp_path: Path) -> None:
    assert _statement(tmp_path, word) == word


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("no", False), ("on", True), ("true", True), ("off", False)]
)
def test_yes_and_no_are_booleans_where_a_boolean_stands(word: str, *, meant: bool, tmp_path: Path) -> None:
    assert _plan(tmp_path, "    tthc: true\n", f"    soft: {word}\n").targets[0].soft is meant


@pytest.mark.parametrize(
    ("written", "meant"), [("98", "98"), ("97.50", "97.50"), ("08", "8"), ('"97.5"', "97.5"), ("-1", "-1")]
)
def test_a_figure_is_an_exact_decimal(written: str, meant: str, tmp_path: Path) -> None:
    assert _goal(tmp_path, f"{{at_least: {written}, unit: percent}}").at_least == Decimal(meant)


def test_a_year_with_a_leading_zero_in_a_day_is_still_that_day(tmp_path: Path) -> None:
    assert _plan(tmp_path, "before_day: 20", "before_day: 08").reporting.rules[0].due.before_day == 8  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{vi: các xã, thị trấn của huyện, en: communes}", "các xã, thị trấn của huyện"),
        ("{vi: các xã, phường, thị trấn, en: communes, wards}", "các xã, phường, thị trấn"),
        ("{vi: các xã,\n      thị trấn của huyện, en: communes}", "các xã, thị trấn của huyện"),
        ("{vi: họp lúc 8:30, tại xã}", "họp lúc 8:30, tại xã"),
        ("{vi: xem https://anbinh.gov.vn, mục 2}", "xem https://anbinh.gov.vn, mục 2"),
    ],
)
def test_a_comma_does_not_cut_a_text_of_a_flow_map(written: str, meant: str, tmp_path: Path) -> None:
    assert _statement(tmp_path, written) == meant


def test_both_languages_keep_their_commas(tmp_path: Path) -> None:
    plan = _plan(tmp_path, STATEMENT, "{vi: các xã, thị trấn, en: communes, townships}")
    assert plan.targets[1].statement.root == {"vi": "các xã, thị trấn", "en": "communes, townships"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Trên\t90 %", "Trên 90 %"),
        ('"Trên\t90 %"', "Trên 90 %"),
        ("{vi: Trên\t90 %, en: More}", "Trên 90 %"),
        ("\u00a0Trên 90 %\u200b", "Trên 90 %"),
        ("Trên 90\u00a0%", "Trên 90\u00a0%"),
        ('"“Một cửa”"', "“Một cửa”"),
        ("Bộ phận “Một cửa” của xã", "Bộ phận “Một cửa” của xã"),
        ("“Một cửa” và “một cửa liên thông”", "“Một cửa” và “một cửa liên thông”"),
        ("Mức 1:2 và a:b", "Mức 1:2 và a:b"),
        ('"Mục tiêu: trên 90 %"', "Mục tiêu: trên 90 %"),
        (">\n      Trên 90 %\n      người dân", "Trên 90 % người dân\n"),
        ("Trên 90 % # ghi chú riêng", "Trên 90 %"),
    ],
)
def test_a_text_means_what_it_shows(written: str, meant: str, tmp_path: Path) -> None:
    assert _statement(tmp_path, written) == meant


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_letters_with_marks_are_one_sign_each(form: Any, tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path)
    path = root / PLAN
    path.write_text(unicodedata.normalize(form, path.read_text(encoding="utf-8")), encoding="utf-8")
    assert str(_files(root).plan.targets[1].statement) == "Trên 90 % người dân hài lòng."


def test_letters_with_marks_are_one_sign_each_in_a_text_with_commas_too(tmp_path: Path) -> None:
    assert _statement(tmp_path, unicodedata.normalize("NFD", "{vi: các xã, thị trấn}")) == "các xã, thị trấn"


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_byte_order_mark_and_line_ends_change_nothing(mark: str, end: str, tmp_path: Path) -> None:
    expected = _files(copy_portal(SMALL, tmp_path / "plain")).plan
    root = copy_portal(SMALL, tmp_path / "changed")
    text = (root / PLAN).read_text(encoding="utf-8")
    (root / PLAN).write_bytes((mark + text.replace("\n", end)).encode())
    assert _files(root).plan == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [("97.5", Decimal("97.5")), ("97", Decimal(97)), ("yes", True), ("no", False), ("true", True), ("tot", "tot")],
)
def test_a_result_is_a_figure_a_state_or_a_grade(written: str, meant: object, tmp_path: Path) -> None:
    cell = f"{{value: {written}, evidence: [{{document: BC 1}}]}}"
    text = f"period: 2026-q1\ndata: {{from: 2025-12-15, to: 2026-03-14}}\nvalues:\n  dung-han: {cell}\n"
    without_goals = {"file": PLAN, "find": f"    goals:\n      - {GOAL}\n", "replace": ""}
    root = changed_portal(tmp_path, {"file": SNAPSHOT, "write": text, "also": [without_goals]})
    found = _files(root).snapshots[0].values["dung-han"].value
    assert found == meant
    assert type(found) is type(meant)


def test_two_spellings_of_one_unit_may_differ_in_dashes_and_case(tmp_path: Path) -> None:
    root = patched_portal(tmp_path, '["VP"]', '["VP", "vp", "Văn  phòng", "HĐND – UBND", "HĐND-UBND"]', file=UNITS)
    assert problems_of(root) == ()


def test_a_file_named_in_the_plan_is_found(tmp_path: Path) -> None:
    case = {
        "file": PLAN,
        "find": "  signer:",
        "replace": "  files: [{path: files/kh12.pdf, kind: signed}]\n  signer:",
        "also": [{"file": "plans/an-binh/2026/files/kh12.pdf", "write": "%PDF"}],
    }
    assert problems_of(changed_portal(tmp_path, case)) == ()


def test_a_link_out_of_the_plans_folder_is_refused(tmp_path: Path) -> None:
    root = patched_portal(tmp_path, "  signer:", "  files: [{path: kh12.pdf, kind: signed}]\n  signer:")
    (root / "secret.txt").write_text("…", encoding="utf-8")
    (root / "plans/an-binh/2026/kh12.pdf").symlink_to(root / "secret.txt")
    assert [problem.code for problem in problems_of(root)] == ["file_outside"]
