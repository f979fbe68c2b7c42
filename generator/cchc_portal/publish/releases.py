"""The folders under `releases/`: which are kept, which is served, switching, pruning, and what a killed build left."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from cchc_portal.errors import PortalError
from cchc_portal.publish.disk import flush, point_to

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from cchc_portal.publish.target import Target

SHORT = 12
"""Digits of a commit in a folder's name."""

_NAME = re.compile(rf"(\d{{4,}})-([0-9a-f]{{{SHORT}}})")
_BUILDING, _READY = ".building-", ".ready-"


class Release(NamedTuple):
    """A whole built site; they sort in the order in which they came to be."""

    number: int
    name: str

    @property
    def commit(self) -> str:
        """The first digits of its commit."""
        return commit_of(self.name)


def commit_of(name: str) -> str:
    """The first digits of the commit that the release of this name is of."""
    return name.rpartition("-")[2]


def kept(target: Target) -> tuple[Release, ...]:
    """Every release that can be served, oldest first."""
    names = [path.name for path in target.releases.iterdir() if path.is_dir()]
    return tuple(sorted(Release(int(found[1]), found[0]) for found in map(_NAME.fullmatch, names) if found))


def served(target: Target) -> str | None:
    """Name of the release that is served; None before the first."""
    try:
        name = target.current.readlink().name
    except OSError:
        return None
    return name if (target.releases / name).is_dir() else None


def next_name(target: Target, commit: str, known: Collection[str]) -> str:
    """The name of the release to come; its number was never used, `known` names releases long pruned."""
    numbers = [release.number for release in kept(target)]
    numbers += [int(found[1]) for found in map(_NAME.fullmatch, known) if found]
    return f"{max(numbers, default=0) + 1:04}-{commit[:SHORT]}"


def switch(target: Target, name: str) -> None:
    """Serve the release `name`: one rename, so that a visitor sees the old site or the new one."""
    point_to(target.current, f"{target.releases.name}/{name}")


def prune(target: Target) -> tuple[str, ...]:
    """Keep the newest build of each of the newest commits, and the one that is served. The names of the others.

    Commits count, not builds: a site that is built again every day must not push out what it can go back to.
    """
    newest = {release.commit: release for release in kept(target)}
    stay = {release.name for release in sorted(newest.values())[-target.keep :]} | {served(target)}
    old = [release.name for release in kept(target) if release.name not in stay]
    for name in old:
        _remove(target.releases / name)
    return tuple(old)


def before(target: Target, name: str, commits: Sequence[str]) -> str:
    """The newest build of a commit that was published before that of `name`; `commits` in the order of publication.

    Numbers alone do not say it: after a rollback an earlier commit is built again every day. Raises PortalError where
    no such build is kept.
    """
    place = {commit[:SHORT]: number for number, commit in enumerate(commits)}
    releases = kept(target)
    own = place.get(commit_of(name), len(place))
    earlier = [release for release in releases if place.get(release.commit, -1) < own]
    if not earlier:
        raise PortalError("no_release_before", value=name, known=", ".join(one.name for one in releases) or "–")
    return earlier[-1].name


def named(target: Target, value: str) -> str:
    """The kept release of this name, number or commit. Raises PortalError where there is not exactly one."""
    found = [
        release.name
        for release in kept(target)
        if value in (release.name, str(release.number)) or (len(value) >= 7 and _of_commit(release.name, value))
    ]
    if len(found) != 1:
        known = ", ".join(release.name for release in kept(target)) or "–"
        raise PortalError("release_absent", value=value, known=known)
    return found[0]


def building_folder(target: Target, commit: str) -> Path:
    """Where a commit is built."""
    return target.releases / f"{_BUILDING}{commit[:SHORT]}"


def make_ready(building: Path) -> Path:
    """Mark a finished build as such: should the process die while it goes live, its facts are found here."""
    ready = building.with_name(building.name.replace(_BUILDING, _READY, 1))
    shutil.rmtree(ready, ignore_errors=True)
    building.rename(ready)
    flush(ready.parent)
    return ready


def ready_folder(target: Target, commit: str) -> Path | None:
    """A finished build of the commit, not yet written down as served."""
    folder = target.releases / f"{_READY}{commit[:SHORT]}"
    return folder if folder.is_dir() else None


def sweep(target: Target, known: Collection[str]) -> None:
    """Remove what killed builds left: with the lock held nothing else is building.

    A release that is neither served nor known was never switched to.
    """
    stays = served(target)
    for path in target.releases.iterdir():
        name = path.name
        if name.startswith((_BUILDING, _READY)) or (_NAME.fullmatch(name) and name != stays and name not in known):
            _remove(path)
    for path in target.folder.glob(".current-*"):
        path.unlink()


def _remove(folder: Path) -> None:
    """Out of sight by one rename, then away: a half-removed release is never taken for a whole one."""
    if not folder.name.startswith("."):
        folder = folder.rename(folder.with_name(f"{_BUILDING}{folder.name}"))
    shutil.rmtree(folder)


def _of_commit(name: str, commit: str) -> bool:
    return commit_of(name).startswith(commit[:SHORT])
