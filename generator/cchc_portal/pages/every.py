"""Every page of the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.marking import marker
from cchc_portal.pages.common import across_pages, common_pages, disclosure_pages
from cchc_portal.pages.own import authority_pages, item_pages, plan_pages, progress_pages, record_pages
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.pages.page import Page
    from cchc_portal.portal import Portal


MARKED = frozenset({"plan.html", "area.html", "target.html"})
"""Pages on which the first use of a term leads to the glossary."""


def every_page(portal: Portal, locale: str) -> Iterator[Page]:
    """Every generated page in one language; those about the duty to publish come last and know all others."""
    found = marker(portal.files.glossary.terms, locale)
    addresses = []
    for page in _content_pages(portal, locale):
        addresses.append(page.writer.address)
        yield replace(page, marker=found) if page.template in MARKED else page
    yield from disclosure_pages(Writer(portal, locale, urls.HOME), addresses)


def _content_pages(portal: Portal, locale: str) -> Iterator[Page]:
    yield from common_pages(Writer(portal, locale, urls.HOME))
    yield from across_pages(Writer(portal, locale, urls.HOME))
    for authority in portal.authorities:
        yield from authority_pages(authority, Writer(portal, locale, urls.authority(authority.id)))
        for plan in authority.plans:
            yield from plan_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from progress_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from record_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from item_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
