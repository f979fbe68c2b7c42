"""The calendar files, read by a library that did not write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import vobject  # type: ignore[import-untyped]

from cchc_portal import urls
from cchc_portal.derive.dated import dated_items
from cchc_portal.outputs.calendars import calendar_files

if TYPE_CHECKING:
    from cchc_portal.portal import Portal


@pytest.fixture(scope="module")
def files(portal: Portal) -> dict[str, bytes]:
    return dict(calendar_files(portal))


def events(content: bytes) -> list[Any]:
    calendar = vobject.readOne(content.decode("utf-8"))
    assert calendar.name == "VCALENDAR"
    return list(calendar.contents.get("vevent", []))


def test_all_calendars_together_hold_the_items_of_every_plan(files: dict[str, bytes], portal: Portal) -> None:
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    assert set(files) == {urls.CALENDAR_FILE, *(urls.plan_calendar(plan.path) for plan in plans)}
    found = {event.uid.value: event.dtstart.value for event in events(files[urls.CALENDAR_FILE])}
    expected = {
        f"{plan.path}/{item.key}".replace("/", ".") + "@cchc-portal": item.due
        for plan in plans
        for item in dated_items(plan.plan)
    }
    assert found == expected
    one_by_one = [event.uid.value for plan in plans for event in events(files[urls.plan_calendar(plan.path)])]
    assert sorted(one_by_one) == sorted(expected)


def test_an_event_lasts_a_day_and_says_everything_in_both_languages(files: dict[str, bytes], portal: Portal) -> None:
    found = {event.uid.value: event for event in events(files[urls.CALENDAR_FILE])}
    event = found["phuong-minh-hoa.2026.target.niem-yet.0@cchc-portal"]
    assert event.dtstart.value == dt.date(2026, 3, 31)
    assert event.dtend.value == dt.date(2026, 4, 1)
    assert event.dtstamp.value == dt.datetime.combine(portal.as_of, dt.time(), dt.UTC)
    assert event.summary.value == "[Minh họa] Phường Minh Họa: Niêm yết thủ tục mới"
    assert "New procedures posted" in event.description.value
    assert "url" not in event.contents


def test_before_a_day_means_the_day_before(files: dict[str, bytes]) -> None:
    days = {event.uid.value: event.dtstart.value for event in events(files["mang-yang/2021/lich.ics"])}
    assert dt.date(2020, 12, 30) in days.values()
    assert dt.date(2022, 2, 27) in days.values()


def test_what_is_fictional_or_ended_is_marked(files: dict[str, bytes], portal: Portal) -> None:
    for authority in portal.authorities:
        mark = "[Minh họa] " if authority.authority.sample else "[Lưu trữ] " if authority.ended else ""
        for plan in authority.plans:
            for event in events(files[urls.plan_calendar(plan.path)]):
                assert event.summary.value.startswith(f"{mark}{authority.authority.name}: ")


def test_an_address_stands_only_where_the_portal_knows_its_own(portal: Portal) -> None:
    settings = portal.settings.model_copy(update={"site_url": "https://vidu.gov.vn/cchc/"})
    files = dict(calendar_files(replace(portal, settings=settings)))
    found = {event.uid.value: event for event in events(files[urls.CALENDAR_FILE])}
    address = found["phuong-minh-hoa.2026.target.niem-yet.0@cchc-portal"].url.value
    assert address == "https://vidu.gov.vn/cchc/phuong-minh-hoa/2026/chi-tieu/niem-yet.html"


def test_two_runs_give_the_same_bytes(files: dict[str, bytes], portal: Portal) -> None:
    assert dict(calendar_files(portal)) == files
    assert all(len(line) <= 75 for content in files.values() for line in content.split(b"\r\n"))
