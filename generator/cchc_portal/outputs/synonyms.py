"""What the search takes for the same: abbreviations, and the words of the other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.site import Glossary, Term


def synonyms(glossary: Glossary, locale: str) -> dict[str, str]:
    """Other spelling, in small letters → the term in `locale`; for a plural, the term in the source language.

    Only terms that are linked on pages: everyday words would match everywhere, and have their own entry anyway.
    """
    found: dict[str, str] = {}
    for term in glossary.terms:
        if term.linked:
            for other, meant in _pairs(term, locale):
                if other != meant.lower():
                    found.setdefault(other, meant)
    return found


def _pairs(term: Term, locale: str) -> Iterator[tuple[str, str]]:
    own = term.term.of(locale).text
    for sign in (term.abbr, *term.also):
        if sign:
            yield sign.lower(), own
    for language in term.term.languages():
        words = term.term.of(language).text
        yield words.lower(), own
        if language == "en" == locale and not words.endswith("s"):
            yield f"{words.lower()}s", str(term.term)
