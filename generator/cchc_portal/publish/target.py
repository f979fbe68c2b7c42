"""A folder on the server that publishes: what stands where in it, and its few settings.

repo.git/         pushes come here; its hook checks, builds and switches
releases/<n>-<commit>/   whole built sites, the newest one of each of the newest commits
current           a link to the release that is served: the web root
archives/         one ZIP a published commit
releases.jsonl    the register of what was archived; lines are only ever added
log.jsonl         every push: accepted, refused, rolled back
publish.json      the settings
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cchc_portal.errors import PortalError
from cchc_portal.publish.disk import write_whole

SETTINGS = "publish.json"
_FORMAT = 1


@dataclass(frozen=True)
class Target:
    """The folder and its settings."""

    folder: Path
    branch: str = "main"
    """The branch that is published; others are kept only."""
    keep: int = 5
    """The releases of how many commits stay ready to be switched back to."""
    portal_path: str = "."
    """The portal's folder inside the repository."""
    ledger: bool = False
    """Refuse a push that changes a published promise or result without a record; else its author is told."""

    @property
    def repo(self) -> Path:
        return self.folder / "repo.git"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def current(self) -> Path:
        return self.folder / "current"

    @property
    def archives(self) -> Path:
        return self.folder / "archives"

    @property
    def register(self) -> Path:
        return self.folder / "releases.jsonl"

    @property
    def log(self) -> Path:
        return self.folder / "log.jsonl"

    @property
    def lock(self) -> Path:
        return self.folder / ".lock"


def write_settings(target: Target) -> None:
    """Write `publish.json`, whole or not at all."""
    found = {
        "format": _FORMAT,
        "branch": target.branch,
        "keep": target.keep,
        "portal_path": target.portal_path,
        "ledger": target.ledger,
    }
    write_whole(target.folder / SETTINGS, json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def open_target(folder: Path) -> Target:
    """The target in `folder`. Raises PortalError where there is none, or its settings cannot be read."""
    folder = folder.resolve()
    try:
        found = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PortalError("no_target", folder=str(folder)) from error
    except (OSError, ValueError) as error:
        raise PortalError("target_settings", file=str(folder / SETTINGS)) from error
    match found:
        case {"format": 1, "branch": str(branch), "keep": int(keep), "portal_path": str(path)} if keep >= 1:
            return Target(folder, branch, keep, check_portal_path(path), found.get("ledger") is True)
    raise PortalError("target_settings", file=str(folder / SETTINGS))


def check_portal_path(value: str) -> str:
    """`value` itself: a folder inside the repository. Raises PortalError for one that leads out of it."""
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or not value.isprintable():
        raise PortalError("portal_path_form", value=value)
    return path.as_posix()
