"""gettext catalogues, one a language. The message id is the English sentence; every language has a whole catalogue."""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_DEFAULT = "vi"

LANGUAGES = (
    _DEFAULT,
    *sorted(
        Path(file.name).stem
        for file in (resources.files("cchc_portal") / "locale").iterdir()
        if file.name.endswith(".po") and file.name != f"{_DEFAULT}.po"
    ),
)
"""Languages with a catalogue; the first is the default everywhere."""


def mark(message: str) -> str:
    """Mark a message id for extraction where it is translated later."""
    return message


@cache
def catalogue(locale: str) -> gettext.NullTranslations:
    """The translations into `locale`. Raises FileNotFoundError for a language without a catalogue."""
    source = resources.files("cchc_portal") / "locale" / f"{locale}.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
