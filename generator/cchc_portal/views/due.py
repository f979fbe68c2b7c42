"""What is overdue, what falls due soon, and which reports are missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.reports import missing_reports
from cchc_portal.derive.rollup import next_due
from cchc_portal.derive.tally import counted_targets, counted_tasks
from cchc_portal.model.requirement import requirements
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.figures import result_words
from cchc_portal.views.parts import PartyView, parties
from cchc_portal.views.states import StatusView, status_view, task_state
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.derive.status import Status
    from cchc_portal.model.target import State, Target
    from cchc_portal.model.task import Task
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer

SOON_DAYS = 60
"""What is due within so many days is named."""

_OPEN: frozenset[State] = frozenset({"off-track", "at-risk", "not-due", "no-data", "on-track"})
"""States in which a deadline is still ahead."""


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


def target_link(target: Target, plan: PortalPlan, writer: Writer) -> Link:
    return writer.link(writer.say(target.name), urls.target(plan.path, target.id))


def due_rows(
    plan: PortalPlan, authority: PortalAuthority, writer: Writer
) -> tuple[tuple[DueRow, ...], tuple[DueRow, ...]]:
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
        elif day and day <= horizon and status.state in _OPEN:
            soon.append((day, _target_row(target, status, plan, writer, day=day)))
    for task in counted_tasks(plan.plan.tasks):
        found = plan.progress[task.id]
        if found.due and found.progress == "overdue":
            overdue.append((found.due, _task_row(task, plan, writer)))
        elif found.due and plan.today <= found.due <= horizon and found.progress not in ("done", "suspended"):
            soon.append((found.due, _task_row(task, plan, writer)))
    return _by_day(overdue), _by_day(soon)


def end_note(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> str | None:
    """How many targets still open have no day but the plan's last."""
    open_ended = [
        target
        for target in counted_targets(plan.plan.targets)
        if plan.statuses[target.id].state in _OPEN and _only_the_end(target, plan)
    ]
    if authority.ended or not open_ended:
        return None
    return writer.ngettext(
        "{n} more target has no day of its own and runs until the plan ends, with {year}.",
        "{n} more targets have no day of their own and run until the plan ends, with {year}.",
        len(open_ended), year=plan.plan.period.to,
    )  # fmt: skip


def _only_the_end(target: Target, plan: PortalPlan) -> bool:
    """Does the plan state no day for it, so that its own last day counts, and is that still to come?"""
    needed = requirements(target, plan.plan.period)
    return bool(needed) and not any(one.deadlines for one in needed) and needed[-1].due >= plan.today


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
        target_link(target, plan, writer), writer.gettext("Target"), writer.day(shown), note,
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


def missing_rows(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[MissingView]:
    for owed in missing_reports(plan.plan, plan.snapshots, plan.today):
        days = (plan.today - owed.due).days
        yield MissingView(
            first_upper(period_name(owed.period.id, writer)),
            parties(owed.rule.who, authority, writer),
            writer.day(owed.due),
            writer.ngettext("{n} day late", "{n} days late", days),
        )
