"""Where a clause stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.views.writer import Writer


def clause_words(clause: str, writer: Writer) -> str:
    """mục II.2.4.a, gạch đầu dòng 3"""
    path, _hash, bullet = clause.partition("#")
    section = _section(path, writer)
    if not bullet:
        return section
    if bullet == "end":
        return writer.gettext("{section}, closing paragraph", section=section)
    if bullet == "0":
        return writer.gettext("{section}, lead-in", section=section)
    if path.startswith("PL"):
        return writer.gettext("{section}, product {n}", section=section, n=bullet)
    return writer.gettext("{section}, item {n}", section=section, n=bullet)


_PLACES = {
    "TD": _("title"),
    "CC": _("legal bases"),
    "NN": _("recipients"),
    "KT": _("closing words"),
    "KY": _("signature"),
    "PL": _("annex"),
}


def _section(path: str, writer: Writer) -> str:
    head, _dot, rest = path.partition(".")
    if head == "QD" and rest.startswith("D"):
        return writer.gettext("Decision, Article {n}", n=rest[1:])
    if head == "QD":
        return writer.gettext("Decision, {place}", place=_section(rest, writer)) if rest else writer.gettext("Decision")
    if head == "PL" and rest:
        return writer.gettext("Annex, row {n}", n=rest)
    if head in _PLACES:
        return writer.gettext(_PLACES[head])
    return writer.gettext("Section {n}", n=path)
