"""The document behind a plan: its identity, what it rests on, and each clause with the items that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import bare, period_name
from cchc_portal.views.parts import TYPES, basis_name
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.derive.clauses import Carrier
    from cchc_portal.model.document import Basis, Document
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class BasisView:
    name: str
    issuer: Phrase | None
    date: str | None
    subject: Phrase | None


@dataclass(frozen=True)
class DocumentView:
    """The identity of a document; None means that the source does not give it."""

    kind: str
    code: str | None
    printed: str | None
    """What the source prints in place of a whole number: `Số: /QĐ-UBND`."""
    date: str | None
    title: Phrase | None
    issuer: Phrase | None
    signer: str | None
    capacity: Phrase | None
    bases: tuple[BasisView, ...]
    recipients: tuple[Phrase, ...]
    articles: tuple[tuple[str, Phrase], ...]
    files: tuple[tuple[str, str], ...]
    carrier: DocumentView | None = None


@dataclass(frozen=True)
class CarrierView:
    kind: str
    css: str
    text: Phrase | None
    href: str | None


@dataclass(frozen=True)
class ClauseView:
    clause: str
    words: str
    anchor: str
    depth: int
    heading: bool
    carriers: tuple[CarrierView, ...]


_KINDS = {
    "title": _("Title"),
    "basis": _("Legal basis"),
    "article": _("Article"),
    "recipient": _("Recipient"),
    "signature": _("Signature"),
    "heading": _("Heading"),
    "area": _("Area"),
    "statement": _("Provision"),
    "target": _("Target"),
    "task": _("Task"),
    "deliverable": _("Deliverable"),
    "part": _("Part of a task"),
    "duty": _("Duty"),
    "rule": _("Reporting rule"),
    "window": _("Reporting period"),
    "note": _("Note on the source"),
}

_FILE_KINDS = {"signed": _("Signed copy"), "scan": _("Scan"), "annex": _("Annex")}


def document_view(document: Document, writer: Writer, *, carrier: Document | None = None) -> DocumentView:
    return DocumentView(
        kind=writer.gettext(TYPES[document.type]),
        code=document.code,
        printed=document.cited_as if not document.code else None,
        date=bare(document.date, writer) if document.date else None,
        title=writer.say(document.title) if document.title else None,
        issuer=writer.say(document.issuer) if document.issuer else None,
        signer=document.signer.name if document.signer else None,
        capacity=writer.say(document.signer.capacity) if document.signer and document.signer.capacity else None,
        bases=tuple(basis_view(basis, writer) for basis in document.bases),
        recipients=tuple(writer.say(recipient) for recipient in document.recipients),
        articles=tuple(
            (clause_words(article.clause, writer), writer.say(article.text)) for article in document.articles
        ),
        files=tuple((writer.gettext(_FILE_KINDS[file.kind]), file.path) for file in document.files),
        carrier=document_view(carrier, writer) if carrier else None,
    )


def basis_view(basis: Basis, writer: Writer) -> BasisView:
    return BasisView(
        name=basis_name(basis, writer),
        issuer=writer.say(basis.issuer) if basis.issuer else None,
        date=bare(basis.date, writer) if basis.date else None,
        subject=writer.say(basis.subject) if basis.subject else None,
    )


def clause_views(plan: PortalPlan, writer: Writer) -> tuple[ClauseView, ...]:
    """The document clause by clause, with what carries each."""
    return tuple(
        ClauseView(
            clause=entry.clause,
            words=clause_words(entry.clause, writer),
            anchor=urls.fragment_of(entry.clause),
            depth=min(entry.clause.count(".") + entry.clause.count("#"), 4),
            heading=all(carrier.kind in ("heading", "area") for carrier in entry.carriers),
            carriers=tuple(_carrier(carrier, entry.clause, plan, writer) for carrier in entry.carriers),
        )
        for entry in plan.clauses
    )


def _carrier(carrier: Carrier, clause: str, plan: PortalPlan, writer: Writer) -> CarrierView:
    text = writer.say(carrier.text) if carrier.text else None
    if carrier.kind == "window" and carrier.id:
        text = writer.phrase(period_name(carrier.id, writer))
    elif carrier.kind in ("basis", "signature") and carrier.id:
        words = f"{carrier.id}: {text.text}" if text else carrier.id
        text = text._replace(text=words) if text else writer.phrase(words)
    return CarrierView(writer.gettext(_KINDS[carrier.kind]), carrier.kind, text, _href(carrier, clause, plan, writer))


def _href(carrier: Carrier, clause: str, plan: PortalPlan, writer: Writer) -> str | None:
    path = plan.path
    if carrier.kind == "target" and carrier.id:
        return writer.href(urls.target(path, carrier.id))
    if carrier.kind == "area" and carrier.id:
        return writer.href(urls.area(path, carrier.id))
    if carrier.kind == "task" and carrier.id:
        return writer.href(urls.tasks(path), carrier.id)
    if carrier.kind in ("deliverable", "part"):
        return writer.href(urls.tasks(path), urls.fragment_of(clause))
    if carrier.kind == "duty" and carrier.id:
        return writer.href(urls.unit(plan.authority_id, carrier.id))
    if carrier.kind in ("rule", "window") and carrier.id:
        return writer.href(urls.reporting(path), carrier.id)
    if carrier.kind == "statement":
        return writer.href(urls.plan(path), urls.fragment_of(clause))
    return None
