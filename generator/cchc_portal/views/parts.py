"""Pieces that several pages show: a status, a party, a target in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.figures import result_words
from cchc_portal.views.filters import target_facets
from cchc_portal.views.states import StatusView, status_view
from cchc_portal.views.wording import goal_figure, goal_sign, goal_words, qualifiers
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.responsibility import Lead
    from cchc_portal.model.document import Basis
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Party, Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class Crumb:
    text: Phrase
    href: str | None = None


@dataclass(frozen=True)
class PartyView:
    text: Phrase
    href: str | None
    origin: str | None = None
    """Where an inherited responsibility comes from, in words."""


@dataclass(frozen=True)
class GoalView:
    words: str
    sign: str
    figure: str
    note: str


@dataclass(frozen=True)
class TargetRow:
    """A target in a list."""

    id: str
    title: Phrase
    href: str
    goals: tuple[GoalView, ...]
    soft: bool
    tthc: bool
    status: StatusView
    result: str | None
    """The newest result with its period."""
    clause: str
    clause_long: str
    area: Phrase | None
    leads: tuple[PartyView, ...]
    again: Link | None
    """The target whose words it says again."""
    note: str | None
    facets: str
    """Tokens for the filters."""


_ORIGINS = {
    "deliverable": _("by the deliverable it stands in"),
    "task": _("by the task it belongs to"),
    "area": _("by its area"),
}

LEVELS = {
    "commune": _("Commune"),
    "ward": _("Ward"),
    "township": _("Township"),
    "special-zone": _("Special zone"),
    "district": _("Rural district"),
    "town": _("Town"),
    "provincial-city": _("Provincial city"),
    "province": _("Province"),
    "city": _("Centrally-run city"),
}


TYPES = {
    "NQ": _("Resolution"), "QĐ": _("Decision"), "CT": _("Directive"), "QC": _("Regulation"), "QyĐ": _("Rule"),
    "TC": _("Communiqué"), "TB": _("Notice"), "HD": _("Guidance"), "CTr": _("Programme"), "KH": _("Plan"),
    "PA": _("Scheme of options"), "ĐA": _("Scheme"), "DA": _("Project"), "BC": _("Report"), "BB": _("Minutes"),
    "TTr": _("Submission"), "HĐ": _("Contract"), "CV": _("Official letter"), "CĐ": _("Official telegram"),
    "BGN": _("Memorandum"), "BTT": _("Agreement"), "GUQ": _("Power of attorney"), "GM": _("Invitation"),
    "GGT": _("Letter of introduction"), "GNP": _("Leave permit"), "PG": _("Dispatch slip"),
    "PC": _("Transfer slip"), "PB": _("Report slip"), "ThC": _("Official public letter"), "HP": _("Constitution"),
    "Luật": _("Law"), "PL": _("Ordinance"), "NĐ": _("Decree"), "TT": _("Circular"), "KL": _("Conclusion"),
}  # fmt: skip
"""Types of documents in words."""


def party_view(party: Party, authority: PortalAuthority, writer: Writer, *, origin: str | None = None) -> PartyView:
    """A unit with its page, or the rule that names the body."""
    if isinstance(party, str):
        unit = authority.unit(party)
        return PartyView(writer.say(unit.name), writer.href(urls.unit(authority.id, unit.id)), origin)
    return PartyView(writer.say(party.by_rule), None, origin)


def parties(items: Iterable[Party], authority: PortalAuthority, writer: Writer) -> tuple[PartyView, ...]:
    return tuple(party_view(item, authority, writer) for item in items)


def leads(items: Iterable[Lead], authority: PortalAuthority, writer: Writer) -> tuple[PartyView, ...]:
    """Leads with the word on where each responsibility comes from."""
    return tuple(
        party_view(
            lead.party, authority, writer, origin=writer.gettext(_ORIGINS[lead.inherited]) if lead.inherited else None
        )
        for lead in items
    )


def goal_view(goal: Goal, writer: Writer) -> GoalView:
    return GoalView(
        goal_words(goal, writer), goal_sign(goal), goal_figure(goal, writer), "; ".join(qualifiers(goal, writer))
    )


def target_row(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetRow:
    """One target for a list."""
    area = next((area for area in plan.plan.areas if area.id == target.area), None)
    note = writer.gettext("another clause of the plan gives a different figure") if target.conflicts_with else None
    return TargetRow(
        id=target.id,
        title=writer.say(target.name),
        href=writer.href(urls.target(plan.path, target.id)),
        goals=tuple(goal_view(goal, writer) for goal in target.goals),
        soft=target.soft,
        tthc=target.tthc,
        status=status_view(plan.statuses[target.id], writer),
        result=_result(target, plan, writer),
        clause=target.clause,
        clause_long=clause_words(target.clause, writer),
        area=writer.say(area.short or area.title) if area else None,
        leads=leads(plan.target_leads[target.id], authority, writer),
        again=_said_before(target, plan, writer),
        note=note,
        facets=" ".join(target_facets(target, plan)),
    )


def _said_before(target: Target, plan: PortalPlan, writer: Writer) -> Link | None:
    other = next((one for one in plan.plan.targets if one.id == target.restates), None)
    return writer.link(writer.say(other.name), urls.target(plan.path, other.id)) if other else None


def _result(target: Target, plan: PortalPlan, writer: Writer) -> str | None:
    found = plan.series[target.id]
    if not found:
        return None
    judgement = plan.statuses[target.id].judgement
    level = judgement.requirement.level if judgement else None
    goal = target.goals[0] if target.goals else None
    return writer.gettext(
        "{result} ({period})",
        result=result_words(found[-1].figure, goal, writer, level=level),
        period=period_name(found[-1].snapshot.period, writer),
    )


def basis_name(basis: Basis, writer: Writer) -> str:
    """Nghị quyết 76/NQ-CP / Resolution 76/NQ-CP"""
    kind = writer.gettext(TYPES[basis.type])
    return f"{kind} {basis.code}" if basis.code else kind
