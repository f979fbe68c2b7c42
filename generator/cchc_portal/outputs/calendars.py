"""Calendar files (iCalendar, RFC 5545): one of the whole portal, one of each plan, in each language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from cchc_portal import __version__, urls
from cchc_portal.views.calendar import plan_rows
from cchc_portal.views.sample import sample_title
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_portal.portal import Portal, PortalAuthority
    from cchc_portal.views.calendar import DatedRow


def calendar_files(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """(address, calendar) for each plan and for all of them; the same bytes for the same day."""
    for locale in portal.locales:
        writer = Writer(portal, locale, urls.CALENDAR)
        everything: list[Event] = []
        for authority in portal.authorities:
            for plan in authority.plans:
                events = [_event(row, authority, writer) for row in plan_rows(plan, authority, writer)]
                everything += events
                name = _marked(f"{writer.say(authority.authority.name).text}: {plan.id}", authority, writer)
                yield urls.in_locale(urls.plan_calendar(plan.path), locale), _calendar(name, events, locale)
        name = writer.say(portal.settings.name).text
        yield urls.in_locale(urls.CALENDAR_FILE, locale), _calendar(name, everything, locale)


def _calendar(name: str, events: Iterable[Event], locale: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//cchc-portal//{__version__}//{locale.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _event(row: DatedRow, authority: PortalAuthority, writer: Writer) -> Event:
    """One dated item, with one UID in every language; what was due after the end of its authority is cancelled."""
    event = Event()
    event.add("uid", f"{row.key.replace('/', '.')}@cchc-portal")
    event.add("dtstamp", dt.datetime.combine(writer.portal.as_of, dt.time(), dt.UTC))
    event.add("dtstart", row.on)
    event.add("dtend", row.on + dt.timedelta(days=1))
    event.add("summary", _marked(f"{row.authority.text}: {_title(row)}", authority, writer))
    event.add("description", "\n".join(_description(row, authority, writer)))
    event.add("categories", [row.kind])
    event.add("transp", "TRANSPARENT")
    if row.cancelled:
        event.add("status", "CANCELLED")
    if site := writer.portal.settings.site_url:
        address = urls.absolute(site, urls.in_locale(row.address, writer.locale))
        event.add("url", f"{address}#{row.fragment}" if row.fragment else address)
    return event


def _marked(words: str, authority: PortalAuthority, writer: Writer) -> str:
    archive = f"[{writer.gettext('Archive')}] " if authority.ended else ""
    return sample_title(f"{archive}{words}", authority, writer)


def _title(row: DatedRow) -> str:
    """What is due, with what tells two items of one day apart: who reports, or the figure to reach."""
    which = row.figure or _reporters(row)
    return f"{row.text.text} ({which})" if which else row.text.text


def _description(row: DatedRow, authority: PortalAuthority, writer: Writer) -> Iterator[str]:
    yield f"{row.kind}: {row.text.text}"
    yield from (part for part in (row.printed, _reporters(row), row.plan.text) if part)
    last = authority.authority.valid.to
    if row.ended and last:
        yield writer.gettext("The authority has ended: its last day was {day}.", day=writer.day(last))


def _reporters(row: DatedRow) -> str:
    return "; ".join(who.text for who in row.who)
