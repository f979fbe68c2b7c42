"""Every archive of the site: its checksum, where to get it, what had changed since the one before, how to verify it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.portal import HOME_ZONE
from cchc_portal.views.parts import Crumb
from cchc_portal.views.releases import ChangeGroup, change_groups
from cchc_portal.words import formats

if TYPE_CHECKING:
    from cchc_portal.model.release import Release
    from cchc_portal.portal import Portal
    from cchc_portal.views.writer import Writer

_FEW = 12
"""So many changes stand open; more are folded away."""


@dataclass(frozen=True)
class ReleaseView:
    anchor: str
    time: str
    """For machines."""
    day: str
    hour: str | None
    """In Viet Nam, where the moment is known."""
    as_of: str
    commit: str | None
    file: str
    href: str | None
    """Where the file can be had; None where it is not published beside the site."""
    size: str
    sha256: str
    first: bool
    summary: str
    folded: bool
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True)
class ArchivesView:
    crumbs: tuple[Crumb, ...]
    releases: tuple[ReleaseView, ...]
    """The newest first."""
    data_href: str


def archives_view(portal: Portal, writer: Writer) -> ArchivesView:
    releases = portal.files.releases
    return ArchivesView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Archives"))),
        ),
        releases=tuple(
            _release(release, number, writer) for number, release in reversed(list(enumerate(releases, start=1)))
        ),
        data_href=writer.href(urls.OPEN_DATA),
    )


def _release(release: Release, number: int, writer: Writer) -> ReleaseView:
    day, hour, time = _moment(release.date)
    count = len(release.changes)
    return ReleaseView(
        anchor=f"ban-{number}",
        time=time,
        day=writer.day(day),
        hour=hour,
        as_of=writer.day(release.as_of),
        commit=release.commit,
        file=release.file,
        href=writer.file(release.path) if release.path else None,
        size=formats.size(release.size, writer.locale),
        sha256=release.sha256,
        first=number == 1,
        summary=writer.ngettext("{n} change since the one before", "{n} changes since the one before", count),
        folded=count > _FEW,
        groups=change_groups(release.changes, writer),
    )


def _moment(value: dt.datetime | dt.date) -> tuple[dt.date, str | None, str]:
    """Day and hour in Viet Nam, and the same for machines."""
    if not isinstance(value, dt.datetime):
        return value, None, value.isoformat()
    there = value.astimezone(HOME_ZONE)
    return there.date(), f"{there:%H:%M}", value.isoformat().replace("+00:00", "Z")
