"""What a target says about itself: what is served, since when, what is kept, and whether something is running."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.publish.disk import size_of
from cchc_portal.publish.git import head_of
from cchc_portal.publish.lock import is_locked
from cchc_portal.publish.log import SWITCHES, entry_of, read_log, rolled_back
from cchc_portal.publish.releases import kept, served

if TYPE_CHECKING:
    from cchc_portal.publish.target import Target


@dataclass(frozen=True)
class Standing:
    """The answer of `cchc publish status`; its fields are the keys of the JSON."""

    branch: str
    head: str | None
    """The commit the branch stands on."""
    release: str | None
    commit: str | None
    as_of: str | None
    since: str | None
    """When it was switched to."""
    up_to_date: bool
    """The served release is of the branch's commit."""
    rolled_back: bool
    kept: tuple[str, ...]
    running: bool | None
    """None where this account may not ask."""
    bytes: int
    """Disk used by releases, archives and the repository."""


def standing(target: Target) -> Standing:
    """How the target stands now."""
    entries, name = read_log(target.log), served(target)
    first = entry_of(entries, name) if name else None
    switches = [entry for entry in entries if entry.event in SWITCHES and entry.release == name]
    head = head_of(target.repo, target.branch)
    return Standing(
        branch=target.branch,
        head=head,
        release=name,
        commit=first.commit if first else None,
        as_of=first.as_of if first else None,
        since=switches[-1].at if name and switches else None,
        up_to_date=head is not None and first is not None and first.commit == head,
        rolled_back=rolled_back(entries),
        kept=tuple(release.name for release in kept(target)),
        running=is_locked(target),
        bytes=size_of(target.folder),
    )
