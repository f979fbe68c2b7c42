"""Items inside another site's frame: whose they are, the answer, the day of the data, and the way to the full page.

They are cut from the views of the full pages, so that a frame never says anything else than its page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.area import area_view
from cchc_portal.views.authority import unit_row
from cchc_portal.views.ended import ended_view
from cchc_portal.views.plan import plan_view, years
from cchc_portal.views.progress import progress_view
from cchc_portal.views.target import target_view

if TYPE_CHECKING:
    from cchc_portal.derive.tally import Tally
    from cchc_portal.model.plan import Area
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.authority import UnitRow
    from cchc_portal.views.ended import EndedView
    from cchc_portal.views.parts import GoalView, PartyView, TargetRow
    from cchc_portal.views.plan import AttentionRow
    from cchc_portal.views.results import ResultsView
    from cchc_portal.views.standing import StateCount
    from cchc_portal.views.states import StatusView
    from cchc_portal.views.target import OverrideView
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Surround:
    """What every frame says beside its answer."""

    title: str
    """Of the document: what, and whose."""
    heading: Phrase
    owner: Phrase
    plan: Phrase | None
    """Which plan, where the heading does not say it."""
    portal: Phrase
    ended: EndedView | None
    sample: bool
    demonstration: bool
    day: str | None
    """The last day of the newest data."""
    built: str
    page: str
    """The way to the full page."""
    canonical: str
    """The full page, from anywhere where the site's address is known."""
    assets: str


@dataclass(frozen=True)
class Subject:
    """What a frame is about."""

    heading: Phrase
    page: str
    """The address of the full page."""
    day: str | None = None
    """The last day of its newest data."""
    plan: Phrase | None = None
    """Named where the heading does not name it."""


@dataclass(frozen=True)
class TargetEmbed:
    around: Surround
    goals: tuple[GoalView, ...]
    time: str
    results: ResultsView | None
    status: StatusView
    status_note: str
    end: tuple[tuple[str, Phrase], ...]
    override: OverrideView | None
    steps: tuple[str, ...]


@dataclass(frozen=True)
class PlanEmbed:
    around: Surround
    lead: str | None
    tally: Tally
    areas: int
    states: tuple[StateCount, ...]
    clock: str | None
    procedures: tuple[TargetRow, ...]
    """The targets for administrative procedures."""


@dataclass(frozen=True)
class TargetsEmbed:
    """The targets of an area, or those for administrative procedures."""

    around: Surround
    leads: tuple[PartyView, ...]
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class ProgressEmbed:
    around: Surround
    lead: str
    states: tuple[StateCount, ...]
    absent: str | None
    attention: tuple[AttentionRow, ...]


@dataclass(frozen=True)
class EmbedUnit:
    row: UnitRow
    phone: str | None
    phone_href: str | None


@dataclass(frozen=True)
class UnitsEmbed:
    around: Surround
    units: tuple[EmbedUnit, ...]


def target_embed(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetEmbed:
    full = target_view(target, plan, authority, writer)
    day = full.results.data_to if full.results else None
    return TargetEmbed(
        around=surround(Subject(full.title, urls.target(plan.path, target.id), day), authority, writer),
        goals=full.goals,
        time=full.time,
        results=full.results,
        status=full.status,
        status_note=full.status_note,
        end=full.end,
        override=full.override,
        steps=full.steps,
    )


def plan_embed(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> PlanEmbed:
    full = plan_view(plan, authority, writer)
    return PlanEmbed(
        around=surround(Subject(full.title, urls.plan(plan.path), full.newest), authority, writer),
        lead=full.lead,
        tally=full.tally,
        areas=len(full.areas),
        states=full.states,
        clock=full.clock,
        procedures=full.tthc,
    )


def area_embed(area: Area, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetsEmbed:
    full = area_view(area, plan, authority, writer)
    return TargetsEmbed(
        around=surround(_listed(full.title, urls.area(plan.path, area.id), plan, writer), authority, writer),
        leads=full.leads,
        rows=full.targets,
    )


def tthc_embed(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetsEmbed:
    heading = writer.phrase(writer.gettext("Targets for administrative procedures"))
    return TargetsEmbed(
        around=surround(_listed(heading, urls.targets(plan.path), plan, writer), authority, writer),
        leads=(),
        rows=plan_view(plan, authority, writer).tthc,
    )


def progress_embed(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ProgressEmbed:
    full = progress_view(plan, authority, writer)
    heading = writer.phrase(writer.gettext("Progress of the plan"))
    return ProgressEmbed(
        around=surround(_listed(heading, urls.progress(plan.path), plan, writer), authority, writer),
        lead=full.lead,
        states=full.counts,
        absent=full.absent,
        attention=plan_view(plan, authority, writer).attention,
    )


def units_embed(authority: PortalAuthority, writer: Writer) -> UnitsEmbed:
    heading = writer.phrase(writer.gettext("Contact units"))
    return UnitsEmbed(
        around=surround(Subject(heading, urls.authority(authority.id)), authority, writer),
        units=tuple(
            EmbedUnit(
                unit_row(unit, authority, writer),
                unit.contact.phone,
                f"tel:{unit.contact.phone.replace(' ', '')}" if unit.contact.phone else None,
            )
            for unit in authority.units
        ),
    )


def surround(subject: Subject, authority: PortalAuthority, writer: Writer) -> Surround:
    portal, owner, page = writer.portal, writer.say(authority.authority.name), subject.page
    return Surround(
        title=" – ".join(name.text for name in (subject.heading, subject.plan, owner) if name),
        heading=subject.heading,
        owner=owner,
        plan=subject.plan,
        portal=writer.say(portal.settings.name),
        ended=ended_view(authority, writer),
        sample=authority.authority.sample,
        demonstration=not portal.settings.official,
        day=subject.day,
        built=writer.day(portal.as_of),
        page=writer.href(page),
        canonical=published_address(page, writer) or writer.href(page),
        assets=writer.file(urls.EMBED_ASSETS),
    )


def published_address(page: str, writer: Writer) -> str | None:
    """The page's whole address, where the site's own is known."""
    site = writer.portal.settings.site_url
    return f"{site.rstrip('/')}/{urls.in_locale(page, writer.locale)}" if site else None


def _listed(heading: Phrase, page: str, plan: PortalPlan, writer: Writer) -> Subject:
    """A part of a plan, with the plan's name and the last day of its newest data."""
    name = plan.plan.short
    shown = writer.say(name) if name else writer.phrase(writer.gettext("Plan {years}", years=years(plan, writer)))
    day = writer.day(plan.snapshots[-1].data.to) if plan.snapshots else None
    return Subject(heading, page, day, shown)
