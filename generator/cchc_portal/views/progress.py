"""The progress of a plan: how many targets are how far, what moved, what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.period import movements
from cchc_portal.derive.reports import missing_reports
from cchc_portal.derive.rollup import next_due, rollup
from cchc_portal.derive.status import WORST_FIRST
from cchc_portal.derive.tally import counted_targets, counted_tasks
from cchc_portal.derive.tasks import PROGRESS, task_counts
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.figures import result_words
from cchc_portal.views.owed import OwedView, owed_view
from cchc_portal.views.parts import Crumb, PartyView, parties
from cchc_portal.views.plan import plan_crumbs, plan_title
from cchc_portal.views.standing import (
    PeriodTab,
    StateCount,
    absent_states,
    lead_sentence,
    left_out_links,
    period_tabs,
    state_counts,
    tiles,
)
from cchc_portal.views.states import STATES, StatusView, state_view, status_view, task_state
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.status import Status
    from cchc_portal.model.target import Target
    from cchc_portal.model.task import Task
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer

SOON_DAYS = 60
"""What is due within so many days is named."""


@dataclass(frozen=True)
class GroupRow:
    """An area or a unit with the states of its targets."""

    link: Link
    targets: int
    tiles: tuple[StatusView, ...]
    words: str
    """The tiles in words."""


@dataclass(frozen=True)
class MoveRow:
    link: Link
    before: StatusView
    now: StatusView
    word: str
    """Better, worse, or only different."""


@dataclass(frozen=True)
class TrendRow:
    status: StatusView
    counts: tuple[int, ...]


@dataclass(frozen=True)
class DueRow:
    link: Link
    kind: str
    day: str
    note: str | None
    status: StatusView


@dataclass(frozen=True)
class MissingView:
    period: str
    who: tuple[PartyView, ...]
    due: str
    late: str


@dataclass(frozen=True)
class ProgressView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    plan_title: Phrase
    sample: bool
    lead: str
    tabs: tuple[PeriodTab, ...]
    newest: str | None
    """The last day of the newest data."""
    counts: tuple[StateCount, ...]
    absent: str | None
    targets: int
    targets_href: str
    left_out: tuple[tuple[Link, StatusView], ...]
    areas: tuple[GroupRow, ...]
    units: tuple[GroupRow, ...]
    since: str | None
    """The two periods that are compared."""
    moves: tuple[MoveRow, ...]
    trend_periods: tuple[tuple[str, tuple[StatusView, ...]], ...]
    """Each period with a tile a target."""
    trend: tuple[TrendRow, ...]
    overdue: tuple[DueRow, ...]
    soon: tuple[DueRow, ...]
    soon_days: int
    end_note: str | None
    """What has no day of its own runs until the plan's last day."""
    tasks: tuple[StateCount, ...]
    tasks_total: int
    tasks_href: str
    missing: tuple[MissingView, ...]
    owed: OwedView | None
    changes: int
    changes_href: str
    method_href: str


def progress_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ProgressView:
    """Everything the page says, by the newest results."""
    whole = rollup(plan.plan.targets, plan.statuses)
    newest = plan.snapshots[-1] if plan.snapshots else None
    due = _due(plan, authority, writer)
    found = task_counts(plan.plan.tasks, plan.progress)
    corrections = sum(len(snapshot.corrections) for snapshot in plan.snapshots)
    return ProgressView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Progress")))),
        plan_title=plan_title(plan, writer),
        sample=authority.authority.sample,
        lead=lead_sentence(whole, writer) if newest else writer.gettext("No result is published in this portal."),
        tabs=period_tabs(plan, writer),
        newest=writer.day(newest.data.to) if newest else None,
        counts=state_counts(whole.counts, writer),
        absent=absent_states(whole.counts, writer) if newest else None,
        targets=len(counted_targets(plan.plan.targets)),
        targets_href=writer.href(urls.targets(plan.path)),
        left_out=left_out_links(whole, plan, writer),
        areas=_areas(plan, writer),
        units=_units(plan, authority, writer),
        since=_since(plan, writer),
        moves=_moves(plan, writer),
        trend_periods=tuple(
            (
                first_upper(period_name(one.snapshot.period, writer)),
                tiles(rollup(plan.plan.targets, one.statuses).counts, writer),
            )
            for one in plan.standings
        ),
        trend=_trend(plan, writer),
        overdue=due[0],
        soon=due[1],
        soon_days=SOON_DAYS,
        end_note=_end_note(plan, authority, writer),
        tasks=tuple(StateCount(task_state(one, writer), found[one]) for one in PROGRESS if found[one]),
        tasks_total=len(counted_tasks(plan.plan.tasks)),
        tasks_href=writer.href(urls.tasks(plan.path)),
        missing=tuple(_missing(plan, authority, writer)),
        owed=None if newest else owed_view(plan, authority, writer),
        changes=len(plan.files.amendments) + corrections,
        changes_href=writer.href(urls.changes(plan.path)),
        method_href=writer.href(urls.METHOD),
    )


def _areas(plan: PortalPlan, writer: Writer) -> tuple[GroupRow, ...]:
    return tuple(
        _group(
            writer.link(writer.say(area.short or area.title), urls.area(plan.path, area.id)),
            [target for target in plan.plan.targets if target.area == area.id], plan, writer,
        )
        for area in plan.plan.areas
    )  # fmt: skip


def _units(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[GroupRow, ...]:
    """Units that answer for a target; one with several leads stands under each."""
    rows = []
    for unit in authority.units:
        own = [
            target
            for target in plan.plan.targets
            if any(lead.party == unit.id for lead in plan.target_leads[target.id])
        ]
        if own:
            link = writer.link(writer.say(unit.short or unit.name), urls.unit(authority.id, unit.id))
            rows.append(_group(link, own, plan, writer))
    return tuple(rows)


def _group(link: Link, targets: Iterable[Target], plan: PortalPlan, writer: Writer) -> GroupRow:
    found = rollup(targets, plan.statuses)
    parts = [f"{one.count} {one.status.label.lower()}" for one in state_counts(found.counts, writer)]
    return GroupRow(link, sum(found.counts.values()), tiles(found.counts, writer), writer.listing(parts))


def _since(plan: PortalPlan, writer: Writer) -> str | None:
    if len(plan.standings) < 2:
        return None
    before, now = (period_name(one.snapshot.period, writer) for one in plan.standings[-2:])
    return writer.gettext("from {before} to {now}", before=before, now=now)


def _moves(plan: PortalPlan, writer: Writer) -> tuple[MoveRow, ...]:
    """Targets whose state differs between the last two periods."""
    if len(plan.standings) < 2:
        return ()
    rows = []
    for move in movements(plan.plan, plan.standings[-1], plan.standings[-2]):
        if move.status_before is None or not move.moved or move.target.restates:
            continue
        now, before = move.status, move.status_before
        rows.append(
            MoveRow(
                _target_link(move.target, plan, writer), status_view(before, writer), status_view(now, writer),
                _compared(before, now, writer),
            )
        )  # fmt: skip
    return tuple(rows)


def _compared(before: Status, now: Status, writer: Writer) -> str:
    if before.state not in WORST_FIRST or now.state not in WORST_FIRST:
        return writer.gettext("changed")
    better = WORST_FIRST.index(now.state) > WORST_FIRST.index(before.state)
    return writer.gettext("better than before") if better else writer.gettext("worse than before")


def _trend(plan: PortalPlan, writer: Writer) -> tuple[TrendRow, ...]:
    """How many targets were in each state after each period."""
    found = [rollup(plan.plan.targets, one.statuses).counts for one in plan.standings]
    return tuple(
        TrendRow(state_view(state, writer), tuple(counts[state] for counts in found))
        for state in STATES
        if any(counts[state] for counts in found)
    )


def _target_link(target: Target, plan: PortalPlan, writer: Writer) -> Link:
    return writer.link(writer.say(target.name), urls.target(plan.path, target.id))


def _due(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[tuple[DueRow, ...], tuple[DueRow, ...]]:
    """What is overdue, and what falls due soon; a stopped clock makes nothing due."""
    if authority.ended:
        return (), ()
    overdue: list[tuple[dt.date, DueRow]] = []
    soon: list[tuple[dt.date, DueRow]] = []
    horizon = plan.today + dt.timedelta(days=SOON_DAYS)
    for target in counted_targets(plan.plan.targets):
        status = plan.statuses[target.id]
        day = next_due(target, plan.plan.period, plan.today)
        if status.state == "overdue" and status.judgement:
            overdue.append((status.judgement.requirement.due, _target_row(target, status, plan, writer)))
        elif day and day <= horizon and status.state in ("off-track", "at-risk", "not-due", "no-data", "on-track"):
            soon.append((day, _target_row(target, status, plan, writer, day=day)))
    for task in counted_tasks(plan.plan.tasks):
        found = plan.progress[task.id]
        if found.due and found.progress == "overdue":
            overdue.append((found.due, _task_row(task, plan, writer)))
        elif found.due and plan.today <= found.due <= horizon and found.progress not in ("done", "suspended"):
            soon.append((found.due, _task_row(task, plan, writer)))
    return _by_day(overdue), _by_day(soon)


def _end_note(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> str | None:
    targets = counted_targets(plan.plan.targets)
    open_ended = [one for one in targets if one.goals and not any(goal.by or goal.throughout for goal in one.goals)]
    if authority.ended or not open_ended:
        return None
    return writer.ngettext(
        "{n} more target has no day of its own and runs until the plan ends, with {year}.",
        "{n} more targets have no day of their own and run until the plan ends, with {year}.",
        len(open_ended), year=plan.plan.period.to,
    )  # fmt: skip


def _by_day(rows: list[tuple[dt.date, DueRow]]) -> tuple[DueRow, ...]:
    return tuple(row for _day, row in sorted(rows, key=lambda pair: pair[0]))


def _target_row(
    target: Target, status: Status, plan: PortalPlan, writer: Writer, *, day: dt.date | None = None
) -> DueRow:
    judgement = status.judgement
    shown = day or (judgement.requirement.due if judgement else plan.today)
    note = None
    if judgement and judgement.observation:
        figure = judgement.observation.figure
        result = result_words(figure, judgement.requirement.goal, writer, level=judgement.requirement.level)
        note = writer.gettext("result: {result}", result=result)
    return DueRow(
        _target_link(target, plan, writer), writer.gettext("Target"), writer.day(shown), note,
        status_view(status, writer),
    )  # fmt: skip


def _task_row(task: Task, plan: PortalPlan, writer: Writer) -> DueRow:
    found = plan.progress[task.id]
    note = None
    if found.reported and found.reported.new_date:
        note = writer.gettext("now expected by {day}", day=writer.day(found.reported.new_date))
    return DueRow(
        writer.link(writer.say(task.text), urls.tasks(plan.path), task.id), writer.gettext("Task"),
        writer.day(found.due) if found.due else "", note, task_state(found.progress, writer),
    )  # fmt: skip


def _missing(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterable[MissingView]:
    for owed in missing_reports(plan.plan, plan.snapshots, plan.today):
        days = (plan.today - owed.due).days
        yield MissingView(
            first_upper(period_name(owed.period.id, writer)),
            parties(owed.rule.who, authority, writer),
            writer.day(owed.due),
            writer.ngettext("{n} day late", "{n} days late", days),
        )
