"""The levels that several plans ask for, on one scale."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.model.measure import is_change
from cchc_portal.views.chart import ChartView, Dot, Mark, Scale
from cchc_portal.views.deadlines import by_words
from cchc_portal.views.parts import LEVELS
from cchc_portal.views.wording import goal_figure, goal_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.derive.comparison import Level
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer

_FIRST, _ROW, _BELOW, _AXIS = 40, 54, 26, 34


def levels_chart(
    levels: Sequence[Level], links: Sequence[tuple[PortalAuthority, PortalPlan, Target]], writer: Writer
) -> ChartView:
    """A row for each level; the scale of a share begins at zero."""
    share = all(level.goal.unit == "percent" and not is_change(level.goal) for level in levels)
    values = [level.value for level in levels]
    scale = Scale.over([*values, Fraction(0)], share=share)
    dots = tuple(_dot(level, links[level.at], at, scale, writer) for at, level in enumerate(levels))
    bottom = _FIRST + (len(dots) - 1) * _ROW + _BELOW
    words = "; ".join(f"{dot.label}: {dot.value}" for dot in dots)
    return ChartView(
        caption=writer.gettext("What each plan asks for"),
        words=f"{words}.",
        height=bottom + _AXIS,
        bottom=bottom,
        dots=dots,
        goal=None,
        ticks=tuple(_tick(value, levels[0].goal, scale, writer) for value in scale.ticks),
        hollow=False,
        begins=None,
        sample=None,
    )


def _dot(level: Level, link: tuple[PortalAuthority, PortalPlan, Target], at: int, scale: Scale, writer: Writer) -> Dot:
    authority, _plan, target = link
    parts = [writer.say(authority.authority.name).text]
    if target.level:
        parts.append(writer.gettext("level: {level}", level=writer.gettext(LEVELS[target.level])))
    if level.goal.by:
        parts.append(by_words(level.goal.by, writer))
    label = ", ".join(parts)
    if authority.authority.sample:
        label = writer.gettext("{name} (sample data)", name=label)
    value = f"{goal_sign(level.goal)} {goal_figure(level.goal, writer)}".strip()
    return Dot(label, value, scale.place(level.value), _FIRST + at * _ROW, "dot")


def _tick(value: Fraction, goal: Goal, scale: Scale, writer: Writer) -> Mark:
    """The last tick of a share carries the per cent sign."""
    words = writer.percent if goal.unit == "percent" and value == scale.ticks[-1] else writer.number
    return Mark(words(Decimal(value.numerator) / Decimal(value.denominator)), scale.place(value), "middle")
