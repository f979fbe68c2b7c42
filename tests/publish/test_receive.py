"""What becomes of a push, without Git's own part."""

from __future__ import annotations

import datetime as dt
import errno
from typing import TYPE_CHECKING

import pytest

from cchc_portal.errors import BuildError, DataError, PortalError, Problem
from cchc_portal.publish import receive
from cchc_portal.publish.log import read_log
from cchc_portal.publish.proc_receive import Update
from cchc_portal.publish.receive import publishes, take, tell_unpublished
from cchc_portal.publish.target import Target

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 22, 16, 40, tzinfo=dt.UTC)
OLD, NEW, LATER, NONE = ("1" * 40, "2" * 40, "3" * 40, "0" * 40)
MAIN = "refs/heads/main"


class Told:
    """What was said to the person pushing."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def __call__(self, message: str, **values: object) -> None:
        self.sentences.append(message.format(**values))


@pytest.fixture
def said() -> Told:
    return Told()


@pytest.fixture
def target(tmp_path: Path) -> Target:
    made = Target(tmp_path)
    made.releases.mkdir()
    return made


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Commits that were built and the moves of branches, in their order; the branch stands on OLD."""
    found: list[object] = []
    monkeypatch.setattr(receive, "make", lambda _target, commit, **_: found.append(commit))
    monkeypatch.setattr(receive, "move", lambda _repo, updates: found.append(list(updates)))
    monkeypatch.setattr(receive, "head_of", lambda *_: OLD)
    monkeypatch.setattr(receive, "follows", lambda _repo, old, new: old <= new)
    monkeypatch.setattr(receive, "go_live", lambda *_, **__: "0001-222222222222")
    return found


def _failing(error: Exception) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_only_the_published_branch_is_published(target: Target, said: Told) -> None:
    updates = (Update(OLD, NEW, "refs/heads/x"), Update(OLD, NONE, "refs/heads/gone"), Update(NONE, NEW, "refs/tags/1"))
    assert not publishes(target, updates)
    assert publishes(target, (*updates, Update(OLD, NEW, MAIN)))
    tell_unpublished(target, (*updates, Update(OLD, NEW, MAIN)), say=said)
    assert said.sentences == [
        "“x” is kept, not published: only “main” is",
        "“1” is kept, not published: only “main” is",
    ]


def test_a_push_is_built_before_its_branch_is_moved(target: Target, done: list[object], said: Told) -> None:
    outcome = take(target, [Update(OLD, NEW, MAIN)], say=said, now=NOW)
    assert done == [NEW, [Update(OLD, NEW, MAIN)]]
    assert (outcome.accepted, outcome.release) == (True, "0001-222222222222")
    assert said.sentences == [f"Checking and building {NEW[:12]} …"]


def test_a_push_that_waited_is_moved_from_where_the_branch_stands_by_then(
    target: Target, done: list[object], said: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "head_of", lambda *_: NEW)
    assert take(target, [Update(OLD, LATER, MAIN)], say=said, now=NOW).accepted
    assert done == [LATER, [Update(NEW, LATER, MAIN)]]


def test_what_is_pushed_with_the_branch_is_moved_with_it(target: Target, done: list[object], said: Told) -> None:
    others = [Update(NONE, NEW, "refs/tags/v1"), Update(OLD, NONE, "refs/heads/gone")]
    assert take(target, [others[0], Update(OLD, NEW, MAIN), others[1]], say=said, now=NOW).accepted
    assert done[1] == [Update(OLD, NEW, MAIN), *others]


@pytest.mark.parametrize(
    ("update", "stands", "code"),
    [
        ((OLD, NONE), OLD, "branch_deletion"),
        ((NEW, OLD), NEW, "history_rewritten"),
        ((OLD, NEW), LATER, "push_between"),
    ],
)
def test_the_branch_is_only_added_to(  # noqa: PLR0913, PLR0917 (fixtures)
    target: Target,
    done: list[object],
    said: Told,
    monkeypatch: pytest.MonkeyPatch,
    update: tuple[str, str],
    stands: str,
    code: str,
) -> None:
    monkeypatch.setattr(receive, "head_of", lambda *_: stands)
    outcome = take(target, [Update(*update, MAIN)], say=said, now=NOW)
    assert isinstance(outcome.error, PortalError)
    assert (outcome.accepted, outcome.error.code, done) == (False, code, [])
    assert [(entry.event, entry.reason) for entry in read_log(target.log)] == [("refused", code)]


def test_other_branches_are_only_added_to_as_well(target: Target, done: list[object], said: Told) -> None:
    outcome = take(target, [Update(OLD, NEW, MAIN), Update(LATER, NEW, "refs/heads/x")], say=said, now=NOW)
    assert isinstance(outcome.error, PortalError)
    assert (outcome.error.code, outcome.error.params, done) == ("history_rewritten", {"value": "x"}, [])


@pytest.mark.parametrize(
    ("error", "reason", "problems"),
    [
        (DataError([Problem("a", 1, 1, "", "id_form")] * 2), "data", 2),
        (BuildError("no"), "build", None),
        (PortalError("no_portal_pushed", value="."), "no_portal_pushed", None),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full", None),
    ],
)
def test_every_refusal_is_logged_with_its_reason(  # noqa: PLR0913, PLR0917 (fixtures)
    target: Target,
    done: list[object],
    monkeypatch: pytest.MonkeyPatch,
    said: Told,
    error: Exception,
    reason: str,
    problems: int | None,
) -> None:
    monkeypatch.setattr(receive, "make", _failing(error))
    outcome = take(target, [Update(NONE, NEW, MAIN)], say=said, now=NOW)
    assert (outcome.accepted, outcome.release, done) == (False, None, [])
    (entry,) = read_log(target.log)
    assert (entry.event, entry.commit, entry.reason, entry.problems) == ("refused", NEW, reason, problems)


def test_a_refusal_that_cannot_be_logged_is_told_all_the_same(
    target: Target, done: list[object], monkeypatch: pytest.MonkeyPatch, said: Told
) -> None:
    full = _failing(OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr(receive, "make", full)
    monkeypatch.setattr(receive, "append", full)
    outcome = take(target, [Update(NONE, NEW, MAIN)], say=said, now=NOW)
    assert isinstance(outcome.error, PortalError)
    assert (outcome.error.code, done) == ("disk_full", [])


def test_what_fails_after_the_branch_was_moved_is_accepted_and_not_live(
    target: Target, done: list[object], monkeypatch: pytest.MonkeyPatch, said: Told
) -> None:
    place = str(target.releases / "0001-222222222222")
    monkeypatch.setattr(receive, "go_live", _failing(PermissionError(errno.EACCES, "Permission denied", place)))
    outcome = take(target, [Update(OLD, NEW, MAIN)], say=said, now=NOW)
    assert isinstance(outcome.error, PortalError)
    assert (outcome.accepted, outcome.release, len(done)) == (True, None, 2)
    assert (outcome.error.code, outcome.error.params["file"]) == ("no_right", "releases/0001-222222222222")
    assert [(entry.event, entry.reason) for entry in read_log(target.log)] == [("failed", "no_right")]
