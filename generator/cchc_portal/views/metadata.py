"""What the head of a page says of it to catalogues, search engines and whoever shares its link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cchc_portal import urls
from cchc_portal.views.linked_data import own_address, whole
from cchc_portal.words.formats import territory

if TYPE_CHECKING:
    from cchc_portal.views.writer import Writer


class Picture(NamedTuple):
    """What stands for the page where its link is shared."""

    address: str
    alt: str


@dataclass(frozen=True)
class Metadata:
    """Dublin Core (creator, publisher, date, identifier, language), Open Graph, and JSON-LD."""

    creator: str
    publisher: str
    date: str
    identifier: str
    language: str
    kind: str
    """Of Open Graph: website or article."""
    territory: str
    others: tuple[str, ...]
    """The other languages, as Open Graph names them."""
    canonical: str | None
    """The page's whole address, where the site's own is known."""
    picture: Picture
    linked: str
    """JSON-LD, safe inside a script element; empty where there is none."""


def metadata(writer: Writer, *, creator: str, front: bool, picture: Picture, linked: str) -> Metadata:
    """The picture's address is from the root of the site; the page gets its own link to it."""
    portal = writer.portal
    site = portal.settings.site_url
    return Metadata(
        creator=creator,
        publisher=writer.say(portal.settings.name).text,
        date=portal.as_of.isoformat(),
        identifier=own_address(writer) if site else writer.own,
        language=writer.locale,
        kind="website" if front else "article",
        territory=territory(writer.locale),
        others=tuple(territory(locale) for locale in portal.locales if locale != writer.locale),
        canonical=urls.absolute(site, writer.own) if site else None,
        picture=Picture(whole(writer.file(picture.address), writer), picture.alt),
        linked=linked,
    )
