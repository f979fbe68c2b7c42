"""Every file beside the pages, as (address, content)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.errors import BuildError
from cchc_portal.outputs.calendars import calendar_files
from cchc_portal.outputs.data import data_files
from cchc_portal.outputs.disclosure import disclosure_files
from cchc_portal.outputs.embeds import embed_files
from cchc_portal.outputs.not_found import not_found
from cchc_portal.outputs.pictures import picture
from cchc_portal.outputs.register import register_file
from cchc_portal.outputs.search import search_files
from cchc_portal.outputs.synonyms import synonyms
from cchc_portal.outputs.tables import table_files
from cchc_portal.pages import search_entry
from cchc_portal.views.glossary import term_entries
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc_portal.pages import Page
    from cchc_portal.portal import Portal, PortalPlan
    from cchc_portal.views.card import CardView

Content = bytes | str


def every_file(portal: Portal, pages: Sequence[Page], cards: Mapping[str, CardView]) -> Iterator[tuple[str, Content]]:
    """Data, what other sites embed, search shards, pictures, the accent colour, the page for a wrong address."""
    yield from data_files(portal)
    yield from table_files(portal)
    yield from disclosure_files(portal)
    yield register_file(portal)
    yield from calendar_files(portal)
    yield from _plan_files(portal)
    yield from embed_files(portal)
    for locale in portal.locales:
        yield from search_files(
            chain((search_entry(page) for page in pages if page.writer.locale == locale), term_entries(portal, locale)),
            locale=locale,
            abbreviations=synonyms(portal.files.glossary, locale),
            labels=_labels(portal, locale),
        )
    for address, card in cards.items():
        yield address, picture(card, portal.settings.accent)
    yield f"{urls.ASSETS}/css/accent.css", f":root {{ --accent-set: {portal.settings.accent}; }}\n"
    yield urls.NOT_FOUND, not_found(portal)


def distinct(files: Iterable[tuple[str, Content]], *, taken: Iterable[str] = ()) -> Iterator[tuple[str, Content]]:
    """The same files, none at an address that is `taken` or that another one has: it would vanish in silence.

    Raises BuildError.
    """
    seen = set(taken)
    for address, content in files:
        if address in seen:
            raise BuildError(f"two outputs at one address: {address}")
        seen.add(address)
        yield address, content


def _plan_files(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Snapshot files as they were published, and the evidence they name."""
    for authority in portal.authorities:
        for plan in authority.plans:
            folder = plan.files.folder
            for snapshot in plan.snapshots:
                source = folder / "snapshots" / f"{snapshot.period}.yml"
                yield urls.snapshot_file(plan.path, snapshot.period), source.read_bytes()
            for name in sorted(set(_evidence(plan))):
                yield urls.plan_file(plan.path, name), (folder / name).read_bytes()


def _evidence(plan: PortalPlan) -> Iterator[str]:
    """Files that published snapshots and documents name, relative to the plan's folder."""
    for snapshot in plan.snapshots:
        lists = [cell.evidence for cell in snapshot.values.values()]
        lists += [state.evidence for state in snapshot.tasks.values()]
        yield from (one for evidence in lists for one in evidence if isinstance(one, str))
    for document in (plan.plan.document, plan.plan.carrier):
        yield from (file.path for file in document.files) if document else ()


def _labels(portal: Portal, locale: str) -> dict[str, str]:
    say = Writer(portal, locale, urls.HOME).gettext
    return {"results": say("{n} results"), "result": say("{n} result"), "none": say("Nothing found")}
