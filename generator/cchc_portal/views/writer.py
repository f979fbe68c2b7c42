"""The pen a view is written with: one language, one page's own address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.model.text import Phrase
from cchc_portal.words import formats
from cchc_portal.words.catalogue import catalogue

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from cchc_portal.model.text import Text
    from cchc_portal.portal import Portal

_KIND_OF_UNIT = re.compile(
    r"(?:^|(?<=, ))(Xã|Phường|Thị trấn|Thị xã|Huyện|Quận|Thành phố|Tỉnh|Đặc khu|Công chức|Văn phòng|Phòng)\b"
)


def tel(phone: str) -> str:
    """The address that dials a number: digits and a leading plus, without spaces."""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)


@dataclass(frozen=True)
class Link:
    text: Phrase
    href: str


@dataclass(frozen=True)
class Writer:
    portal: Portal
    locale: str
    address: str
    """The page's address in the source language."""

    @property
    def own(self) -> str:
        """The page's address in its own language."""
        return urls.in_locale(self.address, self.locale)

    def at(self, address: str) -> Writer:
        """The same pen on another page."""
        return Writer(self.portal, self.locale, address)

    def gettext(self, message: str, **values: object) -> str:
        """A sentence of the catalogue, its braces filled."""
        text = catalogue(self.locale).gettext(message)
        return text.format(**values) if values else text

    def ngettext(self, singular: str, plural: str, count: int, **values: object) -> str:
        """The same for a counted thing; `{n}` is the count as the language writes it."""
        text = catalogue(self.locale).ngettext(singular, plural, count)
        return text.format(n=formats.number(count, self.locale), **values)

    def say(self, text: Text) -> Phrase:
        """A text of the data, in the page's language where it is translated."""
        return text.of(self.locale)

    def inside(self, text: Text) -> Phrase:
        """A name inside a sentence: Vietnamese writes the word for the kind of unit in lower case there."""
        words, lang = self.say(text)
        return Phrase(_KIND_OF_UNIT.sub(lambda kind: kind[0].lower(), words) if lang == "vi" else words, lang)

    def inline(self, text: Text) -> str:
        """The same as plain words, to be set into a sentence."""
        return self.inside(text).text

    def phrase(self, words: str) -> Phrase:
        """Words that already are in the page's language."""
        return Phrase(words, self.locale)

    def href(self, address: str, fragment: str = "") -> str:
        """Link from this page to another page or file in the same language."""
        return urls.relative(self.own, urls.in_locale(address, self.locale), fragment)

    def file(self, address: str) -> str:
        """Link from this page to a file that is the same in every language."""
        return urls.relative(self.own, address)

    def link(self, words: Phrase | str, address: str, fragment: str = "") -> Link:
        """A link with its words."""
        text = words if isinstance(words, Phrase) else self.phrase(words)
        return Link(text, self.href(address, fragment))

    def day(self, value: dt.date) -> str:
        return formats.day(value, self.locale)

    def number(self, value: Decimal | int) -> str:
        return formats.number(value, self.locale)

    def percent(self, value: Decimal | int) -> str:
        return formats.percent(value, self.locale)

    def listing(self, items: list[str]) -> str:
        return formats.listing(items, self.locale)
