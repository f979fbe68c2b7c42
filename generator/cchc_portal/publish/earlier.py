"""The data of an earlier commit, and what was changed since without a record."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cchc_portal.errors import DataError, PortalError
from cchc_portal.load.files import load
from cchc_portal.load.ledger import check_ledger
from cchc_portal.publish.git import check_out
from cchc_portal.publish.log import entry_of, read_log
from cchc_portal.publish.releases import served

if TYPE_CHECKING:
    from cchc_portal.errors import Problem
    from cchc_portal.model.whole import PortalFiles
    from cchc_portal.publish.target import Target


def unrecorded_since(repo: Path, commit: str, portal_path: str, files: PortalFiles) -> tuple[Problem, ...]:
    """What `files` changed of the data of `commit` without a record.

    Raises PortalError where that commit has no portal there, or one that this version cannot read.
    """
    with TemporaryDirectory(prefix="cchc-") as folder:
        source = Path(folder) / "source"
        check_out(repo, commit, source)
        try:
            before = load(source / portal_path)
        except (DataError, PortalError) as error:
            raise PortalError("earlier_unreadable", value=commit[:12]) from error
    return check_ledger(files, before)


def unrecorded_at(target: Target, files: PortalFiles) -> tuple[Problem, ...]:
    """What `files` would change of what is served without a record; nothing before the first release.

    Raises PortalError where what is served cannot be read.
    """
    name = served(target)
    entry = entry_of(read_log(target.log), name) if name else None
    if entry is None:
        return ()
    return unrecorded_since(target.repo, entry.commit, target.portal_path, files)
