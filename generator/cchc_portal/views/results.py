"""The published results of one target: the newest one, the series as table and chart, and how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.age import FRESH_DAYS
from cchc_portal.model.measure import is_change
from cchc_portal.model.snapshot import DocumentEvidence
from cchc_portal.views.chart import ChartView, Subject, chart_view
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.figures import amount_words, parts_words, result_words
from cchc_portal.views.reasoning import plain_sentence
from cchc_portal.views.wording import is_open
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.age import Age
    from cchc_portal.derive.pace import Pace
    from cchc_portal.derive.series import Observation
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.snapshot import Evidence
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class ProofView:
    """A document, a file or a link that proves a result."""

    text: Phrase
    href: str | None


@dataclass(frozen=True)
class ResultRow:
    period: str
    href: str
    notes: tuple[str, ...]
    """Cumulative, corrected …"""
    numerator: str | None
    denominator: str | None
    result: str
    published: str | None
    source: Phrase | None
    note: Phrase | None
    proofs: tuple[ProofView, ...]


@dataclass(frozen=True)
class AgeView:
    kind: str
    words: str


@dataclass(frozen=True)
class ResultsView:
    figure: str
    """The newest result."""
    is_figure: bool
    """A number that may stand large."""
    note: str
    """Its period and parts."""
    data_to: str
    published: str | None
    age: AgeView | None
    gist: tuple[str, ...]
    """Plain sentences made from the same numbers."""
    late: tuple[tuple[str, Phrase], ...]
    """Why it is late, and when it is now expected."""
    rows: tuple[ResultRow, ...]
    fractions: bool
    chart: ChartView | None
    csv_href: str


def results_view(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ResultsView | None:
    """The results of a target, or None where none is published."""
    found = plan.series[target.id]
    if not found:
        return None
    newest = found[-1]
    goal = target.goals[0] if target.goals else None
    judgement = plan.statuses[target.id].judgement
    level = judgement.requirement.level if judgement else None
    pace = judgement.pace if judgement else None
    period = period_name(newest.snapshot.period, writer)
    parts = parts_words(newest, writer)
    published = newest.snapshot.published
    chart = None
    if goal:
        asked = None if is_open(goal) else level
        subject = Subject(goal, asked, pace.first if pace else None, authority.authority.sample)
        chart = chart_view(found, subject, writer)
    return ResultsView(
        figure=result_words(newest.figure, goal, writer, level=level),
        is_figure=type(newest.figure) is Fraction,
        note=f"{period}: {parts}" if parts else period,
        data_to=writer.day(newest.snapshot.data.to),
        published=writer.day(published) if published else None,
        age=age_view(plan.ages[target.id], writer),
        gist=_gist(newest, goal, pace, writer),
        late=_late(newest, writer),
        rows=tuple(_row(one, goal, plan, writer) for one in reversed(found)),
        fractions=any(one.value.numerator is not None for one in found),
        chart=chart,
        csv_href=writer.file(urls.target_csv(plan.path, target.id)),
    )


def _gist(newest: Observation, goal: Goal | None, pace: Pace | None, writer: Writer) -> tuple[str, ...]:
    if goal is None:
        return ()
    found = [first_upper(plain_sentence(newest, goal, writer))]
    if pace and not is_change(goal):  # a change says itself how far it is from its start
        change = pace.actual - pace.first.level
        words = {
            1: _("That is {amount} more than at the start, {day}."),
            -1: _("That is {amount} less than at the start, {day}."),
            0: _("That is as much as at the start, {day}."),
        }[(change > 0) - (change < 0)]
        found.append(
            writer.gettext(words, amount=amount_words(abs(change), goal, writer), day=writer.day(pace.first.day))
        )
    return tuple(found)


def _late(newest: Observation, writer: Writer) -> tuple[tuple[str, Phrase], ...]:
    facts = []
    if newest.value.reason:
        facts.append((writer.gettext("Why it is late"), writer.say(newest.value.reason)))
    if newest.value.new_date:
        facts.append((writer.gettext("Now expected by"), writer.phrase(writer.day(newest.value.new_date))))
    return tuple(facts)


_AGES = {
    "fresh": _("Up to date"),
    "ageing": _("A newer period has closed; no result of it is published yet"),
    "stale": _("Older than a year"),
}


def age_view(age: Age | None, writer: Writer) -> AgeView | None:
    """The second axis in words; the state says nothing of it."""
    if age is None:
        return None
    if age.kind == "report-late":
        words = writer.ngettext("Report late by {n} day", "Report late by {n} days", age.late_by)
    elif age.kind == "fresh" and age.next_window:
        words = writer.gettext("Up to date: the next period closes on {day}", day=writer.day(age.next_window))
    elif age.kind == "ageing" and not age.newer_closed:
        words = writer.gettext("More than {days} days old", days=writer.number(FRESH_DAYS))
    else:
        words = writer.gettext(_AGES[age.kind])
    return AgeView(age.kind, words)


def _row(observation: Observation, goal: Goal | None, plan: PortalPlan, writer: Writer) -> ResultRow:
    snapshot, value = observation.snapshot, observation.value
    notes = []
    if snapshot.cumulative:
        notes.append(writer.gettext("cumulative"))
    if any(one.on <= plan.known_on for one in observation.corrections):
        notes.append(writer.gettext("corrected"))
    return ResultRow(
        period=first_upper(period_name(snapshot.period, writer)),
        href=writer.href(urls.period(plan.path, snapshot.period)),
        notes=tuple(notes),
        numerator=writer.number(value.numerator) if value.numerator is not None else None,
        denominator=writer.number(value.denominator) if value.denominator is not None else None,
        result=result_words(observation.figure, goal, writer),
        published=writer.day(snapshot.published) if snapshot.published else None,
        source=writer.say(value.source) if value.source else None,
        note=writer.say(value.note) if value.note else None,
        proofs=proofs(value.evidence, plan, writer),
    )


def proofs(evidence: Iterable[Evidence], plan: PortalPlan, writer: Writer) -> tuple[ProofView, ...]:
    """Evidence with the way to it: a file of the plan, a named document, a link."""
    found = []
    for one in evidence:
        if isinstance(one, str):
            found.append(ProofView(writer.phrase(one.rsplit("/", 1)[-1]), writer.file(urls.plan_file(plan.path, one))))
        elif isinstance(one, DocumentEvidence):
            found.append(ProofView(writer.say(one.document), one.link))
        else:
            found.append(ProofView(writer.phrase(one.link), one.link))
    return tuple(found)
