"""A folder becomes a target: what stands in it, and what is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from cchc_portal.cli import main
from cchc_portal.errors import PortalError
from cchc_portal.publish.git import check_out
from cchc_portal.publish.setup import HOOK
from cchc_portal.publish.target import Target, open_target
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.messages import sentence
from cchc_portal.words.publish_problems import PUBLISH_MESSAGES
from publishing import Clone

if TYPE_CHECKING:
    from pathlib import Path


def _run(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, "publish", *words])


def test_setup_makes_the_whole_target(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "server"
    result = _run("setup", str(folder), "--branch", "chinh", "--keep", "2", "--portal-path", "a/b/", "--ledger")
    assert (result.exit_code, result.stdout) == (0, f"Push to: {folder}/repo.git\nWeb root: {folder}/current\n")
    assert open_target(folder) == Target(folder, "chinh", 2, "a/b", ledger=True)
    assert (folder / "repo.git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/chinh\n"
    assert os.access(folder / "repo.git/hooks" / HOOK, os.X_OK)
    assert sorted(path.name for path in folder.iterdir()) == ["archives", "publish.json", "releases", "repo.git"]


def test_setup_says_it_in_vietnamese_first(tmp_path: Path) -> None:
    assert _run("setup", str(tmp_path / "s"), lang="vi").stdout.startswith("Đẩy lên: ")


def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    result = _run("setup", str(tmp_path))
    assert result.exit_code == 1
    wrong, allowed, mend = result.stderr.rstrip().split("; ")
    assert wrong == f"the folder “{tmp_path}” already holds something"
    assert (allowed, mend) == ("a folder that is empty or does not exist yet", "choose another folder")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("option", "value", "start"),
    [
        ("--branch", "a b", "“a b” is not a name of a branch; "),
        ("--branch", "--force", "“--force” is not a name of a branch; "),
        ("--branch", "", "“” is not a name of a branch; "),
        ("--portal-path", "../x", "“../x” leads out of the repository; "),
        ("--portal-path", "/etc", "“/etc” leads out of the repository; "),
        ("--portal-path", "a\\b", "“a\\b” leads out of the repository; "),
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, option: str, value: str, start: str) -> None:
    result = _run("setup", str(tmp_path / "s"), f"{option}={value}")
    assert (result.exit_code, result.stderr.startswith(start)) == (1, True), result.stderr
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("version", ["2.29.9", "1.30", "2.9.0 (Apple Git-2)"])
def test_a_git_that_would_accept_everything_unchecked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    (tmp_path / "bin").mkdir()
    git = tmp_path / "bin" / "git"
    git.write_text(f"#!/bin/sh\necho 'git version {version}'\n", encoding="utf-8")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent))
    result = _run("setup", str(tmp_path / "s"))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"the Git here ({version}) is too old: it would accept every push unchecked; ")
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("command", ["status", "log", "rollback", "rebuild"])
def test_a_folder_that_is_no_target_is_refused(tmp_path: Path, command: str) -> None:
    result = _run(command, str(tmp_path))
    assert (result.exit_code, result.stderr.startswith(f"“{tmp_path}” is no publishing folder; ")) == (1, True)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2}', '{"format": 1, "branch": "main", "keep": 0}'])
def test_settings_that_cannot_be_read_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "publish.json").write_text(text, encoding="utf-8")
    with pytest.raises(PortalError, match="target_settings"):
        open_target(tmp_path)


def test_before_the_first_push_there_is_nothing_to_serve(tmp_path: Path) -> None:
    folder = str(tmp_path / "s")
    _run("setup", folder)
    assert "Nothing is served yet.\nKept: –\nNo publication is running.\n" in _run("status", folder).stdout
    assert _run("log", folder).stdout == "Nothing was pushed yet.\n"
    assert _run("rollback", folder).stderr.startswith("nothing is served from ")
    assert _run("rebuild", folder).stderr.startswith("nothing was pushed to “main” yet; ")


def test_attributes_of_a_commit_do_not_change_what_is_checked_out(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "c")
    clone.folder.mkdir()
    (clone.folder / ".gitattributes").write_text("a.yml export-ignore\nb.yml export-subst\n", encoding="utf-8")
    (clone.folder / "a.yml").write_text("a\n", encoding="utf-8")
    (clone.folder / "b.yml").write_text("$Format:%an$\n", encoding="utf-8")
    (clone.folder / "c").symlink_to("/etc/passwd")
    clone.run("git", "init", "-q", "-b", "main")
    commit = clone.commit()
    check_out(clone.folder / ".git", commit, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".gitattributes", "a.yml", "b.yml", "c"]
    assert (tmp_path / "out/b.yml").read_text(encoding="utf-8") == "$Format:%an$\n"
    assert not (tmp_path / "out/c").is_symlink()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(PUBLISH_MESSAGES))
def test_every_error_is_a_whole_sentence(code: str, language: str) -> None:
    error = PortalError(code, **dict.fromkeys(("value", "known", "folder", "file"), "x"))
    text = sentence(error.code, error.params, language)
    assert text.count("; ") >= 2
    assert "{" not in text
