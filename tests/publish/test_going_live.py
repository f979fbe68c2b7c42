"""A process may die between any two steps of a switch: what follows finds the site whole and the log complete."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from cchc_portal.publish import going_live, sealing
from cchc_portal.publish.going_live import go_live, tidy
from cchc_portal.publish.log import read_log
from cchc_portal.publish.register import read_register
from cchc_portal.publish.releases import served
from cchc_portal.publish.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = dt.datetime(2026, 11, 22, 16, 40, tzinfo=dt.UTC)


class Killed(BaseException):
    """Stands for a process that ends without a word."""


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    monkeypatch.setattr(sealing, "changes_between", lambda *_: ())
    made = Target(tmp_path, keep=2)
    for folder in (made.releases, made.archives):
        folder.mkdir()
    go_live(made, _ready(made, "a"), now=NOW)
    return made


def _ready(target: Target, letter: str) -> Path:
    """A finished build of the commit aaaa…"""
    commit = letter * 40
    folder = target.releases / f".ready-{commit[:12]}"
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "index.html").write_text(commit, encoding="utf-8")
    (folder / f"{letter}.zip").write_text(commit, encoding="utf-8")
    archive = {"file": f"{letter}.zip", "sealed": {"sha256": letter * 64, "size": 40}}
    facts = {"commit": commit, "as_of": "2026-11-22", "event": "published", "archive": archive}
    (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


def _killing(step: str, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """Let the process die before or after a step."""
    real: Callable[..., object] = getattr(going_live, step)

    def dying(*args: object, **kwargs: object) -> None:
        if after:
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(going_live, step, dying)


def test_the_first_release_is_served_and_logged(target: Target) -> None:
    assert served(target) == "0001-aaaaaaaaaaaa"
    (entry,) = read_log(target.log)
    assert (entry.event, entry.commit, entry.release, entry.as_of) == (
        "published",
        "a" * 40,
        served(target),
        "2026-11-22",
    )
    assert [path.name for path in target.releases.iterdir()] == ["0001-aaaaaaaaaaaa"]


@pytest.mark.parametrize(
    ("step", "after", "live"),
    [
        ("enter", False, "a"),
        ("keep", True, "a"),
        ("next_name", False, "a"),
        ("flush", False, "a"),
        ("switch", False, "a"),
        ("switch", True, "b"),
        ("register", False, "b"),
        ("register", True, "b"),
        ("append", False, "b"),
        ("append", True, "b"),
        ("prune", False, "b"),
    ],
)
def test_killed_at_any_step_the_site_is_whole_and_the_next_push_tidies(
    target: Target, monkeypatch: pytest.MonkeyPatch, step: str, live: str, *, after: bool
) -> None:
    _killing(step, monkeypatch, after=after)
    with pytest.raises(Killed):
        go_live(target, _ready(target, "b"), now=NOW)
    assert (target.current / "index.html").read_text(encoding="utf-8") == live * 40
    monkeypatch.undo()
    monkeypatch.setattr(sealing, "changes_between", lambda *_: ())
    tidy(target, now=NOW)
    lived = ["a", "b"] if live == "b" else ["a"]
    assert [entry.commit[0] for entry in read_log(target.log)] == lived
    assert [release.file for release in read_register(target.register)] == [f"{letter}.zip" for letter in lived]
    go_live(target, _ready(target, "c"), now=NOW)
    assert (target.current / "index.html").read_text(encoding="utf-8") == "c" * 40
    names = [entry.release for entry in read_log(target.log)]
    assert len(set(names)) == len(names)
    assert [path.name for path in target.releases.iterdir() if path.name.startswith(".")] == []
    published = {release.file for release in read_register(target.register)}
    assert published <= {path.name for path in target.archives.iterdir()}


def test_a_switch_nobody_wrote_down_is_written_down_even_without_its_facts(target: Target) -> None:
    target.log.unlink()
    tidy(target, now=NOW)
    (entry,) = read_log(target.log)
    assert (entry.event, entry.release) == ("published", "0001-aaaaaaaaaaaa")


def test_a_line_of_the_register_that_was_cut_short_is_taken_away(target: Target) -> None:
    before = target.register.read_bytes()
    with target.register.open("ab") as file:
        file.write(before[:40])
    tidy(target, now=NOW)
    assert target.register.read_bytes() == before


def test_a_last_line_without_its_end_stays(target: Target) -> None:
    target.register.write_bytes(target.register.read_bytes().rstrip(b"\n"))
    tidy(target, now=NOW)
    go_live(target, _ready(target, "b"), now=NOW)
    assert [release.file for release in read_register(target.register)] == ["a.zip", "b.zip"]
