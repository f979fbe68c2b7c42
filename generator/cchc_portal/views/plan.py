"""The plan's front page, one of its areas, its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import Tally, states, tally
from cchc_portal.model.task import ROLES
from cchc_portal.views.document import DocumentView, document_view
from cchc_portal.views.parts import (
    STATES, Crumb, EndedView, PartyView, StatusView, TargetRow, ended_view, leads, parties, status_view, target_row,
)  # fmt: skip
from cchc_portal.views.wording import clause_words, when_words
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.plan import Area
    from cchc_portal.model.task import Deliverable, Part, Roles, Task
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer

SECTION_TITLES = {
    "purposes": _("Purposes"),
    "requirements": _("Requirements"),
    "viewpoints": _("Viewpoints"),
    "objectives": _("Objectives"),
    "solutions": _("Measures"),
    "funding": _("Funding"),
    "provisions": _("Other provisions"),
}

ROLE_NAMES = {
    "lead": _("Lead"),
    "advise": _("Advising"),
    "implement": _("Implementing"),
    "coordinate": _("Coordinating"),
}


@dataclass(frozen=True)
class AreaRow:
    title: Phrase
    href: str
    clause: str
    leads: tuple[PartyView, ...]
    tally: Tally


@dataclass(frozen=True)
class StateCount:
    status: StatusView
    count: int


@dataclass(frozen=True)
class StatementView:
    clause: str
    clause_long: str
    anchor: str
    text: Phrase


@dataclass(frozen=True)
class SectionView:
    """One of the plan's lists of plain statements."""

    title: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class PlanView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    eyebrow: str
    title: Phrase
    period: str
    tally: Tally
    units: int
    states: tuple[StateCount, ...]
    tiles: tuple[StatusView, ...]
    clock: str | None
    """Why nothing counts as late: the authority has ended."""
    areas: tuple[AreaRow, ...]
    arealess: tuple[TargetRow, ...]
    tthc: tuple[TargetRow, ...]
    targets_href: str
    tasks_href: str
    reporting_href: str
    source_href: str
    data_href: str
    sections: tuple[SectionView, ...]
    document: DocumentView
    notes: int
    cite: str


@dataclass(frozen=True)
class RoleView:
    name: str
    parties: tuple[PartyView, ...]


@dataclass(frozen=True)
class PieceView:
    """A deliverable or part of a task."""

    clause: str
    anchor: str
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


@dataclass(frozen=True)
class TaskGroup:
    title: Phrase
    anchor: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class AreaView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    eyebrow: str
    title: Phrase
    clause_long: str
    leads: tuple[PartyView, ...]
    lead_clause: str | None
    tally: Tally
    targets: tuple[TargetRow, ...]
    tasks: tuple[TaskRow, ...]
    notes: tuple[Phrase, ...]
    before: Crumb | None
    after: Crumb | None


@dataclass(frozen=True)
class TasksView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    title: str
    plan_title: Phrase
    groups: tuple[TaskGroup, ...]
    count: int
    with_deliverables: bool


def plan_crumbs(plan: PortalPlan, authority: PortalAuthority, writer: Writer, *last: Crumb) -> tuple[Crumb, ...]:
    """Home › authority › plan › …; the last one has no link."""
    name = writer.say(plan.plan.short) if plan.plan.short else writer.phrase(years(plan, writer))
    trail = (
        Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
        Crumb(writer.say(authority.authority.name), writer.href(urls.authority(authority.id))),
        Crumb(name, writer.href(urls.plan(plan.path)) if last else None),
    )
    return (*trail, *last)


def years(plan: PortalPlan, writer: Writer) -> str:
    """2021, or 2021–2025, with the orientation year where there is one."""
    period = plan.plan.period
    text = str(period.from_) if period.from_ == period.to else f"{period.from_}–{period.to}"
    if period.orientation:
        return writer.gettext("{years}, orientation {year}", years=text, year=period.orientation)
    return text


def plan_title(plan: PortalPlan, writer: Writer) -> Phrase:
    """The document's title, or its period where the source has none."""
    title = plan.plan.document.title
    return writer.say(title) if title else writer.phrase(writer.gettext("Plan {years}", years=years(plan, writer)))


def plan_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> PlanView:
    data = plan.plan
    rows = {target.id: target_row(target, plan, authority, writer) for target in data.targets}
    counts = states(data.targets, dict(plan.statuses))
    in_order = [state for state in STATES for _number in range(counts[state])]
    name = writer.say(authority.authority.name).text
    return PlanView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer),
        eyebrow=writer.gettext("Plan of {authority}", authority=name),
        title=plan_title(plan, writer),
        period=years(plan, writer),
        tally=tally(data),
        units=len({duty.unit for duty in data.duties}),
        states=tuple(StateCount(status_view(state, writer), counts[state]) for state in STATES if counts[state]),
        tiles=tuple(status_view(state, writer) for state in in_order),
        clock=_clock(authority, writer),
        areas=tuple(_area_row(area, plan, authority, writer) for area in data.areas),
        arealess=tuple(rows[target.id] for target in data.targets if target.area is None),
        tthc=tuple(rows[target.id] for target in data.targets if target.tthc and not target.restates),
        targets_href=writer.href(urls.targets(plan.path)),
        tasks_href=writer.href(urls.tasks(plan.path)),
        reporting_href=writer.href(urls.reporting(plan.path)),
        source_href=writer.href(urls.source(plan.path)),
        data_href=writer.file(urls.data(f"{plan.path}/plan.json")),
        sections=_sections(plan, writer),
        document=document_view(data.document, writer, carrier=data.carrier),
        notes=len(data.notes),
        cite=cite(plan, authority, writer),
    )


def cite(plan: PortalPlan, authority: PortalAuthority, writer: Writer, clause: str | None = None) -> str:
    """A reference to copy: who, what, which clause, where and as of when."""
    parts = [
        writer.gettext("People's Committee of {authority}", authority=writer.say(authority.authority.name).text),
        plan_title(plan, writer).text,
    ]
    code = (plan.plan.carrier or plan.plan.document).code
    if code:
        parts.append(writer.gettext("No. {code}", code=code))
    if clause:
        parts.append(clause_words(clause, writer))
    portal = writer.say(writer.portal.settings.name).text
    parts.append(writer.gettext("{portal}, as of {day}", portal=portal, day=writer.day(writer.portal.as_of)))
    return ". ".join(parts) + "."


def _clock(authority: PortalAuthority, writer: Writer) -> str | None:
    last = authority.authority.valid.to
    if not authority.ended or last is None:
        return None
    return writer.gettext(
        "The authority's last day was {day}: from then on no deadline counts as missed.", day=writer.day(last)
    )


def _area_row(area: Area, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> AreaRow:
    return AreaRow(
        title=writer.say(area.short or area.title),
        href=writer.href(urls.area(plan.path, area.id)),
        clause=area.clause,
        leads=parties(area.lead, authority, writer),
        tally=tally(plan.plan, area=area.id),
    )


def _sections(plan: PortalPlan, writer: Writer) -> tuple[SectionView, ...]:
    sections = []
    for key, title in SECTION_TITLES.items():
        statements = getattr(plan.plan, key)
        if statements:
            views = tuple(
                StatementView(
                    item.clause, clause_words(item.clause, writer), urls.fragment_of(item.clause), writer.say(item.text)
                )
                for item in statements
            )
            sections.append(SectionView(writer.gettext(title), views))
    return tuple(sections)


def area_view(area: Area, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> AreaView:
    data = plan.plan
    at = data.areas.index(area)
    own = [target for target in data.targets if target.area == area.id]
    related = {item.id for item in (*own, *(task for task in data.tasks if task.area == area.id))} | {area.id}
    return AreaView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.say(area.short or area.title))),
        eyebrow=writer.gettext("Area {n} of {total}", n=at + 1, total=len(data.areas)),
        title=writer.say(area.title),
        clause_long=clause_words(area.clause, writer),
        leads=parties(area.lead, authority, writer),
        lead_clause=clause_words(area.lead_clause, writer) if area.lead_clause else None,
        tally=tally(data, area=area.id),
        targets=tuple(target_row(target, plan, authority, writer) for target in own),
        tasks=tuple(task_row(task, plan, authority, writer) for task in data.tasks if task.area == area.id),
        notes=tuple(
            writer.say(note.text) for note in data.notes if note.about in related or note.clause == area.clause
        ),
        before=_neighbour(plan, at - 1, writer),
        after=_neighbour(plan, at + 1, writer),
    )


def _neighbour(plan: PortalPlan, index: int, writer: Writer) -> Crumb | None:
    areas = plan.plan.areas
    if not 0 <= index < len(areas):
        return None
    area = areas[index]
    return Crumb(writer.say(area.short or area.title), writer.href(urls.area(plan.path, area.id)))


def tasks_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TasksView:
    data = plan.plan
    groups = [
        (writer.say(area.title), area.id, [task for task in data.tasks if task.area == area.id]) for area in data.areas
    ]
    loose = [task for task in data.tasks if task.area is None]
    groups.append((writer.phrase(writer.gettext("Outside the areas")), "khac", loose))
    return TasksView(
        ended=ended_view(authority, writer),
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
    for item in items:
        who = getattr(item, "who", None)
        if who is not None:
            roles = (RoleView(writer.gettext("Who"), parties(who, authority, writer)),) if who else ()
        else:
            roles = _roles(item, plan, authority, writer)  # type: ignore[arg-type]
        pieces.append(
            PieceView(
                item.clause, urls.fragment_of(item.clause), writer.say(item.text),
                when_words(item.when, writer) if item.when else None, roles,
            )
        )  # fmt: skip
    return tuple(pieces)
