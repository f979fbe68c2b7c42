"""Pace: where a target should be on a day, on the straight line between its dated points."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_portal.model.measure import is_change, lower_is_better
from cchc_portal.model.requirement import cycle_end

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.goal import Baseline, Goal
    from cchc_portal.model.requirement import Requirement
    from cchc_portal.model.time import Cadence

LINED = frozenset({"at_least", "more_than", "at_most", "less_than", "exactly", "increase_by", "reduce_by", "grow"})


@dataclass(frozen=True)
class Point:
    day: dt.date
    level: Fraction


@dataclass(frozen=True)
class Pace:
    """The way from the first point to the last, what is expected on `day`, and how far the result is.

    `done` and `expected_share` are shares of the whole way: 1 is the target. A regression is negative, nothing is
    clipped. Both are None where the way has no length.
    """

    first: Point
    last: Point
    day: dt.date
    expected: Fraction
    actual: Fraction
    lower_is_better: bool

    @property
    def done(self) -> Fraction | None:
        return self._share(self.actual)

    @property
    def expected_share(self) -> Fraction | None:
        return self._share(self.expected)

    @property
    def shortfall(self) -> Fraction | None:
        """How much of the way is missing against the expected level; None: short, with nothing to measure it by."""
        missing = self.actual - self.expected if self.lower_is_better else self.expected - self.actual
        if missing <= 0:
            return Fraction(0)
        way = abs(self.last.level - self.first.level) or abs(self.last.level)
        return missing / way if way else None

    @property
    def starts_better(self) -> bool:
        """Did the start fulfil the target already? Then there is no way to cover."""
        return self.first.level < self.last.level if self.lower_is_better else self.first.level > self.last.level

    def _share(self, level: Fraction) -> Fraction | None:
        way = self.last.level - self.first.level
        return (level - self.first.level) / way if way else None


def pace(requirements: Iterable[Requirement], actual: Fraction, day: dt.date) -> Pace | None:
    """The pace on the data's day; None without a dated point before it, or for ranks and grades."""
    found = [one for one in requirements if has_line(one)]
    if not found:
        return None
    points = [Point(one.due, one.level) for one in found if one.level is not None]
    if (start := baseline_point(found)) is not None:
        points = sorted([start, *points], key=lambda point: point.day)
    if len(points) < 2 or day < points[0].day:
        return None
    return Pace(points[0], points[-1], day, _on_line(points, day), actual, lower_is_better(found[-1].goal))


def has_line(requirement: Requirement) -> bool:
    """Can there be a steady way to it? Not to a rank, a grade, a range, a state or a level that has to be held."""
    return requirement.goal.key in LINED and requirement.cycle is None and requirement.goal.unit != "rank"


def baseline_point(requirements: Iterable[Requirement]) -> Point | None:
    """The dated start: a change starts at zero; a level starts where the plan says; without a value there is none."""
    for requirement in requirements:
        goal = requirement.goal
        if goal.baseline is None:
            continue
        value = Fraction(0) if is_change(goal) else goal.baseline.value
        day = day_of(goal.baseline, goal, requirement.due)
        if value is not None and day < requirement.due:
            return Point(day, Fraction(value))
    return None


def day_of(baseline: Baseline, goal: Goal, day: dt.date) -> dt.date:
    """The last day of the baseline; "the year before" is the one before the year `day` lies in."""
    if baseline.year is not None:
        return dt.date(baseline.year, 12, 31)
    if baseline.date is not None:
        return baseline.date.last
    if baseline.period is not None:
        return baseline.period.to.last
    return _before_cycle(baseline.previous or goal.every or "year", day)


def _before_cycle(cadence: Cadence, day: dt.date) -> dt.date:
    """The last day of the cycle before the one `day` lies in."""
    end, earlier = cycle_end(cadence, day), day
    while cycle_end(cadence, earlier) == end:
        earlier = earlier.replace(day=1) - dt.timedelta(days=1)
    return earlier


def _on_line(points: list[Point], day: dt.date) -> Fraction:
    """The level on the line through the points, in order of their days; after the last one its level stays."""
    before, after = points[0], points[-1]
    for left, right in pairwise(points):
        if left.day <= day <= right.day:
            before, after = left, right
            break
    else:
        return after.level
    length = (after.day - before.day).days
    if not length:
        return after.level
    return before.level + (after.level - before.level) * Fraction((day - before.day).days, length)
