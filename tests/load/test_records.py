"""Snapshots that hold load; their figures add up, or the difference is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broken_portals import GOAL, PLAN, changed_portal, problems_of
from cchc_portal.load.checks import Record
from cchc_portal.load.files import load
from cchc_portal.load.reading import parse
from cchc_portal.load.records import check_records
from cchc_portal.load.validation import to_model
from cchc_portal.model.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from cchc_portal.errors import Problem

FOLDER = "plans/an-binh/2026"
Q1 = f"{FOLDER}/snapshots/2026-q1.yml"
Q2 = f"{FOLDER}/snapshots/2026-q2.yml"
HEAD = "period: 2026-q1\ndata: {from: 2025-12-15, to: 2026-03-14}\n"
SECOND = "period: 2026-q2\ndata: {from: 2026-03-15, to: 2026-06-14}\n"
SHARE = "{at_least: 98, unit: percent, of: hồ sơ, by: 2026-02}"
FIELD = """procedures:
  - field: Đất đai
    received: {{online: {online}, in_person_or_post: 5, carried_over: {carried}}}
    resolved: {{early: 4, on_time: 6, late: 1}}
    pending: {{in_time: 5, overdue: 2}}
"""
GOOD = f"""{HEAD}reported: 2026-03-18
approved: {{by: Chủ tịch, on: 2026-03-18}}
published: 2026-03-19
values:
  dung-han:
    numerator: 1180
    denominator: 1204
    reason: Một tuần mất kết nối
    new_date: 2026-06-30
    evidence: [files/bc-q1.pdf]
  hai-long: {{value: 100.5, note: Tính cả ý kiến gửi hai lần}}
tasks:
  ra-soat: {{state: done, on: 2026-02-10, evidence: [{{document: BC 1}}]}}
corrections:
  - {{target: dung-han, was: 90, now: 97, on: 2026-04-18, reason: Gõ nhầm}}
  - {{target: dung-han, was: 97, now: 98.01, on: 2026-04-20, reason: Gõ nhầm}}
{FIELD.format(online=10, carried=3)}"""
SECOND_QUARTER = {
    "file": PLAN,
    "find": "    - {id: 2026-h1,",
    "replace": "    - {id: 2026-q2, data: {from: 2026-03-15, to: 2026-06-14}}\n    - {id: 2026-h1,",
}


def _goal(written: str) -> dict[str, str]:
    return {"file": PLAN, "find": GOAL, "replace": written}


def _found(folder: Path, text: str, *also: dict[str, Any], file: str = Q1) -> list[str]:
    return [
        problem.code for problem in problems_of(changed_portal(folder, {"file": file, "write": text, "also": also}))
    ]


def _result(folder: Path, cell: str, goal: str) -> list[str]:
    return _found(folder, f"{HEAD}values:\n  dung-han: {cell}\n", _goal(goal))


def test_a_whole_snapshot_and_the_one_after_it_load(tmp_path: Path) -> None:
    second = {"file": Q2, "write": SECOND + FIELD.format(online=6, carried=7)}
    evidence = {"file": f"{FOLDER}/files/bc-q1.pdf", "write": "%PDF"}
    root = changed_portal(
        tmp_path, {"file": Q1, "write": GOOD, "also": [second, evidence, SECOND_QUARTER, _goal(SHARE)]}
    )
    plan = load(root).authorities[0].plans[0]
    assert [snapshot.period for snapshot in plan.snapshots] == ["2026-q1", "2026-q2"]
    assert set(plan.digests) == {"2026-q1", "2026-q2"}


def test_problems_of_snapshots_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = (
        "period: 2026-h1\ndraft: true\ndata: {from: 2025-12-14, to: 2026-03-14}\npublished: 2026-03-13\n"
        "values:\n  hai-long: {value: yes, evidence: [files/x.pdf]}\ntasks:\n  ra-soat: {state: suspended}\n"
        f"corrections:\n  - {{target: dung-han, was: 1, now: 2, on: 2026-04-01, reason: x}}\n"
        f"{FIELD.format(online=9, carried=3)}"
    )
    assert _found(tmp_path, text) == [
        "period_file",
        "draft_published",
        "window_outside",
        "dates_order",
        "result_kind",
        "file_missing",
        "suspended_reason",
        "correction_absent",
        "identity_received",
    ]


def test_a_draft_is_checked_although_it_is_not_published(tmp_path: Path) -> None:
    draft = HEAD.replace("data", "draft: true\ndata")
    assert _found(tmp_path / "wrong", f"{draft}values:\n  hai-long: {{value: tot}}\n") == ["result_kind"]
    root = changed_portal(tmp_path / "right", {"file": Q1, "write": draft})
    assert load(root).authorities[0].plans[0].snapshots == ()


@pytest.mark.parametrize(
    ("cell", "goal"),
    [
        ("{value: 100}", SHARE.replace("98", "100")),
        ("{numerator: 0, denominator: 0}", SHARE),
        ("{value: 120, note: Gồm hồ sơ cũ}", "{at_least: 98, unit: percent}"),
        ("{value: -3}", "{reduce_by: 5, unit: percent, of: hồ sơ}"),
        ("{numerator: 6, denominator: 5}", "{at_least: 1, unit: minute, statistic: mean}"),
        ("{value: -3}", "{at_least: 5, unit: point}"),
        ("{value: kha}", "{grade_at_least: kha}"),
        ("{value: no}", "{achieved: true}"),
        ("{value: 3}", "{direction: up}"),
        ("{value: 97}", "{at_least: 98, unit: percent, by: 2026-03-14}"),
        ("{value: 97}", "{at_least: 98, unit: percent, by: 2026-01, every: quarter}"),
        ("{value: 97, on: 2026-01-31}", "{at_least: 98, unit: percent, by: 2026-01}"),
        ("{value: kha}", "{grade_at_least: tot, by: 2026-01}"),
        ("{value: 99, new_date: 2026-03-15}", "{at_least: 98, unit: percent, by: 2026-01}"),
    ],
)
def test_a_result_that_fits_its_goal_needs_nothing_more(cell: str, goal: str, tmp_path: Path) -> None:
    assert _result(tmp_path, cell, goal) == []


@pytest.mark.parametrize(
    ("cell", "goal", "codes"),
    [
        ("{value: 97}", "{at_least: 98, unit: percent, by: 2026-03-13}", ["late_reason"]),
        ("{value: 97, on: 2026-02-01}", "{at_least: 98, unit: percent, by: 2026-01}", ["late_reason"]),
        ("{value: 0}", "{top: 3, unit: rank}", ["range_note"]),
        ("{value: -1}", "{at_most: 3, unit: vnd}", ["range_note"]),
        ("{value: -1}", "{at_most: 3, unit: minute}", ["range_note"]),
        ("{numerator: 1, denominator: -2}", "{reduce_by: 5, unit: percent}", ["number_range"]),
    ],
)
def test_a_result_that_does_not_fit_is_found(cell: str, goal: str, codes: list[str], tmp_path: Path) -> None:
    assert _result(tmp_path, cell, goal) == codes


@pytest.mark.parametrize(("last_date", "codes"), [("2026-03-13", ["late_reason"]), ("2026-03-14", []), ("2026-Q1", [])])
def test_a_task_is_late_from_the_day_after_its_last_good_day(last_date: str, codes: list[str], tmp_path: Path) -> None:
    when = {"file": PLAN, "find": "when: 2026-Q2", "replace": f"when: {last_date}"}
    assert _found(tmp_path, f"{HEAD}tasks:\n  ra-soat: {{state: in-progress}}\n", when) == codes


@pytest.mark.parametrize(("value", "codes"), [(60, []), (57, []), (54, ["late_reason"])])
def test_a_step_that_can_be_read_in_two_ways_is_missed_when_neither_holds(
    value: int, codes: list[str], tmp_path: Path
) -> None:
    growing = (
        "{grow: {step: 10, bound: at_least, per: year, from: 2025, to: 2026}, unit: percent,"
        " baseline: {year: 2024, value: 50}}"
    )
    assert _result(tmp_path, f"{{value: {value}}}", growing) == codes


def test_a_suspended_target_is_not_late(tmp_path: Path) -> None:
    suspended = "{at_least: 98, unit: percent, by: 2026-02}\n    suspended: {on: 2026-01-20, reason: Chờ hướng dẫn}"
    assert _result(tmp_path, "{value: 90}", suspended) == []


@pytest.mark.parametrize(("year", "codes"), [(2025, ["period_year"]), (2026, []), (2027, ["period_year"])])
def test_a_plan_without_periods_takes_those_of_its_years(year: int, codes: list[str], tmp_path: Path) -> None:
    periods = (
        "  periods:\n    - {id: 2026-q1, clause: III.3#1, data: {from: 2025-12-15, to: 2026-03-14}}\n"
        "    - {id: 2026-h1, clause: III.3#2, data: {from: 2025-12-15, to: 2026-06-14}}\n"
    )
    without = {"file": PLAN, "find": periods, "replace": ""}
    text = f"period: {year}-m05\ndata: {{from: 2026-05-01, to: 2026-05-31}}\n"
    assert _found(tmp_path, text, without, file=f"{FOLDER}/snapshots/{year}-m05.yml") == codes


@pytest.mark.parametrize(
    ("now", "codes"), [("97.5", []), ("97", []), ("98", []), ("97.50", []), ("97.4", ["correction_value"])]
)
def test_a_correction_may_be_rounded(now: str, codes: list[str], tmp_path: Path) -> None:
    correction = f"corrections:\n  - {{target: dung-han, was: 90, now: {now}, on: 2026-04-18, reason: Gõ nhầm}}\n"
    text = f"{HEAD}values:\n  dung-han: {{numerator: 39, denominator: 40}}\n{correction}"
    assert _found(tmp_path, text) == codes


def test_a_field_that_the_period_before_does_not_have_may_carry_anything_over(tmp_path: Path) -> None:
    second = {"file": Q2, "write": (SECOND + FIELD.format(online=10, carried=3)).replace("Đất đai", "Hộ tịch")}
    assert _found(tmp_path, HEAD + FIELD.format(online=10, carried=3), second, SECOND_QUARTER) == []


def test_a_draft_of_the_period_before_binds_nobody(tmp_path: Path) -> None:
    draft = HEAD.replace("data", "draft: true\ndata") + FIELD.format(online=10, carried=3)
    second = {"file": Q2, "write": SECOND + FIELD.format(online=10, carried=3)}
    assert _found(tmp_path, draft, second, SECOND_QUARTER) == []


COUNTS = st.integers(min_value=0, max_value=20)


def _identity_problems(counts: tuple[int, ...]) -> list[Problem]:
    online, post, carried, early, on_time, late, in_time, overdue = counts
    text = (
        f"{HEAD}procedures:\n  - field: Đất đai\n"
        f"    received: {{online: {online}, in_person_or_post: {post}, carried_over: {carried}}}\n"
        f"    resolved: {{early: {early}, on_time: {on_time}, late: {late}}}\n"
        f"    pending: {{in_time: {in_time}, overdue: {overdue}}}\n"
    )
    reading = parse(text, name="snapshots/2026-q1.yml")
    snapshot, problems = to_model(reading, Snapshot)
    assert snapshot
    assert problems == []
    return list(check_records([Record(reading, snapshot)]))


@given(st.tuples(*[COUNTS] * 8))
def test_the_sums_differ_exactly_when_the_problem_says_so(counts: tuple[int, ...]) -> None:
    difference = sum(counts[:3]) - sum(counts[3:])
    sign = "+" if difference > 0 else "−"
    wanted = [f"{sign}{abs(difference)}"] if difference else []
    assert [problem.params["difference"] for problem in _identity_problems(counts)] == wanted


@given(st.tuples(*[COUNTS] * 6), st.integers(min_value=-3, max_value=3))
def test_a_slip_in_figures_that_add_up_is_named(counts: tuple[int, ...], slip: int) -> None:
    online, post, carried, early, on_time, late = counts
    left = online + post + carried - early - on_time - late - slip
    if left < 0:
        return
    found = _identity_problems((*counts, left, 0))
    assert [problem.params["difference"] for problem in found] == ([f"{slip:+}".replace("-", "−")] if slip else [])
