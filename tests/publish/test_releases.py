"""Releases beside each other: switching, pruning, and what a killed build leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc_portal.errors import PortalError
from cchc_portal.publish.releases import (
    before,
    building_folder,
    kept,
    make_ready,
    named,
    next_name,
    prune,
    ready_folder,
    served,
    sweep,
    switch,
)
from cchc_portal.publish.target import Target

A, B, C, D = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)


@pytest.fixture
def target(tmp_path: Path) -> Target:
    made = Target(tmp_path, keep=2)
    made.releases.mkdir()
    return made


def _release(target: Target, commit: str) -> str:
    name = next_name(target, commit, ())
    (target.releases / name).mkdir()
    (target.releases / name / "index.html").write_text(commit, encoding="utf-8")
    return name


def _names(target: Target) -> list[str]:
    return sorted(path.name for path in target.releases.iterdir())


def test_nothing_is_served_at_first(target: Target) -> None:
    assert (served(target), kept(target)) == (None, ())


def test_switching_serves_the_release(target: Target) -> None:
    for commit in (A, B):
        switch(target, _release(target, commit))
    assert (target.current / "index.html").read_text(encoding="utf-8") == B
    assert served(target) == "0002-bbbbbbbbbbbb"
    assert os.readlink(target.current) == "releases/0002-bbbbbbbbbbbb"  # noqa: PTH115 (the text of the link)


def test_the_link_is_replaced_never_absent(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _release(target, A), _release(target, B)
    switch(target, first)
    renamed: list[tuple[str, str]] = []
    real = Path.replace

    def replace(self: Path, other: Path) -> Path:
        renamed.append((served(target) or "", other.name))
        return real(self, other)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "unlink", lambda self, **_: self.name != "current" or pytest.fail("it was absent"))
    switch(target, second)
    assert renamed == [(first, "current")]
    assert served(target) == second


def test_a_link_to_a_release_that_is_gone_serves_nothing(target: Target) -> None:
    switch(target, "0001-aaaaaaaaaaaa")
    assert served(target) is None


def test_a_number_is_never_used_again(target: Target) -> None:
    _release(target, A)
    assert next_name(target, B, ("0009-cccccccccccc", "not a release")) == "0010-bbbbbbbbbbbb"


def test_numbers_count_beyond_four_digits(target: Target) -> None:
    for name in ("9999-aaaaaaaaaaaa", "10000-bbbbbbbbbbbb"):
        (target.releases / name).mkdir()
    assert before(target, "10000-bbbbbbbbbbbb", (A, B)) == "9999-aaaaaaaaaaaa"
    assert next_name(target, C, ()) == "10001-cccccccccccc"


def test_pruning_keeps_the_newest_and_the_one_that_is_served(target: Target) -> None:
    names = [_release(target, commit) for commit in (A, B, C, D)]
    switch(target, names[0])
    assert prune(target) == (names[1],)
    assert _names(target) == [names[0], *names[2:]]


def test_commits_are_kept_not_builds_of_them(target: Target) -> None:
    names = [_release(target, commit) for commit in (A, B, C, C, C, C)]
    switch(target, names[-1])
    assert prune(target) == (names[0], *names[2:5])
    assert before(target, names[-1], (A, B, C)) == names[1]


def test_the_release_before_is_of_another_commit(target: Target) -> None:
    names = [_release(target, commit) for commit in (A, B, B)]
    assert before(target, names[2], (A, B)) == names[0]
    with pytest.raises(PortalError, match="no_release_before"):
        before(target, names[0], (A, B))


def test_a_commit_that_is_built_again_after_a_rollback_stays_before_the_later_one(target: Target) -> None:
    names = [_release(target, commit) for commit in (A, B, C, B)]
    assert before(target, names[3], (A, B, C)) == names[0]


def test_after_a_rollback_that_lasted_the_next_commit_goes_back_to_what_was_served(target: Target) -> None:
    names = [_release(target, commit) for commit in (A, B, A, C)]
    assert before(target, names[3], (A, B, C)) == names[2]


@pytest.mark.parametrize("value", ["2", "0002-bbbbbbbbbbbb", "bbbbbbb", B])
def test_a_release_is_named_by_number_name_or_commit(target: Target, value: str) -> None:
    names = [_release(target, commit) for commit in (A, B)]
    assert named(target, value) == names[1]


@pytest.mark.parametrize("value", ["3", "", "bbb", "../0001-aaaaaaaaaaaa", "ccccccc"])
def test_what_names_no_kept_release_is_refused(target: Target, value: str) -> None:
    for commit in (A, B):
        _release(target, commit)
    with pytest.raises(PortalError, match="release_absent"):
        named(target, value)


def test_a_commit_that_was_built_twice_has_to_be_named_by_its_number(target: Target) -> None:
    for commit in (A, A):
        _release(target, commit)
    with pytest.raises(PortalError, match="release_absent"):
        named(target, A)


def test_sweeping_removes_what_killed_builds_left_and_nothing_else(target: Target) -> None:
    first, second, lost = (_release(target, commit) for commit in (A, B, C))
    switch(target, first)
    for leftover in (f".building-{A[:12]}", f".ready-{A[:12]}", ".ready-broken"):
        (target.releases / leftover / "site").mkdir(parents=True)
    (target.folder / ".current-17").symlink_to("releases/x")
    sweep(target, known=(first, second))
    assert _names(target) == [first, second]
    assert lost not in _names(target)
    assert not (target.folder / ".current-17").is_symlink()


def test_a_finished_build_is_found_by_its_commit(target: Target) -> None:
    building = building_folder(target, A)
    building.mkdir()
    assert ready_folder(target, A) is None
    ready = make_ready(building)
    assert (ready_folder(target, A), ready_folder(target, B)) == (ready, None)
    assert not building.exists()
