"""Checks of the duty to publish that look at one authority."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_portal.derive.duty import beside, host, listed, met, missing, not_met, unknown
from cchc_portal.derive.translation import coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.derive.duty import Body, Finding
    from cchc_portal.model.authority import Authority, Contact, Unit
    from cchc_portal.model.disclosure import AuthorityCheck

PRIVATE_MAIL = frozenset({
    "gmail.com", "yahoo.com", "yahoo.com.vn", "hotmail.com", "outlook.com", "outlook.com.vn", "live.com", "icloud.com",
    "aol.com", "zoho.com", "proton.me", "protonmail.com", "ymail.com", "mail.com",
})  # fmt: skip
"""Hosts of private mail."""

_REACHED_BY = ("address", "phone", "email")
_MOBILE = re.compile(r"(?:\+?84|0)(?:3|5|7|8|9)\d{8}")
_ID_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)")
_BIRTH = re.compile(r"\b(?:sinh ngày|ngày sinh|born on|date of birth)\b", re.IGNORECASE)


def contact_units(body: Body) -> Finding:
    """A04: agency and offices can be reached, and one person gives information; functions are the host's to publish."""
    offices = sum(unit.kind == "office" for unit in body.answering)
    gaps = missing(_contact_gaps(body), "units", file=f"{body.folder}/units.yml")
    return gaps or host("contacts", "units", n=offices)


def _contact_gaps(body: Body) -> Iterator[str]:
    own = body.files.authority.contact
    yield from (f"authority.contact.{name}" for name in (*_REACHED_BY, "person") if not getattr(own, name))
    for unit in body.answering:
        if unit.kind != "office":
            continue
        yield from (f"{unit.id}.contact.{name}" for name in _REACHED_BY if not getattr(unit.contact, name))
        if not (unit.role or unit.contact.person):
            yield f"{unit.id}.role"


def unit_roles(body: Body) -> Finding:
    """A05: every office and post has a role, or a duty by a plan; officials' own duties are the host's to publish."""
    charged = {duty.unit for plan in body.files.plans for duty in plan.plan.duties}
    silent = [f"{unit.id}.role" for unit in body.answering if not unit.role and unit.id not in charged]
    gaps = missing(silent, "units", file=f"{body.folder}/units.yml")
    return gaps or host("roles", "units", n=len(body.answering))


def error_line(body: Body) -> Finding:
    """B04: somebody can be told about an error; nothing records when an answer came."""
    lines = [body.files.authority.contact, body.site.settings.contact]
    known = any(contact.phone or contact.email for contact in lines)
    gaps = missing(() if known else ("contact.phone", "contact.email"), "authority", file=_file(body))
    return gaps or unknown("error-line", "authority")


def log_dates(body: Body) -> Finding:
    """A10: all that was published stands in the log with a day; of a plan only its document's day is recorded."""
    if not body.files.plans:
        return beside("none-such", "log")
    undated = [
        f"{plan.id}/snapshots/{snapshot.period}.yml: published"
        for plan in body.files.plans
        for snapshot in plan.snapshots
        if snapshot.published is None
    ]
    undated += [f"{plan.id}/plan.yml: date" for plan in body.files.plans if plan.plan.issued_on is None]
    return missing(undated, "log", file=body.folder) or unknown("log-dates", "log")


def responsible(body: Body) -> Finding:
    """A11: each item of the disclosure plan has a person who answers for it; where it was sent is not recorded."""
    known = body.files.authority.contact.person or body.site.settings.responsible
    gaps = missing(() if known else ("contact.person",), "catalogue", file=_file(body))
    return gaps or unknown("responsible", "catalogue")


def english(body: Body) -> Finding:
    """D05: names, roles and contacts are in English."""
    owners: list[tuple[str, Authority | Unit]] = [
        ("authority", body.files.authority),
        *((unit.id, unit) for unit in body.files.units),
    ]
    found = [(name, coverage(model, "en")) for name, model in owners]
    bare = [f"{name}.{path}" for name, part in found for path in part.missing]
    gaps = missing(bare, "units", file=f"{body.folder}/units.yml")
    return gaps or met("english", "units", n=len(body.files.units))


def private_contacts(body: Body) -> Finding:
    """E01: no private mail, mobile, identity number or day of birth in a contact; other texts are not searched."""
    contacts = list(_contacts(body))
    bad = [f"{where}: {what}" for where, contact in contacts for what in _private(contact)]
    bad += [f"{unit.id}.role: {number}" for unit in body.files.units for number in _numbers(unit)]
    if bad:
        return not_met("found", "units", file=f"{body.folder}/units.yml", found=listed(bad))
    return unknown("contacts-clean", "units", n=len(contacts))


def _contacts(body: Body) -> Iterator[tuple[str, Contact]]:
    yield "portal.contact", body.site.settings.contact
    yield "authority.contact", body.files.authority.contact
    yield from ((f"{unit.id}.contact", unit.contact) for unit in body.files.units)


def _private(contact: Contact) -> Iterator[str]:
    if contact.email and contact.email.rpartition("@")[2].casefold() in PRIVATE_MAIL:
        yield contact.email
    if contact.phone and _MOBILE.fullmatch(re.sub(r"[\s.()-]", "", contact.phone)):
        yield contact.phone
    for text in (contact.address, contact.hours, contact.person):
        for words in text.root.values() if text else ():
            yield from _ID_NUMBER.findall(words)
            yield from _BIRTH.findall(words)


def _numbers(unit: Unit) -> list[str]:
    return [number for words in (unit.role.root.values() if unit.role else ()) for number in _ID_NUMBER.findall(words)]


def _file(body: Body) -> str:
    return f"{body.folder}/authority.yml"


AUTHORITY_CHECKS: dict[AuthorityCheck, Callable[[Body], Finding]] = {
    "contact_units": contact_units,
    "english": english,
    "error_line": error_line,
    "log_dates": log_dates,
    "private_contacts": private_contacts,
    "responsible": responsible,
    "unit_roles": unit_roles,
}
