"""The tasks of a plan: roles, deliverables and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import tally
from cchc_portal.model.task import ROLES, Deliverable
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import when_words
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.filters import Facet, task_facets, task_filters
from cchc_portal.views.history import EventView, task_events
from cchc_portal.views.parts import Crumb, PartyView, leads, parties
from cchc_portal.views.plan import plan_crumbs, plan_title
from cchc_portal.views.roles import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.task import Part, Roles, Task
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.states import StatusView
    from cchc_portal.views.writer import Writer
from cchc_portal.views.states import task_state


@dataclass(frozen=True)
class RoleView:
    name: str
    parties: tuple[PartyView, ...]


@dataclass(frozen=True)
class PieceView:
    """A deliverable or part of a task."""

    clause: str
    anchor: str | None
    """Only the first item of a clause has it."""
    text: Phrase
    when: str | None
    roles: tuple[RoleView, ...]


@dataclass(frozen=True)
class TaskRow:
    id: str
    clause: str
    clause_long: str
    anchor: str
    text: Phrase
    when: str | None
    roles: tuple[RoleView, ...]
    deliverables: tuple[PieceView, ...]
    parts: tuple[PieceView, ...]
    note: str | None
    changes: tuple[EventView, ...]
    """How its promise was changed, newest first."""
    progress: StatusView | None
    """How far it is; None where the plan has no published result at all."""
    facets: str
    """Tokens for the filters."""


@dataclass(frozen=True)
class TaskGroup:
    title: Phrase
    anchor: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class TasksView:
    ended: EndedView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    title: str
    plan_title: Phrase
    groups: tuple[TaskGroup, ...]
    count: int
    with_deliverables: bool
    filters: tuple[Facet, ...]


def tasks_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TasksView:
    data = plan.plan
    groups = [
        (writer.say(area.title), area.id, [task for task in data.tasks if task.area == area.id]) for area in data.areas
    ]
    loose = [task for task in data.tasks if task.area is None]
    groups.append((writer.phrase(writer.gettext("Outside the areas")), "khac", loose))
    return TasksView(
        ended=ended_view(authority, writer),
        behind=behind_view(data.tasks, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Tasks")))),
        title=writer.ngettext("{n} task", "{n} tasks", tally(data).tasks),
        plan_title=plan_title(plan, writer),
        groups=tuple(
            TaskGroup(title, f"nhom-{key}", tuple(task_row(task, plan, authority, writer) for task in tasks))
            for title, key, tasks in groups
            if tasks
        ),
        count=tally(data).tasks,
        with_deliverables=any(task.deliverables for task in data.tasks),
        filters=task_filters(plan, authority, writer),
    )


def task_row(task: Task, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TaskRow:
    """One task with its roles, products and parts."""
    return TaskRow(
        id=task.id,
        clause=task.clause,
        clause_long=clause_words(task.clause, writer),
        anchor=task.id,
        text=writer.say(task.text),
        when=when_words(task.when, writer) if task.when else None,
        roles=_task_roles(task, plan, authority, writer),
        deliverables=_pieces(task.deliverables, plan, authority, writer),
        parts=_pieces(task.parts, plan, authority, writer),
        note=writer.gettext("printed twice in the document; counted once") if task.same_as else None,
        changes=task_events(task, plan, writer),
        progress=task_state(plan.progress[task.id].progress, writer) if plan.snapshots else None,
        facets=" ".join(task_facets(task, plan)),
    )


def _task_roles(task: Task, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[RoleView, ...]:
    lead = leads(plan.task_leads[task.id], authority, writer)
    roles = [RoleView(role_name("lead", plan, writer), lead)] if lead else []
    return (*roles, *_roles(task, plan, authority, writer, roles=ROLES[1:]))


def _roles(
    item: Roles, plan: PortalPlan, authority: PortalAuthority, writer: Writer, *, roles: Iterable[str] = ROLES
) -> tuple[RoleView, ...]:
    return tuple(
        RoleView(role_name(role, plan, writer), parties(item.parties(role), authority, writer))
        for role in roles
        if item.parties(role)
    )


def role_name(role: str, plan: PortalPlan, writer: Writer) -> str:
    """The role's name as the plan prints it, or the usual one."""
    printed = getattr(plan.plan.roles, role)
    return writer.say(printed).text if printed else writer.gettext(ROLE_NAMES[role])


def _pieces(
    items: Iterable[Deliverable | Part], plan: PortalPlan, authority: PortalAuthority, writer: Writer
) -> tuple[PieceView, ...]:
    pieces = []
    first = _first_of_clause(plan)
    for item in items:
        roles: tuple[RoleView, ...] = ()
        if isinstance(item, Deliverable):
            roles = _roles(item, plan, authority, writer)
        elif item.who:
            roles = (RoleView(writer.gettext("Who"), parties(item.who, authority, writer)),)
        pieces.append(
            PieceView(
                item.clause, urls.fragment_of(item.clause) if first[item.clause] is item else None,
                writer.say(item.text),
                when_words(item.when, writer) if item.when else None, roles,
            )
        )  # fmt: skip
    return tuple(pieces)


def _first_of_clause(plan: PortalPlan) -> dict[str, Deliverable | Part]:
    """The first deliverable or part that stands at each clause."""
    first: dict[str, Deliverable | Part] = {}
    for task in plan.plan.tasks:
        for product in task.deliverables:
            first.setdefault(product.clause, product)
        for part in task.parts:
            first.setdefault(part.clause, part)
    return first
