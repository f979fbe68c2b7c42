"""The errors of the portal, all in one file.

CchcError
├── DataError      the data do not hold: it carries every problem found
├── PortalError    the folder is no portal, or a setting makes no sense
└── BuildError     the site could not be built
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the data, and where. Its words are found by `code`, in the reader's language."""

    file: str
    """Relative to the portal's folder, with `/`."""
    line: int
    column: int
    where: str
    """Path of keys inside the file: `targets[4].goals[0]`."""
    code: str
    params: Mapping[str, Any] = field(default_factory=dict, compare=False)


class CchcError(Exception):
    """Root of all errors a user can mend; the command line shows them without a traceback."""


class DataError(CchcError):
    """The data do not hold."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


class PortalError(CchcError):
    """A message with a code of the catalogue, like a problem without a place."""

    def __init__(self, code: str, **params: str) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


class BuildError(CchcError):
    """The site could not be built; the message is the host's own."""


_SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "no_right",
    errno.EPERM: "no_right",
    errno.EROFS: "no_right",
    errno.EEXIST: "in_the_way",
    errno.ENOTDIR: "in_the_way",
    errno.EISDIR: "in_the_way",
}


def of_system(error: OSError, *, folder: Path | None = None) -> PortalError:
    """What the system refused, as an error with words; a file inside `folder` is named from there."""
    file = Path(str(error.filename or "?"))
    if folder and file.is_relative_to(folder):
        file = file.relative_to(folder)
    return PortalError(_SYSTEM.get(error.errno or 0, "system"), file=str(file), said=error.strerror or str(error))
