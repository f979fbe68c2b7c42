"""What a result means for a goal: which figure a cell holds, which way is better, whether the goal is met.

Figures are exact fractions: a share is compared with its goal before anything is rounded.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.snapshot import Value

Figure = Fraction | bool | str
"""A number in the goal's unit, a yes or no, or a grade."""

_DURATIONS = frozenset({"minute", "hour", "day", "working-day", "month", "year"})
_AT_MOST = frozenset({"at_most", "less_than", "top"})
_CHANGES = frozenset({"increase_by", "reduce_by"})
_KEEPING = frozenset({"percent", "point", "rank", *_DURATIONS})


def figure_of(value: Value, goal: Goal | None) -> Figure | None:
    """The figure of a cell; None where nothing arose (a denominator of zero)."""
    if value.value is not None:
        return value.value if isinstance(value.value, (bool, str)) else Fraction(value.value)
    if not value.denominator or value.numerator is None:
        return None
    ratio = Fraction(value.numerator) / Fraction(value.denominator)
    return ratio * 100 if goal is not None and goal.unit == "percent" else ratio


def is_share(goal: Goal) -> bool:
    """Is it a share of a population, so that it cannot pass 100 %?"""
    return goal.unit == "percent" and goal.of is not None and goal.key not in _CHANGES and goal.key != "grow"


def is_change(goal: Goal) -> bool:
    """Does a cell hold the change itself (a reduction of 7.5 is 7.5), not the level?"""
    return goal.key in _CHANGES


def lower_is_better(goal: Goal) -> bool:
    """Fewer minutes and a smaller rank are better; an exact share or count is read as "at least"."""
    if goal.key == "direction":
        return goal.direction == "down"
    return goal.key in _AT_MOST or goal.unit == "rank" or (goal.key == "exactly" and goal.unit in _DURATIONS)


def can_be_lost(goal: Goal) -> bool:
    """Can a level once reached be lost again? Shares, means, ranks, grades and every "at most" can.

    A count or total that has grown enough, or a state, stays reached.
    """
    if goal.key == "achieved":
        return False
    if goal.key in ("grade_at_least", "direction") or goal.key in _AT_MOST:
        return True
    return goal.unit in _KEEPING or goal.statistic in ("mean", "median")


def level_of(goal: Goal) -> Fraction | None:
    """The figure that has to be reached, where the goal is one number."""
    if goal.key in ("grade_at_least", "achieved", "direction", "grow"):
        return None
    if goal.key == "between":
        low, high = goal.value
        return Fraction(high if goal.unit == "rank" else low)
    return Fraction(goal.value)


def met(
    goal: Goal, figure: Figure, scales: Mapping[str, Sequence[str]], *, level: Fraction | None = None
) -> bool | None:
    """Does the figure fulfil the goal? None where that cannot be told: a grade without an order, a direction.

    `level` replaces the goal's own figure, for the steps of a growing goal. Being 3rd fulfils "from 5th to 6th".
    """
    if goal.key == "achieved":
        return figure is True
    if goal.key == "grade_at_least":
        return _grade_met(goal, figure, scales)
    wanted = level_of(goal) if level is None else level
    if wanted is None or not isinstance(figure, Fraction):
        return None
    if goal.key == "more_than":
        return figure > wanted
    if goal.key == "less_than":
        return figure < wanted
    if goal.key == "between" and goal.unit != "rank":
        return wanted <= figure <= Fraction(goal.value[1])
    return figure <= wanted if lower_is_better(goal) else figure >= wanted


def _grade_met(goal: Goal, figure: Figure, scales: Mapping[str, Sequence[str]]) -> bool | None:
    wanted = goal.grade_at_least
    if figure == wanted:
        return True
    order = list(scales.get(goal.scale or "", ()))
    if wanted not in order or figure not in order:
        return None
    return order.index(str(figure)) > order.index(wanted)
