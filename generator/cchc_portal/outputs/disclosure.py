"""The catalogue of public information and the disclosure log as CSV, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.outputs.tables import SAMPLE, csv_text
from cchc_portal.views.catalogue import entry_duration, entry_name
from cchc_portal.views.disclosure_log import log_entries, quarter_of
from cchc_portal.views.entries import FORMS, entries
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.portal import Portal
    from cchc_portal.views.entries import Entry

UNKNOWN = "chưa rõ / unknown"
CATALOGUE_HEAD = (
    "cơ quan / authority", "kế hoạch / plan", "nội dung (vi)", "item (en)", "địa chỉ / address",
    "hình thức (vi)", "form (en)", "thời điểm công khai / published", "thời hạn (vi)", "duration (en)",
    "người chịu trách nhiệm (vi)", "responsible (en)", "ghi chú / note",
)  # fmt: skip
LOG_HEAD = (
    "quý / quarter", "ngày / day", "cơ quan / authority", "kế hoạch / plan", "việc (vi)", "what (en)", "về (vi)",
    "about (en)", "địa chỉ / address", "hình thức (vi)", "form (en)",
    "số ngày làm việc sau khi duyệt / working days after approval", "ghi chú / note",
)  # fmt: skip


def disclosure_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """(address, CSV)"""
    yield urls.catalogue_csv(), csv_text([CATALOGUE_HEAD, *(_item(entry, portal) for entry in entries(portal))])
    yield urls.disclosure_log_csv(), csv_text([LOG_HEAD, *_log(portal)])


def _writers(portal: Portal) -> tuple[Writer, Writer]:
    return Writer(portal, "vi", urls.HOME), Writer(portal, "en", urls.HOME)


def _item(entry: Entry, portal: Portal) -> tuple[object, ...]:
    vi, en = _writers(portal)
    person = entry.responsible
    return (
        entry.authority.authority.name.of("vi").text if entry.authority else "", entry.plan.path if entry.plan else "",
        entry_name(entry, vi), entry_name(entry, en), entry.place,
        vi.gettext(FORMS[entry.form]), en.gettext(FORMS[entry.form]), entry.published or UNKNOWN,
        entry_duration(entry, vi), entry_duration(entry, en),
        person.of("vi").text if person else UNKNOWN, person.of("en").text if person else UNKNOWN,
        SAMPLE if entry.sample else "",
    )  # fmt: skip


def _log(portal: Portal) -> Iterator[tuple[object, ...]]:
    vi, en = _writers(portal)
    for one, other in zip(log_entries(portal, vi), log_entries(portal, en), strict=True):
        yield (
            quarter_of(one.on) if one.on else UNKNOWN, one.on or UNKNOWN, one.owner.name.text, one.owner.path,
            one.what, other.what, one.about.text.text, other.about.text.text, one.address, one.form, other.form,
            "" if one.days is None else one.days,
            SAMPLE if one.owner.sample else "",
        )  # fmt: skip
