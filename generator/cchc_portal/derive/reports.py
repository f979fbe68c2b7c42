"""Reports that a plan's rules and windows ask for: who owes which, by which day."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc_portal.model.plan import Plan
    from cchc_portal.model.reporting import Due, Period, PeriodKind, Rule
    from cchc_portal.model.snapshot import Snapshot

_KINDS: dict[str, PeriodKind] = {"q": "quarter", "h": "half-year", "9": "nine-month", "y": "year", "m": "month"}


@dataclass(frozen=True)
class OwedReport:
    """One report of one rule for one window; `due` is the last good day."""

    rule: Rule
    period: Period
    due: dt.date


def kind_of(period: Period) -> PeriodKind:
    """quarter, half-year … by the id of the window."""
    return _KINDS[period.id.partition("-")[2][0]]


def owed_reports(plan: Plan) -> tuple[OwedReport, ...]:
    """Every report whose last good day follows from a rule and a dated window, in order of that day."""
    found = [
        OwedReport(rule, period, day)
        for rule in plan.reporting.rules
        for period in plan.reporting.periods
        if rule.due and kind_of(period) in rule.periods and (day := due_day(rule.due, period))
    ]
    return tuple(sorted(found, key=lambda report: (report.due, report.period.data.to, report.rule.id)))


def missing_reports(plan: Plan, snapshots: Collection[Snapshot], today: dt.date) -> tuple[OwedReport, ...]:
    """Reports past their last good day whose period is not published; none where nothing is published at all."""
    published = {snapshot.period for snapshot in snapshots}
    if not published:
        return ()
    return tuple(owed for owed in owed_reports(plan) if owed.due < today and owed.period.id not in published)


def next_reports(plan: Plan, snapshots: Collection[Snapshot], today: dt.date) -> tuple[OwedReport, ...]:
    """Reports still to come, the next one first."""
    published = {snapshot.period for snapshot in snapshots}
    return tuple(owed for owed in owed_reports(plan) if owed.due >= today and owed.period.id not in published)


def due_day(due: Due, period: Period) -> dt.date | None:
    """The last good day of a report: the day itself, or the day before for "before"; None for another period."""
    if due.before:
        last = due.before - dt.timedelta(days=1)
        return last if last > period.data.from_ else None
    year, month = period.data.to.year, period.data.to.month
    if due.of == "next-month":
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if due.month and due.month != month:
        return None
    day = due.by_day or (due.before_day or 1)
    named = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    return named if due.by_day else named - dt.timedelta(days=1)
