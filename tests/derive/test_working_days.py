"""Working days in Viet Nam, over the holidays that matter."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_portal.derive.working_days import is_working_day, last_working_day, lateness, working_days


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01",  # New Year
        "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",  # Tết, from the 29th of the last month
        "2026-04-27",  # the day off for the Hùng Kings' day, a Sunday
        "2026-04-30", "2026-05-01",
        "2026-09-01", "2026-09-02",
        "2026-11-21", "2026-11-22",  # a weekend
    ],
)  # fmt: skip
def test_nobody_works_on_a_holiday_or_weekend(text: str) -> None:
    assert not is_working_day(day(text))


@pytest.mark.parametrize("text", ["2026-02-13", "2026-02-23", "2026-04-29", "2026-05-04", "2026-09-03", "2026-11-20"])
def test_people_work_on_the_days_around(text: str) -> None:
    assert is_working_day(day(text))


@pytest.mark.parametrize(
    ("created", "published", "days"),
    [
        ("2026-03-18", "2026-03-18", 0),
        ("2026-03-18", "2026-03-19", 1),
        ("2026-03-20", "2026-03-23", 1),  # over a weekend
        ("2026-02-13", "2026-02-27", 5),  # over Tết: 23 to 27 February
        ("2026-02-13", "2026-03-02", 6),
        ("2026-04-24", "2026-05-05", 4),  # 28, 29 April, 4, 5 May
        ("2026-08-28", "2026-09-04", 2),  # 3 and 4 September; 31 August is a day off instead of a Saturday
        ("2026-03-19", "2026-03-18", 0),  # before it was made
    ],
)
def test_working_days_are_counted_from_the_day_after(created: str, published: str, days: int) -> None:
    assert working_days(day(created), day(published)) == days


@pytest.mark.parametrize(
    ("created", "due"),
    [
        ("2026-03-18", "2026-03-25"),
        ("2026-02-13", "2026-02-27"),
        ("2026-04-24", "2026-05-06"),
        ("2026-08-28", "2026-09-09"),
        ("2025-12-31", "2026-01-08"),
    ],
)
def test_the_fifth_working_day_is_the_last_good_one(created: str, due: str) -> None:
    found = lateness(day(created), day(due))
    assert found
    assert (found.days, found.due, found.late, found.over) == (5, day(due), False, 0)
    next_day = day(due) + dt.timedelta(days=1)
    while not is_working_day(next_day):
        next_day += dt.timedelta(days=1)
    later = lateness(day(created), next_day)
    assert later
    assert (later.days, later.late, later.over) == (6, True, 1)


def test_a_stricter_limit_can_be_asked_for() -> None:
    assert last_working_day(day("2026-03-18"), 2) == day("2026-03-20")
    found = lateness(day("2026-03-18"), day("2026-03-23"), limit=2)
    assert found
    assert found.over == 1


def test_without_a_day_nothing_is_late() -> None:
    assert lateness(None, day("2026-03-18")) is None
    assert lateness(day("2026-03-18"), None) is None
