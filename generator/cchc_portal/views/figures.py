"""Results in words: rounded for the eye, never across the line between met and not met."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.model.measure import Figure, is_change, met
from cchc_portal.views.wording import change_words, points_words
from cchc_portal.views.wording import figure as with_unit

if TYPE_CHECKING:
    from cchc_portal.derive.series import Observation
    from cchc_portal.model.goal import Goal
    from cchc_portal.views.writer import Writer

_MOST_DECIMALS = 6
_DOSSIERS = "hồ sơ"


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Half away from zero, as readers round."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def for_the_eye(value: Fraction, goal: Goal | None = None, *, level: Fraction | None = None) -> Decimal:
    """One decimal where the figure is not whole; more where rounding would change whether the goal is met."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    for decimals in range(1, _MOST_DECIMALS):
        short = rounded(value, decimals)
        if goal is None or met(goal, Fraction(short), {}, level=level) == met(goal, value, {}, level=level):
            return short
    return rounded(value, _MOST_DECIMALS)


def level_words(value: Fraction, goal: Goal, writer: Writer) -> str:
    """A level in the goal's unit: 97,6 %, 15 phút, hạng 3; a change says which way: giảm 20 %."""
    return _named(for_the_eye(value), goal, writer)


def level_amount(value: Fraction, goal: Goal, writer: Writer) -> str:
    """A level to reckon with: of a change its amount, negative where it went the other way."""
    if is_change(goal):
        return ("−" if value < 0 else "") + amount_words(abs(value), goal, writer)
    return level_words(value, goal, writer)


def result_words(figure: Figure | None, goal: Goal | None, writer: Writer, *, level: Fraction | None = None) -> str:
    """A result as a reader sees it."""
    if figure is None:
        return nothing_words(goal, writer)
    if isinstance(figure, bool):
        return writer.gettext("in place") if figure else writer.gettext("not yet")
    if isinstance(figure, str):
        return writer.say(writer.portal.grades[figure]).text
    short = for_the_eye(figure, goal, level=level)
    return _named(short, goal, writer) if goal else writer.number(short)


def nothing_words(goal: Goal | None, writer: Writer) -> str:
    """Nothing to count: "no dossiers" only where dossiers are counted."""
    dossiers = goal is not None and goal.of is not None and _DOSSIERS in str(goal.of).casefold()
    return writer.gettext("no dossiers arose") if dossiers else writer.gettext("nothing arose")


def _named(value: Decimal, goal: Goal, writer: Writer) -> str:
    if is_change(goal):
        return change_words(value, goal, writer)
    if goal.unit == "rank":
        return writer.gettext("rank {n}", n=writer.number(value))
    return with_unit(value, goal.unit, writer)


def observation_words(observation: Observation, goal: Goal | None, writer: Writer) -> str:
    """The result of one cell, its parts behind it: 98,0 % (1.180/1.204)."""
    text = result_words(observation.figure, goal, writer)
    parts = parts_words(observation, writer)
    return f"{text} ({parts})" if parts else text


def parts_words(observation: Observation, writer: Writer) -> str | None:
    """1.180/1.204, or None for a plain value."""
    value = observation.value
    if value.numerator is None or value.denominator is None:
        return None
    return f"{writer.number(value.numerator)}/{writer.number(value.denominator)}"


def difference_words(difference: Fraction, goal: Goal, writer: Writer) -> str:
    """A signed difference in the goal's unit: +0,5 điểm phần trăm, −1 phút."""
    if not difference:
        return writer.gettext("no change")
    sign = "+" if difference > 0 else "−"
    return sign + amount_words(abs(difference), goal, writer)


def amount_words(amount: Fraction, goal: Goal, writer: Writer) -> str:
    """How much more or less: percentages differ by percentage points; a change is an amount itself."""
    short = for_the_eye(amount)
    if goal.unit == "percent" and not is_change(goal):
        return points_words(short, writer)
    return with_unit(short, None if goal.unit == "rank" else goal.unit, writer)
