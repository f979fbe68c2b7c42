"""One page: its address, section, template and view, what is made of them, and how search finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.render import render
from cchc_portal.views.frame import Frame, Head, Section, frame, languages
from cchc_portal.views.sample import sample_description, sample_title
from cchc_portal.views.search import SearchEntry

if TYPE_CHECKING:
    from cchc_portal.marking import Marker
    from cchc_portal.portal import PortalAuthority
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Page:
    writer: Writer
    section: Section
    template: str
    view: object
    title: str
    """What the page is about; the head adds whose it is."""
    description: str
    kind: str
    """What kind of page, for the reader of a search result."""
    words: str = ""
    """What search finds it by, beside its title."""
    marker: Marker | None = None
    """Links the first use of each term to the glossary."""

    @property
    def address(self) -> str:
        return self.writer.own

    @property
    def front(self) -> bool:
        return self.template == "home.html"


def frame_of(page: Page) -> Frame:
    return frame(page.writer.portal, page.writer, page.section)


def head_of(page: Page) -> Head:
    """Title with whose page it is; description; the same page in each language. A fictional authority's say so."""
    writer, authority = page.writer, _authority(page)
    return Head(
        sample_title(_owned_title(page), authority, writer),
        sample_description(page.description, authority, writer),
        languages(writer.portal, writer),
    )


def body_of(page: Page) -> str:
    """The page's own content."""
    writer = page.writer
    around = {
        "root": urls.root_from(writer.own),
        "locale": writer.locale,
        "search_href": writer.href(urls.TTHC_TARGETS),
    }
    body = render(f"pages/{page.template}", locale=writer.locale, view=page.view, frame=around)
    if page.marker is None:
        return body
    return page.marker.marked(body, locale=writer.locale, glossary=writer.href(urls.GLOSSARY))


def search_entry(page: Page) -> SearchEntry:
    """The page as search finds it; one of a fictional authority says so."""
    owner = _owned_title(page).removeprefix(page.title).lstrip(" –")
    plan = f" · {page.section.plan}" if page.section.plan else ""
    sample = f" · {page.writer.gettext('Sample data')}" if _is_sample(page) else ""
    context = f"{owner}{plan}{sample}"
    return SearchEntry(page.address, page.title, page.kind, context, page.words, page.section.authority)


def _owned_title(page: Page) -> str:
    authority = _authority(page)
    owner = page.writer.say(authority.authority.name if authority else page.writer.portal.settings.name).text
    return page.title if owner in page.title else f"{page.title} – {owner}"


def _is_sample(page: Page) -> bool:
    authority = _authority(page)
    return authority is not None and authority.authority.sample


def _authority(page: Page) -> PortalAuthority | None:
    return page.writer.portal.authority(page.section.authority)
