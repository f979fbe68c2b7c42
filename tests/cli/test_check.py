"""`cchc check`: its three formats, its exit codes and the language of its messages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from broken_portals import GOAL, PLAN, UNITS, changed_portal, patched_portal
from cchc_portal.cli import main
from cchc_portal.errors import PortalError
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.messages import sentence
from cchc_portal.words.problems import MESSAGES
from helpers import ROOT, SMALL, copy_portal
from publishing import Clone

if TYPE_CHECKING:
    from pathlib import Path

AUTHORITY = "plans/an-binh/authority.yml"
PERCENT = "“98%” has a percent sign; the number alone; the unit stands beside it; did you mean “98”?"
KIND = "“pst” is not one of the allowed words; allowed: office, post, class, outside; did you mean “post”?"
ANNOTATION = re.compile(r"::error file=([^,]+),line=(\d+),col=(\d+),title=([^:,]*)::([^\n]+)")


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *words])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A portal with two problems in two files."""
    case = {
        "file": PLAN,
        "find": "{at_least: 98, unit: percent, by: 2026}",
        "replace": "{at_least: 98%, unit: percent}",
        "also": [{"file": UNITS, "find": "kind: post", "replace": "kind: pst"}],
    }
    return changed_portal(tmp_path / "portal", case)


def test_data_in_order_end_with_zero_and_one_sentence() -> None:
    result = _run(SMALL, "--lang", "en", "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "The data are in order.\n", "")


def test_the_repositorys_own_data_are_in_order() -> None:
    assert _run(ROOT, "check").exit_code == 0


def test_problems_end_with_one_and_stand_one_a_line(broken: Path) -> None:
    result = _run(broken, "--lang", "en", "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{PLAN}:26:10: targets[0].goals[0].at_least: {PERCENT}",
        f"{UNITS}:9:5: units[1].kind: {KIND}",
    ]
    assert result.stderr == "Problems: 2\n"


def test_messages_are_vietnamese_unless_asked_otherwise(broken: Path) -> None:
    usual, vietnamese, english = (
        _run(broken, "check"),
        _run(broken, "--lang", "vi", "check"),
        _run(broken, "--lang", "en", "check"),
    )
    assert usual.stdout == vietnamese.stdout
    assert "có dấu phần trăm" in usual.stdout
    assert usual.stdout != english.stdout


def test_the_language_may_stand_after_the_command(broken: Path) -> None:
    assert _run(broken, "check", "--lang", "en").stdout == _run(broken, "--lang", "en", "check").stdout


def test_an_unknown_language_is_a_wrong_use(broken: Path) -> None:
    assert _run(broken, "--lang", "fr", "check").exit_code == 2


def test_json_gives_every_part_of_every_problem(broken: Path) -> None:
    result = _run(broken, "--lang", "en", "check", "--format", "json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert [(row["file"], row["line"], row["column"], row["path"], row["code"]) for row in rows] == [
        (PLAN, 26, 10, "targets[0].goals[0].at_least", "number_percent"),
        (UNITS, 9, 5, "units[1].kind", "not_allowed"),
    ]
    assert rows[1]["message"].startswith("“pst” is not one of the allowed words; ")


def test_json_of_data_in_order_is_an_empty_list() -> None:
    result = _run(SMALL, "check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_json_keeps_vietnamese_letters_readable(broken: Path) -> None:
    assert "dấu phần trăm" in _run(broken, "check", "--format", "json").stdout


def test_annotations_of_github_stand_one_a_line_with_their_place(broken: Path) -> None:
    result = _run(broken, "--lang", "en", "check", "--format", "github")
    assert result.exit_code == 1
    found = [ANNOTATION.fullmatch(row) for row in result.stdout.splitlines()]
    assert [match and match.groups()[:4] for match in found] == [
        (PLAN, "26", "10", "targets[0].goals[0].at_least"),
        (UNITS, "9", "5", "units[1].kind"),
    ]


def test_a_percent_sign_is_escaped_in_an_annotation(broken: Path) -> None:
    first = _run(broken, "--lang", "en", "check", "--format", "github").stdout.splitlines()[0]
    assert "“98%25” has a percent sign" in first


def test_a_line_end_colon_or_comma_of_the_data_cannot_end_an_annotation(tmp_path: Path) -> None:
    hostile = '"a: b, c\\n::error::x"'
    root = patched_portal(tmp_path, "kind: post", f"kind: post\n    {hostile}: d", file=UNITS)
    rows = _run(root, "--lang", "en", "check", "--format", "github").stdout.splitlines()
    assert len(rows) == 1
    match = ANNOTATION.fullmatch(rows[0])
    assert match
    assert match[4] == "units[1].a%3A b%2C c%0A%3A%3Aerror%3A%3Ax"
    assert "a: b, c%0A::error::x" in match[5]


def test_annotations_of_data_in_order_are_none() -> None:
    result = _run(SMALL, "check", "--format", "github")
    assert (result.exit_code, result.stdout) == (0, "")


def test_another_format_is_a_wrong_use() -> None:
    assert _run(SMALL, "check", "--format", "xml").exit_code == 2


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_folder_without_a_portal_ends_with_one_sentence(form: str, tmp_path: Path) -> None:
    result = _run(tmp_path, "--lang", "en", "check", "--format", form)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"there is no portal in “{tmp_path.resolve()}”; a folder with site_config/portal.yml and plans/;"
        " change to the portal's folder, or name it with --root\n"
    )


def test_the_folder_is_the_current_one_unless_named(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken)
    assert CliRunner().invoke(main, ["check"]).stdout == _run(broken, "check").stdout


def test_a_root_that_is_a_file_is_a_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    assert _run(tmp_path / "x", "check").exit_code == 2


def test_a_day_that_is_none_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    result = _run(root, "--lang", "en", "build", "--as-of", "30/09/2026")
    assert result.exit_code == 1
    assert result.stderr.startswith("“30/09/2026” is not a date; ")
    assert not (root / "site").exists()


def test_settings_that_do_not_name_the_plugin_are_refused(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\nplugins: []\n", encoding="utf-8")
    result = _run(root, "--lang", "en", "build")
    assert result.exit_code == 1
    assert "does not name the plugin cchc" in result.stderr


def test_a_language_without_words_is_refused(tmp_path: Path) -> None:
    root = patched_portal(tmp_path, "locales: [vi, en]", "locales: [vi, fr]", file="site_config/portal.yml")
    result = _run(root, "--lang", "en", "build")
    assert result.exit_code == 1
    place = "site_config/portal.yml:4:15: locales[1]: "
    assert result.stderr.startswith(f"{place}the portal has no words for the language “fr”; languages: vi, en; ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["no_portal", "no_plugin", "bad_day"])
def test_an_error_without_a_place_is_a_whole_sentence(code: str, language: str) -> None:
    error = PortalError(code, folder="/srv", file="mkdocs.yml", value="x")
    text = sentence(error.code, error.params, language)
    assert text.count("; ") >= len(MESSAGES[code]) - 1
    assert "{" not in text


@pytest.fixture
def under_git(tmp_path: Path) -> Clone:
    """A portal below the top of a repository, committed and then changed: one promise, one word put better."""
    clone = Clone(tmp_path / "repository")
    portal = copy_portal(SMALL, clone.folder / "cổng")
    clone.run("git", "init", "-q", "-b", "main")
    (portal / AUTHORITY).write_text((portal / AUTHORITY).read_text(encoding="utf-8").replace("sample: true\n", ""))
    clone.commit()
    text = (portal / PLAN).read_text(encoding="utf-8")
    changed = text.replace(GOAL, "{at_least: 90, unit: percent, by: 2026}").replace("en: Review", "en: Revise")
    (portal / PLAN).write_text(changed, encoding="utf-8")
    return clone


def test_a_changed_promise_without_a_record_fails_against_the_commit_that_published_it(under_git: Clone) -> None:
    portal = under_git.folder / "cổng"
    result = _run(portal, "--lang", "en", "check", "--since", "main")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"{PLAN}:25:5: targets[0].goals: the target “dung-han”: goals differs from what was"
    )
    (portal / PLAN).with_name("amendments.yml").write_text(
        "amendments: [{target: dung-han, field: goals, from: 98 %, to: 90 %, on: 2026-05-01, reason: R, document: D}]\n"
    )
    assert _run(portal, "check", "--since", "main").exit_code == 0
    assert under_git.run("git", "status", "--porcelain").stdout.count("\n") == 2


@pytest.mark.parametrize("nothing", ["", "0" * 40])
def test_where_nothing_was_published_before_nothing_is_compared(under_git: Clone, nothing: str) -> None:
    assert _run(under_git.folder / "cổng", "check", "--since", nothing).exit_code == 0


@pytest.mark.parametrize("name", ["gone", "--all", "main~7"])
def test_an_unknown_commit_is_named(under_git: Clone, name: str) -> None:
    result = _run(under_git.folder / "cổng", "--lang", "en", "check", f"--since={name}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"there is no commit “{name}” here; ")


def test_a_folder_without_git_cannot_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = _run(copy_portal(SMALL, tmp_path / "portal"), "--lang", "en", "check", "--since", "main")
    assert (result.exit_code, "is in no Git repository; " in result.stderr) == (1, True)


def test_data_that_did_not_check_then_are_not_compared(under_git: Clone) -> None:
    portal = under_git.folder / "cổng"
    good = (portal / PLAN).read_text(encoding="utf-8")
    (portal / PLAN).write_text(good.replace("at_least: 90", "at_least: ninety"), encoding="utf-8")
    commit = under_git.commit()
    (portal / PLAN).write_text(good, encoding="utf-8")
    result = _run(portal, "--lang", "en", "check", "--since", commit)
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"the data of {commit[:12]} cannot be read by this version, so nothing was compared; "
    )
