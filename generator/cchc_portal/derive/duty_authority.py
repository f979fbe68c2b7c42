"""Checks of the duty to publish that look at one authority."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_portal.derive.duty import complete, listed, met, not_met
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

_MOBILE = re.compile(r"(?:\+?84|0)(?:3|5|7|8|9)\d{8}")
_ID_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)")
_BIRTH = re.compile(r"\b(?:sinh ngày|ngày sinh|born on|date of birth)\b", re.IGNORECASE)


def contact_units(body: Body) -> Finding:
    """A04: offices can be reached, and one person gives information."""
    return complete(_contact_gaps(body), "units", file=f"{body.folder}/units.yml")


def _contact_gaps(body: Body) -> Iterator[str]:
    contact = body.files.authority.contact
    if not (contact.person and (contact.phone or contact.email)):
        yield "authority.contact.person"
    for unit in body.answering:
        if unit.kind != "office":
            continue
        given = unit.contact
        fields = {"address": given.address, "phone": given.phone, "email": given.email}
        yield from (f"{unit.id}.contact.{name}" for name, value in fields.items() if not value)
        if not (unit.role or given.person):
            yield f"{unit.id}.role"


def unit_roles(body: Body) -> Finding:
    """A05: every office and post has a role, or a duty by a plan."""
    charged = {duty.unit for plan in body.files.plans for duty in plan.plan.duties}
    silent = [f"{unit.id}.role" for unit in body.answering if not unit.role and unit.id not in charged]
    return complete(silent, "units", file=f"{body.folder}/units.yml")


def error_line(body: Body) -> Finding:
    """B04: somebody can be told about an error."""
    lines = [body.files.authority.contact, body.site.settings.contact]
    known = any(contact.phone or contact.email for contact in lines)
    return complete(() if known else ("contact.phone", "contact.email"), "authority", file=_file(body))


def log_dates(body: Body) -> Finding:
    """A10: all that was published has a day, so that it stands in the log."""
    undated = [
        f"{plan.id}/snapshots/{snapshot.period}.yml: published"
        for plan in body.files.plans
        for snapshot in plan.snapshots
        if snapshot.published is None
    ]
    return complete(undated, "log", file=body.folder)


def responsible(body: Body) -> Finding:
    """A11: each item of the disclosure plan has a person who answers for it."""
    known = body.files.authority.contact.person or body.site.settings.responsible
    return complete(() if known else ("contact.person",), "catalogue", file=_file(body))


def english(body: Body) -> Finding:
    """D05: names, roles and contacts are in English."""
    owners: list[tuple[str, Authority | Unit]] = [
        ("authority", body.files.authority),
        *((unit.id, unit) for unit in body.files.units),
    ]
    found = [(name, coverage(model, "en")) for name, model in owners]
    missing = [f"{name}.{path}" for name, part in found for path in part.missing]
    return complete(missing, "units", file=f"{body.folder}/units.yml")


def private_contacts(body: Body) -> Finding:
    """E01: no private mail, mobile number, number of an identity card or day of birth."""
    contacts = list(_contacts(body))
    bad = [f"{where}: {what}" for where, contact in contacts for what in _private(contact)]
    bad += [f"{unit.id}.role: {number}" for unit in body.files.units for number in _numbers(unit)]
    if bad:
        return not_met("found", "units", file=f"{body.folder}/units.yml", found=listed(bad))
    return met("clean", "units", n=len(contacts))


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
