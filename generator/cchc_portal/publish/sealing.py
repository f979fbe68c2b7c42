"""Archives of what is published: one a commit, in the register, and beside the site whose page lists them."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.host.build import build_site
from cchc_portal.load.selection import Part
from cchc_portal.model.release import Release
from cchc_portal.publish.archive import BagFacts, Sealed, write_archive
from cchc_portal.publish.changes import changes_between
from cchc_portal.publish.disk import flush
from cchc_portal.publish.register import append_release, read_register

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from cchc_portal.model.text import Text
    from cchc_portal.publish.target import Target


@dataclass(frozen=True)
class Archive:
    """One archive, sealed and not yet published."""

    file: str
    sealed: Sealed


def part_of(target: Target) -> Part:
    """The whole portal, with the target's own register."""
    return Part(register=target.register)


def seal(  # noqa: PLR0913 (facts of one commit)
    target: Target, root: Path, building: Path, *, name: Text, commit: str, day: dt.date
) -> Archive | None:
    """Seal the commit into `building`; None where it has its archive already.

    What is sealed is built once more: a copy that travels alone offers no earlier archives for download.
    """
    if any(release.commit == commit for release in read_register(target.register)):
        return None
    tree = building / "alone"
    build_site(root, tree, as_of=day, commit=commit, part=Part(register=target.register, downloads=False))
    file = f"cong-cchc-{day.isoformat()}-{commit[:12]}.zip"
    sealed = write_archive(tree, building / file, facts=BagFacts(name, day, commit))
    shutil.rmtree(tree)
    return Archive(file, sealed)


def lay_beside(target: Target, site: Path, building: Path, archive: Archive | None) -> None:
    """Put every published archive, and the new one, where the site's page of archives links to."""
    folder = site / urls.ARCHIVE_FOLDER
    folder.mkdir(exist_ok=True)
    for release in read_register(target.register):
        if release.path and (target.archives / release.file).is_file():
            link(target.archives / release.file, site / release.path)
    if archive:
        link(building / archive.file, folder / archive.file)


def keep(target: Target, ready: Path, archive: Archive) -> None:
    """The archive stays, however long its release does."""
    if (ready / archive.file).is_file():
        link(ready / archive.file, target.archives / archive.file)
        flush(target.archives)


def enter(archive: Archive, *, commit: str, day: dt.date, now: dt.datetime, sites: tuple[Path | None, Path]) -> Release:
    """The archive's line in the register: what differs between the site before and the new one stands in it."""
    before, after = sites
    return Release(
        date=now,
        commit=commit,
        file=archive.file,
        size=archive.sealed.size,
        sha256=archive.sealed.sha256,
        as_of=day,
        path=urls.archive(archive.file),
        changes=changes_between(before, after),
    )


def register(target: Target, release: Release) -> None:
    """Add the release to the register, once."""
    if all(known.file != release.file for known in read_register(target.register)):
        append_release(target.register, release)


def mend_register(target: Target) -> None:
    """Take away a last line that a power cut left unfinished: it was never published."""
    if not target.register.is_file():
        return
    content = target.register.read_bytes()
    whole, _end, rest = content.rpartition(b"\n")
    if rest and not _is_json(rest):
        with target.register.open("r+b") as file:
            file.truncate(len(whole) + 1 if whole else 0)


def link(source: Path, target: Path) -> None:
    """A second name for a file; a copy where the disk has no such thing."""
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
