"""What a person meets first in an unpacked archive: a page that leads into it, and a text to read without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.host.shell import POLICY
from cchc_portal.publish import bag
from cchc_portal.render import render
from cchc_portal.words import formats
from cchc_portal.words.catalogue import catalogue
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cchc_portal.model.text import Text

_TITLE = _("Archive of {portal}, data of {day}")
_SENTENCE = _("A whole copy of the site that needs no Internet. It does not change any more.")
_OPEN = _("Open the site in {language}")

_README = (
    (
        _("How to open it"),
        _("Unpack the whole ZIP into a folder first, then open index.html in that folder with any browser. "
          "No Internet, no program and no installation is needed."),
    ),
    (
        _("What is inside"),
        _("data/ holds the site: its pages in every language, the data as JSON and CSV (data/data/v1/) and the "
          "published evidence. The other files at the top say what belongs to the archive and with which checksum "
          "(BagIt 1.0, RFC 8493)."),
    ),
    (
        _("How to verify it"),
        _("Nothing is changed by verifying. One of these is enough:"),
    ),
)  # fmt: skip
_WAYS = (
    _("before unpacking: cchc archive verify FILE.zip"),
    _("after unpacking, in the folder: sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt"),
    _("after unpacking: any program that reads BagIt, for example bagit.py --validate FOLDER"),
)
_LAST = _(
    "Whoever changes an archive can write new checksums into it too. So compare the SHA-256 of the ZIP itself with the "
    "one on the page “Archives” of the portal, or ask the office that published it."
)


def cover(name: Text, as_of: dt.date, locales: Sequence[str], *, styles: Sequence[str]) -> str:
    """`index.html` at the top of the archive."""
    return render(
        "archive.html",
        locale=locales[0],
        policy=POLICY,
        styles=styles,
        parts=[_part(name, as_of, locale) for locale in locales],
    )


def _part(name: Text, as_of: dt.date, locale: str) -> dict[str, str]:
    say = catalogue(locale).gettext
    return {
        "locale": locale,
        "title": _title(name, as_of, locale),
        "sentence": say(_SENTENCE),
        "href": f"{bag.PAYLOAD}{urls.in_locale(urls.HOME, locale)}",
        "open": say(_OPEN).format(language=formats.language_name(locale)),
    }


def readme(name: Text, as_of: dt.date, locales: Sequence[str]) -> str:
    """`README.txt`, its lines ended as every Windows editor shows them."""
    blocks = [block for locale in locales for block in _blocks(name, as_of, locale)]
    return "\n\n".join(blocks).replace("\n", "\r\n") + "\r\n"


def _blocks(name: Text, as_of: dt.date, locale: str) -> list[str]:
    say = catalogue(locale).gettext
    title = _title(name, as_of, locale)
    blocks = [f"{title}\n{'=' * len(title)}", say(_SENTENCE)]
    blocks += [f"{say(heading)}\n{'-' * len(say(heading))}\n{say(text)}" for heading, text in _README]
    blocks[-1] += "".join(f"\n- {say(way)}" for way in _WAYS)
    return [*blocks, say(_LAST)]


def _title(name: Text, as_of: dt.date, locale: str) -> str:
    title = catalogue(locale).gettext(_TITLE)
    return title.format(portal=name.of(locale).text, day=formats.day(as_of, locale))
