"""The register of releases: read whole, and only ever appended to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc_portal.errors import DataError
from cchc_portal.load.register import read_releases

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.model.release import Release


def read_register(path: Path) -> tuple[Release, ...]:
    """Every release, oldest first; none where there is no file. Raises DataError for lines that do not hold."""
    releases, problems = read_releases(path, name=path.name)
    if problems:
        raise DataError(problems)
    return releases


def append_release(path: Path, release: Release) -> None:
    """Add one line at the end and wait until the disk has it; no line that is there is touched."""
    line = release.model_dump_json(exclude_defaults=True).encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        file.write(line if _ends_whole(path) else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())


def _ends_whole(path: Path) -> bool:
    """Does the last line have its end? A hand or a power cut may have left it open."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
