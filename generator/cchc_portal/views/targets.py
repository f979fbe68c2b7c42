"""All targets of one plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import tally
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.filters import Facet, target_filters
from cchc_portal.views.parts import Crumb, TargetRow, target_row
from cchc_portal.views.plan import plan_crumbs, plan_title

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class TargetGroup:
    title: Phrase
    anchor: str
    href: str | None
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class TargetsView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    title: str
    plan_title: Phrase
    tthc_count: int
    groups: tuple[TargetGroup, ...]
    filters: tuple[Facet, ...]


def targets_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetsView:
    data = plan.plan
    groups = [
        TargetGroup(
            writer.say(area.title), f"nhom-{area.id}", writer.href(urls.area(plan.path, area.id)),
            tuple(target_row(target, plan, authority, writer) for target in data.targets if target.area == area.id),
        )
        for area in data.areas
    ]  # fmt: skip
    loose = tuple(target_row(target, plan, authority, writer) for target in data.targets if target.area is None)
    groups.append(TargetGroup(writer.phrase(writer.gettext("Outside the areas")), "nhom-khac", None, loose))
    counts = tally(data)
    return TargetsView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Targets")))),
        title=writer.ngettext("{n} target", "{n} targets", counts.targets),
        plan_title=plan_title(plan, writer),
        tthc_count=counts.tthc,
        groups=tuple(group for group in groups if group.rows),
        filters=target_filters(plan, authority, writer),
    )
