"""How a state was worked out, step by step, with the figures of the target itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.derive.judgement import TOLERANCE
from cchc_portal.model.measure import is_change, lower_is_better, met
from cchc_portal.views.deadlines import EVERY, period_name
from cchc_portal.views.figures import amount_words, for_the_eye, level_amount, level_words, result_words, rounded
from cchc_portal.views.rules import rule_words
from cchc_portal.views.wording import baseline_words, goal_words, is_open
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.derive.judgement import Judgement
    from cchc_portal.derive.pace import Pace
    from cchc_portal.derive.series import Observation
    from cchc_portal.derive.status import Status
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.requirement import Requirement
    from cchc_portal.views.writer import Writer

_SIGNS = {
    "at_least": ("≥", "<"), "more_than": (">", "≤"), "at_most": ("≤", ">"), "less_than": ("<", "≥"),
    "exactly": ("≥", "<"), "increase_by": ("≥", "<"), "reduce_by": ("≥", "<"), "grow": ("≥", "<"),
    "top": ("≤", ">"),
}  # fmt: skip
"""Operator → the sign that holds when it is met, and when it is not."""


def steps(status: Status, writer: Writer) -> tuple[str, ...]:
    """Every step from the published cell to the state, the rule last."""
    rule = rule_words(status, writer)
    judgement = status.judgement
    if judgement is None or judgement.observation is None:
        return (rule,)
    found = [
        _result(judgement.observation, judgement.requirement.goal, writer),
        *_comparison(judgement, writer),
        _time(judgement, writer),
        *(_pace(judgement.pace, judgement.requirement.goal, writer) if judgement.pace else ()),
    ]
    if judgement.below is not None:
        found.append(
            writer.gettext(
                "Short by {share} of the level; up to {tolerance} is at risk.",
                share=writer.percent(for_the_eye(judgement.below * 100)),
                tolerance=writer.percent(for_the_eye(TOLERANCE * 100)),
            )
        )
    if len(judgement.readings) > 1:
        points, relative = (level_words(level, judgement.requirement.goal, writer) for level in judgement.readings)
        found.append(
            writer.gettext(
                "Read as percentage points the level is {points}; read as a share of the value it is {relative}.",
                points=points, relative=relative,
            )
        )  # fmt: skip
    if judgement.missed:
        found.append(
            writer.ngettext(
                "In {n} earlier cycle it was not held.", "In {n} earlier cycles it was not held.", judgement.missed
            )
        )
    return (*found, rule)


def _result(observation: Observation, goal: Goal, writer: Writer) -> str:
    period = period_name(observation.snapshot.period, writer)
    value, figure = observation.value, observation.figure
    if value.numerator is None or value.denominator is None or not isinstance(figure, Fraction):
        return writer.gettext("Result of {period}: {result}.", period=period, result=result_words(figure, goal, writer))
    return writer.gettext(
        "Result of {period}: {n} ÷ {d} = {result}; it is rounded for display only.",
        period=period, n=writer.number(value.numerator), d=writer.number(value.denominator),
        result=_long(figure, goal, writer),
    )  # fmt: skip


def _long(figure: Fraction, goal: Goal, writer: Writer) -> str:
    """Four decimals, and three dots where more follow."""
    short = rounded(figure, 4) if figure.denominator != 1 else for_the_eye(figure)
    text = writer.percent(short) if goal.unit == "percent" else writer.number(short)
    exact = Fraction(short) == figure
    return text if exact else text.replace(writer.number(short), writer.number(short) + "…")


def _comparison(judgement: Judgement, writer: Writer) -> tuple[str, ...]:
    """The exact comparison; for a share by multiplication, so that nothing is rounded."""
    requirement, observation = judgement.requirement, judgement.observation
    goal = requirement.goal
    if observation is None or not isinstance(observation.figure, Fraction):
        return (writer.gettext("Required: {goal}.", goal=goal_words(goal, writer)),)
    if judgement.compared_with is not None:
        return (
            writer.gettext(
                "The level before: {level}.", level=level_words(judgement.compared_with, goal, writer)
            ),
        )  # fmt: skip
    level = requirement.level
    if level is None or goal.key not in _SIGNS:
        return (writer.gettext("Required: {goal}.", goal=goal_words(goal, writer)),)
    fulfilled = bool(met(goal, observation.figure, {}, level=level))
    sign = _sign(goal, fulfilled=fulfilled)
    return (_exactly(observation, level, sign, requirement, writer),)


def _sign(goal: Goal, *, fulfilled: bool) -> str:
    if goal.key == "exactly" and lower_is_better(goal):
        return "≤" if fulfilled else ">"
    return _SIGNS[goal.key][not fulfilled]


def _exactly(observation: Observation, level: Fraction, sign: str, requirement: Requirement, writer: Writer) -> str:
    value, goal = observation.value, requirement.goal
    required = level_amount(level, goal, writer)
    if value.numerator is not None and value.denominator is not None and goal.unit == "percent":
        left, right = Fraction(value.numerator) * 100, level * Fraction(value.denominator)
        return writer.gettext(
            "Against {required}, unrounded: {n} × 100 {sign} {level} × {d}, that is {left} {sign} {right}.",
            required=required, n=writer.number(value.numerator), d=writer.number(value.denominator), sign=sign,
            level=writer.number(for_the_eye(level)), left=writer.number(for_the_eye(left)),
            right=writer.number(for_the_eye(right)),
        )  # fmt: skip
    result = result_words(observation.figure, goal, writer, level=level)
    if is_change(goal) and isinstance(observation.figure, Fraction):
        result = level_amount(observation.figure, goal, writer)
    return writer.gettext(
        "Against {required}: {result} {sign} {required}.", required=required, result=result, sign=sign
    )


_HELD = _("It has to hold {every} until {day}.")
_DERIVED = _("Deadline: {day}; that year's level is worked out from the step, not printed in the plan.")
_BOTH_READINGS = _(
    "Deadline: {day}; that year's level is worked out from the step, read as percentage points. Read as a share of the"
    " value, the step leads to the same state."
)
_STATED = _("Deadline: {day}.")
_UNSTATED = _("The plan gives no time, so its own last day counts: {day}.")


def _time(judgement: Judgement, writer: Writer) -> str:
    requirement = judgement.requirement
    day = writer.day(requirement.due)
    if requirement.cycle:
        return writer.gettext(_HELD, every=writer.gettext(EVERY[requirement.cycle]), day=day)
    if requirement.derived:
        both = is_open(requirement.goal) and not judgement.readings
        return writer.gettext(_BOTH_READINGS if both else _DERIVED, day=day)
    return writer.gettext(_STATED if requirement.stated else _UNSTATED, day=day)


def _pace(pace: Pace, goal: Goal, writer: Writer) -> list[str]:
    found = [
        writer.gettext(
            "Needed on {day}, on the straight line from {first} ({first_day}) to {last} ({last_day}): {expected}.",
            day=writer.day(pace.day), first=level_amount(pace.first.level, goal, writer),
            first_day=writer.day(pace.first.day), last=level_amount(pace.last.level, goal, writer),
            last_day=writer.day(pace.last.day), expected=level_amount(pace.expected, goal, writer),
        )
    ]  # fmt: skip
    if pace.done is not None and pace.expected_share is not None:
        found.append(
            writer.gettext(
                "Way covered: {done} of the whole way; needed by then: {needed}.",
                done=writer.percent(for_the_eye(pace.done * 100)),
                needed=writer.percent(for_the_eye(pace.expected_share * 100)),
            )
        )
    if pace.done is not None and pace.done < 0:
        found.append(
            writer.gettext(
                "The result has moved away from the target by {amount}.",
                amount=amount_words(abs(pace.actual - pace.first.level), goal, writer),
            )
        )
    return found


def plain_sentence(observation: Observation, goal: Goal, writer: Writer) -> str:
    """One sentence anybody understands: out of 100 dossiers 98 are returned on time."""
    period = period_name(observation.snapshot.period, writer)
    figure = observation.figure
    if is_change(goal) and goal.baseline and isinstance(figure, Fraction):
        result = f"{result_words(figure, goal, writer)} {baseline_words(goal.baseline, writer)}"
        return writer.gettext("{period}: {result}.", period=period, result=result)
    of = goal.of if goal.unit == "percent" and not is_change(goal) else None
    if of is None or not isinstance(figure, Fraction) or not 0 <= figure <= 100:
        return writer.gettext("{period}: {result}.", period=period, result=result_words(figure, goal, writer))
    values = {
        "period": period, "of": writer.inline(of), "n": writer.number(_of_hundred(figure, goal)),
    }  # fmt: skip
    if goal.that:
        return writer.gettext("{period}: out of every 100 {of}, {n} {that}.", that=writer.inline(goal.that), **values)
    return writer.gettext("{period}: out of every 100 {of}, {n} fulfil the target.", **values)


def _of_hundred(figure: Fraction, goal: Goal) -> int:
    """The nearest whole number, unless that would make a missed target look met or the other way round."""
    nearest = int(rounded(figure, 0))
    if met(goal, Fraction(nearest), {}) == met(goal, figure, {}):
        return nearest
    return nearest - 1 if nearest > figure else nearest + 1
