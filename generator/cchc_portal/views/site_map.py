"""The site map for people: the common pages, then authority by authority, plan by plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import tally
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.frame import about_pages
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.views.writer import Writer
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link


@dataclass(frozen=True)
class Branch:
    """A page and those below it; without a page of its own, only what those below are called."""

    link: Link | None = None
    note: str = ""
    below: tuple[Branch, ...] = ()
    folded: str = ""
    """How many stand below, in words, where they are many and come folded."""


@dataclass(frozen=True)
class SiteMapView:
    crumbs: tuple[Crumb, ...]
    common: tuple[Branch, ...]
    authorities: tuple[Branch, ...]


def site_map_view(writer: Writer) -> SiteMapView:
    home = writer.link(writer.gettext("Home"), urls.HOME)
    return SiteMapView(
        crumbs=(Crumb(home.text, home.href), Crumb(writer.phrase(writer.gettext("Site map")))),
        common=(Branch(home), *(_common(label, address, writer) for label, address in about_pages(writer))),
        authorities=tuple(_authority(authority, writer) for authority in writer.portal.authorities),
    )


def mapped_addresses(portal: Portal) -> frozenset[str]:
    """The address of every page on the map: seen from the root, a link is the address itself."""
    view = site_map_view(Writer(portal, portal.locales[0], urls.SITE_MAP))
    branches = [one for top in (*view.common, *view.authorities) for one in _all(top)]
    return frozenset(branch.link.href.partition("#")[0] for branch in branches if branch.link)


def _all(branch: Branch) -> Iterator[Branch]:
    yield branch
    for one in branch.below:
        yield from _all(one)


def _common(label: str, address: str, writer: Writer) -> Branch:
    if address != urls.COMPARISONS:
        return Branch(writer.link(label, address))
    indicators = tuple(
        Branch(writer.link(writer.say(one.name), urls.comparison(one.id))) for one in writer.portal.indicators.values()
    )
    folded = writer.ngettext("{n} indicator", "{n} indicators", len(indicators))
    return Branch(writer.link(label, address), below=indicators, folded=folded)


def _authority(authority: PortalAuthority, writer: Writer) -> Branch:
    units = tuple(
        Branch(writer.link(writer.say(unit.name), urls.unit(authority.id, unit.id))) for unit in authority.units
    )
    all_units = Branch(
        writer.link(writer.gettext("Contact units"), urls.UNITS, authority.id), below=units,
        folded=writer.ngettext("{n} unit", "{n} units", len(units)),
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
    path, counted = plan.path, tally(plan.plan)
    areas = tuple(
        Branch(writer.link(writer.say(area.short or area.title), urls.area(path, area.id))) for area in plan.plan.areas
    )
    targets = tuple(
        Branch(
            writer.link(writer.say(target.name), urls.target(path, target.id)),
            writer.gettext("says again what another clause says; counted once") if target.restates else "",
        )
        for target in plan.plan.targets
    )
    periods = tuple(
        Branch(writer.link(first_upper(period_name(one.period, writer)), urls.period(path, one.period)))
        for one in plan.snapshots
    )

    def page(label: str, address: str, below: tuple[Branch, ...] = (), folded: str = "") -> Branch:
        return Branch(writer.link(label, address), below=below, folded=folded)

    return Branch(
        writer.link(plan_title(plan, writer), urls.plan(path)),
        below=(
            Branch(below=areas, folded=writer.ngettext("{n} area", "{n} areas", len(areas))),
            page(
                writer.gettext("Targets"), urls.targets(path), targets,
                writer.ngettext("{n} target", "{n} targets", counted.targets),
            ),
            page(writer.gettext("Progress of the plan"), urls.progress(path), periods),
            page(writer.gettext("Changed promises and corrected figures"), urls.changes(path)),
            page(writer.gettext("Tasks"), urls.tasks(path)),
            page(writer.gettext("Who reports what, by when"), urls.reporting(path)),
            page(writer.gettext("Source document"), urls.source(path)),
        ),
    )  # fmt: skip
