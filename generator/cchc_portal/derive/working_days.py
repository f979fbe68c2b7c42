"""Working days in Viet Nam: Monday to Friday, without public holidays and the days off that stand in for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

import holidays

PUBLISH_WITHIN = 5
"""Working days from the creation of information to its publication (rule B01)."""

_SATURDAY = 5


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday and no public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def working_days(after: dt.date, until: dt.date) -> int:
    """Working days after the first day, up to and including the last; 0 where the last is not later."""
    days = ((after + dt.timedelta(days=number)) for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day) for day in days)


def last_working_day(created: dt.date, limit: int = PUBLISH_WITHIN) -> dt.date:
    """The last good day to publish what was created on `created`."""
    day, left = created, limit
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


@dataclass(frozen=True)
class Lateness:
    """From creation to publication, in working days."""

    created: dt.date
    published: dt.date
    days: int
    """Working days after the day of creation."""
    limit: int
    due: dt.date
    """The last good day."""

    @property
    def late(self) -> bool:
        return self.days > self.limit

    @property
    def over(self) -> int:
        """Working days beyond the limit; 0 when in time."""
        return max(0, self.days - self.limit)


def lateness(created: dt.date | None, published: dt.date | None, *, limit: int = PUBLISH_WITHIN) -> Lateness | None:
    """How late it was published; None where one of the days is not known."""
    if created is None or published is None:
        return None
    days = working_days(created, published)
    return Lateness(created, published, days, limit, last_working_day(created, limit))
