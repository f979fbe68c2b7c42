"""Dated items: what has a day, which day it is, and what is no day."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_portal.derive.dated import dated_items
from cchc_portal.model.plan import Plan


def days(**over: Any) -> dict[str, str]:
    plan = Plan.model_validate({"document": {"type": "KH"}, "period": {"from": 2021, "to": 2025}} | over)
    return {item.key: item.due.isoformat() for item in dated_items(plan)}


def task(when: Any, **over: Any) -> dict[str, Any]:
    return {"id": "viec", "clause": "II.1", "text": "Việc", "when": when} | over


def target(**over: Any) -> dict[str, Any]:
    goals = [{"at_least": 90, "unit": "percent", "by": 2023}]
    return {"id": "ti-le", "clause": "II.1", "statement": "Tỷ lệ", "goals": goals} | over


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ({"before": "2020-12-31"}, "2020-12-30"), ("2021-Q1", "2021-03-31"), (2021, "2021-12-31"),
        ({"from": "2021-01", "to": "2021-02"}, "2021-02-28"),
    ],
)  # fmt: skip
def test_a_deadline_is_its_last_good_day(when: Any, day: str) -> None:
    assert days(tasks=[task(when)]) == {"task/viec": day}


@pytest.mark.parametrize(
    "when",
    [{"continuous": True, "during": 2021}, {"every": ["month"], "during": 2021}, {"after_event": "x"}, None],
)
def test_all_year_long_is_no_day(when: Any) -> None:
    assert days(tasks=[task(when)]) == {}


def test_products_parts_and_milestones_have_days_of_their_own() -> None:
    product = {"clause": "II.1#1", "text": "Kế hoạch", "when": {"before": "2021-02-01"}}
    part = {"clause": "II.1#2", "text": "Phần", "when": "2021-05"}
    steps = {"from": "2021-Q1", "milestones": [{"text": "sơ kết", "at": "2023-Q3"}]}
    assert days(tasks=[task(steps, deliverables=[product], parts=[part])]) == {
        "task/viec/product/0": "2021-01-31",
        "task/viec/part/0": "2021-05-31",
        "task/viec/step/0": "2023-09-30",
    }


def test_what_is_printed_twice_counts_once() -> None:
    again = task("2021-Q2", id="lai", same_as="viec")
    assert days(tasks=[task("2021-Q1"), again]) == {"task/viec": "2021-03-31"}
    repeated = target(id="nhac-lai", restates="ti-le")
    assert days(targets=[target(), repeated]) == {"target/ti-le/0": "2023-12-31"}


def test_a_target_without_a_time_or_superseded_has_no_day() -> None:
    bare = target(goals=[{"at_least": 90, "unit": "percent"}])
    assert days(targets=[bare]) == {}
    gone = target(superseded_by={"target": "moi", "on": "2022-01-01", "reason": "x"})
    assert days(targets=[gone]) == {}


def test_each_year_of_a_growing_goal_has_its_day() -> None:
    grow = {
        "grow": {"step": 20, "bound": "at_least", "reading": "points", "per": "year", "from": 2022, "to": 2023},
        "unit": "percent",
    }
    found = days(targets=[target(goals=[grow])])
    assert found == {"target/ti-le/0/2022": "2022-12-31", "target/ti-le/0/2023": "2023-12-31"}


@pytest.mark.parametrize("goal", [{"throughout": True}, {"every": "year"}, {"per": "year", "unit": "count"}])
def test_what_has_to_hold_in_every_year_has_a_day_in_each(goal: dict[str, Any]) -> None:
    found = days(targets=[target(goals=[{"at_least": 90, **goal}])])
    assert found == {f"target/ti-le/0/{year}": f"{year}-12-31" for year in range(2021, 2026)}


def test_a_year_that_is_cut_short_ends_with_its_printed_day() -> None:
    found = days(targets=[target(goals=[{"at_least": 90, "every": "year", "by": "2023-06"}])])
    assert list(found.values()) == ["2021-12-31", "2022-12-31", "2023-06-30"]


@pytest.mark.parametrize(
    "goal", [{"per": "month", "unit": "count"}, *({"every": one} for one in ("month", "quarter", "half-year"))]
)
def test_what_has_to_hold_more_often_has_no_day_but_a_printed_one(goal: dict[str, Any]) -> None:
    assert days(targets=[target(goals=[{"at_least": 4, **goal}])]) == {}
    assert days(targets=[target(goals=[{"at_least": 4, **goal, "by": 2023}])]) == {"target/ti-le/0": "2023-12-31"}


def test_a_report_is_due_on_its_last_good_day() -> None:
    reporting = {
        "rules": [{"id": "r1", "clause": "III", "who": ["xa"], "periods": ["quarter"], "due": {"before_day": 20}}],
        "periods": [{"id": "2021-q1", "data": {"from": "2020-12-15", "to": "2021-03-14"}}],
    }
    assert days(reporting=reporting) == {"report/r1/2021-q1": "2021-03-19"}
