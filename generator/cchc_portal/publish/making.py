"""Build one commit beside the served site, whole or not at all."""

from __future__ import annotations

import dataclasses
import json
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cchc_portal.errors import DataError, PortalError
from cchc_portal.host.build import build_site
from cchc_portal.load.files import load
from cchc_portal.publish.disk import flush_tree
from cchc_portal.publish.git import check_out
from cchc_portal.publish.releases import building_folder, make_ready

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from cchc_portal.publish.log import Event
    from cchc_portal.publish.target import Target

SITE = "site"
_FACTS = "facts.json"


@dataclass(frozen=True)
class Facts:
    """What a finished build is; it lies beside the site until the log says that it was served."""

    commit: str
    as_of: str
    event: Event
    archive: str | None = None
    """The archive's line in the register, as JSON."""


def make(target: Target, commit: str, *, day: dt.date, event: Event) -> Path:
    """Check and build a commit as of `day`; the folder with the site and its facts.

    Raises DataError, PortalError or BuildError; nothing is left behind then. The lock is held.
    """
    building = building_folder(target, commit)
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o755)
    try:
        source = building / "source"
        check_out(target.repo, commit, source)
        _build(target, source, building / SITE, commit=commit, day=day)
        facts = Facts(commit, day.isoformat(), event)
        (building / _FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")
        shutil.rmtree(source)
        flush_tree(building)
        return make_ready(building)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def facts_of(ready: Path) -> Facts:
    """The facts of a finished build."""
    return Facts(**json.loads((ready / _FACTS).read_text(encoding="utf-8")))


def _build(target: Target, source: Path, site: Path, *, commit: str, day: dt.date) -> None:
    root = source / target.portal_path
    if not (root / "site_config" / "portal.yml").is_file():
        raise PortalError("no_portal_pushed", value=target.portal_path)
    try:
        load(root)
    except DataError as error:
        raise _in_repository(error, target.portal_path) from error
    build_site(root, site, as_of=day, commit=commit)


def _in_repository(error: DataError, portal_path: str) -> DataError:
    """The same problems, each file named from the top of the repository."""
    if portal_path == ".":
        return error
    return DataError(dataclasses.replace(one, file=f"{portal_path}/{one.file}") for one in error.problems)
