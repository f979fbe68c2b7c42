"""`log.jsonl`: what happened to every push, one line each; lines are only ever added, and hold no name of a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Literal, cast, get_args

from cchc_portal.publish.disk import add_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Event = Literal["published", "rebuilt", "rolled-back", "refused", "failed"]
"""published: a push is live; rebuilt: the same commit for a later day; rolled-back: an earlier release is served again;
refused: the commit did not check or build; failed: accepted, yet not served."""

SWITCHES: tuple[Event, ...] = ("published", "rebuilt", "rolled-back")
"""After these another release is served."""

_EVENTS = frozenset(get_args(Event))


@dataclass(frozen=True)
class Entry:
    at: str
    """ISO 8601, Vietnamese time."""
    event: Event
    commit: str
    release: str | None = None
    """Name of the release's folder."""
    as_of: str | None = None
    problems: int | None = None
    """How many problems the check found."""
    reason: str | None = None
    """A code of the catalogue: why it was refused."""


_KEYS = {field.name for field in fields(Entry)}


def append(path: Path, entry: Entry) -> None:
    """Add one line and wait until it is on the disk."""
    found = {key: value for key, value in asdict(entry).items() if value is not None}
    add_line(path, json.dumps(found, ensure_ascii=False))


def read_log(path: Path) -> tuple[Entry, ...]:
    """Every entry, oldest first; a line cut short by a power failure is left out."""
    if not path.is_file():
        return ()
    return tuple(_entries(path.read_text(encoding="utf-8", errors="replace").splitlines()))


def _entries(lines: list[str]) -> Iterator[Entry]:
    for line in lines:
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict) and {"at", "event", "commit"} <= found.keys() and found["event"] in _EVENTS:
            known = {key: value for key, value in found.items() if key in _KEYS}
            yield Entry(**{**known, "event": cast("Event", found["event"])})


def entry_of(entries: tuple[Entry, ...], release: str) -> Entry | None:
    """How this release came to be served first."""
    return next((entry for entry in entries if entry.release == release and entry.event in SWITCHES), None)


def published_commits(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """What was published, in its order."""
    return tuple(entry.commit for entry in entries if entry.event == "published")


def rolled_back(entries: tuple[Entry, ...]) -> bool:
    """Is an earlier release served on purpose? A later push ends that, a rebuild does not."""
    last = next((entry for entry in reversed(entries) if entry.event in ("published", "rolled-back")), None)
    return last is not None and last.event == "rolled-back"
