"""What the rules ask again and again: does this id exist, is it the only one, is the file there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from cchc_portal.load.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cchc_portal.errors import Problem
    from cchc_portal.load.reading import Reading
    from cchc_portal.model.snapshot import Snapshot

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Check:
    """Reports problems of one file."""

    reading: Reading

    def reference(self, kind: str, value: str | None, known: Iterable[str] | None, path: Where) -> Iterator[Problem]:
        if known is None:
            return
        allowed = sorted(known)
        if value is not None and value not in allowed:
            yield self.reading.problem(
                "unknown_reference", path, kind=kind, value=value, allowed=allowed, nearest=nearest(value, allowed)
            )

    def unique(
        self, ids: Iterable[str], path: Where, *, field: str = "id", code: str = "id_twice"
    ) -> Iterator[Problem]:
        """`ids`, which the items of the list at `path` bear, stand there once each, whatever their case."""
        first: dict[str, int] = {}
        for index, value in enumerate(ids):
            at, key = (*path, index, field), value.casefold()
            if key in first:
                line = self.reading.locate((*path, first[key], field))[0]
                yield self.reading.problem(code, at, value=value, line=line)
            first.setdefault(key, index)

    def file(self, value: str, folder: Path, path: Where) -> Iterator[Problem]:
        """`value` is a file inside `folder`."""
        pure = PurePosixPath(value)
        if pure.is_absolute() or ".." in pure.parts or "\\" in value or PureWindowsPath(value).drive:
            yield self.reading.problem("file_outside", path, value=value)
        elif not (folder / value).is_file():
            yield self.reading.problem("file_missing", path, value=value)
        elif not (folder / value).resolve().is_relative_to(folder.resolve()):  # a link out of the folder
            yield self.reading.problem("file_outside", path, value=value)


@dataclass(frozen=True)
class Record:
    """A snapshot, and its file as it was read."""

    reading: Reading
    snapshot: Snapshot

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.reading.file).stem
