"""Calendar files (iCalendar, RFC 5545): one of the whole portal, one for each plan; the same bytes for the same day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from cchc_portal import __version__, urls
from cchc_portal.model.text import SOURCE_LANGUAGE
from cchc_portal.views.calendar import DatedRow, plan_rows
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

_SAMPLE = "[Minh họa]"
_ENDED = "[Lưu trữ]"


def calendar_files(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """(address, calendar) for each plan and for all of them."""
    everything: list[Event] = []
    for authority in portal.authorities:
        for plan in authority.plans:
            events = list(_events(plan, authority, portal))
            everything += events
            name = f"{authority.authority.name}: {plan.id}"
            yield urls.plan_calendar(plan.path), _calendar(name, events)
    yield urls.CALENDAR_FILE, _calendar(str(portal.settings.name), everything)


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//cchc-portal//{__version__}//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _events(plan: PortalPlan, authority: PortalAuthority, portal: Portal) -> Iterator[Event]:
    """An event for each dated item, its words in every language of the portal."""
    pens = [Writer(portal, locale, urls.CALENDAR) for locale in portal.locales]
    for rows in zip(*(plan_rows(plan, authority, pen) for pen in pens), strict=True):
        yield _event(rows, portal)


def _event(rows: tuple[DatedRow, ...], portal: Portal) -> Event:
    row = rows[0]
    marks = [mark for mark, given in ((_SAMPLE, row.sample), (_ENDED, row.ended)) if given]
    event = Event()
    event.add("uid", f"{row.key.replace('/', '.')}@cchc-portal")
    event.add("dtstamp", dt.datetime.combine(portal.as_of, dt.time(), dt.UTC))
    event.add("dtstart", row.on)
    event.add("dtend", row.on + dt.timedelta(days=1))
    event.add("summary", " ".join([*marks, f"{row.authority.text}: {row.text.text}"]))
    event.add("description", "\n\n".join(_description(one) for one in rows))
    event.add("categories", [row.kind])
    event.add("transp", "TRANSPARENT")
    if portal.settings.site_url:
        address = urls.absolute(portal.settings.site_url, urls.in_locale(row.address, SOURCE_LANGUAGE))
        event.add("url", f"{address}#{row.fragment}" if row.fragment else address)
    return event


def _description(row: DatedRow) -> str:
    parts = [f"{row.kind}: {row.text.text}", row.printed, "; ".join(who.text for who in row.who), row.plan.text]
    return "\n".join(part for part in parts if part)
