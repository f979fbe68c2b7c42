"""Checks of the duty to publish that look at a plan's document and its place among others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_portal.derive.duty import beside, host, listed, met, missing, not_met, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.derive.duty import Finding, Promise
    from cchc_portal.model.document import Document
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.whole import PlanFiles

_CODE = re.compile(r"\d+\s*/\s*\S*[A-ZĐ]{2,}")
"""A number and a symbol: 12/QĐ-UBND, 12/2026/QĐ-UBND."""

Identity = tuple[str, str, str, str]


def document_parts(promise: Promise) -> Finding:
    """F01: issuer, number and symbol, date, abstract, signer, recipients."""
    fields = ("issuer", "number", "symbol", "date", "title", "signer", "recipients")
    gaps = missing(_without(promise.files.plan, *fields), "source", file=promise.plan_file)
    return gaps or met("document-parts", "source")


def _without(plan: Plan, *fields: str) -> Iterator[str]:
    """Fields given neither by the document nor by the decision that carries it: both are one legal act."""
    for name in fields:
        if not (getattr(plan.document, name) or (plan.carrier and getattr(plan.carrier, name))):
            yield f"{'carrier' if plan.carrier else 'document'}.{name}"


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
    """F03: issuer, number, symbol and year belong to one plan only; the issuer's other documents are not known."""
    own = _identity(promise.files, promise)
    if own is None:
        return unknown("no-number", "source", file=promise.plan_file)
    others = [plan for plan in promise.body.files.plans if plan.id != promise.files.id]
    twins = [plan.id for plan in others if _identity(plan, promise) == own]
    if twins:
        return not_met("twice", "source", file=promise.plan_file, found=listed(twins))
    return unknown("identity", "source", found=f"{own[1]}/{own[2]} ({own[3]})")


def _identity(files: PlanFiles, promise: Promise) -> Identity | None:
    """Of the document, or of the decision that carries it where it has no number of its own."""
    plan = files.plan
    document = plan.carrier if plan.carrier and not plan.document.number else plan.document
    if not (document.number and document.symbol and document.date):
        return None
    issuer = document.issuer or promise.body.files.authority.name
    return str(issuer), document.number, document.symbol, str(document.date.first.year)


def document_file(promise: Promise) -> Finding:
    """A15: the document itself can be had."""
    plan = promise.files.plan
    copies = [*_copies(plan.document), *(_copies(plan.carrier) if plan.carrier else ())]
    bare = [] if copies else ["document.files"]
    bare += _without(plan, "number", "symbol", "date", "title")
    return missing(bare, "source", file=promise.plan_file) or met("document-file", "source")


def _copies(document: Document) -> tuple[object, ...]:
    return (*document.files, *((document.link,) if document.link else ()))


def amending_documents(promise: Promise) -> Finding:
    """F04: a changed promise names a document with number and symbol."""
    changes = [one for one in promise.files.amendments if one.on <= promise.body.today]
    if not changes:
        return beside("none-such", "changes")
    bare = [f"{one.target or one.task}: {one.document}" for one in changes if not _CODE.search(str(one.document))]
    if bare:
        return not_met("no-code", "changes", file=f"{promise.folder}/amendments.yml", found=listed(bare))
    return met("amended", "changes", n=len(changes))


def carrier(promise: Promise) -> Finding:
    """F05: the decision that carries a plan is identified as a document of its own."""
    found = promise.files.plan.carrier
    if found is None:
        return beside("none-such", "source")
    bare = [f"carrier.{name}" for name in ("number", "symbol", "date") if not getattr(found, name)]
    return missing(bare, "source", file=promise.plan_file) or met("carrier", "source")


def national_areas(promise: Promise) -> Finding:
    """G01: each area is tied to a national one."""
    areas = promise.files.plan.areas
    if not areas:
        return beside("none-such", "plan")
    loose = [f"areas.{area.id}.national" for area in areas if not area.national]
    return missing(loose, "plan", file=promise.plan_file) or met("national", "plan", n=len(areas))


def parent_plans(promise: Promise) -> Finding:
    """G02: which higher plans and documents the plan names; whether it takes over their targets is not compared."""
    plan = promise.files.plan
    bases = plan.document.bases or (plan.carrier.bases if plan.carrier else ())
    if plan.implements or bases:
        return unknown("parents", "source", n=len(plan.implements), bases=len(bases))
    return unknown("missing", "source", file=promise.plan_file, fields="implements, document.bases")


def funding(promise: Promise) -> Finding:
    """A12: the budget is the host's to publish, whatever the plan says of its funding."""
    return host("funding" if promise.files.plan.funding else "budget", "plan")


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
