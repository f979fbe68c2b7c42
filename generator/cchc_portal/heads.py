"""What a page says of itself beside its words: the picture that stands for it, and what machines read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.authority import AuthorityView
from cchc_portal.views.card import plan_card, portal_card, target_card
from cchc_portal.views.linked_data import dataset, linked_data, organisation, trail
from cchc_portal.views.metadata import Metadata, Picture, metadata
from cchc_portal.views.plan import PlanView
from cchc_portal.views.target import TargetView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_portal.pages import Page
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.card import CardView


def cards_of(pages: Iterable[Page]) -> dict[str, CardView]:
    """What each picture says, by its address: the portal's own, one of each plan and of each target."""
    cards = ((urls.picture(page.writer.address, page.writer.locale), _card(page)) for page in pages)
    return {address: card for address, card in cards if card}


def _card(page: Page) -> CardView | None:
    writer = page.writer
    if page.front:
        return portal_card(writer)
    authority, plan = _owner(page)
    if authority and plan and isinstance(page.view, TargetView):
        return target_card(page.view, plan, authority, writer)
    if authority and plan and isinstance(page.view, PlanView):
        return plan_card(page.view, authority, writer)
    return None


def metadata_of(page: Page, cards: Mapping[str, CardView]) -> Metadata:
    """What the head says to catalogues and to whoever shares the page's link."""
    writer = page.writer
    authority, plan = _owner(page)
    name = writer.say(authority.authority.name if authority else writer.portal.settings.name).text
    return metadata(
        writer,
        creator=name,
        front=page.front,
        picture=_picture(page, plan, cards),
        linked=_linked(page, authority, plan),
    )


def _picture(page: Page, plan: PortalPlan | None, cards: Mapping[str, CardView]) -> Picture:
    """The page's own picture, else its plan's, else the portal's."""
    pictured = (page.writer.address, *((urls.plan(plan.path),) if plan else ()), urls.HOME)
    addresses = (urls.picture(address, page.writer.locale) for address in pictured)
    address = next(address for address in addresses if address in cards)
    return Picture(address, cards[address].alt)


def _linked(page: Page, authority: PortalAuthority | None, plan: PortalPlan | None) -> str:
    nodes = []
    if crumbs := getattr(page.view, "crumbs", ()):
        nodes.append(trail(crumbs, page.writer))
    if authority and isinstance(page.view, AuthorityView):
        nodes.append(organisation(authority, page.writer))
    if authority and plan and isinstance(page.view, PlanView):
        nodes.append(dataset(plan, authority, page.writer))
    return linked_data(nodes) if nodes else ""


def _owner(page: Page) -> tuple[PortalAuthority | None, PortalPlan | None]:
    section = page.section
    authority = page.writer.portal.authority(section.authority)
    plans = authority.plans if authority else ()
    return authority, next((plan for plan in plans if plan.id == section.plan), None)
