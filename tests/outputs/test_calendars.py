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
    from cchc_portal.portal import Portal, PortalPlan

LOCALES = ("vi", "en")
POSTED = "phuong-minh-hoa.2026.target.niem-yet.0@cchc-portal"


@pytest.fixture(scope="module")
def files(portal: Portal) -> dict[str, bytes]:
    return dict(calendar_files(portal))


def plans_of(portal: Portal) -> list[PortalPlan]:
    return [plan for authority in portal.authorities for plan in authority.plans]


def events(content: bytes) -> list[Any]:
    calendar = vobject.readOne(content.decode("utf-8"))
    assert calendar.name == "VCALENDAR"
    return list(calendar.contents.get("vevent", []))


@pytest.mark.parametrize("locale", LOCALES)
def test_all_calendars_together_hold_the_items_of_every_plan(
    files: dict[str, bytes], portal: Portal, locale: str
) -> None:
    plans = plans_of(portal)
    found = {
        event.uid.value: event.dtstart.value for event in events(files[urls.in_locale(urls.CALENDAR_FILE, locale)])
    }
    expected = {
        f"{plan.path}/{item.key}".replace("/", ".") + "@cchc-portal": item.due
        for plan in plans
        for item in dated_items(plan.plan)
    }
    assert found == expected
    one_by_one = [
        event.uid.value
        for plan in plans
        for event in events(files[urls.in_locale(urls.plan_calendar(plan.path), locale)])
    ]
    assert sorted(one_by_one) == sorted(expected)


def test_each_language_has_a_calendar_of_each_plan_and_of_all(files: dict[str, bytes], portal: Portal) -> None:
    own = {urls.CALENDAR_FILE, *(urls.plan_calendar(plan.path) for plan in plans_of(portal))}
    assert set(files) == own | {f"en/{name}" for name in own}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("lich.ics", ("[Minh họa] Phường Minh Họa: Niêm yết thủ tục mới (100 %)", "Chỉ tiêu", "đến ngày 31/03/2026")),
        ("en/lich.ics", ("[Sample] Minh Họa Ward: New procedures posted (100%)", "Target", "by 31 March 2026")),
    ],
)
def test_an_event_lasts_a_day_and_says_everything_in_the_language_of_its_file(
    files: dict[str, bytes], portal: Portal, address: str, said: tuple[str, str, str]
) -> None:
    summary, category, words = said
    event = {event.uid.value: event for event in events(files[address])}[POSTED]
    assert event.dtstart.value == dt.date(2026, 3, 31)
    assert event.dtend.value == dt.date(2026, 4, 1)
    assert event.dtstamp.value == dt.datetime.combine(portal.as_of, dt.time(), dt.UTC)
    assert event.summary.value.replace("\xa0", " ") == summary
    assert event.categories.value == [category]
    assert words in event.description.value.replace("\xa0", " ")
    assert "url" not in event.contents


def test_two_events_of_one_day_never_have_the_same_title(files: dict[str, bytes]) -> None:
    for address, content in files.items():
        titles = [(event.dtstart.value, event.summary.value) for event in events(content)]
        assert len(set(titles)) == len(titles), address


def test_a_report_names_who_owes_it(files: dict[str, bytes]) -> None:
    titles = {
        event.summary.value
        for event in events(files["kinh-mon/2021/lich.ics"])
        if event.dtstart.value == dt.date(2021, 3, 19)
    }
    assert titles == {
        "[Lưu trữ] Thị xã Kinh Môn: Báo cáo quý I/2021 (UBND các xã, phường)",
        "[Lưu trữ] Thị xã Kinh Môn: Báo cáo quý I/2021 (Phòng Nội vụ)",
    }


def test_what_was_due_after_the_end_of_its_authority_is_cancelled_and_all_of_it_says_that_it_ended(
    files: dict[str, bytes], portal: Portal
) -> None:
    for authority in portal.authorities:
        last = authority.authority.valid.to
        for plan in authority.plans:
            for event in events(files[f"en/{urls.plan_calendar(plan.path)}"]):
                cancelled = "status" in event.contents and event.status.value == "CANCELLED"
                assert cancelled == (authority.ended and event.dtstart.value > last)
                last_line = event.description.value.splitlines()[-1].replace("\xa0", " ")
                assert (last_line == "The authority has ended: its last day was 30 June 2025.") == authority.ended
    vietnamese = {event.description.value.splitlines()[-1] for event in events(files["le-hong/2021-2025/lich.ics"])}
    assert vietnamese == {"Cơ quan đã chấm dứt hoạt động; ngày hoạt động cuối cùng là 30/06/2025."}


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


@pytest.mark.parametrize("locale", LOCALES)
def test_an_address_stands_only_where_the_portal_knows_its_own(portal: Portal, locale: str) -> None:
    settings = portal.settings.model_copy(update={"site_url": "https://vidu.gov.vn/cchc/"})
    files = dict(calendar_files(replace(portal, settings=settings)))
    found = {event.uid.value: event for event in events(files[urls.in_locale(urls.CALENDAR_FILE, locale)])}
    page = urls.in_locale("phuong-minh-hoa/2026/chi-tieu/niem-yet.html", locale)
    assert found[POSTED].url.value == f"https://vidu.gov.vn/cchc/{page}"


def test_two_runs_give_the_same_bytes(files: dict[str, bytes], portal: Portal) -> None:
    assert dict(calendar_files(portal)) == files
    assert all(len(line) <= 75 for content in files.values() for line in content.split(b"\r\n"))
