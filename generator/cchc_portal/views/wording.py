"""Goals in words, in any language that has a catalogue.

Every sentence is assembled from whole phrases of the catalogue, so a language may order them as it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_portal.model.text import Text
from cchc_portal.views.deadlines import EVERY, bare, by_words
from cchc_portal.words import formats
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_portal.model.goal import Baseline, Goal, Grow
    from cchc_portal.views.writer import Writer

_PLAIN = {
    "at_least": _("at least {figure}"),
    "more_than": _("more than {figure}"),
    "at_most": _("at most {figure}"),
    "less_than": _("less than {figure}"),
    "exactly": _("{figure}"),
}
_CHANGE = {
    ("increase_by", "at_least"): _("an increase of at least {figure}"),
    ("increase_by", "exactly"): _("an increase of {figure}"),
    ("reduce_by", "at_least"): _("a reduction of at least {figure}"),
    ("reduce_by", "exactly"): _("a reduction of {figure}"),
}
_CHANGE_FIGURE = {
    ("increase_by", "at_least"): _("up at least {figure}"),
    ("increase_by", "exactly"): _("up {figure}"),
    ("reduce_by", "at_least"): _("down at least {figure}"),
    ("reduce_by", "exactly"): _("down {figure}"),
}
_DIRECTION = {"up": _("an increase"), "down": _("a reduction")}
_MOVING = ("increase_by", "reduce_by", "grow", "direction")
"""Operators that ask for a move, not a level: "20 % of the costs" and "the costs: 20 % less" are two promises."""
_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "exactly": ""}

_UNITS = {
    "point": (_("{n} point"), _("{n} points")),
    "minute": (_("{n} minute"), _("{n} minutes")),
    "hour": (_("{n} hour"), _("{n} hours")),
    "day": (_("{n} day"), _("{n} days")),
    "working-day": (_("{n} working day"), _("{n} working days")),
    "month": (_("{n} month"), _("{n} months")),
    "year": (_("{n} year"), _("{n} years")),
    "times": (_("{n} time"), _("{n} times")),
    "vnd": (_("{n} dong"), _("{n} dong")),
    "thousand-vnd": (_("{n} thousand dong"), _("{n} thousand dong")),
    "million-vnd": (_("{n} million dong"), _("{n} million dong")),
    "billion-vnd": (_("{n} billion dong"), _("{n} billion dong")),
}
_PER = {
    "transaction": _("per transaction"),
    "dossier": _("per dossier"),
    "person": _("per person"),
    "month": _("per month"),
    "quarter": _("per quarter"),
    "year": _("per year"),
}
_PREVIOUS = {
    "month": _("compared with the previous month"),
    "quarter": _("compared with the previous quarter"),
    "half-year": _("compared with the previous half-year"),
    "nine-month": _("compared with the previous nine months"),
    "year": _("compared with the previous year"),
}
_POINTS = (_("{n} percentage point"), _("{n} percentage points"))
_STATISTIC = {"mean": _("on average"), "median": _("in the median"), "total": _("in total")}


def figure(value: Decimal | int, unit: object, writer: Writer) -> str:
    """A number with its unit: 98 %, 15 phút, 4."""
    if unit == "percent":
        return writer.percent(value)
    if isinstance(unit, Text):
        return f"{writer.number(value)}{formats.NBSP}{writer.say(unit).text}"
    if unit in _UNITS:
        return writer.gettext(_UNITS[str(unit)][value != 1], n=writer.number(value))
    return writer.number(value)


def points_words(value: Decimal | int, writer: Writer) -> str:
    """A difference of percentages: 15 điểm phần trăm."""
    return writer.gettext(_POINTS[value != 1], n=writer.number(value))


def goal_words(goal: Goal, writer: Writer) -> str:
    """The whole goal: operator, figure, population, time and all that qualifies it."""
    parts = [_core(goal, writer)]
    if goal.statistic:
        parts.append(writer.gettext(_STATISTIC[goal.statistic]))
    if goal.per:
        parts.append(writer.gettext(_PER[goal.per]))
    if goal.among and goal.key != "top":
        parts.append(writer.gettext("among {among}", among=writer.say(goal.among).text))
    if goal.baseline:
        parts.append(_against(goal, goal.baseline, writer))
    text = " ".join(part for part in parts if part)
    words = ", ".join([text, *_cap(goal, writer), *qualifiers(goal, writer)])
    if goal.of and goal.key in _MOVING:
        return writer.gettext("{of}: {goal}", of=writer.say(goal.of).text, goal=words)
    return words


def _against(goal: Goal, baseline: Baseline, writer: Writer) -> str:
    """What a move is measured against; the level that steps or a level start from."""
    if goal.key in _MOVING and not (goal.grow and baseline.value is not None):
        return baseline_words(baseline, writer)
    return _start(goal, baseline, writer)


def _cap(goal: Goal, writer: Writer) -> list[str]:
    if goal.grow is None or goal.grow.cap is None:
        return []
    return [writer.gettext("until {cap} is reached", cap=figure(goal.grow.cap, goal.unit, writer))]


def _start(goal: Goal, baseline: Baseline, writer: Writer) -> str:
    """Where a level starts, when the plan gives it."""
    if baseline.value is None:
        return ""
    value = figure(baseline.value, goal.unit, writer)
    if baseline.year is not None:
        return writer.gettext("(from {level} in {year})", level=value, year=baseline.year)
    if baseline.date is not None:
        return writer.gettext("(from {level} on {day})", level=value, day=bare(baseline.date, writer))
    return writer.gettext("(from {level})", level=value)


def _core(goal: Goal, writer: Writer) -> str:
    value: Any = goal.value
    if goal.key in _PLAIN:
        text = writer.gettext(_PLAIN[goal.key], figure=_figure(goal, writer))
    elif goal.key in ("increase_by", "reduce_by"):
        text = writer.gettext(_CHANGE[goal.key, goal.bound or "exactly"], figure=_figure(goal, writer))
    elif goal.key == "between":
        text = _between(goal, writer)
    elif goal.key == "top":
        text = _top(goal, writer)
    elif goal.key == "grade_at_least":
        text = writer.gettext("grade “{grade}” or better", grade=writer.say(writer.portal.grades[value]).text)
    elif goal.key == "grow":
        text = _grow(value, goal, writer)
    elif goal.key == "direction":
        text = writer.gettext(_DIRECTION[value])
    else:
        text = writer.gettext("has to be in place")
    if goal.of and goal.key not in _MOVING:
        return writer.gettext("{goal} of {of}", goal=text, of=writer.say(goal.of).text)
    return text


def _figure(goal: Goal, writer: Writer) -> str:
    if goal.unit == "rank":
        return writer.gettext("rank {n}", n=writer.number(goal.value))
    return figure(goal.value, goal.unit, writer)


def _between(goal: Goal, writer: Writer) -> str:
    low, high = goal.value
    if goal.unit == "rank":
        return writer.gettext("from rank {low} to rank {high}", low=writer.number(low), high=writer.number(high))
    return writer.gettext(
        "from {low} to {high}", low=figure(low, goal.unit, writer), high=figure(high, goal.unit, writer)
    )


def _top(goal: Goal, writer: Writer) -> str:
    if goal.among:
        return writer.gettext("in the top {k} of {among}", k=goal.value, among=writer.say(goal.among).text)
    return writer.gettext("in the top {k}", k=goal.value)


def _grow(grow: Grow, goal: Goal, writer: Writer) -> str:
    values = {"step": _step(grow, goal, writer), "every": writer.gettext(EVERY[grow.per])}
    years = {"first": grow.from_, "last": grow.to}
    if grow.bound == "at_least":
        return writer.gettext("up by at least {step} {every} from {first} to {last}", **values, **years)
    return writer.gettext("up by {step} {every} from {first} to {last}", **values, **years)


def _step(grow: Grow, goal: Goal, writer: Writer) -> str:
    """The step in the reading the plan gives it; as printed where it leaves that open."""
    if grow.reading == "points" and goal.unit == "percent":
        return points_words(grow.step, writer)
    if grow.reading == "relative":
        return writer.gettext("{share} of the previous year's level", share=writer.percent(grow.step))
    return figure(grow.step, goal.unit, writer)


def baseline_words(baseline: Baseline, writer: Writer) -> str:
    if baseline.previous:
        text = writer.gettext(_PREVIOUS[baseline.previous])
    elif baseline.period:
        text = writer.gettext(
            "compared with {first}–{last}",
            first=bare(baseline.period.from_, writer),
            last=bare(baseline.period.to, writer),
        )
    elif baseline.date:
        text = writer.gettext("compared with the position on {day}", day=bare(baseline.date, writer))
    else:
        text = writer.gettext("compared with {year}", year=baseline.year)
    return text


def qualifiers(goal: Goal, writer: Writer) -> list[str]:
    """When it holds, and what is left out."""
    parts = []
    if goal.every:
        parts.append(writer.gettext(EVERY[goal.every]))
    if goal.throughout:
        parts.append(writer.gettext("in every year of the plan"))
    if goal.by:
        parts.append(by_words(goal.by, writer))
    if goal.except_:
        parts.append(writer.gettext("except {things}", things=writer.say(goal.except_).text))
    if goal.condition:
        parts.append(writer.gettext("condition: {condition}", condition=writer.say(goal.condition).text))
    return parts


def is_open(goal: Goal) -> bool:
    """Does the plan leave open how a step is to be read, so that no level of a year can be printed as its own?"""
    return goal.grow is not None and goal.grow.reading is None and goal.unit == "percent"


def goal_sign(goal: Goal) -> str:
    """≥, >, ≤ or <, where the operator has a sign; it is always read out in words too."""
    return _SIGNS.get(goal.key, "")


def goal_figure(goal: Goal, writer: Writer) -> str:
    """The figure alone, for a large card: `98 %`, `5–6`, `top 3`, `tốt`."""
    value: Any = goal.value
    if goal.key in _PLAIN:
        return figure(value, goal.unit, writer)
    if goal.key == "between":
        low, high = value
        return f"{writer.number(low)}–{figure(high, goal.unit if goal.unit != 'rank' else None, writer)}"
    if goal.key == "top":
        return writer.gettext("top {k}", k=value)
    if goal.key == "grade_at_least":
        return writer.say(writer.portal.grades[value]).text
    if goal.key in ("increase_by", "reduce_by"):
        return writer.gettext(_CHANGE_FIGURE[goal.key, goal.bound or "exactly"], figure=_figure(goal, writer))
    if goal.key == "grow":
        words = _CHANGE_FIGURE["increase_by", value.bound]
        return writer.gettext(words, figure=f"{_step(value, goal, writer)} {writer.gettext(EVERY[value.per])}")
    return ""


def change_words(value: Decimal, goal: Goal, writer: Writer) -> str:
    """The change itself, whichever way it went: giảm 6,5 %, tăng 12 %."""
    if not value:
        return writer.gettext("no change")
    went = "increase_by" if (value > 0) == (goal.key == "increase_by") else "reduce_by"
    words = _CHANGE_FIGURE[went, "exactly"]
    return writer.gettext(words, figure=figure(abs(value), goal.unit, writer))
