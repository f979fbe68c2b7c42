"""Verifying names each file that is missing, changed or added, refuses what is dangerous, and writes nothing."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from archives import NAME, changed, entries, sealed, unpacked
from cchc_portal.cli import main
from cchc_portal.publish.names import Finding
from cchc_portal.publish.verify import Limits, verify
from cchc_portal.words.archive_problems import FINDINGS
from cchc_portal.words.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return sealed(tmp_path)


def found(path: Path, limits: Limits | None = None) -> list[tuple[str, str]]:
    return [(finding.code, finding.name) for finding in verify(path, limits=limits).findings]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def with_entry(path: Path, name: str, content: bytes = b"x", *, mode: int = 0) -> Path:
    """The archive with one more entry, whatever its name."""
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    entry.external_attr = mode << 16
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        archive.writestr(entry, content)
    return path


def test_a_whole_archive_is_whole(archive: Path) -> None:
    report = verify(archive)
    assert report.whole
    assert report.intact == report.files == 8
    assert report.facts["External-Identifier"] == "0123abc"


def test_a_flipped_byte_is_named(archive: Path) -> None:
    raw = bytearray(archive.read_bytes())
    raw[raw.index("Báo cáo\n".encode())] ^= 1
    archive.write_bytes(raw)
    assert found(archive) == [("damaged", NAME)]


def test_a_file_put_in_the_place_of_another_is_named(archive: Path) -> None:
    assert found(changed(archive, lambda files: files.update({NAME: b"Bao cao\n  "}))) == [("changed", NAME)]


def test_a_missing_file_is_named(archive: Path) -> None:
    assert ("missing", NAME) in found(changed(archive, lambda files: files.pop(NAME)))


def test_an_added_file_is_named(archive: Path) -> None:
    assert ("added", "data/thêm.html") in found(with_entry(archive, "data/thêm.html"))


@pytest.mark.parametrize("name", ["bag-info.txt", "README.txt", "index.html", "manifest-sha256.txt"])
def test_a_changed_file_at_the_top_is_named(archive: Path, name: str) -> None:
    change = changed(archive, lambda files: files.update({name: files[name] + b"\n"}))
    assert found(change) == [("changed", name)]


def test_a_file_added_at_the_top_is_named(archive: Path) -> None:
    assert found(with_entry(archive, "setup.exe")) == [("added", "setup.exe")]


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_without_a_manifest_it_is_not_whole(archive: Path, name: str) -> None:
    assert ("manifest_absent", name) in found(changed(archive, lambda files: files.pop(name)))


def test_a_file_and_its_line_taken_out_together_still_show(archive: Path) -> None:
    def take_out(files: dict[str, bytes]) -> None:
        del files[NAME]
        lines = files["manifest-sha256.txt"].splitlines(keepends=True)
        files["manifest-sha256.txt"] = b"".join(line for line in lines if not line.endswith(f"{NAME}\n".encode()))

    assert found(changed(archive, take_out)) == [("changed", "manifest-sha256.txt"), ("oxum", "bag-info.txt")]


def test_lines_that_are_no_checksum_and_names_given_twice_are_counted_out(archive: Path) -> None:
    def spoil(files: dict[str, bytes]) -> None:
        lines = files["manifest-sha256.txt"].splitlines(keepends=True)
        files["manifest-sha256.txt"] = b"".join([*lines, b"nonsense\n", lines[0]])

    findings = verify(changed(archive, spoil)).findings
    lines = {finding.code: finding.params.get("line") for finding in findings}
    assert (lines["manifest_line"], lines["manifest_twice"]) == (4, 5)


DANGEROUS = {
    "../x": "leaves",
    "data/../../x": "leaves",
    "data/./x": "leaves",
    "data//x": "leaves",
    "/etc/passwd": "absolute",
    "C:/x": "drive",
    "data/a.html:hidden": "drive",
    "data\\..\\x": "backslash",
    "data/\x1b[2Jx": "control",
    "data/\u202etxt.exe": "control",
    "data/nul.txt": "device",
    "data/x.": "device",
    NAME: "twice",
    NAME.upper(): "collides",
    NAME.replace("á", "a\u0301"): "collides",
    "data/index.html/x": "inside_file",
}


@pytest.mark.parametrize("name", DANGEROUS)
def test_a_dangerous_entry_is_named_and_nothing_is_read(archive: Path, name: str) -> None:
    report = verify(with_entry(archive, name))
    assert [finding.code for finding in report.findings] == [DANGEROUS[name]]
    assert report.intact == 0
    shown = report.findings[0].name
    assert not any(sign in shown for sign in "\x1b\u202e")


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFCHR | 0o600, stat.S_IFIFO | 0o600])
def test_a_link_or_device_is_named(archive: Path, mode: int) -> None:
    assert found(with_entry(archive, "data/link", b"/etc/passwd", mode=mode)) == [("link", "data/link")]


def test_a_locked_file_is_named(archive: Path) -> None:
    raw = bytearray(archive.read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(raw)
    assert [code for code, _name in found(archive)] == ["encrypted"]


def test_a_bomb_is_not_read(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/zeros", b"\0" * 20_000_000)
    assert found(bomb) == [("too_dense", "data/zeros")]
    assert ("too_large", "") in found(bomb, Limits(octets=1_000_000))


def test_too_many_entries_are_not_read(archive: Path) -> None:
    assert found(archive, Limits(entries=3)) == [("too_many", "")]


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06"])
def test_what_is_no_zip_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(content)
    assert found(file) == [("not_zip", "")]


def test_a_cut_off_archive_is_no_zip(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])
    assert found(archive) == [("not_zip", "")]


def test_a_zip_without_a_bag_is_no_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("index.html", "x")
    assert found(tmp_path / "x.zip") == [("no_bag", "")]


def test_no_file_is_said(tmp_path: Path) -> None:
    assert found(tmp_path / "x.zip") == [("not_there", "")]


def test_an_unpacked_archive_is_told_apart_from_one_that_is_damaged(archive: Path) -> None:
    folder = unpacked(archive, archive.parent / "out")
    for language, words in (("vi", "đây là thư mục, không phải tệp ZIP; "), ("en", "this is a folder, not the ZIP; ")):
        result = run("archive", "verify", str(folder), "--lang", language)
        assert (result.exit_code, result.stdout.startswith(words), result.stderr) == (1, True, "")
    command = result.stdout.partition("its folder: ")[2].split()
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["tagmanifest-doc-me.txt", "tagmanifest-md5.txt", "tagmanifest-.txt"])
def test_a_file_that_is_only_named_like_a_manifest_was_added(archive: Path, name: str) -> None:
    assert found(with_entry(archive, name)) == [("added", name)]


# bytes that belong to no file


def _before(raw: bytes) -> bytes:
    return b"x" * 1000 + raw


def _behind(raw: bytes) -> bytes:
    return raw + b"x" * 10


def _comment(raw: bytes) -> bytes:
    return raw[:-2] + (5).to_bytes(2, "little") + b"hello"


def _moved(raw: bytes, hidden: bytes) -> bytes:
    """With something before the table of contents, which the end record still finds."""
    start = int.from_bytes(raw[-6:-2], "little")
    return raw[:start] + hidden + raw[start:-6] + (start + len(hidden)).to_bytes(4, "little") + raw[-2:]


def _between(raw: bytes) -> bytes:
    return _moved(raw, raw[: raw.index(b"PK\x03\x04", 4)])


@pytest.mark.parametrize("hide", [_before, _behind, _comment, _between])
def test_bytes_that_belong_to_no_file_are_found(archive: Path, hide: Callable[[bytes], bytes]) -> None:
    archive.write_bytes(hide(archive.read_bytes()))
    with zipfile.ZipFile(archive) as read:
        assert read.testzip() is None
    assert [code for code, _name in found(archive)] == ["stray"]


def test_a_remark_on_an_entry_belongs_to_no_file(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as whole:
        whole.getinfo("README.txt").comment = b"not for everybody"
        whole.writestr("data/", b"")
    assert found(archive) == [("stray", "")]


class _Pipe(io.BytesIO):
    """An output in which nobody can go back: sizes follow each file."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


@pytest.mark.parametrize("large", [False, True])
def test_sizes_that_follow_their_files_belong_to_them(archive: Path, *, large: bool) -> None:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in {**entries(archive), "data/empty/": b""}.items():
            with whole.open(name, "w", force_zip64=large) as file:
                file.write(content)
    archive.write_bytes(pipe.getvalue())
    assert b"PK\x07\x08" in pipe.getvalue()
    assert verify(archive).whole


def test_a_large_zip_has_a_longer_end(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = entries(archive)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    with zipfile.ZipFile(archive, "w") as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    assert b"PK\x06\x06" in archive.read_bytes()
    assert verify(archive).whole
    archive.write_bytes(archive.read_bytes() + b"x")
    assert ("stray", "") in found(archive)


def test_folders_of_their_own_do_no_harm(archive: Path) -> None:
    assert verify(with_entry(archive, "data/empty/", b"")).whole


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the rights of Unix")
def test_verifying_writes_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in [archive.parent, *archive.parent.rglob("*")]}
    monkeypatch.chdir(archive.parent)
    run("archive", "verify", str(with_entry(archive, "../x")))
    after = {path: path.stat().st_mtime_ns for path in [archive.parent, *archive.parent.rglob("*")]}
    assert {path for path in after if after[path] != before.get(path)} == {archive}
    assert not (archive.parent.parent / "x").exists()


# in words


def test_the_command_says_that_it_is_whole_and_ends_with_zero(archive: Path) -> None:
    vietnamese, english = run("archive", "verify", str(archive)), run("--lang", "en", "archive", "verify", str(archive))
    assert (vietnamese.exit_code, english.exit_code) == (0, 0)
    assert "Nguyên vẹn: 8 trên 8 tệp" in vietnamese.stdout
    assert "Intact: 8 of 8 files" in english.stdout
    assert str(verify(archive).sha256) in english.stdout


@pytest.mark.parametrize(
    ("change", "vietnamese", "english"),
    [
        (lambda files: files.pop(NAME), f"thiếu: {NAME}", f"missing: {NAME}"),
        (lambda files: files.update({"data/x": b""}), "thêm vào: data/x", "added: data/x"),
        (lambda files: files.update({NAME: b"?"}), f"đã đổi: {NAME}", f"changed: {NAME}"),
    ],
)
def test_the_command_says_what_is_wrong_and_ends_with_one(
    archive: Path, change: Callable[[dict[str, bytes]], object], vietnamese: str, english: str
) -> None:
    changed(archive, change)
    for language, words in (("vi", vietnamese), ("en", english)):
        result = run("archive", "verify", str(archive), "--lang", language)
        assert result.exit_code == 1
        assert words in result.stdout


def test_json_for_machines(archive: Path) -> None:
    result = run("archive", "verify", str(with_entry(archive, "../x")), "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (data["whole"], data["findings"][0]["code"], data["findings"][0]["name"]) == (False, "leaves", "../x")
    assert json.loads(run("archive", "verify", str(archive), "--format", "json", "--lang", "en").stdout)["sha256"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FINDINGS)
def test_every_finding_is_a_sentence(code: str, language: str) -> None:
    given = dict.fromkeys(("n", "limit", "size", "room", "packed", "line"), 12_345_678)
    words = Finding(code, "x.html", {**given, "other": "y", "given": "1.1", "found": "2.2"}).words(language)
    assert words
    assert "{" not in words
