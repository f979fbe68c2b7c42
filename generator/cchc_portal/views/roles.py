"""The four roles in words."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _

ROLE_NAMES = {
    "lead": _("Lead"),
    "advise": _("Advising"),
    "implement": _("Implementing"),
    "coordinate": _("Coordinating"),
}
