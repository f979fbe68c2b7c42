"""The goals of a target as dated levels: what has to hold by which day, or in every year of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cchc_portal.model.measure import level_of
from cchc_portal.model.time import Moment

if TYPE_CHECKING:
    import datetime as dt

    from cchc_portal.model.goal import Goal, Grow
    from cchc_portal.model.plan import PlanPeriod
    from cchc_portal.model.target import Target
    from cchc_portal.model.time import Cadence

Reading = Literal["points", "relative"]
"""How the step of a growing goal is read: percentage points, or a share of the value."""


@dataclass(frozen=True)
class Requirement:
    goal: Goal
    due: dt.date
    """The last good day."""
    since: dt.date
    """The first day of the plan: cycles count from here."""
    level: Fraction | None = None
    """The figure to reach; None for a grade, a state, a direction, and steps whose start nobody gives."""
    cycle: Cadence | None = None
    """It has to hold in each such cycle until `due`."""
    stated: bool = True
    """False: the plan gives no time, so its own last day counts."""
    derived: bool = False
    """The level is worked out from a step, not printed in the plan."""

    @property
    def yearly(self) -> bool:
        """Does each year of the plan have a last good day of its own?"""
        return self.derived or self.cycle == "year"

    @property
    def deadlines(self) -> tuple[dt.date, ...]:
        """The last good days that follow from the plan's words, in order.

        What has to hold in each month or quarter has none of its own: the plan's last day would be made up.
        """
        if self.cycle == "year":
            ends = (Moment(str(year)).last for year in range(self.since.year, self.due.year + 1))
            return tuple(min(end, self.due) for end in ends)
        return (self.due,) if self.derived or self.goal.by else ()


def readings(target: Target) -> tuple[Reading, ...]:
    """The readings a target's steps allow: one, or both where the plan does not say."""
    for goal in target.goals:
        if goal.grow and goal.grow.reading:
            return (goal.grow.reading,)
        if goal.grow and goal.unit == "percent":
            return ("points", "relative")
    return ("points",)


def requirements(target: Target, period: PlanPeriod, *, reading: Reading = "points") -> tuple[Requirement, ...]:
    """Every requirement in order of its last good day."""
    found: list[Requirement] = []
    for goal in target.goals:
        if goal.grow:
            found += _steps(goal, goal.grow, target, period, reading)
        else:
            found.append(_plain(goal, period))
    return tuple(sorted(found, key=lambda requirement: requirement.due))


def due_years(target: Target, period: PlanPeriod) -> tuple[int, ...]:
    """The years in which a day falls that the plan gives the target, one of a cycle too; none where it gives no day."""
    found: set[int] = set()
    for need in requirements(target, period):
        if need.stated:
            found.update(range(need.since.year if need.cycle else need.due.year, need.due.year + 1))
    return tuple(sorted(found))


def cycle_end(cadence: Cadence, day: dt.date) -> dt.date:
    """The last day of the cycle a day lies in; a nine-month cycle ends with September."""
    quarter = (day.month + 2) // 3
    if cadence == "month":
        text = f"{day:%Y-%m}"
    elif cadence == "quarter":
        text = f"{day.year}-Q{quarter}"
    elif cadence == "half-year":
        text = f"{day.year}-Q{2 if quarter <= 2 else 4}"
    elif cadence == "nine-month":
        text = f"{day.year if quarter <= 3 else day.year + 1}-Q3"
    else:
        text = str(day.year)
    return Moment(text).last


def _plain(goal: Goal, period: PlanPeriod) -> Requirement:
    start, end = Moment(str(period.from_)).first, Moment(str(period.to)).last
    cycle = _cycle(goal)
    due = goal.by.last if goal.by else end
    return Requirement(goal, due, start, level_of(goal), cycle=cycle, stated=bool(goal.by or cycle))


def _cycle(goal: Goal) -> Cadence | None:
    """How often it has to hold; a figure per month has to be reached in each month."""
    if goal.every:
        return goal.every
    if goal.throughout:
        return "year"
    if goal.per in ("month", "quarter", "year"):
        return goal.per
    return None


def _steps(goal: Goal, grow: Grow, target: Target, period: PlanPeriod, reading: Reading) -> list[Requirement]:
    """One requirement a year: the start, then a step more each year, never above the cap."""
    level = _start(goal, grow, target)
    cap = Fraction(grow.cap) if grow.cap is not None else None
    found = []
    for year in range(grow.from_, grow.to + 1):
        if level is not None:
            level += Fraction(grow.step) if reading == "points" else level * Fraction(grow.step) / 100
            level = min(level, cap) if cap is not None else level
        found.append(Requirement(goal, Moment(str(year)).last, Moment(str(period.from_)).first, level, derived=True))
    return found


def _start(goal: Goal, grow: Grow, target: Target) -> Fraction | None:
    """The level of the year before the first step: another goal of the target, else the baseline's value."""
    for other in target.goals:
        if other.by and not other.grow and other.by.last == Moment(str(grow.from_ - 1)).last:
            return level_of(other)
    if goal.baseline and goal.baseline.value is not None:
        return Fraction(goal.baseline.value)
    return None
