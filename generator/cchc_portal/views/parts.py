"""Pieces that several pages show: a status, a party, a target in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.filters import target_facets
from cchc_portal.views.wording import goal_figure, goal_sign, goal_words, qualifiers
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.responsibility import Lead
    from cchc_portal.model.document import Basis
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Party, State, Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Crumb:
    text: Phrase
    href: str | None = None


@dataclass(frozen=True)
class StatusView:
    state: str
    css: str
    """Name of the shape and colour: `none`, `unmeasured` …"""
    label: str


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
    clause: str
    clause_long: str
    area: Phrase | None
    leads: tuple[PartyView, ...]
    note: str | None
    facets: str
    """Tokens for the filters."""


STATES: dict[State, tuple[str, str]] = {
    "overdue": ("overdue", _("Overdue")),
    "off-track": ("offtrack", _("Off track")),
    "at-risk": ("risk", _("At risk")),
    "no-data": ("none", _("No result published here")),
    "on-track": ("ontrack", _("On track")),
    "achieved-late": ("late", _("Achieved late")),
    "achieved": ("achieved", _("Achieved")),
    "not-due": ("notdue", _("Not due yet")),
    "not-measurable": ("unmeasured", _("Not measurable")),
    "suspended": ("suspended", _("Suspended")),
    "superseded": ("replaced", _("Superseded")),
}
"""State → shape and words, in the order of counts: what needs attention first."""

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


def status_view(state: State, writer: Writer) -> StatusView:
    css, label = STATES[state]
    return StatusView(state, css, writer.gettext(label))


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
    note = None
    if target.restates:
        note = writer.gettext("says again what another clause says; counted once")
    elif target.conflicts_with:
        note = writer.gettext("another clause of the plan gives a different figure")
    return TargetRow(
        id=target.id,
        title=writer.say(target.title or target.statement),
        href=writer.href(urls.target(plan.path, target.id)),
        goals=tuple(goal_view(goal, writer) for goal in target.goals),
        soft=target.soft,
        tthc=target.tthc,
        status=status_view(plan.statuses[target.id].state, writer),
        clause=target.clause,
        clause_long=clause_words(target.clause, writer),
        area=writer.say(area.short or area.title) if area else None,
        leads=leads(plan.target_leads[target.id], authority, writer),
        note=note,
        facets=" ".join(target_facets(target, plan)),
    )


def basis_name(basis: Basis, writer: Writer) -> str:
    """Nghị quyết 76/NQ-CP / Resolution 76/NQ-CP"""
    kind = writer.gettext(TYPES[basis.type])
    return f"{kind} {basis.code}" if basis.code else kind
