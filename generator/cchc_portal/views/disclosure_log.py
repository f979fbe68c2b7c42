"""The disclosure log: what was published when and in which form, by quarter, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.duty import snapshot_lateness
from cchc_portal.views.deadlines import lateness_words, period_name
from cchc_portal.views.entries import FORMS, WEB_CSV, WEB_JSON
from cchc_portal.views.history import plan_events
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class Owner:
    """Whose it is."""

    name: Phrase
    path: str
    """`authority/plan`"""
    sample: bool


@dataclass(frozen=True)
class LogEntry:
    on: dt.date | None
    day: str | None
    """As precise as the source; None: not known."""
    what: str
    about: Link
    address: str
    form: str
    owner: Owner
    days: int | None = None
    """Working days from approval to publication."""
    note: str | None = None
    """The same in words."""


@dataclass(frozen=True)
class Quarter:
    id: str
    """`2026-q3`; `khong-ro` where the day is not known."""
    title: str
    entries: tuple[LogEntry, ...]


@dataclass(frozen=True)
class DisclosureLogView:
    crumbs: tuple[Crumb, ...]
    total: int
    quarters: tuple[Quarter, ...]
    csv_href: str
    duty_href: str


def disclosure_log_view(portal: Portal, writer: Writer) -> DisclosureLogView:
    found = log_entries(portal, writer)
    return DisclosureLogView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Duty to publish")), writer.href(urls.DISCLOSURE)),
            Crumb(writer.phrase(writer.gettext("Disclosure log"))),
        ),
        total=len(found),
        quarters=_quarters(found, writer),
        csv_href=writer.file(urls.disclosure_log_csv()),
        duty_href=writer.href(urls.DISCLOSURE, "A10" if portal.files.disclosure.rules else ""),
    )


def log_entries(portal: Portal, writer: Writer) -> tuple[LogEntry, ...]:
    """All of them, the newest first; what has no day comes last."""
    found = [
        entry
        for authority in portal.authorities
        for plan in authority.plans
        for entry in _of_plan(plan, authority, writer)
    ]
    dated = sorted((one for one in found if one.on), key=lambda one: str(one.on), reverse=True)
    return (*dated, *(one for one in found if not one.on))


def quarter_of(day: dt.date) -> str:
    return f"{day.year}-q{(day.month + 2) // 3}"


def _quarters(found: tuple[LogEntry, ...], writer: Writer) -> tuple[Quarter, ...]:
    grouped: dict[str, list[LogEntry]] = {}
    for entry in found:
        grouped.setdefault(quarter_of(entry.on) if entry.on else "", []).append(entry)
    return tuple(
        Quarter(
            key or "khong-ro",
            first_upper(period_name(key, writer)) if key else writer.gettext("Day not known"),
            tuple(group),
        )
        for key, group in grouped.items()
    )


def _of_plan(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[LogEntry]:
    owner = Owner(writer.say(authority.authority.name), plan.path, authority.authority.sample)
    yield from _documents(plan, owner, writer)
    for snapshot in plan.snapshots:
        address, found = urls.period(plan.path, snapshot.period), snapshot_lateness(snapshot)
        yield LogEntry(
            on=snapshot.published,
            day=writer.day(snapshot.published) if snapshot.published else None,
            what=writer.gettext("Results published"),
            about=writer.link(first_upper(period_name(snapshot.period, writer)), address),
            address=address,
            form=writer.gettext(FORMS[WEB_CSV]),
            owner=owner,
            days=found.days if found else None,
            note=lateness_words(found, writer) if found else None,
        )
    address = urls.changes(plan.path)
    for event in plan_events(plan, writer):
        yield LogEntry(
            on=event.on, day=event.day, what=event.what, about=event.about or writer.link(event.what, address),
            address=address, form=writer.gettext(FORMS[WEB_JSON]), owner=owner,
        )  # fmt: skip


def _documents(plan: PortalPlan, owner: Owner, writer: Writer) -> Iterator[LogEntry]:
    """The plan's document: its own day, which need not be the day it was published."""
    on, address = plan.plan.issued_on, urls.source(plan.path)
    yield LogEntry(
        on=on,
        day=writer.day(on) if on else None,
        what=writer.gettext("Document issued; the day it was published is not recorded"),
        about=writer.link(plan_title(plan, writer), address),
        address=address,
        form=writer.gettext(FORMS[WEB_JSON]),
        owner=owner,
    )
