"""Whom to ask: the first thing under the title of an authority and of its plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.writer import tel

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class DeskView:
    """Somebody to ask; what is None reads "not published"."""

    label: str
    name: Phrase | None
    href: str | None
    phone: str | None
    phone_href: str | None
    place: tuple[Phrase, ...]
    """Office hours and address."""


@dataclass(frozen=True)
class WayView:
    """Something to do online."""

    label: str
    href: str | None


@dataclass(frozen=True)
class AskView:
    desks: tuple[DeskView, ...]
    ways: tuple[WayView, ...]


def ask_view(authority: PortalAuthority, writer: Writer) -> AskView | None:
    """None for an authority that has ended: its notice says whom to ask today."""
    if authority.ended:
        return None
    ask = authority.authority.ask
    return AskView(
        desks=(
            _desk(writer.gettext("One-stop shop"), ask.one_stop, authority, writer, with_place=True),
            _desk(writer.gettext("Requests for information"), ask.information, authority, writer, with_place=False),
        ),
        ways=(
            WayView(writer.gettext("Public Service Portal"), ask.service_portal),
            WayView(writer.gettext("Send feedback"), ask.feedback),
        ),
    )


def _desk(label: str, unit_id: str | None, authority: PortalAuthority, writer: Writer, *, with_place: bool) -> DeskView:
    """The unit, or the authority itself where none is named; its contact, or else the authority's."""
    own = authority.authority.contact
    unit = authority.unit(unit_id) if unit_id else None
    contact = unit.contact if unit else own
    phone = contact.phone or own.phone
    place = (contact.hours or own.hours, contact.address or own.address) if with_place else ()
    return DeskView(
        label=label,
        name=writer.say(unit.short or unit.name) if unit else None,
        href=writer.href(urls.unit(authority.id, unit.id)) if unit else None,
        phone=phone,
        phone_href=tel(phone) if phone else None,
        place=tuple(writer.say(text) for text in place if text),
    )
