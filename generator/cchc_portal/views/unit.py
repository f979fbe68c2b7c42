"""A contact unit: its contact, duties, targets, tasks and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.authority import UNIT_KINDS
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.contact import ContactView, email, telephone
from cchc_portal.views.deadlines import due_words, period_kinds
from cchc_portal.views.ended import EndedView, ended_view, successor_name
from cchc_portal.views.parts import Crumb, TargetRow, target_row
from cchc_portal.views.plan import plan_title
from cchc_portal.views.roles import ROLE_NAMES
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.authority import Contact, Unit
    from cchc_portal.model.task import Roles
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class DutyView:
    plan: Phrase
    href: str
    clause_long: str
    text: Phrase


@dataclass(frozen=True)
class TaskLink:
    role: str
    text: Phrase
    href: str


@dataclass(frozen=True)
class ReportView:
    kinds: str
    due: str | None
    href: str


@dataclass(frozen=True)
class UnitView:
    ended: EndedView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    eyebrow: str
    name: Phrase
    kind_note: str | None
    aliases: str | None
    contact: tuple[ContactView, ...]
    whom: str
    """Where to ask when the source gives no contact."""
    duties: tuple[DutyView, ...]
    targets: tuple[TargetRow, ...]
    tasks: tuple[TaskLink, ...]
    reports: tuple[ReportView, ...]


_KIND_NOTES = {
    "class": _("The plan names a group of bodies here, not a single one."),
    "outside": _("A body outside the administration: the plan can ask it, not instruct it."),
    "post": _("The plan names a post, not a person."),
}


def unit_view(unit: Unit, authority: PortalAuthority, writer: Writer) -> UnitView:
    name = writer.say(authority.authority.name)
    note = _KIND_NOTES.get(unit.kind)
    return UnitView(
        ended=ended_view(authority, writer),
        behind=behind_view([unit, *_duty_texts(unit, authority)], writer),
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(name, writer.href(urls.authority(authority.id))),
            Crumb(writer.say(unit.short or unit.name)),
        ),
        eyebrow=writer.gettext(
            "{kind} · {authority}",
            kind=writer.gettext(UNIT_KINDS[unit.kind]),
            authority=writer.inline(authority.authority.name),
        ),
        name=writer.say(unit.name),
        kind_note=writer.gettext(note) if note else None,
        aliases=writer.listing(list(unit.aliases)) if unit.aliases else None,
        contact=contact_view(unit.contact, writer),
        whom=_whom(authority, writer),
        duties=_duties(unit, authority, writer),
        targets=tuple(
            target_row(target, plan, authority, writer)
            for plan in authority.plans
            for target in plan.plan.targets
            if not target.restates and any(lead.party == unit.id for lead in plan.target_leads[target.id])
        ),
        tasks=tuple(link for plan in authority.plans for link in _task_links(unit, plan, writer)),
        reports=tuple(
            ReportView(
                period_kinds(rule, writer), due_words(rule, writer), writer.href(urls.reporting(plan.path), rule.id)
            )
            for plan in authority.plans
            for rule in plan.plan.reporting.rules
            if unit.id in rule.who
        ),
    )


def _duty_texts(unit: Unit, authority: PortalAuthority) -> list[object]:
    return [duty for plan in authority.plans for duty in plan.plan.duties if duty.unit == unit.id]


def _duties(unit: Unit, authority: PortalAuthority, writer: Writer) -> tuple[DutyView, ...]:
    return tuple(
        DutyView(
            plan_title(plan, writer),
            writer.href(urls.source(plan.path), urls.fragment_of(duty.clause)),
            clause_words(duty.clause, writer),
            writer.say(duty.text),
        )
        for plan in authority.plans
        for duty in plan.plan.duties
        if duty.unit == unit.id
    )


def contact_view(contact: Contact, writer: Writer) -> tuple[ContactView, ...]:
    """Every field a citizen may look for; None reads "not published"."""
    return (
        telephone(contact, writer),
        email(contact, writer),
        ContactView(writer.gettext("Address"), writer.say(contact.address) if contact.address else None),
        ContactView(writer.gettext("Office hours"), writer.say(contact.hours) if contact.hours else None),
        ContactView(writer.gettext("In charge"), writer.say(contact.person) if contact.person else None),
    )


def _whom(authority: PortalAuthority, writer: Writer) -> str:
    data = authority.authority
    if authority.ended and len(data.successors) == 1:
        return writer.gettext(
            "Ask the People's Committee of {successor} today.", successor=successor_name(data.successors[0], writer)
        )
    if authority.ended:
        return writer.gettext("Ask the People's Committee of the ward or commune your place belongs to today.")
    return writer.gettext("Ask the People's Committee of {name}.", name=writer.inline(data.name))


def _task_links(unit: Unit, plan: PortalPlan, writer: Writer) -> list[TaskLink]:
    links = []
    for task in plan.plan.tasks:
        lead = any(lead.party == unit.id for lead in plan.task_leads[task.id])
        roles = ["lead"] if lead else []
        roles += [role for role in ("advise", "implement", "coordinate") if _has(unit, task, role)]
        roles += [
            role
            for role in ROLE_NAMES
            if role not in roles and any(_has(unit, product, role) for product in task.deliverables)
        ]
        if not roles and any(unit.id in part.who for part in task.parts):
            roles = ["implement"]
        links += [
            TaskLink(
                writer.gettext(ROLE_NAMES[role]), writer.say(task.text), writer.href(urls.tasks(plan.path), task.id)
            )
            for role in roles
        ]
    return links


def _has(unit: Unit, item: Roles, role: str) -> bool:
    return unit.id in item.parties(role)
