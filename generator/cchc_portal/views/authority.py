"""An authority: its plans and who does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.rollup import rollup
from cchc_portal.derive.tally import Tally, tally
from cchc_portal.views.ask import AskView, ask_view
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.parts import LEVELS, Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.views.standing import lead_sentence
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.authority import Unit
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class PlanRow:
    title: Phrase
    href: str
    tally: Tally
    progress: str | None
    """How many targets are well, where results are published."""
    progress_href: str


@dataclass(frozen=True)
class UnitRow:
    name: Phrase
    href: str
    short: Phrase | None
    kind: str
    duties: int
    leads: int


@dataclass(frozen=True)
class AuthorityView:
    ended: EndedView | None
    ask: AskView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    name: Phrase
    level: str
    parent: Phrase | None
    sample: bool
    lead: str
    plans: tuple[PlanRow, ...]
    units: tuple[UnitRow, ...]
    data_href: str
    duties: tuple[Link, ...]
    """How it meets the duty to publish: rules, catalogue, log."""


UNIT_KINDS = {
    "office": _("Office"),
    "post": _("Post"),
    "class": _("Group of bodies"),
    "outside": _("Outside the administration"),
}


def authority_view(authority: PortalAuthority, writer: Writer) -> AuthorityView:
    data = authority.authority
    results = any(plan.snapshots for plan in authority.plans)
    lead = writer.ngettext("{n} plan published here.", "{n} plans published here.", len(authority.plans))
    if not results:
        lead += " " + writer.gettext("No result is published here yet.")
    return AuthorityView(
        ended=ended_view(authority, writer),
        ask=ask_view(authority, writer),
        behind=behind_view([data, *(unit.name for unit in authority.units)], writer),
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.say(data.name)),
        ),
        name=writer.say(data.name),
        level=writer.gettext(LEVELS[data.level]),
        parent=writer.inside(data.parent) if data.parent else None,
        sample=data.sample,
        lead=lead,
        plans=tuple(plan_row(plan, writer) for plan in authority.plans),
        units=tuple(unit_row(unit, authority, writer) for unit in authority.units),
        data_href=writer.file(urls.data(f"{authority.id}/authority.json")),
        duties=(
            writer.link(writer.gettext("Duty to publish"), urls.DISCLOSURE),
            writer.link(writer.gettext("Catalogue of public information"), urls.CATALOGUE, authority.id),
            writer.link(writer.gettext("Disclosure log"), urls.DISCLOSURE_LOG),
        ),
    )


def plan_row(plan: PortalPlan, writer: Writer) -> PlanRow:
    return PlanRow(
        plan_title(plan, writer),
        writer.href(urls.plan(plan.path)),
        tally(plan.plan),
        lead_sentence(rollup(plan.plan.targets, plan.statuses), writer) if plan.snapshots else None,
        writer.href(urls.progress(plan.path)),
    )


def unit_row(unit: Unit, authority: PortalAuthority, writer: Writer) -> UnitRow:
    duties = sum(duty.unit == unit.id for plan in authority.plans for duty in plan.plan.duties)
    led = sum(
        any(lead.party == unit.id for lead in found) for plan in authority.plans for found in plan.target_leads.values()
    )
    return UnitRow(
        name=writer.say(unit.name),
        href=writer.href(urls.unit(authority.id, unit.id)),
        short=writer.say(unit.short) if unit.short else None,
        kind=writer.gettext(UNIT_KINDS[unit.kind]),
        duties=duties,
        leads=led,
    )
