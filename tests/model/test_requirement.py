"""Goals as dated levels, drawn one a line: last good day, level, cycle, and what the plan itself does not say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cchc_portal.model.plan import PlanPeriod
from cchc_portal.model.requirement import Requirement, cycle_end, readings, requirements
from cchc_portal.model.target import Target

PERIOD = PlanPeriod.model_validate({"from": 2021, "to": 2025})


def _target(*goals: dict[str, Any]) -> Target:
    return Target.model_validate({"id": "a", "clause": "II.1", "statement": "…", "goals": goals})


def _grow(**over: Any) -> dict[str, Any]:
    step = {"step": 20, "bound": "at_least", "per": "year", "from": 2022, "to": 2025, "cap": 100}
    return {"unit": "percent", "grow": {**step, **over}}


def _drawn(requirement: Requirement) -> str:
    level = "-" if requirement.level is None else f"{float(requirement.level):g}"
    signs = [requirement.cycle, "derived" * requirement.derived, "unstated" * (not requirement.stated)]
    return " ".join([str(requirement.due), level, *filter(None, signs)])


@pytest.mark.parametrize(
    ("goal", "drawn"),
    [
        ({"at_least": 90}, "2025-12-31 90 unstated"),
        ({"at_least": 90, "by": 2023}, "2023-12-31 90"),
        ({"at_least": 90, "by": "2023-Q1"}, "2023-03-31 90"),
        ({"at_least": 90, "by": "2024-02"}, "2024-02-29 90"),
        ({"at_least": 90, "by": "2023-11-15"}, "2023-11-15 90"),
        ({"at_least": 90, "throughout": True}, "2025-12-31 90 year"),
        ({"at_least": 90, "every": "quarter"}, "2025-12-31 90 quarter"),
        ({"at_least": 90, "every": "year", "by": 2023}, "2023-12-31 90 year"),
        ({"at_least": 4, "unit": "count", "per": "month"}, "2025-12-31 4 month"),
        ({"at_least": 4, "unit": "count", "per": "quarter"}, "2025-12-31 4 quarter"),
        ({"at_most": 15, "unit": "minute", "per": "transaction"}, "2025-12-31 15 unstated"),
        ({"grade_at_least": "tot", "every": "year"}, "2025-12-31 - year"),
        ({"achieved": True}, "2025-12-31 - unstated"),
    ],
)
def test_a_goal_as_a_dated_level(goal: dict[str, Any], drawn: str) -> None:
    (found,) = requirements(_target(goal), PERIOD)
    assert _drawn(found) == drawn


def test_requirements_stand_in_order_of_their_last_good_day() -> None:
    found = requirements(_target({"at_least": 95, "by": 2030}, {"at_least": 90, "by": 2025}), PERIOD)
    assert [_drawn(one) for one in found] == ["2025-12-31 90", "2030-12-31 95"]


@pytest.mark.parametrize(
    ("start", "over", "levels"),
    [
        ({"at_least": 20, "by": 2021}, {"reading": "points"}, ["40", "60", "80", "100"]),
        ({"at_least": 15, "by": "2021-12"}, {"reading": "points"}, ["35", "55", "75", "95"]),
        ({"at_least": 50, "by": 2021}, {"reading": "points"}, ["70", "90", "100", "100"]),
        ({"at_least": 50, "by": 2021}, {"reading": "points", "cap": None}, ["70", "90", "110", "130"]),
        ({"at_least": 50, "by": 2021}, {"reading": "relative"}, ["60", "72", "86.4", "100"]),
        ({"at_least": 50, "by": 2020}, {"reading": "points"}, ["-", "-", "-", "-"]),
        ({"at_least": 50}, {"reading": "points"}, ["-", "-", "-", "-"]),
    ],
)
def test_a_step_each_year_from_the_goal_of_the_year_before(start: Any, over: Any, levels: list[str]) -> None:
    target = _target({"unit": "percent", **start}, _grow(**over))
    steps = [one for one in requirements(target, PERIOD, reading=readings(target)[0]) if one.derived]
    assert [_drawn(one) for one in steps] == [
        f"{year}-12-31 {level} derived" for year, level in zip(range(2022, 2026), levels, strict=True)
    ]


def test_a_step_from_the_baseline_where_no_goal_precedes() -> None:
    found = requirements(_target({**_grow(to=2023), "baseline": {"year": 2021, "value": 12.5}}), PERIOD)
    assert [_drawn(one) for one in found] == ["2022-12-31 32.5 derived", "2023-12-31 52.5 derived"]


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([_grow()], ("points", "relative")),
        ([_grow(reading="points")], ("points",)),
        ([_grow(reading="relative")], ("relative",)),
        ([{**_grow(), "unit": "count"}], ("points",)),
        ([{"at_least": 90}], ("points",)),
        ([], ("points",)),
    ],
)
def test_both_readings_only_where_the_plan_does_not_say(goals: list[dict[str, Any]], expected: tuple[str, ...]) -> None:
    assert readings(_target(*goals)) == expected


@pytest.mark.parametrize(
    ("cadence", "day", "end"),
    [
        ("month", "2024-02-10", "2024-02-29"),
        ("quarter", "2022-01-01", "2022-03-31"),
        ("quarter", "2022-12-31", "2022-12-31"),
        ("half-year", "2022-03-31", "2022-06-30"),
        ("half-year", "2022-07-01", "2022-12-31"),
        ("nine-month", "2022-09-30", "2022-09-30"),
        ("nine-month", "2022-10-01", "2023-09-30"),
        ("year", "2022-05-05", "2022-12-31"),
    ],
)
def test_the_last_day_of_a_cycle(cadence: Any, day: str, end: str) -> None:
    assert str(cycle_end(cadence, dt.date.fromisoformat(day))) == end
