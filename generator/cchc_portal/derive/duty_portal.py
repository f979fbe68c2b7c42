"""Checks of the duty to publish that look at the whole portal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cchc_portal.derive.duty import host, listed, met, missing, not_met, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.derive.duty import Finding, Site
    from cchc_portal.model.disclosure import PortalCheck

SETTINGS = "site_config/portal.yml"
_DOMAIN = re.compile(r"https?://(www\.)?[a-z0-9]+\.[a-z0-9]+\.gov\.vn(/.*)?")
_ROOTED = re.compile(r"\]\(/[^)]*\)|(?:href|src)=[\"']/[^\"']*")
_FOREIGN = re.compile(
    r"<(?:script|iframe|object|embed)\b|!\[[^\]]*\]\(https?:|(?:src|srcset)=[\"']https?:", re.IGNORECASE
)
_ASKS = re.compile(r"<(?:form|input|textarea|select)\b", re.IGNORECASE)
_MUTE = re.compile(r"!\[\s*\]\(|<img(?![^>]*\balt=)[^>]*>|<(?:blink|marquee)\b", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"


def catalogue(site: Site) -> Finding:
    """A09: every page belongs to an item of the catalogue."""
    addresses = {item.address for item in site.catalogue}
    folders = tuple(item.below for item in site.catalogue if item.below)
    absent = sorted(page for page in site.pages if page not in addresses and not page.startswith(folders))
    if absent:
        return not_met("absent-pages", "catalogue", found=listed(absent))
    dated = sum(item.published is not None for item in site.catalogue)
    return met("pages-listed", "catalogue", n=len(site.pages), items=len(site.catalogue), dated=dated)


def domain(site: Site) -> Finding:
    """C02: the address has the form of a commune's domain."""
    address = site.settings.site_url
    if address is None:
        return unknown("no-address", file=SETTINGS)
    if _DOMAIN.fullmatch(address):
        return met("address", value=address, file=SETTINGS)
    return not_met("address-form", value=address, file=SETTINGS)


def footer(site: Site) -> Finding:
    """C08: what the footer has to say is known; the emblem above it is the host's."""
    found, contact = site.settings, site.settings.contact
    fields = {
        "responsible": found.responsible, "contact.address": contact.address, "contact.phone": contact.phone,
        "contact.email": contact.email, "licence": found.licence,
    }  # fmt: skip
    bare = missing((name for name, value in fields.items() if not value), "home", file=SETTINGS)
    return bare or host("footer", "home")


def metadata(site: Site) -> Finding:
    """C06: of Dublin Core's six mandatory elements only the identifier needs a setting, the public address."""
    address = site.settings.site_url
    return met("metadata", value=address) if address else not_met("missing", fields="site_url", file=SETTINGS)


def licence(site: Site) -> Finding:
    """C11: how it may be used again."""
    return missing(() if site.settings.licence else ("licence",), "home", file=SETTINGS) or met("licence", "home")


def site_map(site: Site) -> Finding:
    """C09: every page is on the tree for people; the XML for machines needs the public address."""
    absent = sorted(page for page in site.pages if page not in site.mapped)
    if absent:
        return not_met("absent-pages", "site-map", found=listed(absent))
    if not site.settings.site_url:
        return not_met("no-sitemap", "site-map", n=len(site.pages), file=SETTINGS)
    return met("mapped", "site-map", n=len(site.pages), value=site.settings.site_url)


def relative_links(site: Site) -> Finding:
    """C01: no link of a handwritten page begins at the root of the host, so the portal can be a part of another."""
    return _found(site, _ROOTED) or host("relative", n=len(site.contents))


def third_parties(site: Site) -> Finding:
    """C14: no script, frame or image of another site; the server's security is the host's."""
    return _found(site, _FOREIGN) or host("nothing-foreign", n=len(site.contents))


def collects_nothing(site: Site) -> Finding:
    """E02: no form."""
    return _found(site, _ASKS) or met("no-forms", n=len(site.contents))


def readable_content(site: Site) -> Finding:
    """D01: images have a text, nothing blinks; that is not the whole standard."""
    return _found(site, _MUTE) or unknown("images-described", "accessibility", n=len(site.contents))


def unicode(site: Site) -> Finding:
    """C10: every text is precomposed Unicode without soft hyphens."""
    texts = list(_texts(site))
    bad = [where for where, text in texts if _SOFT_HYPHEN in text or not unicodedata.is_normalized("NFC", text)]
    return not_met("found", found=listed(dict.fromkeys(bad))) if bad else met("unicode", n=len(texts))


def _found(site: Site, pattern: re.Pattern[str]) -> Finding | None:
    """Not met where a handwritten page has it."""
    bad = [f"content/{name}: {match[0]}" for name, text in site.contents.items() if (match := pattern.search(text))]
    return not_met("found", found=listed(bad)) if bad else None


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    """Every text of settings, data and handwritten pages with its file."""
    yield from ((SETTINGS, text) for text in _strings(site.settings))
    for authority in site.authorities:
        folder = f"plans/{authority.id}"
        yield from ((f"{folder}/authority.yml", text) for text in _strings(authority.authority))
        yield from ((f"{folder}/units.yml", text) for text in _strings(authority.units))
        for plan in authority.plans:
            yield from ((f"{folder}/{plan.id}/plan.yml", text) for text in _strings(plan.plan))
            yield from ((f"{folder}/{plan.id}/amendments.yml", text) for text in _strings(plan.amendments))
            for snapshot in plan.snapshots:
                name = f"{folder}/{plan.id}/snapshots/{snapshot.period}.yml"
                yield from ((name, text) for text in _strings(snapshot))
    yield from ((f"content/{name}", text) for name, text in site.contents.items())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in _strings(item))
    elif isinstance(value, tuple):
        yield from (text for item in value for text in _strings(item))


PORTAL_CHECKS: dict[PortalCheck, Callable[[Site], Finding]] = {
    "catalogue": catalogue,
    "collects_nothing": collects_nothing,
    "domain": domain,
    "footer": footer,
    "licence": licence,
    "metadata": metadata,
    "readable_content": readable_content,
    "relative_links": relative_links,
    "site_map": site_map,
    "third_parties": third_parties,
    "unicode": unicode,
}
