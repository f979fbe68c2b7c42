"""The progress of a plan: how many targets are how far, what moved, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.period import movements
from cchc_portal.derive.rollup import rollup
from cchc_portal.derive.status import WORST_FIRST
from cchc_portal.derive.tally import counted_targets, counted_tasks
from cchc_portal.derive.tasks import PROGRESS, task_counts
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.due import SOON_DAYS, DueRow, MissingView, due_rows, end_note, missing_rows, target_link
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.history import plan_events
from cchc_portal.views.owed import OwedView, owed_view
from cchc_portal.views.parts import Crumb
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
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


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
    calendar_href: str
    method_href: str


def progress_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ProgressView:
    """Everything the page says, by the newest results."""
    whole = rollup(plan.plan.targets, plan.statuses)
    newest = plan.snapshots[-1] if plan.snapshots else None
    due = due_rows(plan, authority, writer)
    found = task_counts(plan.plan.tasks, plan.progress)
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
        end_note=end_note(plan, authority, writer),
        tasks=tuple(StateCount(task_state(one, writer), found[one]) for one in PROGRESS if found[one]),
        tasks_total=len(counted_tasks(plan.plan.tasks)),
        tasks_href=writer.href(urls.tasks(plan.path)),
        missing=tuple(missing_rows(plan, authority, writer)),
        owed=None if newest else owed_view(plan, authority, writer),
        changes=len(plan_events(plan, writer)),
        changes_href=writer.href(urls.changes(plan.path)),
        calendar_href=writer.href(urls.plan_calendar(plan.path)),
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
                target_link(move.target, plan, writer), status_view(before, writer), status_view(now, writer),
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
