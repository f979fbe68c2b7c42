"""Where the targets stood after each snapshot, and what moved."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from cchc_portal.derive.period import movements, standings
from cchc_portal.derive.status import Definitions
from derive.promises import NO_DEFINITIONS, TARGET_ID, make_plan, quarter

if TYPE_CHECKING:
    from cchc_portal.derive.period import Movement
    from cchc_portal.model.plan import Plan

PLAN = make_plan({"goals": [{"at_least": 90, "unit": "percent", "by": "2025"}]})
GRADED = make_plan({"goals": [{"grade_at_least": "tot", "scale": "xep-loai"}]})
TODAY = dt.date(2025, 12, 31)
ORDERED = Definitions({}, {"xep-loai": ("kha", "tot")})


def _second(first: Any, second: Any, plan: Plan = PLAN, definitions: Definitions = NO_DEFINITIONS) -> Movement:
    """The movement from the first quarter to the second."""
    before, now = standings(plan, [quarter(0, first), quarter(1, second)], TODAY, definitions=definitions)
    (found,) = movements(plan, now, before)
    return found


def test_each_standing_is_by_what_was_published_until_its_day() -> None:
    late = quarter(0, 95, published="2021-12-01")
    on_time = quarter(1, 10, published="2021-07-10")
    first, second = standings(PLAN, [late, on_time], TODAY, definitions=NO_DEFINITIONS)
    assert (first.snapshot, first.day, first.before) == (late, dt.date(2021, 12, 1), None)
    assert (second.snapshot, second.day, second.before) == (on_time, dt.date(2021, 7, 10), late)
    assert first.statuses[TARGET_ID].state == "not-due"
    assert second.statuses[TARGET_ID].numbers["period"] == "2021-q2"


def test_a_standing_without_a_day_of_publication_is_of_the_last_day_of_its_data() -> None:
    (found,) = standings(PLAN, [quarter(0, 95)], TODAY, definitions=NO_DEFINITIONS)
    assert (found.day, found.statuses[TARGET_ID].as_of) == (dt.date(2021, 3, 31), dt.date(2021, 3, 31))


def test_a_report_published_after_the_last_day_stands_for_that_day_and_knows_no_later_data() -> None:
    last_day = dt.date(2021, 5, 31)
    reports = [quarter(0, 80, published="2021-06-10"), quarter(1, 95, published="2021-07-10")]
    first, second = standings(PLAN, reports, last_day, definitions=NO_DEFINITIONS)
    assert [(one.day, one.statuses[TARGET_ID].numbers["period"]) for one in (first, second)] == [
        (last_day, "2021-q1"),
        (last_day, "2021-q1"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (80, 85.5, Fraction(11, 2)),
        (85.5, 80, Fraction(-11, 2)),
        (80, 80, Fraction(0)),
        ({"numerator": 1, "denominator": 3}, {"numerator": 2, "denominator": 3}, Fraction(100, 3)),
        ({"numerator": 0, "denominator": 0}, 80, None),
        (80, {"numerator": 0, "denominator": 0}, None),
        (None, 80, None),
        (80, None, None),
    ],
)
def test_the_difference_is_signed_and_of_two_figures_only(first: Any, second: Any, difference: Fraction | None) -> None:
    assert _second(first, second).difference == difference


def test_grades_and_states_have_no_difference() -> None:
    assert _second("kha", "tot", GRADED, ORDERED).difference is None
    connected = make_plan({"goals": [{"achieved": True}]})
    assert _second(value := {"value": True}, value, connected).difference is None


def test_a_target_moved_where_its_state_did() -> None:
    assert _second(80, 95).moved
    assert not _second(80, 85).moved
    assert _second("kha", "tot", GRADED, ORDERED).moved
    assert _second(None, 80).moved
    based = make_plan({"goals": [{"at_least": 90, "unit": "percent", "baseline": {"year": 2020, "value": 50}}]})
    ahead_then_there = _second(80, 95, based)
    assert ahead_then_there.status.rule == "met-so-far"
    assert not ahead_then_there.moved


def test_in_the_first_period_nothing_has_moved() -> None:
    (only,) = standings(PLAN, [quarter(0, 95)], TODAY, definitions=NO_DEFINITIONS)
    (found,) = movements(PLAN, only, None)
    assert (found.before, found.status_before, found.difference, found.moved) == (None, None, None, False)
    assert found.now is not None
    assert found.now.figure == 95
