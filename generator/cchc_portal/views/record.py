"""Reporting rules of a plan, and the page about its source document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.reports import OwedReport, owed_reports
from cchc_portal.derive.tally import tally
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import due_words, period_kinds, period_name
from cchc_portal.views.document import ClauseView, DocumentView, clause_views, document_view
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.parts import Crumb, PartyView, basis_name, parties
from cchc_portal.views.plan import plan_crumbs, plan_title
from cchc_portal.views.wording import goal_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.plan import Note
    from cchc_portal.model.reporting import Rule
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class RuleView:
    id: str
    clause: str
    clause_long: str
    who: tuple[PartyView, ...]
    kinds: str
    due: str | None
    to: tuple[PartyView, ...]
    via: tuple[PartyView, ...]
    text: Phrase | None


@dataclass(frozen=True)
class WindowView:
    id: str
    name: str
    first: str
    last: str
    clause: str | None


@dataclass(frozen=True)
class OwedView:
    """One report with its last good day, worked out from a rule and a window."""

    day: str
    period: str
    who: tuple[PartyView, ...]
    to: tuple[PartyView, ...]
    via: tuple[PartyView, ...]
    clause: str


@dataclass(frozen=True)
class ReportingView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    plan_title: Phrase
    rules: tuple[RuleView, ...]
    windows: tuple[WindowView, ...]
    owed: tuple[OwedView, ...]
    published: int


@dataclass(frozen=True)
class NoteView:
    clause: str | None
    clause_long: str | None
    text: Phrase


@dataclass(frozen=True)
class FigureView:
    title: Phrase
    href: str
    words: str
    clause: str


@dataclass(frozen=True)
class SourceView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    plan_title: Phrase
    restated: bool
    document: DocumentView
    implements: tuple[str, ...]
    notes: tuple[NoteView, ...]
    conflicts: tuple[FigureView, ...]
    """Figures that contradict each other inside the plan; both are shown."""
    restored: tuple[FigureView, ...]
    """Figures whose "%" sign the source's text has lost."""
    clauses: tuple[ClauseView, ...]
    carried: str
    data_href: str


def reporting_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ReportingView:
    reporting = plan.plan.reporting
    return ReportingView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Reporting")))),
        plan_title=plan_title(plan, writer),
        rules=tuple(_rule(rule, authority, writer) for rule in reporting.rules),
        windows=tuple(
            WindowView(
                period.id,
                period_name(period.id, writer),
                writer.day(period.data.from_),
                writer.day(period.data.to),
                clause_words(period.clause, writer) if period.clause else None,
            )
            for period in reporting.periods
        ),
        owed=tuple(_owed(report, authority, writer) for report in owed_reports(plan.plan)),
        published=len(plan.snapshots),
    )


def _rule(rule: Rule, authority: PortalAuthority, writer: Writer) -> RuleView:
    return RuleView(
        id=rule.id,
        clause=rule.clause,
        clause_long=clause_words(rule.clause, writer),
        who=parties(rule.who, authority, writer),
        kinds=period_kinds(rule, writer),
        due=due_words(rule, writer),
        to=parties(rule.to or (), authority, writer),
        via=parties(rule.via or (), authority, writer),
        text=writer.say(rule.text) if rule.text else None,
    )


def _owed(report: OwedReport, authority: PortalAuthority, writer: Writer) -> OwedView:
    return OwedView(
        day=writer.day(report.due),
        period=period_name(report.period.id, writer),
        who=parties(report.rule.who, authority, writer),
        to=parties(report.rule.to or (), authority, writer),
        via=parties(report.rule.via or (), authority, writer),
        clause=clause_words(report.rule.clause, writer),
    )


def source_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> SourceView:
    data = plan.plan
    counts = tally(data)
    return SourceView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Source document")))),
        plan_title=plan_title(plan, writer),
        restated=data.wording == "restated",
        document=document_view(data.document, writer, carrier=data.carrier),
        implements=tuple(basis_name(basis, writer) for basis in data.implements),
        notes=tuple(_note(note, writer) for note in data.notes),
        conflicts=_figures([target for target in data.targets if target.conflicts_with], plan, writer),
        restored=_figures([target for target in data.targets if _restored(target)], plan, writer),
        clauses=clause_views(plan, writer),
        carried=writer.gettext(
            "{clauses} carried by {targets}, {tasks} and other items.",
            clauses=writer.ngettext("{n} clause is", "{n} clauses are", len(plan.clauses)),
            targets=writer.ngettext("{n} target", "{n} targets", counts.targets),
            tasks=writer.ngettext("{n} task", "{n} tasks", counts.tasks),
        ),
        data_href=writer.file(urls.data(f"{plan.path}/plan.json")),
    )


def _restored(target: Target) -> bool:
    return any(goal.restored for goal in target.goals)


def _figures(targets: Iterable[Target], plan: PortalPlan, writer: Writer) -> tuple[FigureView, ...]:
    return tuple(
        FigureView(
            title=writer.say(target.name),
            href=writer.href(urls.target(plan.path, target.id)),
            words="; ".join(goal_words(goal, writer) for goal in target.goals),
            clause=clause_words(target.clause, writer),
        )
        for target in targets
    )


def _note(note: Note, writer: Writer) -> NoteView:
    return NoteView(note.clause, clause_words(note.clause, writer) if note.clause else None, writer.say(note.text))


def codes_of(plan: PortalPlan) -> list[str]:
    """Numbers of the documents that the plan is or rests on."""
    documents = [document for document in (plan.plan.document, plan.plan.carrier) if document]
    bases = [*(basis for document in documents for basis in document.bases), *plan.plan.implements]
    codes = [*(document.code for document in documents), *(basis.code for basis in bases)]
    return [code for code in codes if code]
