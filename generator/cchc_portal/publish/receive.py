"""The two hooks of a push: before it is accepted check and build, after it is accepted switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from cchc_portal.errors import BuildError, DataError, PortalError
from cchc_portal.publish.earlier import unrecorded_at
from cchc_portal.publish.git import branch_ref, follows, head_of, is_nothing, short_name
from cchc_portal.publish.going_live import go_live, tidy
from cchc_portal.publish.lock import locked
from cchc_portal.publish.log import Entry, append
from cchc_portal.publish.making import in_repository, make
from cchc_portal.publish.releases import ready_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cchc_portal.errors import CchcError, Problem
    from cchc_portal.model.whole import PortalFiles
    from cchc_portal.publish.target import Target


class Say(Protocol):
    """Tells the person at the other end something, in their languages."""

    def __call__(self, message: str, **values: object) -> None: ...


class Update(NamedTuple):
    """One line that Git gives its hooks."""

    old: str
    new: str
    ref: str


def updates_of(lines: Iterable[str]) -> tuple[Update, ...]:
    return tuple(Update(*line.split(maxsplit=2)) for line in map(str.strip, lines) if line)


def before_push(target: Target, updates: Iterable[Update], *, say: Say, now: dt.datetime) -> tuple[Problem, ...]:
    """Check and build what is pushed to the published branch. An error refuses the push, and nothing has changed.

    What it changes of the published promises and results without a record: an error where the target says so.
    """
    ours = None
    for update in updates:
        if update.ref == branch_ref(target.branch):
            ours = update
        elif not is_nothing(update.new):
            say(
                "“{name}” is kept, not published: only “{branch}” is", name=short_name(update.ref), branch=target.branch
            )
    if ours is None:
        return ()
    found: list[Problem] = []

    def compare(files: PortalFiles) -> None:
        found.extend(_unrecorded(target, files, say))
        if found and target.ledger:
            raise DataError(found)

    try:
        _check_history(target, ours)
        say("Checking and building {commit} …", commit=ours.new[:12])
        with locked(target, waiting=lambda: _say_waiting(say)):
            tidy(target, now=now)
            make(target, ours.new, day=now.date(), event="published", also_check=compare)
    except (DataError, PortalError, BuildError) as error:
        append(target.log, _refusal(ours.new, error, now))
        raise
    return in_repository(found, target)


def _unrecorded(target: Target, files: PortalFiles, say: Say) -> tuple[Problem, ...]:
    """Against what is served; a site of a version that this one cannot read is no reason to refuse a push."""
    try:
        return unrecorded_at(target, files)
    except PortalError:
        say("What is served now cannot be read by this version: changes were not compared with it")
        return ()


def after_push(target: Target, updates: Iterable[Update], *, say: Say, now: dt.datetime) -> None:
    """Serve what was built, unless a later push has come in between: then that one is served."""
    for update in updates:
        if update.ref != branch_ref(target.branch) or is_nothing(update.new):
            continue
        with locked(target, waiting=lambda: _say_waiting(say)):
            tidy(target, now=now)
            if head_of(target.repo, target.branch) != update.new:
                append(target.log, Entry(now.isoformat(), "superseded", update.new))
                say("A later push takes its place: {commit} is not served", commit=update.new[:12])
                continue
            name = _serve(target, update.new, now=now)
        say("Live: release {release} of commit {commit}", release=name, commit=update.new)
        say("Web root: {folder}", folder=target.current)


def _serve(target: Target, commit: str, *, now: dt.datetime) -> str:
    """Serve the build of the first hook; build again where it was lost in between."""
    try:
        ready = ready_folder(target, commit) or make(target, commit, day=now.date(), event="published")
    except (DataError, PortalError, BuildError) as error:
        reason = error.code if isinstance(error, PortalError) else None
        append(target.log, Entry(now.isoformat(), "failed", commit, reason=reason))
        raise
    return go_live(target, ready, now=now)


def _check_history(target: Target, update: Update) -> None:
    if is_nothing(update.new):
        raise PortalError("branch_deletion", value=target.branch)
    if not is_nothing(update.old) and not follows(target.repo, update.old, update.new):
        raise PortalError("history_rewritten", value=target.branch)


def _refusal(commit: str, error: CchcError, now: dt.datetime) -> Entry:
    """Its line in the log."""
    problems = len(error.problems) if isinstance(error, DataError) else None
    reason = error.code if isinstance(error, PortalError) else "build" if isinstance(error, BuildError) else "data"
    return Entry(now.isoformat(), "refused", commit, problems=problems, reason=reason)


def _say_waiting(say: Say) -> None:
    say("Another publication is running; this one waits for its turn …")
