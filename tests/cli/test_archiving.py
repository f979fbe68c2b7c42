"""`cchc archive`: the same bytes whatever the machine is set to, the day it is for, a part of the portal alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import bagit  # type: ignore[import-untyped]  # it has none
import pytest
from click.testing import CliRunner, Result

from archives import entries, release, unpacked
from built_site import broken_links, pages_of
from cchc_portal.cli import main
from cchc_portal.publish.register import append_release, read_register
from cchc_portal.publish.verify import verify
from cchc_portal.words.archive_problems import ARCHIVE_MESSAGES
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.messages import sentence
from helpers import AS_OF, ROOT, SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
LATE = "2026-03-01T20:00:00Z"
"""Already the next day in Viet Nam."""


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "archive", *words])


def made(root: Path, *words: str) -> dict[str, bytes]:
    """What is in the archive that the command makes."""
    target = root.parent / "made.zip"
    result = run(root, "--output", str(target), *words)
    assert result.exit_code == 0, result.output
    return entries(target)


def day_in(files: dict[str, bytes]) -> str:
    return next(line for line in files["bag-info.txt"].decode().splitlines() if line.startswith("Bagging-Date"))[14:]


def commit(root: Path) -> str:
    """Put the portal under Git; its commit."""
    environment = {**os.environ, **NOBODY, "GIT_AUTHOR_DATE": LATE, "GIT_COMMITTER_DATE": LATE}
    for words in (["init", "-q"], ["add", "plans", "site_config", "content", "mkdocs.yml"], ["commit", "-qm", "data"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, env=environment)
    found = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return found.stdout.strip()


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_portal(SMALL, tmp_path / "portal")


@pytest.fixture
def several(root: Path) -> Path:
    """Two authorities, the first with two plans, and a register that names all of them."""
    for source, target in (("an-binh/2026", "an-binh/2027"), ("an-binh", "an-hoa")):
        copy = [path for path in (root / "plans" / source).rglob("*") if path.is_file()]
        for path in copy:
            to = root / "plans" / target / path.relative_to(root / "plans" / source)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    changes = [{"kind": "plan-added", "authority": a, "plan": f"{a}/2026"} for a in ("an-binh", "an-hoa")]
    append_release(root / "releases.jsonl", release(path="luu-tru/cong-1.zip", changes=changes))
    return root


# the same bytes


ONE = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
OTHER = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}


def apart(root: Path, output: Path, environment: dict[str, str], umask: int) -> bytes:
    """Archive in a process of its own, set to another place, language and umask."""
    command = [sys.executable, "-m", "cchc_portal", "--root", str(root), "archive", "--output", str(output)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment}, umask=umask)
    return output.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no umask there")
def test_the_same_commit_is_the_same_archive_on_every_machine(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "Cổng của xã" / "dữ liệu")
    commit(root)
    clone = tmp_path / "bản sao thứ hai ở nơi khác"
    subprocess.run(["git", "clone", "-q", str(root), str(clone)], check=True)
    for path in clone.rglob("*.yml"):
        os.utime(path, (10_000_000, 10_000_000))
    one = apart(root, tmp_path / "kết quả" / "một.zip", ONE, 0o077)
    other = apart(clone, tmp_path / "b.zip", OTHER, 0o022)
    assert one == other


@pytest.mark.skipif(sys.platform == "win32", reason="no umask there")
def test_the_whole_repository_too(tmp_path: Path) -> None:
    place = copy_portal(ROOT, tmp_path / "nơi có dấu cách")
    words = {"SOURCE_DATE_EPOCH": "1790000000"}
    one = apart(place, tmp_path / "a.zip", {**ONE, **words}, 0o077)
    other = apart(copy_portal(ROOT, tmp_path / "b"), tmp_path / "b.zip", {**OTHER, **words}, 0o022)
    assert one == other
    assert verify(tmp_path / "a.zip").whole
    bagit.Bag(str(unpacked(tmp_path / "a.zip", tmp_path / "mở ra"))).validate()


# the day


def test_the_day_is_that_of_the_commit_in_viet_nam(root: Path) -> None:
    head = commit(root)
    files = made(root)
    assert day_in(files) == "2026-03-02"
    assert f'"commit": "{head}"'.encode() in files["data/data/v1/index.json"]
    assert f"External-Identifier: {head}".encode() in files["bag-info.txt"]


def test_source_date_epoch_goes_before_the_commit_and_as_of_before_both(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root)
    seconds = int(dt.datetime(2026, 5, 5, 18, tzinfo=dt.UTC).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    assert day_in(made(root)) == "2026-05-06"
    assert day_in(made(root, "--as-of", "2026-11-22")) == "2026-11-22"


def test_without_git_the_day_must_be_given(root: Path) -> None:
    for language, words in (("vi", "không có lịch sử Git"), ("en", "here is no Git history")):
        result = run(root, "--output", str(root / "a.zip"), "--lang", language)
        assert result.exit_code == 1
        assert words in result.stderr
    assert not (root / "a.zip").exists()


def test_an_epoch_that_is_no_moment_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("soon", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        result = run(root, "--output", str(root / "a.zip"), "--lang", "en")
        assert (result.exit_code, value in result.stderr) == (1, True)


def test_data_that_are_not_committed_are_pointed_out(root: Path) -> None:
    commit(root)
    assert run(root, "--output", str(root.parent / "a.zip")).stderr == ""
    with (root / "plans/an-binh/units.yml").open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    assert "khác với commit" in run(root, "--output", str(root.parent / "a.zip")).stderr


# what is inside


def test_it_is_the_tree_of_the_build_less_what_only_a_server_needs(root: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    built = runner.invoke(
        main, ["--root", str(root), "build", "--output", str(tmp_path / "site"), "--as-of", "2026-11-22"]
    )
    assert built.exit_code == 0
    site = {
        f"data/{path.relative_to(tmp_path / 'site').as_posix()}": path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and path.name != "404.html"
    }
    files = made(root, "--as-of", "2026-11-22")
    assert {name: content for name, content in files.items() if name.startswith("data/")} == site


def test_nothing_is_wrapped_and_every_link_holds(root: Path, tmp_path: Path) -> None:
    made(root, "--as-of", "2026-11-22")
    folder = unpacked(tmp_path / "made.zip", tmp_path / "out")
    assert (folder / "index.html").is_file()
    assert broken_links(folder, pages_of(folder)) == []


# a part


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (["--plan", "an-binh/2027"], ["an-hoa", "an-binh/2026"]),
        (["--authority", "an-binh"], ["an-hoa"]),
        (["--authority", "an-hoa", "--plan", "an-binh/2026"], ["an-binh/2027"]),
    ],
)
def test_a_part_is_a_whole_portal_of_its_own(several: Path, tmp_path: Path, words: list[str], gone: list[str]) -> None:
    files = made(several, "--as-of", "2026-11-22", *words)
    site = unpacked(tmp_path / "made.zip", tmp_path / "out") / "data"
    assert broken_links(site, pages_of(site)) == []
    for name, content in files.items():
        if name.startswith("data/"):
            assert [path for path in gone if path in name or f"{path}/".encode() in content] == [], name
    assert ", ".join([*words[1::2]]).encode() in files["bag-info.txt"]


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (["--authority", "an-bin"], "cổng không có cơ quan “an-bin”", "did you mean “an-binh”?"),
        (["--plan", "an-binh/2025"], "không có kế hoạch “2025”", "did you mean “2026”?"),
        (["--plan", "an-bin/2026"], "cổng không có cơ quan “an-bin”", "did you mean “an-binh”?"),
        (["--plan", "an-binh"], "“an-binh”", "write both ids with one / between them"),
    ],
)
def test_an_unknown_part_is_refused_with_the_nearest(
    root: Path, words: list[str], vietnamese: str, english: str
) -> None:
    common = ["--output", str(root / "a.zip"), "--as-of", "2026-11-22", *words]
    assert vietnamese in run(root, *common).stderr
    result = run(root, *common, "--lang", "en")
    assert english in result.stderr
    assert result.exit_code == 1
    assert not (root / "a.zip").exists()


# the register


def _changed(root: Path) -> str:
    plan = root / "plans/an-binh/2026/plan.yml"
    text = plan.read_text(encoding="utf-8")
    assert text.count("at_least: 98") == 1
    plan.write_text(text.replace("at_least: 98", "at_least: 99"), encoding="utf-8")
    return commit(root)


def test_a_recorded_archive_stands_in_the_register_once(root: Path) -> None:
    head = commit(root)
    target = root / "luu-tru" / f"cong-cchc-{head[:12]}.zip"
    words = ("--output", str(target), "--record", "--lang", "en")
    assert f"Added to releases.jsonl: {target.name}" in run(root, *words).stdout
    first, line = target.read_bytes(), (root / "releases.jsonl").read_bytes()
    (entered,) = read_register(root / "releases.jsonl")
    assert (entered.commit, entered.file, entered.path) == (head, target.name, f"luu-tru/{target.name}")
    assert (entered.size, entered.sha256) == (len(first), hashlib.sha256(first).hexdigest())
    assert entered.as_of == dt.date(2026, 3, 2)
    again = run(root, *words)
    assert (again.exit_code, "has the archive of this commit already" in again.stdout) == (0, True), again.output
    assert (target.read_bytes(), (root / "releases.jsonl").read_bytes()) == (first, line)


def test_the_register_says_what_changed_since_the_archive_before(root: Path) -> None:
    commit(root)
    assert run(root, "--output", str(root / "luu-tru/a.zip"), "--record").exit_code == 0
    _changed(root)
    made_now = run(root, "--output", str(root / "luu-tru/b.zip"), "--record")
    assert made_now.exit_code == 0, made_now.output
    first, second = read_register(root / "releases.jsonl")
    assert [(change.kind, change.item) for change in second.changes] == [("goal-changed", "dung-han")]
    assert first.sha256.encode() in entries(root / "luu-tru/b.zip")["data/luu-tru.html"]


def test_only_a_whole_commit_is_recorded(root: Path) -> None:
    words = ("--output", str(root.parent / "a.zip"), "--as-of", "2026-11-22", "--record", "--lang", "en")
    refusal = "only a whole portal as it was committed goes into the register; "
    assert run(root, *words).stderr.startswith(refusal)
    commit(root)
    assert run(root, *words, "--authority", "an-binh").stderr.startswith(refusal)
    with (root / "plans/an-binh/units.yml").open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    assert run(root, *words).stderr.startswith(refusal)
    assert not (root.parent / "a.zip").exists()
    assert not (root / "releases.jsonl").exists()


def test_another_archive_of_a_recorded_commit_or_name_is_refused(root: Path) -> None:
    commit(root)
    words = ("--output", str(root / "luu-tru/a.zip"), "--record", "--lang", "en")
    assert run(root, *words).exit_code == 0
    first = (root / "luu-tru/a.zip").read_bytes()
    refusal = "the register has “a.zip” of the commit "
    assert run(root, *words, "--as-of", "2026-11-22").stderr.startswith(refusal)
    _changed(root)
    assert run(root, *words).stderr.startswith(refusal)
    assert len(read_register(root / "releases.jsonl")) == 1
    assert (root / "luu-tru/a.zip").read_bytes() == first


# use


def test_another_register_is_shown(root: Path, tmp_path: Path) -> None:
    append_release(tmp_path / "other.jsonl", release(7, path="luu-tru/cong-7.zip"))
    page = made(root, "--as-of", "2026-11-22", "--register", str(tmp_path / "other.jsonl"))[
        "data/luu-tru.html"
    ].decode()
    assert "cong-7.zip" in page
    assert 'href="luu-tru/' not in page


def test_a_broken_register_stops_it(root: Path) -> None:
    (root / "releases.jsonl").write_text("{", encoding="utf-8")
    result = run(root, "--output", str(root / "a.zip"), "--as-of", "2026-11-22")
    assert result.exit_code == 1
    assert result.stderr.startswith("releases.jsonl:1:2: ")


def test_without_a_file_or_with_a_folder_it_is_a_wrong_use(root: Path) -> None:
    assert run(root).exit_code == 2
    assert run(root, "--output", str(root)).exit_code == 1


def test_an_older_archive_is_replaced_only_by_a_whole_one(root: Path) -> None:
    target = root.parent / "a.zip"
    target.write_bytes(b"old")
    (root / "content/vi/gioi-thieu.md").write_text("[lạc](khong-co.md)\n", encoding="utf-8")
    assert run(root, "--output", str(target), "--as-of", "2026-11-22").exit_code == 1
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in root.parent.iterdir()) == ["a.zip", "portal"]


def test_the_command_says_where_how_large_and_with_which_checksum(root: Path) -> None:
    target = root.parent / "a.zip"
    said = run(root, "--output", str(target), "--as-of", AS_OF.isoformat(), "--lang", "en").stdout
    assert str(target) in said
    assert str(verify(target).sha256) in said
    assert zipfile.is_zipfile(target)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ARCHIVE_MESSAGES)
def test_every_error_is_a_whole_sentence(code: str, language: str) -> None:
    given = dict.fromkeys(("value", "known", "authority", "file", "name", "day"), "x")
    text = sentence(code, given, language)
    assert text.count("; ") >= 2
    assert "{" not in text
