"""Checks of the duty to publish that look at a plan's document and its place among others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_portal.derive.duty import Finding, beside, complete, listed, met, not_met

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_portal.derive.duty import Promise
    from cchc_portal.model.document import Document
    from cchc_portal.model.whole import PlanFiles

_CODE = re.compile(r"\d+\s*/\s*\S*[A-ZĐ]{2,}")
"""A number and a symbol: 12/QĐ-UBND, 12/2026/QĐ-UBND."""

Identity = tuple[str, str, str, str]


def document_parts(promise: Promise) -> Finding:
    """F01: issuer, number and symbol, date, abstract, signer, recipients."""
    return complete(_parts("document", promise.files.plan.document), "source", file=promise.plan_file)


def _parts(key: str, document: Document) -> list[str]:
    fields = ("issuer", "number", "symbol", "date", "title", "signer", "recipients")
    return [f"{key}.{name}" for name in fields if not getattr(document, name)]


def document_type(promise: Promise) -> Finding:
    """F02: the symbol begins with the type it stands for; the list of types itself is closed when data are read."""
    plan = promise.files.plan
    pairs = [("document", plan.document), *([("carrier", plan.carrier)] if plan.carrier else [])]
    other = [f"{key}: {one.type}, {one.symbol}" for key, one in pairs if _another_type(one)]
    if other:
        return not_met("found", "source", file=promise.plan_file, found=listed(other))
    return met("type", "source", found=", ".join(one.type for _key, one in pairs))


def _another_type(document: Document) -> bool:
    """Does the symbol name another type? An official letter's names none."""
    if document.type == "CV" or not document.symbol:
        return False
    return document.type not in re.split(r"[-/]", document.symbol)


def document_identity(promise: Promise) -> Finding:
    """F03: issuer, number, symbol and year belong to one document only."""
    own = _identity(promise.files, promise)
    if own is None:
        return Finding("unknown", "no-number", page="source", file=promise.plan_file)
    others = [plan for plan in promise.body.files.plans if plan.id != promise.files.id]
    twins = [plan.id for plan in others if _identity(plan, promise) == own]
    if twins:
        return not_met("twice", "source", file=promise.plan_file, found=listed(twins))
    return met("identity", "source", found=f"{own[1]}/{own[2]} ({own[3]})")


def _identity(files: PlanFiles, promise: Promise) -> Identity | None:
    document = files.plan.document
    if not (document.number and document.symbol and document.date):
        return None
    issuer = document.issuer or promise.body.files.authority.name
    return str(issuer), document.number, document.symbol, str(document.date.first.year)


def document_file(promise: Promise) -> Finding:
    """A15: the document itself can be had."""
    document = promise.files.plan.document
    missing = [] if document.files or document.link else ["document.files"]
    missing += [f"document.{name}" for name in ("number", "symbol", "date", "title") if not getattr(document, name)]
    return complete(missing, "source", file=promise.plan_file)


def amending_documents(promise: Promise) -> Finding:
    """F04: a changed promise names a document with number and symbol."""
    changes = [one for one in promise.files.amendments if one.on <= promise.body.today]
    if not changes:
        return beside("none-such", "changes")
    bare = [f"{one.target or one.task}: {one.document}" for one in changes if not _CODE.search(str(one.document))]
    if bare:
        return not_met("no-code", "changes", file=f"{promise.folder}/amendments.yml", found=listed(bare))
    return met("clean", "changes", n=len(changes))


def carrier(promise: Promise) -> Finding:
    """F05: the decision that carries a plan is identified as a document of its own."""
    found = promise.files.plan.carrier
    if found is None:
        return beside("none-such", "source")
    missing = [f"carrier.{name}" for name in ("number", "symbol", "date") if not getattr(found, name)]
    return complete(missing, "source", file=promise.plan_file)


def national_areas(promise: Promise) -> Finding:
    """G01: each area is tied to a national one."""
    loose = [f"areas.{area.id}.national" for area in promise.files.plan.areas if not area.national]
    return complete(loose, "plan", file=promise.plan_file)


def parent_plans(promise: Promise) -> Finding:
    """G02: the plan says which higher plan or document it carries out."""
    plan = promise.files.plan
    if plan.implements or plan.document.bases or (plan.carrier and plan.carrier.bases):
        return met("parents", "source", n=len(plan.implements))
    return Finding("unknown", "missing", {"fields": "implements, document.bases"}, "source", promise.plan_file)


def funding(promise: Promise) -> Finding:
    """A12: what the plan says of its funding; the budget itself is the host's to publish."""
    if promise.files.plan.funding:
        return met("funding", "plan")
    return Finding("host", "budget", page="plan")


DOCUMENT_CHECKS: dict[str, Callable[[Promise], Finding]] = {
    "amending_documents": amending_documents,
    "carrier": carrier,
    "document_file": document_file,
    "document_identity": document_identity,
    "document_parts": document_parts,
    "document_type": document_type,
    "funding": funding,
    "national_areas": national_areas,
    "parent_plans": parent_plans,
}
