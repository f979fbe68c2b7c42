"""An archive: a valid bag, complete, and the same bytes for the same tree."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sys
import zipfile
from typing import TYPE_CHECKING

import bagit  # type: ignore[import-untyped]  # it has none
import pytest

from archives import FACTS, NAME, TREE, entries, sealed, unpacked, write_tree
from cchc_portal.errors import PortalError
from cchc_portal.host.shell import POLICY
from cchc_portal.publish.archive import write_archive
from cchc_portal.publish.bag import escaped, listed, manifest, unescaped
from cchc_portal.publish.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

TAGS = {"README.txt", "bag-info.txt", "bagit.txt", "index.html", "manifest-sha256.txt", "tagmanifest-sha256.txt"}


def test_the_site_lies_under_data_without_what_only_a_server_needs(tmp_path: Path) -> None:
    kept = {f"data/{name}" for name in TREE if name not in ("404.html", "sitemap.xml", "luu-tru/cu.zip")}
    assert set(entries(sealed(tmp_path))) == kept | TAGS
    assert entries(sealed(tmp_path))[NAME] == "Báo cáo\n".encode()


def test_another_program_finds_a_valid_bag(tmp_path: Path) -> None:
    folder = unpacked(sealed(tmp_path), tmp_path / "mở ra")
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["Source-Organization"] == "Cổng thử"
    assert bag.info["Bagging-Date"] == "2026-11-22"
    assert bag.info["External-Identifier"] == "0123abc"
    assert bag.info["Payload-Oxum"] == f"{sum(map(len, payload(folder)))}.3"
    (folder / "data" / "index.html").write_text("other", encoding="utf-8")
    with pytest.raises(bagit.BagError):
        bag.validate()


def payload(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file()]


def test_what_is_given_back_is_the_checksum_and_size_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    found = write_archive(write_tree(tmp_path / "tree"), target, facts=FACTS)
    assert found.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert found.size == target.stat().st_size


def test_neither_age_nor_rights_nor_order_of_the_files_leave_a_trace(tmp_path: Path) -> None:
    one = sealed(tmp_path / "một")
    tree = write_tree(tmp_path / "hai" / "tree", dict(reversed(TREE.items())))
    for path in tree.rglob("*.*"):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    write_archive(tree, tmp_path / "hai" / "b.zip", facts=FACTS)
    assert one.read_bytes() == (tmp_path / "hai" / "b.zip").read_bytes()


def test_entries_are_sorted_dated_by_the_day_and_stored(tmp_path: Path) -> None:
    with zipfile.ZipFile(sealed(tmp_path)) as archive:
        found = archive.infolist()
    assert [entry.filename for entry in found] == sorted(entry.filename for entry in found)
    assert {entry.date_time for entry in found} == {(2026, 11, 22, 0, 0, 0)}
    assert {entry.compress_type for entry in found} == {zipfile.ZIP_STORED}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in found} == {(3, 0o100644)}


def test_a_day_before_any_zip_is_kept_in_the_bag(tmp_path: Path) -> None:
    facts = type(FACTS)(FACTS.portal_name, dt.date(1975, 4, 30), None)
    write_archive(write_tree(tmp_path / "tree"), tmp_path / "a.zip", facts=facts)
    info = entries(tmp_path / "a.zip")["bag-info.txt"].decode()
    assert "Bagging-Date: 1975-04-30" in info
    assert "External-Identifier" not in info


def test_the_readme_is_in_both_languages_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    text = entries(sealed(tmp_path))["README.txt"].decode()
    assert text.index("Cách mở") < text.index("How to open it")
    assert text.count("cchc archive verify") == 2
    assert re.findall(r"(?<!\r)\n", text) == []
    assert text.endswith("\r\n")


def test_the_first_page_leads_to_each_language_under_the_strict_policy(tmp_path: Path) -> None:
    page = entries(sealed(tmp_path))["index.html"].decode()
    assert re.findall(r'<a[^>]* href="([^"]*)"', page) == ["data/index.html", "data/en/index.html"]
    assert POLICY.replace("'", "&#39;") in page
    assert re.findall(r"<script|<style|style=| on\w+=", page) == []


def test_a_site_in_one_language_has_one_way_in(tmp_path: Path) -> None:
    write_archive(write_tree(tmp_path / "tree", {"index.html": "x"}), tmp_path / "a.zip", facts=FACTS)
    found = entries(tmp_path / "a.zip")
    assert b"data/en/" not in found["index.html"]
    assert b"How to open it" not in found["README.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_line_ends_and_percent_signs_in_a_name_are_written_as_codes() -> None:
    for name in ("data/100%.txt", "data/a\nb", "data/a\r\nb%0A"):
        assert listed(manifest({name: "0" * 64})).digests == {name: "0" * 64}
        assert unescaped(escaped(name)) == name
    assert escaped("a%\r\n") == "a%25%0D%0A"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a\\b.txt", "c:d.txt", "con.txt", "a\nb.txt", "Index.html", "cuối."])
def test_a_name_that_not_every_system_can_unpack_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    tree = write_tree(tmp_path / "tree")
    (tree / name).write_text("x", encoding="utf-8")
    with pytest.raises(PortalError) as caught:
        write_archive(tree, tmp_path / "a.zip", facts=FACTS)
    assert caught.value.code == "archive_names"
    assert [path.name for path in tmp_path.iterdir()] == ["tree"]


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    with pytest.raises(PortalError, match="archive_target"):
        write_archive(write_tree(tmp_path / "tree"), tmp_path / "a.zip", facts=FACTS)


def test_a_percent_sign_in_a_name_is_no_trouble_for_verifying(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "tree", {"index.html": "x", "100%.txt": "y"})
    write_archive(tree, tmp_path / "a.zip", facts=FACTS)
    assert verify(tmp_path / "a.zip").whole
