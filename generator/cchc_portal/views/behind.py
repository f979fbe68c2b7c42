"""The note on a page whose translations are older than their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.translation import behind
from cchc_portal.model.text import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class BehindView:
    sentence: str
    href: str


def behind_view(items: Iterable[object], writer: Writer) -> BehindView | None:
    """The note about these items of the data, or None where every translation fits its source."""
    count = 0 if writer.locale == SOURCE_LANGUAGE else behind(items, writer.locale)
    if not count:
        return None
    sentence = writer.ngettext(
        "{n} translation on this page is older than its source; the Vietnamese prevails.",
        "{n} translations on this page are older than their source; the Vietnamese prevails.",
        count,
    )
    return BehindView(sentence, writer.href(urls.TRANSLATIONS, "cham"))
