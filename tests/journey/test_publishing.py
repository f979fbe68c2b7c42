"""From a commit to the served site, with real Git: accepted, refused, killed, at once, rolled back."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from publishing import Clone
from worlds import PLAN

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from worlds import World

TARGET = "an-binh/2026/chi-tieu/dung-han.html"
GOAL = "at_least: 91"
BROKEN = "at_least: ninety"


def _events(world: World) -> list[str]:
    return [entry["event"] for entry in json.loads(world.server.cchc("log", "--format", "json").stdout)]


def _status(world: World) -> dict[str, object]:
    found: dict[str, object] = json.loads(world.server.cchc("status", "--format", "json").stdout)
    return found


def _copy(clone: Clone, folder: Path) -> Clone:
    shutil.copytree(clone.folder, folder, symlinks=True)
    return Clone(folder)


def test_a_pushed_figure_is_on_the_served_page(world: World) -> None:
    assert "91\u00a0%" in world.server.page(TARGET)
    commit = world.clone.change(PLAN, GOAL, "at_least: 92")
    done = world.clone.push(world.server)
    assert world.server.release == f"0002-{commit[:12]}"
    assert "92\u00a0%" in world.server.page(TARGET)
    assert "91\u00a0%" not in world.server.page(TARGET)
    assert f"Đã đăng: bản 0002-{commit[:12]} của bản ghi Git {commit}" in done.stderr
    assert f"Live: release 0002-{commit[:12]} of commit {commit}" in done.stderr
    assert world.server.hidden == []


def test_everybody_can_read_what_is_served_whatever_the_umask(world: World) -> None:
    world.clone.commit()
    world.clone.run("sh", "-c", f"umask 077; git push -q {world.server.folder}/repo.git main")
    assert world.server.release.startswith("0002-")
    root = (world.server.folder / "current").resolve()
    closed = [path for path in (root, *root.rglob("*")) if not path.stat().st_mode & 0o004]
    assert closed == []


def test_a_commit_that_does_not_check_is_refused_and_nothing_changes(world: World) -> None:
    before = world.server.digest()
    world.clone.change(PLAN, GOAL, BROKEN)
    line = (world.clone.folder / PLAN).read_text(encoding="utf-8").split(BROKEN)[0].count("\n") + 1
    done = world.clone.push(world.server, check=False)
    assert done.returncode != 0
    assert f"{PLAN}:{line}:" in done.stderr
    assert "“ninety” không phải số" in done.stderr
    assert "“ninety” is not a number; digits, with a dot for decimals: 97.5; write the number without" in done.stderr
    assert "Từ chối: không đăng gì, trang vẫn như cũ." in done.stderr
    assert (world.server.digest(), world.server.hidden) == (before, [])
    assert world.clone.run("git", "ls-remote", str(world.server.folder / "repo.git"), "main").stdout.startswith(
        str(_status(world)["commit"])
    )
    (entry,) = [e for e in json.loads(world.server.cchc("log", "--format", "json").stdout) if e["event"] == "refused"]
    assert (entry["problems"], entry["reason"]) == (1, "data")


def _no_settings(portal: Path) -> None:
    (portal / "mkdocs.yml").unlink()


def _bad_settings(portal: Path) -> None:
    with (portal / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("foo: [bar\n")


def _broken_link(portal: Path) -> None:
    page = portal / "content/vi/gioi-thieu.md"
    page.write_text(page.read_text(encoding="utf-8").replace("(du-lieu-mo.md)", "(khong-co.md)"), encoding="utf-8")


def _no_english(portal: Path) -> None:
    shutil.rmtree(portal / "content/en")


@pytest.mark.parametrize(
    ("spoil", "place", "vietnamese", "english"),
    [
        (_broken_link, "content/vi/gioi-thieu.md:", "liên kết “khong-co.md” không dẫn", "the link “khong-co.md” leads"),
        (_bad_settings, "mkdocs.yml:", "dấu ngoặc mở ở đây nhưng không đóng", "a bracket is opened here and never"),
        (_no_settings, "mkdocs.yml:1:1:", "không có tệp này", "this file does not exist"),
        (_no_english, "content/en/gioi-thieu.md:1:1:", "không có tệp này", "this file does not exist"),
    ],
)
def test_a_commit_that_checks_but_does_not_build_is_refused_too(
    world: World, spoil: Callable[[Path], None], place: str, vietnamese: str, english: str
) -> None:
    before = world.server.digest()
    spoil(world.clone.folder)
    world.clone.commit()
    done = world.clone.push(world.server, check=False)
    assert done.returncode != 0
    said = [line.removeprefix("remote: ").strip() for line in done.stderr.splitlines()]
    (first,) = [number for number, line in enumerate(said) if line.startswith(place)]
    assert (vietnamese in said[first], said[first + 1].startswith(english)) == (True, True), said
    assert str(world.server.folder) not in done.stderr.replace(str(world.server.folder / "repo.git"), "")
    assert (world.server.digest(), world.server.hidden) == (before, [])
    assert _events(world) == ["published", "refused"]


def test_what_the_system_refuses_is_told_in_words_and_written_down(world: World) -> None:
    before = world.server.digest()
    in_the_way = world.server.folder / "releases/.building-x"
    in_the_way.write_text("", encoding="utf-8")
    world.clone.change(PLAN, GOAL, "at_least: 92")
    done = world.clone.push(world.server, check=False)
    assert done.returncode != 0
    assert "“releases/.building-x” choán chỗ; " in done.stderr
    assert "“releases/.building-x” is in the way; a file where a file belongs" in done.stderr
    assert "Refused: nothing was published, the site is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert world.server.digest() == before
    assert world.server.cchc("log").stdout.splitlines()[1].endswith("  refused  a file was in the way")


def test_mending_a_refused_commit_publishes_it(world: World) -> None:
    world.clone.change(PLAN, GOAL, BROKEN)
    assert world.clone.push(world.server, check=False).returncode != 0
    world.clone.change(PLAN, BROKEN, "at_least: 93")
    world.clone.push(world.server)
    assert "93\u00a0%" in world.server.page(TARGET)
    assert _events(world) == ["published", "refused", "published"]


def test_the_published_branch_is_neither_deleted_nor_rewritten(world: World) -> None:
    before = world.server.digest()
    done = world.clone.push(world.server, ":main", check=False)
    assert done.returncode != 0
    assert "the published branch “main” cannot be deleted; commits are added to it" in done.stderr
    world.clone.run("git", "commit", "-q", "--amend", "--allow-empty", "-m", "other")
    done = world.clone.push(world.server, "--force", "main", check=False)
    assert done.returncode != 0
    assert "lần đẩy bỏ mất các bản ghi đã có trên “main”" in done.stderr
    assert (world.server.digest(), _events(world)) == (before, ["published", "refused", "refused"])


def test_other_branches_and_tags_are_kept_and_not_published(world: World) -> None:
    before = world.server.digest()
    world.clone.run("git", "tag", "v1")
    world.clone.change(PLAN, GOAL, "at_least: 94")
    done = world.clone.push(world.server, "HEAD:refs/heads/draft", "v1")
    assert "“draft” is kept, not published: only “main” is" in done.stderr
    assert "“v1” được giữ, không đăng: chỉ đăng “main”" in done.stderr
    assert (world.server.digest(), _events(world)) == (before, ["published"])
    assert world.clone.push(world.server, ":draft").returncode == 0


def test_a_link_in_a_commit_publishes_no_file_of_the_server(world: World) -> None:
    files = world.clone.folder / "plans/an-binh/2026/files"
    files.mkdir()
    secret = world.server.folder / "secret.txt"
    secret.write_text("not for the public", encoding="utf-8")
    (files / "ke-hoach.txt").symlink_to(secret)
    world.clone.change(PLAN, "  # files:", "  files: [{path: files/ke-hoach.txt, kind: signed}]\n  # files:")
    world.clone.push(world.server)
    assert world.server.page("an-binh/2026/files/ke-hoach.txt") == str(secret)


def test_only_the_newest_releases_stay(world: World) -> None:
    for goal in (92, 93):
        world.clone.change(PLAN, f"at_least: {goal - 1}", f"at_least: {goal}")
        world.clone.push(world.server)
    names = sorted(path.name for path in (world.server.folder / "releases").iterdir())
    assert [name[:4] for name in names] == ["0002", "0003"]
    assert "93\u00a0%" in world.server.page(TARGET)


def test_a_rollback_serves_the_release_before_until_the_next_push(world: World) -> None:
    first, old = world.server.release, world.server.digest()
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.push(world.server)
    assert world.server.cchc("rollback").stdout == f"Served now: {first}. The next push takes its place.\n"
    assert (world.server.release, world.server.digest()) == (first, old)
    assert _status(world)["rolled_back"] is True
    assert "Rolled back on purpose" in world.server.cchc("status").stdout
    assert world.server.cchc("rollback", check=False).stderr.startswith(f"no release before “{first}” is kept; kept: ")
    world.server.cchc("rebuild")
    assert "91\u00a0%" in world.server.page(TARGET)
    world.clone.change(PLAN, "at_least: 92", "at_least: 93")
    world.clone.push(world.server)
    assert "93\u00a0%" in world.server.page(TARGET)
    assert _status(world)["rolled_back"] is False
    assert _events(world) == ["published", "published", "rolled-back", "rebuilt", "published"]


def test_a_site_that_was_built_again_every_day_can_still_go_back(world: World) -> None:
    """Twice as often as releases are kept."""
    first = world.server.release
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.push(world.server)
    for _day in range(4):
        world.server.cchc("rebuild")
    assert world.server.release.startswith("0006-")
    assert _status(world)["kept"] == [first, world.server.release]
    world.server.cchc("rollback")
    assert world.server.release == first


def test_a_rollback_to_a_named_release(world: World) -> None:
    first = world.server.release
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.push(world.server)
    assert world.server.cchc("rollback", "--to", "1").returncode == 0
    assert world.server.release == first
    done = world.server.cchc("rollback", "--to", "7", check=False)
    assert (done.returncode, done.stderr.startswith("“7” does not name exactly one kept release; kept: ")) == (1, True)
    done = world.server.cchc("rollback", "--to", first, check=False)
    assert done.stderr.startswith(f"the release “{first}” is already served")


def test_status_and_log_tell_what_happened(world: World) -> None:
    world.clone.change(PLAN, GOAL, BROKEN)
    bad = world.clone.run("git", "rev-parse", "HEAD").stdout[:12]
    world.clone.push(world.server, check=False)
    status = _status(world)
    assert status["release"] == world.server.release
    assert (status["head"], status["up_to_date"], status["running"]) == (status["commit"], True, False)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", str(status["since"]))
    assert isinstance(status["bytes"], int)
    lines = world.server.cchc("log").stdout.splitlines()
    assert len(lines) == 2
    assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d  {str(status['commit'])[:12]}  live  0001-\S+", lines[0])
    assert lines[1].endswith(f"  {bad}  refused  the data do not check  Problems: 1")
    text = world.server.cchc("status").stdout
    assert f"Served: {world.server.release}\nCommit: {status['commit']}\n" in text
    assert "No publication is running." in text
    assert "officer" not in (world.server.folder / "log.jsonl").read_text(encoding="utf-8").lower()


def _building(world: World, push: subprocess.Popen[str], moment: str = ".building-*") -> None:
    """Wait until the push is so far."""
    while not list((world.server.folder / "releases").glob(moment)):
        assert push.poll() is None
        time.sleep(0.002)


def test_of_two_pushes_at_once_the_later_one_ends_live(world: World) -> None:
    """The later one follows the earlier: both are published, in their order, and nobody has to push again."""
    first = world.clone.change(PLAN, GOAL, "at_least: 92")
    other = _copy(world.clone, world.clone.folder.with_name("other"))
    second = other.change(PLAN, "at_least: 92", "at_least: 93")
    earlier = world.clone.pushing(world.server)
    _building(world, earlier)
    later = other.pushing(world.server)
    outputs = [push.communicate(timeout=120)[0] for push in (earlier, later)]
    assert [earlier.returncode, later.returncode] == [0, 0], outputs
    assert "this one waits for its turn" in outputs[1]
    assert f"Live: release 0003-{second[:12]} of commit {second}" in outputs[1]
    assert "93\u00a0%" in world.server.page(TARGET)
    entries = json.loads(world.server.cchc("log", "--format", "json").stdout)
    assert [(entry["event"], entry["commit"]) for entry in entries[1:]] == [("published", first), ("published", second)]
    assert (_status(world)["head"], _status(world)["up_to_date"], world.server.hidden) == (second, True, [])


def test_of_two_pushes_that_part_the_later_one_is_refused_and_told_why(world: World) -> None:
    other = _copy(world.clone, world.clone.folder.with_name("other"))
    for clone, goal in ((world.clone, 95), (other, 96)):
        clone.change(PLAN, GOAL, f"at_least: {goal}")
    earlier = world.clone.pushing(world.server)
    _building(world, earlier)
    later = other.pushing(world.server)
    outputs = [push.communicate(timeout=120)[0] for push in (earlier, later)]
    assert earlier.returncode == 0, outputs
    assert later.returncode != 0, outputs
    assert "trong lúc chờ đã có lần đẩy khác lên “main”" in outputs[1]
    assert "another push to “main” came in between; new commits after those already there; fetch, put" in outputs[1]
    assert f"Checking and building {other.head[:12]}" not in outputs[1]
    assert (_events(world), world.server.hidden) == (["published", "published", "refused"], [])
    other.run("git", "pull", "-q", "--rebase", "-X", "theirs", str(world.server.folder / "repo.git"), "main")
    other.push(world.server)
    assert "96\u00a0%" in world.server.page(TARGET)
    assert (_status(world)["commit"], _status(world)["up_to_date"]) == (other.head, True)


def test_a_push_with_the_branch_and_others_is_taken_whole_or_not_at_all(world: World) -> None:
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.run("git", "tag", "v1")
    repo = str(world.server.folder / "repo.git")
    done = world.clone.push(world.server, "--atomic", "main", "v1", "HEAD:refs/heads/draft")
    assert "“v1” is kept, not published: only “main” is" in done.stderr
    first = world.clone.head
    world.clone.change(PLAN, "at_least: 92", BROKEN)
    done = world.clone.push(world.server, "main", "HEAD:refs/tags/v2", "HEAD:refs/heads/draft", check=False)
    assert done.returncode != 0
    assert "is kept" not in done.stderr
    refs = world.clone.run("git", "ls-remote", "--refs", repo).stdout.split()
    assert refs == [first, "refs/heads/draft", first, "refs/heads/main", first, "refs/tags/v1"]
    assert _events(world) == ["published", "published", "refused"]


def test_a_clone_without_its_history_may_push_where_the_history_is(world: World, tmp_path: Path) -> None:
    """As CI clones. Where it is not, the push is refused, or the repository would lack its own past."""
    world.clone.run("git", "clone", "-q", "--depth", "1", f"file://{world.server.folder}/repo.git", "shallow")
    shallow = Clone(world.clone.folder / "shallow")
    shallow.change(PLAN, GOAL, "at_least: 92")
    other = type(world.server)(tmp_path / "other-server")
    other.cchc("setup")
    assert "shallow update not allowed" in shallow.push(other, check=False).stderr
    assert "Nothing was pushed yet." in other.cchc("log").stdout
    shallow.push(world.server)
    assert "92\u00a0%" in world.server.page(TARGET)


@pytest.mark.parametrize(
    "moment",
    [
        ".building-*",
        ".building-*/source/plans",
        ".building-*/.site-*",
        ".building-*/.alone-*",
        ".building-*/*.zip",
    ],
)
def test_a_build_killed_at_any_moment_leaves_a_whole_site(world: World, moment: str) -> None:
    """The moment is told by what stands in the folder of releases."""
    old = world.server.digest()
    world.clone.change(PLAN, GOAL, "at_least: 92")
    push = world.clone.pushing(world.server)
    _building(world, push, moment)
    os.killpg(push.pid, signal.SIGKILL)
    push.communicate(timeout=60)
    assert push.returncode == -signal.SIGKILL
    assert world.server.hidden != []
    assert world.server.digest() == old
    assert _status(world)["running"] is False
    world.clone.change(PLAN, "at_least: 92", "at_least: 93")
    world.clone.push(world.server)
    assert "93\u00a0%" in world.server.page(TARGET)
    assert (world.server.hidden, _status(world)["up_to_date"]) == ([], True)
    assert _events(world) == ["published", "published"]


WAITING = """\
#!/bin/sh
[ "$1" = {state} ] || exit 0
grep -q refs/heads/main || exit 0
touch "{marker}"
sleep 60
"""


@pytest.mark.parametrize(("state", "up_to_date"), [("prepared", True), ("committed", False)])
def test_a_push_killed_while_its_branch_is_moved_leaves_a_whole_site(
    world: World, tmp_path: Path, state: str, *, up_to_date: bool
) -> None:
    """Built and not yet accepted; accepted and not yet served."""
    old, marker = world.server.digest(), tmp_path / "there"
    hook = world.server.folder / "repo.git/hooks/reference-transaction"
    hook.write_text(WAITING.format(state=state, marker=marker), encoding="utf-8")
    hook.chmod(0o755)
    world.clone.change(PLAN, GOAL, "at_least: 92")
    push = world.clone.pushing(world.server)
    while not marker.exists():
        assert push.poll() is None
        time.sleep(0.01)
    os.killpg(push.pid, signal.SIGKILL)
    push.communicate(timeout=60)
    hook.unlink()
    assert (world.server.digest(), _status(world)["up_to_date"]) == (old, up_to_date)
    if up_to_date:
        world.clone.push(world.server)
    else:
        assert "which is not served: cchc publish rebuild" in world.server.cchc("status").stdout
        world.server.cchc("rebuild")
    assert "92\u00a0%" in world.server.page(TARGET)
    assert (_status(world)["up_to_date"], world.server.hidden) == (True, [])


def test_the_portal_may_stand_in_a_folder_of_the_repository(world: World, tmp_path: Path) -> None:
    clone = Clone(tmp_path / "whole")
    shutil.copytree(world.clone.folder, clone.folder / "trang/cchc", ignore=shutil.ignore_patterns(".git"))
    clone.run("git", "init", "-q", "-b", "chinh")
    clone.commit()
    server = type(world.server)(tmp_path / "other-server")
    server.cchc("setup", "--branch", "chinh", "--portal-path", "trang/cchc")
    clone.push(server, "chinh")
    assert "91\u00a0%" in server.page(TARGET)
    clone.change(f"trang/cchc/{PLAN}", GOAL, BROKEN)
    assert f"trang/cchc/{PLAN}:" in clone.push(server, "chinh", check=False).stderr
    clone.run("git", "rm", "-rq", "trang")
    clone.commit()
    done = clone.push(server, "chinh", check=False)
    assert "the commit has no portal in the folder “trang/cchc”" in done.stderr
    assert str(tmp_path) not in done.stderr.replace(str(server.folder / "repo.git"), "")


def test_a_later_setup_changes_the_settings_and_keeps_the_releases(world: World) -> None:
    before = world.server.digest()
    world.server.cchc("setup", "--keep", "1")
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.push(world.server)
    assert [path.name[:4] for path in (world.server.folder / "releases").iterdir()] == ["0002"]
    assert before != world.server.digest()


def test_a_moved_server_folder_works_where_it_is(world: World) -> None:
    moved = type(world.server)(world.server.folder.rename(world.server.folder.with_name("another place")))
    world.clone.change(PLAN, GOAL, "at_least: 92")
    world.clone.push(moved)
    assert "92\u00a0%" in moved.page(TARGET)


def test_who_changes_a_published_promise_without_a_record_is_told_so(world: World) -> None:
    world.clone.change(PLAN, GOAL, "at_least: 90")
    done = world.clone.push(world.server)
    assert (
        "Published promises or results were changed without a record. The push is accepted all the same:" in done.stderr
    )
    assert f"{PLAN}:" in done.stderr
    assert "chỉ tiêu “dung-han”: goals khác với bản đã công bố" in done.stderr
    assert "the target “dung-han”: goals differs from what was published" in done.stderr
    assert "90\u00a0%" in world.server.page(TARGET)
    world.clone.commit()
    assert "without a record" not in world.clone.push(world.server).stderr


def test_a_server_that_keeps_the_ledger_refuses_such_a_push_until_it_is_recorded(world: World) -> None:
    world.server.cchc("setup", "--ledger")
    before = world.server.digest()
    world.clone.change(PLAN, GOAL, "at_least: 90")
    done = world.clone.push(world.server, check=False)
    assert done.returncode != 0
    assert "the target “dung-han”: goals differs from what was published" in done.stderr
    assert "Refused: nothing was published, the site is as it was." in done.stderr
    assert (world.server.digest(), world.server.hidden) == (before, [])
    entry = (
        "{target: dung-han, field: goals, from: 91 %, to: 90 %, on: 2026-05-01, reason: Tỉnh giao lại, document: QĐ 9}"
    )
    ledger = (world.clone.folder / PLAN).with_name("amendments.yml")
    ledger.write_text(f"amendments:\n  - {entry}\n", encoding="utf-8")
    world.clone.commit()
    world.clone.push(world.server)
    assert "90\u00a0%" in world.server.page(TARGET)
    assert _events(world) == ["published", "refused", "published"]
