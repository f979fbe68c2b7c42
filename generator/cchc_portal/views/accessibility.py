"""The accessibility statement: what the portal holds to, what is tested, what is not, and whom to tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.contact import ContactView, email, telephone
from cchc_portal.views.parts import Crumb

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
            telephone(contact, writer),
            email(contact, writer),
        ),
        reviewed=writer.day(REVIEWED),
    )
