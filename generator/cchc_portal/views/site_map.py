"""The site map for people: the common pages, then authority by authority, plan by plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.frame import about_pages
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class Branch:
    """A page and those below it."""

    link: Link
    note: str
    below: tuple[Branch, ...] = ()
    folded: str = ""
    """What the pages below are called together, where they are many."""


@dataclass(frozen=True)
class SiteMapView:
    crumbs: tuple[Crumb, ...]
    common: tuple[Link, ...]
    authorities: tuple[Branch, ...]


def site_map_view(writer: Writer) -> SiteMapView:
    home = writer.link(writer.gettext("Home"), urls.HOME)
    return SiteMapView(
        crumbs=(Crumb(home.text, home.href), Crumb(writer.phrase(writer.gettext("Site map")))),
        common=(home, *(writer.link(label, address) for label, address in about_pages(writer))),
        authorities=tuple(_authority(authority, writer) for authority in writer.portal.authorities),
    )


def _authority(authority: PortalAuthority, writer: Writer) -> Branch:
    units = tuple(
        Branch(writer.link(writer.say(unit.name), urls.unit(authority.id, unit.id)), "") for unit in authority.units
    )
    all_units = Branch(
        writer.link(writer.gettext("Contact units"), urls.UNITS, authority.id), writer.number(len(units)), units,
        writer.gettext("Contact units"),
    )  # fmt: skip
    note = writer.gettext("Archive") if authority.ended else ""
    if authority.authority.sample:
        note = writer.gettext("Sample data")
    return Branch(
        writer.link(writer.say(authority.authority.name), urls.authority(authority.id)),
        note,
        (*(_plan(plan, writer) for plan in authority.plans), all_units),
    )


def _plan(plan: PortalPlan, writer: Writer) -> Branch:
    path = plan.path
    areas = tuple(
        Branch(writer.link(writer.say(area.short or area.title), urls.area(path, area.id)), "")
        for area in plan.plan.areas
    )
    targets = tuple(
        Branch(writer.link(writer.say(target.name), urls.target(path, target.id)), "") for target in plan.plan.targets
    )
    periods = tuple(
        Branch(writer.link(first_upper(period_name(one.period, writer)), urls.period(path, one.period)), "")
        for one in plan.snapshots
    )

    def branch(label: str, address: str, below: tuple[Branch, ...] = (), folded: str = "") -> Branch:
        count = writer.number(len(below)) if below else ""
        return Branch(writer.link(label, address), count, below, folded)

    return Branch(
        writer.link(plan_title(plan, writer), urls.plan(path)),
        "",
        (
            branch(writer.gettext("Areas"), urls.plan(path), areas, writer.gettext("Areas")),
            branch(writer.gettext("Targets"), urls.targets(path), targets, writer.gettext("Targets")),
            branch(writer.gettext("Progress of the plan"), urls.progress(path), periods),
            branch(writer.gettext("Changed promises and corrected figures"), urls.changes(path)),
            branch(writer.gettext("Tasks"), urls.tasks(path)),
            branch(writer.gettext("Who reports what, by when"), urls.reporting(path)),
            branch(writer.gettext("Source document"), urls.source(path)),
        ),
    )
