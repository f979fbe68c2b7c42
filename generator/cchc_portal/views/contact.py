"""A field of a contact: its label, what is known, and the address that dials or writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.views.writer import tel

if TYPE_CHECKING:
    from cchc_portal.model.authority import Contact
    from cchc_portal.model.text import Phrase
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class ContactView:
    label: str
    value: Phrase | None
    href: str | None = None


def telephone(contact: Contact, writer: Writer) -> ContactView:
    phone = contact.phone
    label = writer.gettext("Telephone")
    return ContactView(label, writer.phrase(phone), tel(phone)) if phone else ContactView(label, None)


def email(contact: Contact, writer: Writer) -> ContactView:
    address = contact.email
    label = writer.gettext("E-mail")
    return ContactView(label, writer.phrase(address), f"mailto:{address}") if address else ContactView(label, None)
