"""A target's results as a small chart: one row a period, a dot on a common scale. Bare figures, drawn by a template.

Horizontal places are per cent of the width, so the text never shrinks on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cchc_portal.model.measure import is_change, level_of
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.figures import level_amount, level_words, result_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.derive.pace import Point
    from cchc_portal.derive.series import Observation
    from cchc_portal.model.goal import Goal
    from cchc_portal.views.writer import Writer

_LEFT, _WIDTH = Fraction(4), Fraction(92)
_TOP, _ROW, _AXIS = 24, 54, 46
_TICKS = 6


Kind = Literal["dot", "dot-hollow", "dot-now"]
"""Filled; hollow for a cumulative figure; the newest one."""


@dataclass(frozen=True)
class Dot:
    label: str
    value: str
    x: str
    y: int
    kind: Kind


@dataclass(frozen=True)
class Mark:
    """A tick of the scale, or the level to reach."""

    label: str
    x: str
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True)
class ChartView:
    caption: str
    words: str
    """All of it in one sentence, for whoever does not see it."""
    height: int
    bottom: int
    dots: tuple[Dot, ...]
    goal: Mark | None
    ticks: tuple[Mark, ...]
    hollow: bool
    begins: str | None
    """Where the scale begins, when that is not zero."""
    sample: str | None


@dataclass(frozen=True)
class Subject:
    """What a chart is about: the goal, the level asked for, where it started, and whether all of it is invented."""

    goal: Goal
    level: Fraction | None
    start: Point | None
    sample: bool

    @property
    def wanted(self) -> Fraction | None:
        return self.level if self.level is not None else level_of(self.goal)


def chart_view(observations: Sequence[Observation], subject: Subject, writer: Writer) -> ChartView | None:
    """The chart of the results that are numbers; None where there are none."""
    goal, start = subject.goal, subject.start
    found: list[tuple[Observation, Fraction]] = [
        (one, one.figure) for one in observations if isinstance(one.figure, Fraction)
    ]
    if not found:
        return None
    wanted = subject.wanted
    levels: list[Fraction] = [figure for _one, figure in found]
    if wanted is not None:
        levels.append(wanted)
    if start:
        levels.append(start.level)
    scale = Scale.over(levels, share=goal.unit == "percent")
    dots = _dots(found, subject, scale, writer)
    bottom = _TOP + len(dots) * _ROW + 20
    mark = _goal_mark(wanted, goal, scale, writer) if wanted is not None else None
    return ChartView(
        caption=_caption(goal, writer),
        words=_words(dots, mark, writer, sample=subject.sample),
        height=bottom + _AXIS,
        bottom=bottom,
        dots=dots,
        goal=mark,
        ticks=tuple(_tick(value, goal, scale, writer) for value in scale.ticks),
        hollow=any(dot.kind == "dot-hollow" for dot in dots),
        begins=level_amount(scale.low, goal, writer) if scale.low else None,
        sample=writer.gettext("Sample data") if subject.sample else None,
    )


def _dots(
    found: Sequence[tuple[Observation, Fraction]], subject: Subject, scale: Scale, writer: Writer
) -> tuple[Dot, ...]:
    """One row each, the starting level first, the newest result last."""
    rows: list[tuple[str, Fraction, Kind]] = []
    if subject.start:
        day = writer.day(subject.start.day)
        rows.append((writer.gettext("Starting level, {day}", day=day), subject.start.level, "dot"))
    for observation, figure in found:
        newest = observation is found[-1][0]
        kind: Kind = "dot-hollow" if observation.snapshot.cumulative else "dot-now" if newest else "dot"
        rows.append((_period_label(observation, writer), figure, kind))
    return tuple(
        Dot(
            label,
            result_words(figure, subject.goal, writer, level=subject.wanted),
            scale.place(figure),
            _TOP + 52 + at * _ROW,
            kind,
        )
        for at, (label, figure, kind) in enumerate(rows)
    )


@dataclass(frozen=True)
class Scale:
    """A straight scale with round ticks around all levels."""

    low: Fraction
    high: Fraction
    step: Fraction

    @classmethod
    def over(cls, levels: Sequence[Fraction], *, share: bool) -> Scale:
        """The smallest scale of at most six steps of 1, 2 or 5; a share's ends at 100 where nothing passes it."""
        low, high = min(levels), max(levels)
        if low == high:
            low, high = low - 1, high + 1
        step = _round_step((high - low) / _TICKS)
        first, last = low // step * step, -(-high // step) * step
        if min(levels) >= 0:
            first = max(first, Fraction(0))
        if share and max(levels) <= 100:
            last = min(last, Fraction(100))
        return cls(first, last, step)

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))

    def place(self, level: Fraction) -> str:
        """Per cent of the chart's width."""
        share = (level - self.low) / (self.high - self.low)
        return f"{float(_LEFT + _WIDTH * share):.1f}%"


def _round_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20 … (or their tenths) that is not smaller."""
    power = Fraction(10) ** (len(str(int(least))) - 1) if least >= 1 else Fraction(1)
    while power > least:
        power /= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def _period_label(observation: Observation, writer: Writer) -> str:
    name = period_name(observation.snapshot.period, writer)
    name = name[:1].upper() + name[1:]
    return writer.gettext("{period}, cumulative", period=name) if observation.snapshot.cumulative else name


def _goal_mark(level: Fraction, goal: Goal, scale: Scale, writer: Writer) -> Mark:
    place = scale.place(level)
    share = float(place.rstrip("%"))
    anchor: Literal["start", "middle", "end"] = "start" if share < 20 else "end" if share > 80 else "middle"
    return Mark(writer.gettext("Target {level}", level=level_words(level, goal, writer)), place, anchor)


def _tick(value: Fraction, goal: Goal, scale: Scale, writer: Writer) -> Mark:
    """The last tick carries the unit of a share."""
    plain = Decimal(value.numerator) / Decimal(value.denominator)
    words = writer.percent if goal.unit == "percent" and value == scale.ticks[-1] else writer.number
    return Mark(words(plain), scale.place(value), "middle")


def _caption(goal: Goal, writer: Writer) -> str:
    if goal.of and goal.unit == "percent" and not is_change(goal):
        return writer.gettext("Share of {of}", of=writer.say(goal.of).text)
    return writer.gettext("Result by period")


def _words(dots: tuple[Dot, ...], goal: Mark | None, writer: Writer, *, sample: bool) -> str:
    parts = [writer.gettext("Sample data.")] if sample else []
    parts.append("; ".join(f"{dot.label}: {dot.value}" for dot in dots) + ".")
    if goal:
        parts.append(f"{goal.label}.")
    return " ".join(parts)
