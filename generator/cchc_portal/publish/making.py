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
from cchc_portal.model.release import Release
from cchc_portal.publish.archive import Sealed
from cchc_portal.publish.disk import flush_tree, write_whole
from cchc_portal.publish.git import check_out
from cchc_portal.publish.releases import building_folder, make_ready
from cchc_portal.publish.sealing import Archive, lay_beside, part_of, seal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cchc_portal.errors import Problem
    from cchc_portal.model.whole import PortalFiles
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
    archive: Archive | None = None
    """Its archive, where the commit had none yet."""
    release: Release | None = None
    """The archive's line in the register; known when the build goes live."""


def make(
    target: Target, commit: str, *, day: dt.date, event: Event, also_check: Callable[[PortalFiles], None] | None = None
) -> Path:
    """Check and build a commit as of `day`; the folder with the site and its facts.

    Raises DataError (so may `also_check`), PortalError or BuildError; nothing is left behind then. The lock is held.
    """
    building = building_folder(target, commit)
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o755)
    try:
        source = building / "source"
        check_out(target.repo, commit, source)
        archive = _build(target, source, building, commit=commit, day=day, also_check=also_check)
        write_facts(building, Facts(commit, day.isoformat(), event, archive))
        shutil.rmtree(source)
        flush_tree(building)
        return make_ready(building)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def facts_of(ready: Path) -> Facts:
    """The facts of a finished build."""
    found = json.loads((ready / _FACTS).read_text(encoding="utf-8"))
    return Facts(
        found["commit"],
        found["as_of"],
        found["event"],
        Archive(found["archive"]["file"], Sealed(**found["archive"]["sealed"])) if found.get("archive") else None,
        Release.model_validate(found["release"]) if found.get("release") else None,
    )


def write_facts(folder: Path, facts: Facts) -> None:
    """Write them down beside the site, whole or not at all."""
    found = {
        "commit": facts.commit,
        "as_of": facts.as_of,
        "event": facts.event,
        "archive": asdict(facts.archive) if facts.archive else None,
        "release": facts.release.model_dump(mode="json") if facts.release else None,
    }
    write_whole(folder / _FACTS, json.dumps(found, ensure_ascii=False))


def _build(  # noqa: PLR0913 (one commit, and where)
    target: Target,
    source: Path,
    building: Path,
    *,
    commit: str,
    day: dt.date,
    also_check: Callable[[PortalFiles], None] | None,
) -> Archive | None:
    root, part = source / target.portal_path, part_of(target)
    if not (root / "site_config" / "portal.yml").is_file():
        raise PortalError("no_portal_pushed", value=target.portal_path)
    try:
        files = load(root, register=part.register)
        if also_check:
            also_check(files)
        build_site(root, building / SITE, as_of=day, commit=commit, part=part)
    except DataError as error:
        raise DataError(in_repository(error.problems, target)) from error
    archive = seal(target, root, building, name=files.settings.name, commit=commit, day=day)
    lay_beside(target, building / SITE, building, archive)
    return archive


def in_repository(problems: Iterable[Problem], target: Target) -> tuple[Problem, ...]:
    """The same problems, each file named from the top of the repository."""
    if target.portal_path == ".":
        return tuple(problems)
    return tuple(
        one if one.file == target.register.name else dataclasses.replace(one, file=f"{target.portal_path}/{one.file}")
        for one in problems
    )
