"""Which period comes next, and the days it covers where the plan prints no window."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from cchc_portal.derive.reports import kind_of
from cchc_portal.model.reporting import Period
from cchc_portal.model.time import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc_portal.model.plan import Plan

_MONTHS = {
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "h1": (1, 6),
    "h2": (7, 12),
    "9m": (1, 9),
    "year": (1, 12),
} | {f"m{month:02}": (month, month) for month in range(1, 13)}
"""First and last month of each part of a year."""

_LATE = dt.timedelta(days=92)
"""The last report of a year is written in the first months of the next."""

_QUARTER = dt.timedelta(days=92)
"""The longest quarter."""


def next_period(plan: Plan, taken: Collection[str], as_of: dt.date) -> Period | None:
    """The first window without a snapshot; None where the plan prints none for the running year, or all are taken.

    A plan that prints none at all has the calendar's: the last that has closed.
    """
    if not plan.reporting.periods:
        return _last_closed(plan, taken, as_of)
    running = {as_of.year, (as_of - _LATE).year}
    windows = sorted(plan.reporting.periods, key=lambda period: period.data.to)
    if not any(year_of(window.id) in running for window in windows):
        return None
    return next((window for window in windows if window.id not in taken), None)


def named_period(plan: Plan, period_id: str) -> Period | None:
    """The plan's window of this id; the calendar's in a year of a plan that prints none at all; else None."""
    windows = {window.id: window for window in plan.reporting.periods}
    if windows or not plan.period.from_ <= year_of(period_id) <= plan.period.to:
        return windows.get(period_id)
    return _of_calendar(period_id)


def _of_calendar(period_id: str) -> Period:
    year, (first, last) = year_of(period_id), _MONTHS[period_id.partition("-")[2]]
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Period(id=period_id, data=Span.model_validate({"from": dt.date(year, first, 1), "to": end}))


def _last_closed(plan: Plan, taken: Collection[str], as_of: dt.date) -> Period | None:
    """Of the periods that the plan reports by (else quarters) the last to have closed; before any has, the first.

    Of several that close on one day the shortest without a snapshot; None where each has one.
    """
    years = range(plan.period.from_, plan.period.to + 1)
    periods = [_of_calendar(f"{year}-{part}") for year in years for part in _MONTHS]
    asked = {kind for rule in plan.reporting.rules for kind in rule.periods} & {kind_of(one) for one in periods}
    periods = [one for one in periods if kind_of(one) in (asked or {"quarter"})]
    closing = max((one.data.to for one in periods if one.data.to < as_of), default=min(one.data.to for one in periods))
    left = [one for one in periods if one.data.to == closing and one.id not in taken]
    return max(left, key=lambda one: one.data.from_, default=None)


def allowed_periods(plan: Plan, taken: Collection[str], as_of: dt.date) -> tuple[str, ...]:
    """Every period that may still be named: the plan's windows, else those of the calendar in the year at hand."""
    year = min(max(as_of.year, plan.period.from_), plan.period.to)
    names = [window.id for window in plan.reporting.periods] or [f"{year}-{part}" for part in _MONTHS]
    return tuple(name for name in names if name not in taken)


def is_cumulative(period: Period) -> bool:
    """Does it reach back further than a quarter, so that it counts what earlier periods counted too?"""
    length = period.data.to - period.data.from_ + dt.timedelta(days=1)
    return kind_of(period) in ("half-year", "nine-month", "year") and length > _QUARTER


def year_of(period_id: str) -> int:
    """2026 of `2026-q3`."""
    return int(period_id.partition("-")[0])
