"""Enter an archive that was made from a working copy into the portal's own register: once a commit."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cchc_portal.errors import DataError, PortalError
from cchc_portal.host.build import build_site
from cchc_portal.load.selection import Part
from cchc_portal.model.release import REGISTER
from cchc_portal.publish.git import check_out, commit_named, place_of
from cchc_portal.publish.register import append_release, read_register
from cchc_portal.publish.sealing import enter

if TYPE_CHECKING:
    import datetime as dt

    from cchc_portal.model.release import Release
    from cchc_portal.publish.sealing import Archive


def register_before(register: Path, commit: str, folder: Path) -> Path:
    """The register as it was before this commit's own archive, laid into `folder` where it has one by now.

    Only so the commit gives the same archive again: each archive lists those before it.
    """
    releases = read_register(register)
    own = next((number for number, release in enumerate(releases) if release.commit == commit), None)
    if own is None:
        return register
    cut = folder / REGISTER
    for release in releases[:own]:
        append_release(cut, release)
    return cut


def new_release(  # noqa: PLR0913 (facts of one release)
    register: Path, archive: Archive, *, root: Path, site: Path, commit: str, day: dt.date, now: dt.datetime
) -> Release | None:
    """The line for the archive of `commit`, whose site is `site`, with what changed since the last release.

    None where it is there already. Raises PortalError where another archive of the commit, or of that name, is there,
    or where what was released last cannot be built again.
    """
    releases = read_register(register)
    known = next((release for release in releases if release.commit == commit or release.file == archive.file), None)
    if known and (known.commit, known.sha256) != (commit, archive.sealed.sha256):
        value = (known.commit or "–")[:12]
        raise PortalError("record_differs", file=known.file, value=value, day=known.as_of.isoformat())
    if known:
        return None
    with TemporaryDirectory(prefix="cchc-") as folder:
        before = _site_of(releases[-1], root, Path(folder)) if releases else None
        return enter(archive, commit=commit, day=day, now=now, sites=(before, site))


def _site_of(release: Release, root: Path, folder: Path) -> Path:
    """The site of an earlier release, built again: only its register line is kept for certain."""
    repo, portal_path = place_of(root)
    source, site = folder / "source", folder / "site"
    check_out(repo, commit_named(repo, release.commit or "-"), source)
    part = Part(register=folder / REGISTER)
    try:
        build_site(source / portal_path, site, as_of=release.as_of, commit=release.commit, part=part)
    except DataError as error:
        raise PortalError("earlier_unreadable", value=(release.commit or "")[:12]) from error
    return site
