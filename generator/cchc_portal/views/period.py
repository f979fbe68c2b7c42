"""One reporting period: each value beside its target and the value before, who reported it, the dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.duty import snapshot_lateness
from cchc_portal.derive.period import Movement, Standing, movements
from cchc_portal.derive.procedures import ProcedureTotals, totals
from cchc_portal.derive.rollup import rollup
from cchc_portal.derive.series import known
from cchc_portal.derive.tasks import progress_of
from cchc_portal.model.measure import is_change
from cchc_portal.views.deadlines import lateness_words, period_name
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.figures import difference_words, for_the_eye, level_words, parts_words, result_words
from cchc_portal.views.history import EventView, corrections_of
from cchc_portal.views.owed import OwedRule, owed_for
from cchc_portal.views.parts import Crumb, goal_view
from cchc_portal.views.plan import plan_crumbs, plan_title
from cchc_portal.views.results import ProofView, proofs
from cchc_portal.views.standing import PeriodTab, StateCount, lead_sentence, period_tabs, state_counts
from cchc_portal.views.states import StatusView, status_view, task_state
from cchc_portal.views.wording import is_open
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class ValueRow:
    id: str
    link: Link
    due: str | None
    goal: str
    value: str | None
    parts: str | None
    before: str | None
    difference: str | None
    status: StatusView
    note: Phrase | None


@dataclass(frozen=True)
class DossierRow:
    """One field of TTHC, or the sum of all."""

    field: Phrase | None
    """None: the sum."""
    nothing: bool
    figures: tuple[str, ...]
    """Received; resolved early, on time, late; pending in time, overdue."""
    share: str | None


@dataclass(frozen=True)
class TaskRow:
    link: Link
    status: StatusView
    on: str | None
    reason: Phrase | None
    new_date: str | None
    proofs: tuple[ProofView, ...]


@dataclass(frozen=True)
class PeriodView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    plan_title: Phrase
    sample: bool
    title: str
    lead: str
    basis: str
    """The day the states hold for, and the figures they rest on."""
    tabs: tuple[PeriodTab, ...]
    window: str
    cumulative: bool
    facts: tuple[tuple[str, Phrase | None], ...]
    """Reported, approved by whom and when, published; None: not given."""
    owed: tuple[OwedRule, ...]
    """Who had to report the period by the plan's rules."""
    file_label: str
    digest: str | None
    counts: tuple[StateCount, ...]
    before: str | None
    mixed: bool
    """The period before is of another length, so the difference is for orientation only."""
    rows: tuple[ValueRow, ...]
    silent: tuple[ValueRow, ...]
    """Targets without a value in this period."""
    dossiers: tuple[DossierRow, ...]
    dossier_words: tuple[str, ...]
    tasks: tuple[TaskRow, ...]
    corrections: tuple[EventView, ...]
    csv_href: str
    file_href: str


def period_view(standing: Standing, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> PeriodView:
    """The page of one snapshot."""
    snapshot = standing.snapshot
    at = plan.standings.index(standing)
    before = plan.standings[at - 1] if at else None
    name = period_name(snapshot.period, writer)
    found = [move for move in movements(plan.plan, standing, before) if not move.target.restates]
    whole = rollup(plan.plan.targets, standing.statuses)
    rows = [(move, _row(move, plan, writer)) for move in found]
    return PeriodView(
        ended=ended_view(authority, writer),
        crumbs=_crumbs(plan, authority, name, writer),
        plan_title=plan_title(plan, writer),
        sample=authority.authority.sample,
        title=writer.gettext("Results of {period}", period=name),
        lead=lead_sentence(whole, writer),
        basis=_basis(standing, plan, writer),
        tabs=period_tabs(plan, writer, current=snapshot.period),
        window=_window(snapshot, writer),
        cumulative=snapshot.cumulative,
        facts=_facts(snapshot, writer),
        owed=owed_for(snapshot, plan, authority, writer),
        file_label=_file_label(snapshot, writer),
        digest=plan.files.digests.get(snapshot.period),
        counts=state_counts(whole.counts, writer),
        before=first_upper(period_name(before.snapshot.period, writer)) if before else None,
        mixed=bool(before) and _length(before.snapshot) != _length(snapshot) if before else False,
        rows=tuple(row for move, row in rows if move.now),
        silent=tuple(row for move, row in rows if not move.now),
        dossiers=_dossiers(snapshot, writer),
        dossier_words=_dossier_words(snapshot, writer),
        tasks=tuple(_tasks(standing, plan, writer)),
        corrections=corrections_of(snapshot, plan, writer),
        csv_href=writer.file(urls.period_csv(plan.path, snapshot.period)),
        file_href=writer.file(urls.snapshot_file(plan.path, snapshot.period)),
    )


def _crumbs(plan: PortalPlan, authority: PortalAuthority, name: str, writer: Writer) -> tuple[Crumb, ...]:
    progress = Crumb(writer.phrase(writer.gettext("Progress")), writer.href(urls.progress(plan.path)))
    return plan_crumbs(plan, authority, writer, progress, Crumb(writer.phrase(first_upper(name))))


def _window(snapshot: Snapshot, writer: Writer) -> str:
    return writer.gettext(
        "Data from {first} to {last}", first=writer.day(snapshot.data.from_), last=writer.day(snapshot.data.to)
    )


def _basis(standing: Standing, plan: PortalPlan, writer: Writer) -> str:
    day = writer.day(standing.day)
    if not standing.snapshot.published:
        return writer.gettext("As of {day}, the last day of the data; the day of publication is not given.", day=day)
    known_then = known(plan.snapshots, standing.day)
    if any(correction.on > standing.day for snapshot in known_then for correction in snapshot.corrections):
        return writer.gettext(
            "As of {day}, by what was published until then; figures corrected later count as corrected.", day=day
        )
    return writer.gettext("As of {day}, by what was published until then.", day=day)


def _file_label(snapshot: Snapshot, writer: Writer) -> str:
    """A file that holds a correction is no longer the one that was published."""
    days = [writer.day(day) for day in sorted({one.on for one in snapshot.corrections})]
    if days:
        return writer.gettext("The file as it is now, with corrections of {days}", days=writer.listing(days))
    return writer.gettext("The file as it was published")


def _length(snapshot: Snapshot) -> int:
    """Months, so that a quarter of 89 days is as long as one of 92."""
    return round((snapshot.data.to - snapshot.data.from_).days / 30)


def _facts(snapshot: Snapshot, writer: Writer) -> tuple[tuple[str, Phrase | None], ...]:
    approved, late = snapshot.approved, snapshot_lateness(snapshot)
    return (
        (writer.gettext("Reported"), writer.phrase(writer.day(snapshot.reported)) if snapshot.reported else None),
        (writer.gettext("Approved by"), writer.say(approved.by) if approved else None),
        (writer.gettext("Approved on"), writer.phrase(writer.day(approved.on)) if approved else None),
        (writer.gettext("Published"), writer.phrase(writer.day(snapshot.published)) if snapshot.published else None),
        (writer.gettext("Time to publication"), writer.phrase(lateness_words(late, writer)) if late else None),
    )


def _row(move: Movement, plan: PortalPlan, writer: Writer) -> ValueRow:
    target, status = move.target, move.status
    goal = target.goals[0] if target.goals else None
    level = status.judgement.requirement.level if status.judgement else None
    return ValueRow(
        id=target.id,
        link=writer.link(writer.say(target.name), urls.target(plan.path, target.id)),
        due=writer.day(status.judgement.requirement.due) if status.judgement else None,
        goal=_asked(move, writer),
        value=result_words(move.now.figure, goal, writer, level=level) if move.now else None,
        parts=parts_words(move.now, writer) if move.now else None,
        before=result_words(move.before.figure, goal, writer) if move.before else None,
        difference=_difference(move, goal, writer),
        status=status_view(status, writer),
        note=writer.say(move.now.value.note) if move.now and move.now.value.note else None,
    )


def _asked(move: Movement, writer: Writer) -> str:
    """The level that was judged; of steps whose reading is known, the level of that year."""
    judgement, target = move.status.judgement, move.target
    if judgement is None and not target.goals:
        return writer.gettext("no figure")
    needed = judgement.requirement if judgement else None
    if needed and needed.derived and needed.level is not None and not is_open(needed.goal):
        sign = "≥ " if needed.goal.grow and needed.goal.grow.bound == "at_least" else ""
        return sign + level_words(needed.level, needed.goal, writer)
    shown = goal_view(needed.goal if needed else target.goals[0], writer)
    return f"{shown.sign} {shown.figure}".strip() or shown.words


def _difference(move: Movement, goal: Goal | None, writer: Writer) -> str | None:
    """Against the period before; two changes are each measured from a start of their own."""
    if goal is None or is_change(goal) or move.difference is None:
        return None
    return difference_words(move.difference, goal, writer)


def _dossiers(snapshot: Snapshot, writer: Writer) -> tuple[DossierRow, ...]:
    if not snapshot.procedures:
        return ()
    rows = [_dossier(totals([row]), writer.say(row.field), writer) for row in snapshot.procedures]
    return (*rows, _dossier(totals(snapshot.procedures), None, writer))


def _dossier(found: ProcedureTotals, field: Phrase | None, writer: Writer) -> DossierRow:
    share = found.on_time_share
    figures = (found.received, found.early, found.on_time, found.late, found.in_time, found.overdue)
    return DossierRow(
        field,
        found.nothing_arose,
        tuple(writer.number(figure) for figure in figures),
        writer.percent(for_the_eye(share)) if share is not None else None,
    )


def _dossier_words(snapshot: Snapshot, writer: Writer) -> tuple[str, ...]:
    """The sums agree, and one sentence anybody understands."""
    if not snapshot.procedures:
        return ()
    found = totals(snapshot.procedures)
    number = writer.number
    words = [
        writer.gettext(
            "The sums agree: received {received} = online {online} + in person or by post {post} + carried over"
            " {carried} = resolved {resolved} + pending {pending}.",
            received=number(found.received), online=number(found.online), post=number(found.in_person_or_post),
            carried=number(found.carried_over), resolved=number(found.resolved), pending=number(found.pending),
        )
    ]  # fmt: skip
    share = found.on_time_share
    if share is not None:
        whole = share.numerator // share.denominator  # never rounded up: the late ones stay visible
        words.insert(
            0, writer.gettext("Out of every 100 dossiers, {n} were returned on time or early.", n=number(whole))
        )
    return tuple(words)


def _tasks(standing: Standing, plan: PortalPlan, writer: Writer) -> Iterator[TaskRow]:
    for task in plan.plan.tasks:
        found = progress_of(task, [standing.snapshot], standing.day)
        reported = found.reported
        if reported is None:
            continue
        yield TaskRow(
            writer.link(writer.say(task.text), urls.tasks(plan.path), task.id),
            task_state(found.progress, writer),
            writer.day(reported.on) if reported.on else None,
            writer.say(reported.reason) if reported.reason else None,
            writer.day(reported.new_date) if reported.new_date else None,
            proofs(reported.evidence, plan, writer),
        )
