"""Marks the first use of a term of the glossary on a page: a link to its entry, described by what it stands for.

The link shows nothing on hover or focus that we would have to make hoverable, dismissible and persistent (WCAG 1.4.13):
its description is a hidden text that screen readers read out, `title` leaves the pointer's tooltip to the browser, and
a tap or Enter leads to the entry. The words of the page stay as they are, so that what is quoted can be copied whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_portal.model.site import Term

_SILENT = frozenset(
    {
        "a",
        "abbr",
        "button",
        "caption",
        "code",
        "dt",
        "figure",
        "form",
        "header",
        "label",
        "nav",
        "option",
        "pre",
        "script",
    }
    | {"select", "style", "summary", "svg", "template", "th", "time", "title"}
    | {f"h{level}" for level in range(1, 7)}
)
"""Elements in which nothing is marked: the head of the page, headings, links, controls, names of rows, code."""

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True)
class Entry:
    """A term as one language shows it."""

    anchor: str
    meaning: str


@dataclass(frozen=True)
class Marker:
    """Every spelling of the linked terms of one language, ready to be looked for."""

    entries: Mapping[str, Entry]
    """Spelling → term; a word is in lower case, an abbreviation as it is written."""
    pattern: re.Pattern[str] | None

    def marked(self, html: str, *, locale: str, glossary: str) -> str:
        """The page's body with the first use of each term linked to the page at `glossary`."""
        if self.pattern is None:
            return html
        reader = _Reader(self, locale, glossary)
        reader.feed(html)
        reader.close()
        return "".join(reader.out) + reader.meanings()


def marker(terms: Iterable[Term], locale: str) -> Marker:
    """The linked terms in one language; a term without words of its own in it is found by its abbreviation."""
    entries: dict[str, Entry] = {}
    for term in terms:
        if term.linked:
            words = term.term.of(locale)
            entry = Entry(term.anchor, words.text)
            if words.lang == locale:
                entries.setdefault(words.text.lower(), entry)
            for sign in (term.abbr, *term.also):
                if sign:
                    entries.setdefault(_key(sign), entry)
    if not entries:
        return Marker({}, None)
    signs = sorted(entries, key=lambda sign: (-len(sign), sign))
    either = "|".join(_spelled(sign) for sign in signs)
    plural = "s?" if locale == "en" else ""
    return Marker(entries, re.compile(rf"(?<![\w/\-])(?:{either}){plural}(?![\w/\-])"))


def _key(sign: str) -> str:
    """An abbreviation is exact; words are alike in capitals and small letters."""
    return sign if _is_abbreviation(sign) else sign.lower()


def _is_abbreviation(sign: str) -> bool:
    return sum(letter.isupper() for letter in sign) > 1


def _spelled(sign: str) -> str:
    words = re.escape(sign).replace(r"\ ", r"\s+")
    return words if _is_abbreviation(sign) else f"(?i:{words})"


@dataclass
class _Reader(HTMLParser):
    """Copies the page, and marks what it may."""

    marker: Marker
    locale: str
    glossary: str
    out: list[str] = field(default_factory=list)
    used: dict[str, Entry] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    """Open elements from the first silent one on."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        if self.silent or tag in _SILENT or dict(attrs).get("lang", self.locale) != self.locale:
            self.silent.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's)
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        pattern = self.marker.pattern
        self.out.append(data if self.silent or pattern is None else pattern.sub(self._link, data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def _link(self, found: re.Match[str]) -> str:
        entry = self._entry(found[0])
        if entry is None or entry.anchor in self.used:
            return found[0]
        self.used[entry.anchor] = entry
        return (
            f'<a class="term" href="{escape(self.glossary)}#{entry.anchor}" aria-describedby="tn-{entry.anchor}" '
            f'title="{escape(entry.meaning)}">{found[0]}</a>'
        )

    def _entry(self, words: str) -> Entry | None:
        plain = " ".join(words.split())
        for sign in (plain, plain.lower(), plain.removesuffix("s"), plain.lower().removesuffix("s")):
            if sign in self.marker.entries:
                return self.marker.entries[sign]
        return None

    def meanings(self) -> str:
        """What the marked terms stand for, for `aria-describedby`."""
        if not self.used:
            return ""
        texts = "".join(f'<span id="tn-{entry.anchor}">{escape(entry.meaning)}</span>' for entry in self.used.values())
        return f"<div hidden>{texts}</div>"
