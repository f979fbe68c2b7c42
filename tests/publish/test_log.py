"""The log and the register of lines: added to, never rewritten, and readable after a power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_portal.publish.disk import add_line, size_of, write_whole
from cchc_portal.publish.log import Entry, Event, append, entry_of, read_log, rolled_back

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-11-22T16:40:00+07:00"


def _entry(event: Event, release: str | None = None) -> Entry:
    return Entry(AT, event, "a" * 40, release)


def test_entries_come_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    assert read_log(path) == ()
    found = (_entry("published", "0001-aaaaaaaaaaaa"), Entry(AT, "refused", "b" * 40, problems=3, reason="data"))
    for entry in found:
        append(path, entry)
    assert read_log(path) == found


def test_a_line_cut_short_is_left_out_and_the_next_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append(path, _entry("published", "0001-aaaaaaaaaaaa"))
    with path.open("ab") as file:
        file.write(b'{"at": "2026-11-22T16:4')
    append(path, _entry("refused"))
    assert [entry.event for entry in read_log(path)] == ["published", "refused"]
    assert len(path.read_bytes().splitlines()) == 3


def test_lines_of_a_later_version_do_not_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f'[]\n{{"at": "{AT}", "event": "danced", "commit": "a"}}\n', encoding="utf-8")
    add_line(path, f'{{"at": "{AT}", "event": "refused", "commit": "b", "more": 1}}')
    assert read_log(path) == (Entry(AT, "refused", "b"),)


def test_adding_touches_no_line_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append(path, _entry("published"))
    before = path.read_bytes()
    append(path, _entry("refused"))
    assert path.read_bytes().startswith(before)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), False),
        (("published",), False),
        (("published", "rolled-back"), True),
        (("published", "rolled-back", "rebuilt", "refused"), True),
        (("rolled-back", "published"), False),
    ],
)
def test_a_rollback_holds_until_the_next_publication(events: tuple[Event, ...], *, expected: bool) -> None:
    assert rolled_back(tuple(_entry(event) for event in events)) is expected


def test_how_a_release_came_to_be_is_its_first_entry() -> None:
    entries = (_entry("published", "1"), _entry("published", "2"), _entry("rolled-back", "1"))
    assert entry_of(entries, "1") is entries[0]
    assert entry_of(entries, "3") is None


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    write_whole(path, "new")
    assert [found.name for found in tmp_path.iterdir()] == ["a.json"]
    assert path.read_text(encoding="utf-8") == "new"


def test_a_file_with_two_names_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    assert size_of(tmp_path) == 5
