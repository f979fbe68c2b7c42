"""`sitemap.xml` and `robots.txt`: only for a site whose address is known, since both need whole addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cchc_portal import urls
from cchc_portal.model.text import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_portal.portal import Portal

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_LEFT_OUT = ("embed/", urls.NOT_FOUND)
"""Frames for other sites, and the page for a wrong address: nobody searches for them."""


def sitemap_files(portal: Portal, addresses: Iterable[str]) -> Iterator[tuple[str, bytes | str]]:
    """`addresses` are the pages as they stand in the source language; each is there in every language."""
    site = portal.settings.site_url
    if not site:
        return
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for address in sorted(set(addresses)):
        if not address.startswith(_LEFT_OUT):
            _page(root, address, portal, site)
    ET.indent(root, "")
    yield urls.SITEMAP, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    yield urls.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(site, urls.SITEMAP)}\n"


def _page(root: ET.Element, address: str, portal: Portal, site: str) -> None:
    there = {locale: urls.absolute(site, urls.in_locale(address, locale)) for locale in portal.locales}
    for locale in portal.locales:
        entry = ET.SubElement(root, f"{{{_SITEMAP}}}url")
        ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = there[locale]
        for other, href in [*there.items(), ("x-default", there[SOURCE_LANGUAGE])]:
            ET.SubElement(entry, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": other, "href": href})
