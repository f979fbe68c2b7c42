"""The register of releases is read whole, and only ever grows at its end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from archives import release
from cchc_portal.errors import DataError
from cchc_portal.load.files import load
from cchc_portal.model.release import Change
from cchc_portal.model.text import Text
from cchc_portal.publish.register import append_release, read_register
from helpers import SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = (
    Change(kind="authority-added", authority="an-binh", name=Text({"vi": "Xã An Bình", "en": "An Bình Commune"})),
    Change(
        kind="value-changed", authority="an-binh", plan="an-binh/2026", item="dung-han", period="2026-q1",
        was="1180/1204", now="97.5",
    ),
    Change(
        kind="status-changed", authority="an-binh", plan="an-binh/2026", was="at-risk", now="on-track", count=2
    ),
    Change(
        kind="statement-changed", authority="an-binh", plan="an-binh/2026", item="dung-han",
        was=Text({"vi": "Cũ\u2028"}), now=Text({"vi": "Mới", "en": "New"}),
    ),
)  # fmt: skip


def test_no_file_is_no_release(tmp_path: Path) -> None:
    assert read_register(tmp_path / "releases.jsonl") == ()


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "sổ" / "releases.jsonl"
    releases = (
        release(1, changes=CHANGES, path="luu-tru/cong-1.zip"),
        release(2, commit=None, date=dt.date(2026, 11, 23)),
    )
    for one in releases:
        append_release(file, one)
    assert read_register(file) == releases


def test_no_line_that_is_there_is_touched(tmp_path: Path) -> None:
    file = tmp_path / "releases.jsonl"
    before = b""
    for number in range(1, 4):
        append_release(file, release(number))
        after = file.read_bytes()
        assert after.startswith(before)
        assert after.count(b"\n") == number
        before = after


def test_a_broken_line_before_it_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "releases.jsonl"
    file.write_bytes(b'{"date": ')
    append_release(file, release())
    assert file.read_bytes().startswith(b'{"date": \n{')
    with pytest.raises(DataError) as caught:
        read_register(file)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("release_json", 1)]


def test_a_moment_is_written_in_utc(tmp_path: Path) -> None:
    there = dt.timezone(dt.timedelta(hours=7))
    append_release(tmp_path / "r.jsonl", release(date=dt.datetime(2026, 11, 23, 3, 30, tzinfo=there)))
    assert '"date":"2026-11-22T20:30:00Z"' in (tmp_path / "r.jsonl").read_text(encoding="utf-8")


def test_line_ends_of_windows_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    append_release(file, release())
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert len(read_register(file)) == 1


def test_the_portal_reads_its_own_register_or_another(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    assert load(root).releases == ()
    append_release(root / "releases.jsonl", release(1))
    append_release(tmp_path / "other.jsonl", release(2))
    assert [one.file for one in load(root).releases] == ["cong-1.zip"]
    assert [one.file for one in load(root, register=tmp_path / "other.jsonl").releases] == ["cong-2.zip"]
