"""How old the data are: with windows by the reports that are due, without them by days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cchc_portal.derive.age import Age, age_of
from cchc_portal.derive.series import series
from derive.promises import make_plan, quarter

SHARE = {"goals": [{"at_least": 90, "unit": "percent"}]}
YEARLY = {"goals": [{"at_least": 90, "unit": "percent", "every": "year"}]}
QUARTERS = [
    {"id": "2022-q1", "data": {"from": "2022-01-01", "to": "2022-03-31"}},
    {"id": "2022-q2", "data": {"from": "2022-04-01", "to": "2022-06-30"}},
    {"id": "2022-year", "data": {"from": "2022-01-01", "to": "2022-12-31"}},
]
BY_THE_TENTH = {"id": "r", "clause": "III.1", "who": ["xa"], "due": {"by_day": 10, "of": "next-month"}}
REPORTED = {"rules": [{**BY_THE_TENTH, "periods": ["quarter", "year"]}], "periods": QUARTERS}
JUST_WINDOWS = {"periods": QUARTERS}


def _age(today: str, *, target: dict[str, Any] = SHARE, reporting: dict[str, Any] | None = None) -> Age:
    """The age of data that end on 31 March 2022."""
    plan = make_plan(target, reporting=reporting or {})
    (newest,) = series(plan.targets[0], [quarter(4, 95)])
    return age_of(plan.targets[0], newest, plan, dt.date.fromisoformat(today))


def _drawn(age: Age) -> str:
    assert str(age.data_to) == "2022-03-31"
    return f"{age.kind}, {age.next_window}, {age.late_by}"


@pytest.mark.parametrize(
    ("today", "drawn"),
    [
        ("2022-03-31", "fresh, None, 0"),
        ("2022-07-09", "fresh, None, 0"),
        ("2022-07-10", "ageing, None, 0"),
        ("2023-04-01", "ageing, None, 0"),
        ("2023-04-02", "stale, None, 0"),
    ],
)
def test_without_windows_days_alone_count(today: str, drawn: str) -> None:
    assert _drawn(_age(today)) == drawn


@pytest.mark.parametrize(
    ("today", "drawn"),
    [
        ("2022-04-01", "fresh, 2022-06-30, 0"),
        ("2022-06-30", "fresh, 2022-06-30, 0"),
        ("2022-07-01", "ageing, 2022-12-31, 0"),
        ("2022-07-10", "ageing, 2022-12-31, 0"),
        ("2022-07-11", "report-late, 2022-12-31, 1"),
        ("2023-01-11", "report-late, None, 185"),
        ("2023-04-02", "stale, None, 0"),
    ],
)
def test_with_windows_the_next_report_counts(today: str, drawn: str) -> None:
    assert _drawn(_age(today, reporting=REPORTED)) == drawn


def test_a_window_without_a_rule_makes_data_ageing_but_no_report_late() -> None:
    age = _age("2022-09-01", reporting=JUST_WINDOWS)
    assert (_drawn(age), age.newer_closed) == ("ageing, 2022-12-31, 0", True)


def test_what_is_measured_once_a_year_waits_for_the_window_of_the_year() -> None:
    assert _drawn(_age("2022-09-01", target=YEARLY, reporting=REPORTED)) == "fresh, 2022-12-31, 0"
    assert _drawn(_age("2023-01-10", target=YEARLY, reporting=REPORTED)) == "ageing, None, 0"
    assert _drawn(_age("2023-01-11", target=YEARLY, reporting=REPORTED)) == "report-late, None, 1"


def test_a_target_without_goals_waits_for_every_window() -> None:
    assert _drawn(_age("2022-07-11", target={"goals": []}, reporting=REPORTED)) == "report-late, 2022-12-31, 1"


@pytest.mark.parametrize(("today", "kind"), [("2022-07-09", "fresh"), ("2022-07-10", "ageing")])
def test_after_the_last_window_days_alone_count(today: str, kind: str) -> None:
    age = _age(today, reporting={"periods": QUARTERS[:1]})
    assert not age.newer_closed
    assert age == Age(kind, dt.date(2022, 3, 31))  # type: ignore[arg-type]
