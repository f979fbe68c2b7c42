"""What the system refuses ends in a sentence and exit code 1, never in a traceback."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from cchc_portal.cli import main
from cchc_portal.errors import of_system
from cchc_portal.host import build as host_build
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.messages import sentence
from cchc_portal.words.system_problems import SYSTEM_MESSAGES
from helpers import SMALL, copy_portal


def _run(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *words])


def test_a_folder_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "srv" / "cchc"

    def refuse(self: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    for language, start in (("en", "this account has no right to"), ("vi", "tài khoản này không có quyền với")):
        result = _run("publish", "setup", str(folder), lang=language)
        assert (result.exit_code, result.stderr.startswith(f"{start} “{folder}”; ")) == (1, True), result.output


def test_a_status_that_may_not_ask_for_the_lock_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _run("publish", "setup", str(tmp_path / "s"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "x")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    result = _run("publish", "status", str(tmp_path / "s"))
    assert (result.exit_code, "is not known to this account" in result.stdout) == (0, True)
    assert '"running": null' in _run("publish", "status", str(tmp_path / "s"), "--format", "json").stdout


@pytest.mark.parametrize("deeper", ["", "more/"])
def test_an_archive_in_a_file_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deeper: str
) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    (tmp_path / "note.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(host_build, "load_config", lambda *_, **__: pytest.fail("it was built"))
    target = f"{tmp_path}/note.txt/{deeper}a.zip"
    result = _run("--root", str(root), "archive", "--output", target, "--as-of", "2026-11-22")
    assert (result.exit_code, result.stderr.startswith(f"“{tmp_path}/note.txt")) == (1, True), result.output
    assert "is in the way" in result.stderr


def test_an_archive_where_nothing_may_be_written_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    monkeypatch.setattr(host_build, "load_config", lambda *_, **__: pytest.fail("it was built"))
    monkeypatch.setattr(import_module("cchc_portal.cli.archive"), "TemporaryFile", refuse)
    result = _run("--root", str(root), "archive", "--output", f"{tmp_path}/a.zip", "--as-of", "2026-11-22")
    assert (result.exit_code, result.stderr.startswith(f"this account has no right to “{tmp_path}”; ")) == (1, True)


def test_who_reads_only_the_first_lines_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(Path, "mkdir", gone)
    assert _run("publish", "setup", str(tmp_path / "s")).stderr == ""


def test_a_file_in_the_folder_is_named_from_there(tmp_path: Path) -> None:
    error = OSError(errno.EROFS, os.strerror(errno.EROFS), str(tmp_path / "releases" / "x"))
    assert of_system(error, folder=tmp_path).params["file"] == "releases/x"
    assert of_system(error, folder=tmp_path).code == "no_right"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(SYSTEM_MESSAGES))
def test_every_error_is_a_whole_sentence(code: str, language: str) -> None:
    text = sentence(code, {"file": "x", "said": "y"}, language)
    assert text.count("; ") >= 2
    assert "{" not in text
