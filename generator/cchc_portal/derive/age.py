"""How old the data of a target are: a second axis beside its state, never a state itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_portal.derive.reports import kind_of, owed_reports

if TYPE_CHECKING:
    import datetime as dt

    from cchc_portal.derive.series import Observation
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.reporting import Period, PeriodKind
    from cchc_portal.model.target import Target

FRESH_DAYS, STALE_DAYS = 100, 366
"""A quarter and some days to report it; a year."""


@dataclass(frozen=True)
class Age:
    kind: Literal["fresh", "ageing", "stale", "report-late"]
    data_to: dt.date
    """The last day of the newest data."""
    next_window: dt.date | None = None
    """When the next reporting window closes."""
    late_by: int = 0
    """Days since the last good day of the report that is missing."""
    newer_closed: bool = False
    """Has a window closed since? Where none has, days alone count."""


def age_of(target: Target, observation: Observation, plan: Plan, today: dt.date) -> Age:
    """The age of a target's newest result.

    Where the plan has reporting windows: fresh until the next one closes, ageing until its report is due, then late.
    Without windows, or after the last of them, by days alone. Data older than a year are stale in any case.
    """
    newest = observation.snapshot.data.to
    days = (today - newest).days
    windows = [window for window in plan.reporting.periods if _concerns(target, kind_of(window))]
    closed = [window for window in windows if newest < window.data.to < today]
    coming = min((window.data.to for window in windows if window.data.to >= today), default=None)
    if days > STALE_DAYS:
        return Age("stale", newest, coming)
    if late := _late_by(closed, plan, today):
        return Age("report-late", newest, coming, late)
    if closed or (coming is None and days > FRESH_DAYS):
        return Age("ageing", newest, coming, newer_closed=bool(closed))
    return Age("fresh", newest, coming)


def _concerns(target: Target, kind: PeriodKind) -> bool:
    """What is measured once a year is not late after a quarter."""
    yearly = bool(target.goals) and all(
        goal.every == "year" or goal.per == "year" or goal.throughout for goal in target.goals
    )
    return kind == "year" or not yearly


def _late_by(closed: list[Period], plan: Plan, today: dt.date) -> int:
    ids = {window.id for window in closed}
    return max((0, *((today - owed.due).days for owed in owed_reports(plan) if owed.period.id in ids)))
