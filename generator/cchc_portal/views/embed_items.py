"""What other sites can show: plans, their areas, targets and progress, and an authority's contact units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.plan import plan_title, years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Item:
    id: str
    """Its name in a snippet: `le-hong/2021-2025/chi-tieu/dung-han`."""
    title: Phrase
    page: str
    """The address of its full page."""
    still: bool = False
    """It is also there as a picture and as an article."""


@dataclass(frozen=True)
class ItemGroup:
    title: str
    items: tuple[Item, ...]


def item_groups(authority: PortalAuthority, writer: Writer) -> Iterator[ItemGroup]:
    """Everything of one authority, in the order of its pages."""
    yield ItemGroup(writer.say(authority.authority.name).text, (units_item(authority, writer),))
    for plan in authority.plans:
        yield from _plan_groups(plan, writer)


def units_item(authority: PortalAuthority, writer: Writer) -> Item:
    name = writer.gettext("Contact units")
    return Item(f"{authority.id}/don-vi", writer.phrase(name), urls.authority(authority.id))


def plan_item(plan: PortalPlan, writer: Writer) -> Item:
    return Item(plan.path, plan_title(plan, writer), urls.plan(plan.path), still=True)


def _plan_groups(plan: PortalPlan, writer: Writer) -> Iterator[ItemGroup]:
    def words(message: str) -> Phrase:
        return writer.phrase(writer.gettext(message))

    short = writer.say(plan.plan.short).text if plan.plan.short else years(plan, writer)
    yield ItemGroup(
        writer.gettext("{plan}: as a whole", plan=short),
        (
            plan_item(plan, writer),
            Item(f"{plan.path}/tien-do", words("Progress of the plan"), urls.progress(plan.path)),
            Item(f"{plan.path}/chi-tieu-tthc", words("Targets for administrative procedures"), urls.targets(plan.path)),
        ),
    )
    areas = tuple(
        Item(f"{plan.path}/linh-vuc/{area.id}", writer.say(area.short or area.title), urls.area(plan.path, area.id))
        for area in plan.plan.areas
    )
    targets = tuple(
        Item(
            f"{plan.path}/chi-tieu/{target.id}", writer.say(target.name), urls.target(plan.path, target.id), still=True
        )
        for target in plan.plan.targets
    )
    if areas:
        yield ItemGroup(writer.gettext("{plan}: areas", plan=short), areas)
    if targets:
        yield ItemGroup(writer.gettext("{plan}: targets", plan=short), targets)
