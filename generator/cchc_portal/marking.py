"""Marks the first use of a term of the glossary on a page: a link to its entry, and beside it what it stands for.

The meaning is the link's description. Styles show it on hover and focus (`.tip` in pages.css), `term.js` puts it away
on Escape and lets a first tap show it (WCAG 1.4.13); Enter and a second tap lead to the entry. It cannot be selected,
and the words of the page stay as they are, so that what is quoted can be copied whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from cchc_portal.model.text import Phrase, spelled
from cchc_portal.render import render

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

_COPIED = "snippet-text"
"""The class of what is there to be copied whole."""

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True)
class Entry:
    """A term as one language shows it."""

    anchor: str
    abbr: Phrase | None
    words: Phrase
    note: Phrase | None

    def says_more(self, than: str) -> bool:
        """Does it tell more than the words that it was found by?"""
        return bool(self.abbr or self.note) or self.words.text.lower() != than.lower()


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
        reader.end_of_text()
        return "".join(reader.out)


def marker(terms: Iterable[Term], locale: str) -> Marker:
    """The linked terms in one language; a term without words of its own in it is found by its abbreviation."""
    entries: dict[str, Entry] = {}
    for term in terms:
        if term.linked:
            entry = _entry(term, locale)
            if entry.words.lang == locale:
                entries.setdefault(entry.words.text.lower(), entry)
            for sign in (term.abbr, *term.also):
                if sign:
                    entries.setdefault(_key(sign), entry)
    if not entries:
        return Marker({}, None)
    signs = sorted(entries, key=lambda sign: (-len(sign), sign))
    either = "|".join(_spelled(sign) for sign in signs)
    plural = "s?" if locale == "en" else ""
    return Marker(entries, re.compile(rf"(?<![\w/\-])(?:{either}){plural}(?![\w/\-])"))


def _entry(term: Term, locale: str) -> Entry:
    return Entry(
        anchor=term.anchor,
        abbr=spelled(term.abbr, locale) if term.abbr else None,
        words=term.term.of(locale),
        note=term.note.of(locale) if term.note else None,
    )


def _key(sign: str) -> str:
    """An abbreviation is exact; words are alike in capitals and small letters."""
    return sign if _is_abbreviation(sign) else sign.lower()


def _is_abbreviation(sign: str) -> bool:
    return sum(letter.isupper() for letter in sign) > 1


def _spelled(sign: str) -> str:
    words = re.escape(str(escape(sign))).replace(r"\ ", r"\s+")
    return words if _is_abbreviation(sign) else f"(?i:{words})"


@dataclass
class _Reader(HTMLParser):
    """Copies the page, and marks what it may."""

    marker: Marker
    locale: str
    glossary: str
    out: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Anchors of the terms that are marked."""
    silent: list[str] = field(default_factory=list)
    """Open elements from the first silent one on."""
    text: list[str] = field(default_factory=list)
    """What was read since the last tag: a character reference does not end a word."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        found = dict(attrs)
        foreign = found.get("lang", self.locale) != self.locale
        if self.silent or foreign or tag in _SILENT or found.get("class") == _COPIED:
            self.silent.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's)
        self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.end_of_text()
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_entityref(self, name: str) -> None:
        self.text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.text.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def end_of_text(self) -> None:
        """Mark the text that was read, and write it."""
        text, pattern = "".join(self.text), self.marker.pattern
        self.text.clear()
        self.out.append(text if self.silent or pattern is None else pattern.sub(self._link, text))

    def _write(self, markup: str) -> None:
        self.end_of_text()
        self.out.append(markup)

    def _link(self, found: re.Match[str]) -> str:
        entry = self._entry(found[0])
        if entry is None or entry.anchor in self.used:
            return found[0]
        self.used.add(entry.anchor)
        href = f"{self.glossary}#{entry.anchor}"
        words = Markup(found[0])  # noqa: S704 (it stands in the page's HTML already)
        meaning = entry if entry.says_more(" ".join(words.unescape().split())) else None
        return render("components/term.html", locale=self.locale, words=words, href=href, meaning=meaning)

    def _entry(self, words: str) -> Entry | None:
        plain = " ".join(Markup(words).unescape().split())  # noqa: S704 (it stands in the page's HTML already)
        for sign in (plain, plain.lower(), plain.removesuffix("s"), plain.lower().removesuffix("s")):
            if sign in self.marker.entries:
                return self.marker.entries[sign]
        return None
