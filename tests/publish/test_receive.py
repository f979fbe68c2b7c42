"""The decisions of the two hooks, without Git's own part."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from cchc_portal.errors import BuildError, DataError, PortalError, Problem
from cchc_portal.publish import receive
from cchc_portal.publish.log import read_log
from cchc_portal.publish.receive import Update, after_push, before_push, updates_of
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
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Commits that were built."""
    found: list[str] = []
    monkeypatch.setattr(receive, "make", lambda _target, commit, **_: found.append(commit))
    monkeypatch.setattr(receive, "follows", lambda _repo, old, new: old < new)
    monkeypatch.setattr(receive, "go_live", lambda *_, **__: "0001-222222222222")
    return found


def test_the_lines_of_git_are_read() -> None:
    assert updates_of([f"{OLD} {NEW} {MAIN}\n", "\n"]) == (Update(OLD, NEW, MAIN),)


def test_only_the_published_branch_is_built(target: Target, made: list[str], said: Told) -> None:
    updates = (Update(OLD, NEW, "refs/heads/x"), Update(NONE, LATER, MAIN), Update(OLD, NONE, "refs/heads/gone"))
    before_push(target, updates, say=said, now=NOW)
    assert made == [LATER]
    assert said.sentences == [
        "“x” is kept, not published: only “main” is",
        f"Checking and building {LATER[:12]} …",
    ]


@pytest.mark.parametrize(("update", "code"), [((OLD, NONE), "branch_deletion"), ((NEW, OLD), "history_rewritten")])
def test_the_branch_is_only_added_to(
    target: Target, made: list[str], said: Told, update: tuple[str, str], code: str
) -> None:
    with pytest.raises(PortalError, match=code):
        before_push(target, [Update(*update, MAIN)], say=said, now=NOW)
    assert made == []
    assert [(entry.event, entry.reason) for entry in read_log(target.log)] == [("refused", code)]


@pytest.mark.parametrize(
    ("error", "reason", "problems"),
    [
        (DataError([Problem("a", 1, 1, "", "id_form")] * 2), "data", 2),
        (BuildError("no"), "build", None),
        (PortalError("no_portal_pushed", value="."), "no_portal_pushed", None),
    ],
)
def test_every_refusal_is_logged_with_its_reason(  # noqa: PLR0913, PLR0917 (fixtures)
    target: Target,
    monkeypatch: pytest.MonkeyPatch,
    said: Told,
    error: Exception,
    reason: str,
    problems: int | None,
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(receive, "make", failing)
    with pytest.raises(type(error)):
        before_push(target, [Update(NONE, NEW, MAIN)], say=said, now=NOW)
    (entry,) = read_log(target.log)
    assert (entry.event, entry.commit, entry.reason, entry.problems) == ("refused", NEW, reason, problems)


def test_an_earlier_push_that_comes_late_does_not_take_the_place_of_a_later_one(
    target: Target, made: list[str], said: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "head_of", lambda *_: LATER)
    after_push(target, [Update(OLD, NEW, MAIN)], say=said, now=NOW)
    assert made == []
    assert [(entry.event, entry.commit) for entry in read_log(target.log)] == [("superseded", NEW)]
    assert said.sentences == [f"A later push takes its place: {NEW[:12]} is not served"]


def test_a_build_that_was_lost_between_the_hooks_is_made_again(
    target: Target, made: list[str], said: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "head_of", lambda *_: NEW)
    after_push(target, [Update(OLD, NEW, MAIN), Update(NONE, LATER, "refs/tags/v1")], say=said, now=NOW)
    assert made == [NEW]
    assert said.sentences[0] == f"Live: release 0001-222222222222 of commit {NEW}"
