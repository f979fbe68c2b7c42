"""Documents and their identity. Types: Article 7 of Decree 30/2020/NĐ-CP, and those a legal basis may be of."""

from __future__ import annotations

from typing import Literal

from cchc_portal.model.base import Model
from cchc_portal.model.text import Address, Clause, Text
from cchc_portal.model.time import Moment

DocumentType = Literal[
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CV",
    "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "ThC",
]  # fmt: skip
"""The 29 types of administrative documents."""

BasisType = Literal[DocumentType, "HP", "Luật", "PL", "NĐ", "TT", "KL"]
"""A basis may also be a constitution, law, ordinance, decree, circular or a Party conclusion."""


class Basis(Model):
    """A document that another one rests on."""

    type: BasisType
    number: str | None = None
    symbol: str | None = None
    cited_as: str | None = None
    """As printed, where number and symbol do not rebuild it: "02-CTr/TU"."""
    date: Moment | None = None
    issuer: Text | None = None
    subject: Text | None = None

    @property
    def code(self) -> str | None:
        """Number and symbol as one would cite them, or None when the source leaves the number blank."""
        if self.cited_as:
            return self.cited_as
        return f"{self.number}/{self.symbol}" if self.number and self.symbol else self.number


class Signer(Model):
    name: str
    capacity: Text | None = None
    """Title, and on whose behalf (TM., KT., TL., TUQ.)."""


class File(Model):
    path: str
    """Relative to the plan's folder."""
    kind: Literal["signed", "scan", "annex"]


class Article(Model):
    """An article of a decision, or one of its paragraphs."""

    clause: Clause
    text: Text


class Document(Model):
    """An issued document. What the source leaves blank stays null; nothing is filled in."""

    type: DocumentType
    number: str | None = None
    symbol: str | None = None
    cited_as: str | None = None
    date: Moment | None = None
    place: Text | None = None
    title: Text | None = None
    issuer: Text | None = None
    signer: Signer | None = None
    bases: tuple[Basis, ...] = ()
    recipients: tuple[Text, ...] = ()
    articles: tuple[Article, ...] = ()
    files: tuple[File, ...] = ()
    link: Address | None = None

    @property
    def code(self) -> str | None:
        """Number and symbol as one would cite them, or None when there is no number."""
        if self.number and self.symbol:
            return f"{self.number}/{self.symbol}"
        return self.cited_as if self.number else None
