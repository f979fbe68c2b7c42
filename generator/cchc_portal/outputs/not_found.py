"""`404.html`: one self-contained page in every language, since nobody knows at which depth it will be served."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.render import render
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

_STYLE = (
    "body{margin:0;background:#faf8f3;color:#1f1d1a;font:1.0625rem/1.6 system-ui,sans-serif}"
    "main{max-width:40rem;margin:12vh auto;padding:0 1rem}"
    "h1,h2{line-height:1.3;font-size:1.5rem;margin:2rem 0 0}"
    "a{color:#0b5583}"
    "@media(prefers-color-scheme:dark){body{background:#15171a;color:#f2efe8}a{color:#8ecbf0}}"
)


def not_found(portal: Portal) -> str:
    """The page, its style allowed by its hash; it links home only where the site's address is configured."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return render(
        "404.html",
        locale=portal.locales[0],
        locales=portal.locales,
        style=_STYLE,
        style_hash=f"sha256-{digest}",
        pages=[_part(portal, locale) for locale in portal.locales],
    )


def _part(portal: Portal, locale: str) -> dict[str, str | None]:
    writer = Writer(portal, locale, urls.NOT_FOUND)
    site = portal.settings.site_url
    return {
        "locale": locale,
        "title": writer.gettext("There is no page at this address"),
        "sentence": writer.gettext("It may have moved, or the address is mistyped. Start again from the home page."),
        "home": writer.gettext("Home"),
        "portal": writer.say(portal.settings.name).text,
        "href": f"{site.rstrip('/')}/{urls.in_locale(urls.HOME, locale)}" if site else None,
    }
