"""A plan or target for sites that take no frame: as a picture (badge) and as an article to paste."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.views.embed import TargetEmbed
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.text import Phrase
    from cchc_portal.views.embed import PlanEmbed, Surround
    from cchc_portal.views.parts import TargetRow
    from cchc_portal.views.states import StatusView
    from cchc_portal.views.writer import Writer

_LETTERS = {"title": 28, "figure": 37, "mark": 34, "small": 38}
"""Letters in a line of the badge by kind of text: so few that a wide system font still fits."""
_MOST_LINES = 4


@dataclass(frozen=True)
class BadgeLine:
    """One line of text, or a status with its shape."""

    text: str
    css: str
    """`small`, `title`, `figure`, `mark` or `status`."""
    y: int
    lang: str
    shape: str | None = None


@dataclass(frozen=True)
class BadgeView:
    title: Phrase
    description: str
    edge: str
    """The state whose colour the upper edge has."""
    lines: tuple[BadgeLine, ...]
    height: int


@dataclass(frozen=True)
class ArticleView:
    around: Surround
    facts: tuple[tuple[str, Phrase], ...]
    rows: tuple[TargetRow, ...]
    """Of a plan: its targets for administrative procedures."""


def badge_of(view: TargetEmbed | PlanEmbed, writer: Writer) -> BadgeView:
    if isinstance(view, TargetEmbed):
        figures = [_short_goal(view)]
        if view.results:
            result = writer.gettext("Result: {result}", result=view.results.figure)
            figures.append(f"{result} ({view.results.note.partition(':')[0]})")
        return _badge(view.around, figures, _states(view, writer), writer)
    states = [(one.status, f"{one.count} {one.status.label.lower()}") for one in view.states]
    lead = view.lead or writer.ngettext("{n} target", "{n} targets", view.tally.targets)
    return _badge(view.around, [lead], states, writer)


def _states(view: TargetEmbed, writer: Writer) -> list[tuple[StatusView, str]]:
    """The state that was worked out, and the one set by hand under it."""
    found = [(view.status, view.status.label)]
    if view.override:
        by_hand = view.override.status
        found.append((by_hand, f"{writer.gettext('Set by hand')}: {by_hand.label.lower()}"))
    return found


def _short_goal(view: TargetEmbed) -> str:
    return first_upper("; ".join(goal.words for goal in view.goals)) or view.time


def _badge(around: Surround, figures: list[str], states: list[tuple[StatusView, str]], writer: Writer) -> BadgeView:
    marks = _marks(around, writer)
    texts = [
        *(("mark", writer.phrase(mark)) for mark in marks),
        ("small", around.owner),
        ("title", around.heading),
        *(("figure", writer.phrase(figure)) for figure in figures),
    ]
    lines, y = [], 12
    for kind, phrase in texts:
        for line in _folded(phrase.text, kind):
            y += 22
            lines.append(BadgeLine(line, kind, y, phrase.lang))
    y += 4
    for state, words in states:
        y += 28
        lines.append(BadgeLine(words, "status", y, writer.locale, state.css))
    y += 26
    lines.append(BadgeLine(_day(around, writer), "small", y, writer.locale))
    described = [*marks, around.owner.text, *figures, *(words for _, words in states)]
    edge = states[0][0].css if states else "none"
    return BadgeView(around.heading, "; ".join(described) + ".", edge, tuple(lines), y + 14)


def _marks(around: Surround, writer: Writer) -> list[str]:
    marks = [around.ended.title] if around.ended else []
    if around.sample:
        marks.append(writer.gettext("Sample data"))
    elif around.demonstration:
        marks.append(writer.gettext("Demonstration, not official"))
    return marks


def _day(around: Surround, writer: Writer) -> str:
    if around.day:
        return writer.gettext("Data up to {day}", day=around.day)
    return writer.gettext("As of {day}", day=around.built)


def _folded(text: str, kind: str) -> list[str]:
    """The text in a few lines; what does not fit ends in an ellipsis."""
    return textwrap.wrap(text, _LETTERS[kind], max_lines=_MOST_LINES, placeholder=" …")


def article_of(view: TargetEmbed | PlanEmbed, writer: Writer) -> ArticleView:
    if isinstance(view, TargetEmbed):
        return ArticleView(view.around, (*_target_facts(view, writer), *_dated(view.around, writer)), ())
    facts = [(writer.gettext("Targets"), writer.phrase(writer.number(view.tally.targets)))]
    if view.lead:
        facts.append((writer.gettext("Progress"), writer.phrase(view.lead)))
    facts += [(one.status.label, writer.phrase(writer.number(one.count))) for one in view.states]
    return ArticleView(view.around, (*facts, *_dated(view.around, writer)), view.procedures)


def _target_facts(view: TargetEmbed, writer: Writer) -> list[tuple[str, Phrase]]:
    facts = [(writer.gettext("What has to be reached"), _sentence((goal.words for goal in view.goals), writer))]
    facts.append((writer.gettext("Time"), writer.phrase(first_upper(view.time))))
    if view.results:
        result = f"{view.results.figure} ({view.results.note})"
        facts.append((writer.gettext("Result"), writer.phrase(first_upper(result))))
    state = f"{view.status.label}. {view.status_note}" if view.status_note else view.status.label
    facts += [(writer.gettext("Status"), writer.phrase(state)), *view.end]
    if view.override:
        facts.append((writer.gettext("Set by hand"), writer.phrase(view.override.status.label)))
        facts.append((writer.gettext("Reason"), view.override.reason))
    return facts


def _sentence(words: Iterable[str], writer: Writer) -> Phrase:
    return writer.phrase(first_upper("; ".join(words)) or writer.gettext("no figure given"))


def _dated(around: Surround, writer: Writer) -> list[tuple[str, Phrase]]:
    days = [(writer.gettext("Copied from the portal's data of"), writer.phrase(around.built))]
    if around.day:
        days.insert(0, (writer.gettext("Data up to"), writer.phrase(around.day)))
    return days
