"""Without a push: serve an earlier release again, or build the published commit for a later day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.errors import PortalError
from cchc_portal.publish.git import head_of
from cchc_portal.publish.going_live import go_live, tidy
from cchc_portal.publish.lock import locked
from cchc_portal.publish.log import Entry, append, entry_of, published_commits, read_log, rolled_back
from cchc_portal.publish.making import make
from cchc_portal.publish.releases import before, commit_of, named, served, switch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from cchc_portal.publish.target import Target


def roll_back(target: Target, *, to: str | None, waiting: Callable[[], None], now: dt.datetime) -> str:
    """Serve the release before, or the one named. Its name. Raises PortalError where there is none."""
    with locked(target, waiting=waiting):
        tidy(target, now=now)
        name = served(target)
        if name is None:
            raise PortalError("nothing_served", folder=str(target.folder))
        entries = read_log(target.log)
        chosen = named(target, to) if to else before(target, name, published_commits(entries))
        if chosen == name:
            raise PortalError("served_already", value=chosen)
        switch(target, chosen)
        first = entry_of(entries, chosen)
        commit = first.commit if first else commit_of(chosen)
        append(target.log, Entry(now.isoformat(), "rolled-back", commit, chosen, first.as_of if first else None))
    return chosen


def rebuild(target: Target, *, waiting: Callable[[], None], now: dt.datetime) -> str:
    """Build again as of today and serve it. The name of the release. Raises like `make`.

    The branch's commit; after a rollback the one that is served, so that a nightly rebuild does not undo it.
    """
    with locked(target, waiting=waiting):
        tidy(target, now=now)
        entries, name = read_log(target.log), served(target)
        first = entry_of(entries, name) if name else None
        pinned = first.commit if first and rolled_back(entries) else None
        commit = pinned or head_of(target.repo, target.branch)
        if commit is None:
            raise PortalError("nothing_pushed", value=target.branch)
        return go_live(target, make(target, commit, day=now.date(), event="rebuilt"), now=now)
