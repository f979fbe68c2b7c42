"""Which targets of different plans can stand on one scale, and if not, why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_portal.model.measure import level_of, lower_is_better

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target

Family = Literal["least", "most", "rank"]
Reason = Literal["notion", "few", "units", "families", "universes"]
"""Why there is no chart."""

_LEVELS = frozenset({"at_least", "more_than", "at_most", "less_than", "exactly"})


@dataclass(frozen=True)
class Level:
    """A level one target asks for at one time."""

    at: int
    """The target's place among those compared."""
    goal: Goal
    value: Fraction


@dataclass(frozen=True)
class Scaled:
    """The levels of several targets; `reason` says why they share no scale."""

    levels: tuple[Level, ...]
    reason: Reason | None
    left_out: tuple[int, ...]
    """Targets that ask for no single level."""


def scaled(targets: Sequence[Target], *, abolished: bool) -> Scaled:
    """The levels that these targets ask for, and whether they can be compared."""
    levels = tuple(
        Level(at, goal, value)
        for at, target in enumerate(targets)
        for goal in target.goals
        if family(goal) and (value := level_of(goal)) is not None
    )
    asking = {level.at for level in levels}
    left_out = tuple(at for at in range(len(targets)) if at not in asking)
    return Scaled(levels, _reason(levels, abolished=abolished), left_out)


def family(goal: Goal) -> Family | None:
    """At least, at most, or a rank; None where the goal is no level: a change, a grade, a direction, a state."""
    if goal.unit == "rank":
        return "rank"
    if goal.key not in _LEVELS:
        return None
    return "most" if lower_is_better(goal) else "least"


def _reason(levels: Sequence[Level], *, abolished: bool) -> Reason | None:
    if abolished:
        return "notion"
    if len({level.at for level in levels}) < 2:
        return "few"
    if len({(str(level.goal.unit), level.goal.statistic, level.goal.per) for level in levels}) > 1:
        return "units"
    families = {family(level.goal) for level in levels}
    if len(families) > 1:
        return "families"
    return "universes" if families == {"rank"} else None
