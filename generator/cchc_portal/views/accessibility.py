"""The accessibility statement: what the portal holds to, what is tested, what is not, and whom to tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.parts import Crumb
from cchc_portal.views.unit import ContactView
from cchc_portal.views.writer import tel

if TYPE_CHECKING:
    from cchc_portal.views.writer import Writer

REVIEWED = dt.date(2026, 11, 22)
"""When the statement was last compared with the tests of the repository."""


@dataclass(frozen=True)
class AccessibilityView:
    crumbs: tuple[Crumb, ...]
    contact: tuple[ContactView, ...]
    reviewed: str


def accessibility_view(writer: Writer) -> AccessibilityView:
    settings = writer.portal.settings
    contact = settings.contact
    return AccessibilityView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Accessibility"))),
        ),
        contact=(
            ContactView(
                writer.gettext("Responsible"), writer.say(settings.responsible) if settings.responsible else None
            ),
            ContactView(
                writer.gettext("Telephone"),
                writer.phrase(contact.phone) if contact.phone else None,
                tel(contact.phone) if contact.phone else None,
            ),
            ContactView(
                writer.gettext("E-mail"),
                writer.phrase(contact.email) if contact.email else None,
                f"mailto:{contact.email}" if contact.email else None,
            ),
        ),
        reviewed=writer.day(REVIEWED),
    )
