"""The glossary: the words of the field in both languages, by group, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.model.text import Phrase, spelled
from cchc_portal.views.parts import Crumb
from cchc_portal.views.search import SearchEntry
from cchc_portal.views.writer import Writer
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.site import Term
    from cchc_portal.model.text import Text
    from cchc_portal.portal import Portal


@dataclass(frozen=True)
class OtherWords:
    """The term in one of the other languages."""

    words: Phrase
    language: str


@dataclass(frozen=True)
class TermView:
    anchor: str
    abbr: Phrase | None
    words: Phrase
    others: tuple[OtherWords, ...]
    also: tuple[Phrase, ...]
    seen: str | None
    """How sure the English is, in words."""
    note: Phrase | None


@dataclass(frozen=True)
class TermGroupView:
    title: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView:
    crumbs: tuple[Crumb, ...]
    count: str
    groups: tuple[TermGroupView, ...]


GROUPS = {
    "areas": _("Field and areas"),
    "procedures": _("Procedures and services"),
    "planning": _("Planning words"),
    "indices": _("Indices and systems"),
    "law": _("Law, bodies, people, documents"),
    None: _("Other words"),
}
SEEN = {
    "O": _("The English was seen in an official English text."),
    "S": _("The English is standard usage."),
}


def glossary_view(portal: Portal, writer: Writer) -> GlossaryView:
    terms = portal.files.glossary.terms
    groups = tuple(
        TermGroupView(
            writer.gettext(title),
            f"nhom-{key or 'khac'}",
            tuple(_term(term, writer) for term in terms if term.group == key),
        )
        for key, title in GROUPS.items()
    )
    return GlossaryView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Glossary"))),
        ),
        count=writer.ngettext("{n} term", "{n} terms", len(terms)),
        groups=tuple(group for group in groups if group.terms),
    )


def term_entries(portal: Portal, locale: str) -> Iterator[SearchEntry]:
    """Each term as the search finds it: by its words, its abbreviations and the other languages."""
    writer = Writer(portal, locale, urls.GLOSSARY)
    for term in portal.files.glossary.terms:
        words = writer.say(term.term).text
        others = [term.term.of(other).text for other in portal.locales if other != locale]
        signs = [sign for sign in (term.abbr, *term.also) if sign]
        note = [writer.say(term.note).text] if term.note else []
        title = f"{words} ({term.abbr})" if term.abbr else words
        address, text = f"{writer.own}#{term.anchor}", " · ".join([*signs, *others, *note])
        yield SearchEntry(address, title, writer.gettext("Term"), writer.gettext("Glossary"), text, None)


def _term(term: Term, writer: Writer) -> TermView:
    return TermView(
        anchor=term.anchor,
        abbr=spelled(term.abbr, writer.locale) if term.abbr else None,
        words=writer.say(term.term),
        others=tuple(_other(term.term, language) for language in writer.portal.locales if language != writer.locale),
        also=tuple(spelled(sign, writer.locale) for sign in term.also),
        seen=writer.gettext(SEEN[term.mark]) if term.mark else None,
        note=writer.say(term.note) if term.note else None,
    )


def _other(text: Text, language: str) -> OtherWords:
    return OtherWords(text.of(language), language.upper())
