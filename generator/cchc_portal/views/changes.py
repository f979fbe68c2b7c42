"""Changed promises and corrected figures of a plan, in one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.history import EventView, plan_events
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_crumbs, plan_title

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class ChangesView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    plan_title: Phrase
    sample: bool
    events: tuple[EventView, ...]
    data_href: str


def changes_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ChangesView:
    return ChangesView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.phrase(writer.gettext("Changes")))),
        plan_title=plan_title(plan, writer),
        sample=authority.authority.sample,
        events=plan_events(plan, writer),
        data_href=writer.file(urls.data(f"{plan.path}/amendments.json")),
    )
