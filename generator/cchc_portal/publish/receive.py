"""A push: in its turn checked, built, accepted and served, or refused with nothing changed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cchc_portal.errors import BuildError, CchcError, DataError, PortalError, of_system
from cchc_portal.publish.earlier import unrecorded_at
from cchc_portal.publish.git import NOTHING, branch_ref, follows, head_of, is_branch, is_nothing, move, short_name
from cchc_portal.publish.going_live import go_live, tidy
from cchc_portal.publish.lock import locked
from cchc_portal.publish.log import Entry, append
from cchc_portal.publish.making import in_repository, make

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_portal.errors import Problem
    from cchc_portal.model.whole import PortalFiles
    from cchc_portal.publish.proc_receive import Update
    from cchc_portal.publish.target import Target


class Say(Protocol):
    """Tells the person at the other end something, in their languages."""

    def __call__(self, message: str, **values: object) -> None: ...


@dataclass(frozen=True)
class Outcome:
    """What became of a push to the published branch."""

    commit: str
    accepted: bool
    release: str | None = None
    """What is served now."""
    error: CchcError | None = None
    """Why it was refused; of an accepted push, why it is not served."""
    unrecorded: tuple[Problem, ...] = ()
    """What it changed of the published promises and results without a record."""


def publishes(target: Target, updates: Sequence[Update]) -> bool:
    """Is the published branch among what is pushed?"""
    return any(update.ref == branch_ref(target.branch) for update in updates)


def tell_unpublished(target: Target, updates: Sequence[Update], *, say: Say) -> None:
    """Name the branches and tags that are kept only."""
    for update in updates:
        if update.ref != branch_ref(target.branch) and not is_nothing(update.new):
            name = short_name(update.ref)
            say("“{name}” is kept, not published: only “{branch}” is", name=name, branch=target.branch)


def take(target: Target, updates: Sequence[Update], *, say: Say, now: dt.datetime) -> Outcome:
    """Take a push with the published branch when its turn comes: the whole of it, or nothing.

    The branch is asked where it stands only then, so that a push which follows the one before it goes live after it.
    """
    ours = next(update for update in updates if update.ref == branch_ref(target.branch))
    try:
        with locked(target, waiting=lambda: _say_waiting(say)):
            tidy(target, now=now)
            ready, unrecorded = _accepted(target, ours, updates, say=say, now=now)
            return _served(target, ready, ours.new, unrecorded, now=now)
    except (CchcError, OSError) as found:
        error = _in_words(target, found)
        _write_down(target, Entry(now.isoformat(), "refused", ours.new, problems=_count(error), reason=_reason(error)))
        return Outcome(ours.new, accepted=False, error=error)


def _accepted(
    target: Target, ours: Update, updates: Sequence[Update], *, say: Say, now: dt.datetime
) -> tuple[Path, tuple[Problem, ...]]:
    """Check and build, then move the branches; the build, and what was changed without a record."""
    stands = head_of(target.repo, target.branch) or NOTHING
    others = [update for update in updates if update != ours]
    _check_history(target, ours, stands, others)
    say("Checking and building {commit} …", commit=ours.new[:12])
    unrecorded: list[Problem] = []

    def compare(files: PortalFiles) -> None:
        unrecorded.extend(_unrecorded(target, files, say))
        if unrecorded and target.ledger:
            raise DataError(unrecorded)

    ready = make(target, ours.new, day=now.date(), event="published", also_check=compare)
    move(target.repo, [ours._replace(old=stands), *others])
    return ready, in_repository(unrecorded, target)


def _served(target: Target, ready: Path, commit: str, unrecorded: tuple[Problem, ...], *, now: dt.datetime) -> Outcome:
    """Switch to the build of a push that is accepted by now, whatever happens here."""
    try:
        release = go_live(target, ready, now=now)
    except (CchcError, OSError) as found:
        error = _in_words(target, found)
        _write_down(target, Entry(now.isoformat(), "failed", commit, reason=_reason(error)))
        return Outcome(commit, accepted=True, error=error, unrecorded=unrecorded)
    return Outcome(commit, accepted=True, release=release, unrecorded=unrecorded)


def _unrecorded(target: Target, files: PortalFiles, say: Say) -> tuple[Problem, ...]:
    """Against what is served; a site of a version that this one cannot read is no reason to refuse a push."""
    try:
        return unrecorded_at(target, files)
    except PortalError:
        say("What is served now cannot be read by this version: changes were not compared with it")
        return ()


def _check_history(target: Target, ours: Update, stands: str, others: Sequence[Update]) -> None:
    """Commits are only ever added. Raises PortalError."""
    if is_nothing(ours.new):
        raise PortalError("branch_deletion", value=target.branch)
    if not _adds(target, stands, ours.new):
        raise PortalError("history_rewritten" if ours.old == stands else "push_between", value=target.branch)
    for update in others:
        if is_branch(update.ref) and not is_nothing(update.new) and not _adds(target, update.old, update.new):
            raise PortalError("history_rewritten", value=short_name(update.ref))


def _adds(target: Target, old: str, new: str) -> bool:
    return is_nothing(old) or follows(target.repo, old, new)


def _in_words(target: Target, error: CchcError | OSError) -> CchcError:
    return of_system(error, folder=target.folder) if isinstance(error, OSError) else error


def _write_down(target: Target, entry: Entry) -> None:
    """The log is no reason to say nothing: a full disk may have no room for its line."""
    with suppress(OSError):
        append(target.log, entry)


def _count(error: CchcError) -> int | None:
    return len(error.problems) if isinstance(error, DataError) else None


def _reason(error: CchcError) -> str:
    return error.code if isinstance(error, PortalError) else "build" if isinstance(error, BuildError) else "data"


def _say_waiting(say: Say) -> None:
    say("Another publication is running; this one waits for its turn …")
