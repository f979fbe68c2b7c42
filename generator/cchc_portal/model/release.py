"""A release: an archive of the site that was made, and what had changed since the one before. One line of the register.

The register is `releases.jsonl`: JSON Lines, one release a line, oldest first, only ever appended to.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.text import Text

REGISTER = "releases.jsonl"
"""The register's name, at the top of the portal's folder."""

ChangeKind = Literal[
    "authority-added", "authority-removed", "plan-added", "plan-removed",
    "target-added", "target-removed", "task-added", "task-removed",
    "statement-changed", "goal-changed", "task-changed",
    "period-published", "period-removed", "period-changed", "value-changed",
    "corrected", "correction-removed", "amended", "amendment-removed",
    "status-changed",
]  # fmt: skip

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


def _to_time(value: Any) -> Any:
    """A day alone stays a day; a moment must say its zone and becomes UTC."""
    if not isinstance(value, str):
        return value
    try:
        if len(value) == len("2026-11-22"):
            return dt.date.fromisoformat(value)
        return dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("time_form", "{value!r} is no day and no moment", {"value": value}) from error


def _in_utc(value: dt.datetime | dt.date) -> dt.datetime | dt.date:
    if not isinstance(value, dt.datetime):
        return value
    if value.tzinfo is None:
        raise PydanticCustomError("time_zone", "{value!r} has no time zone", {"value": value.isoformat()})
    return value.astimezone(dt.UTC).replace(microsecond=0)


def _written(value: dt.datetime | dt.date) -> str:
    return value.isoformat().replace("+00:00", "Z")


Time = Annotated[
    dt.datetime | dt.date,
    BeforeValidator(_to_time),
    AfterValidator(_in_utc),
    PlainSerializer(_written, return_type=str),
]
"""A day, or a moment in UTC to the second: `2026-11-22`, `2026-11-22T03:00:00Z`."""


def _check_path(value: str) -> str:
    """A path below the site's root, as a link may have it. Raises PydanticCustomError otherwise."""
    steps = value.split("/")
    if any(step in ("", ".", "..") for step in steps) or any(sign in value for sign in ":\\?#%"):
        raise PydanticCustomError("path_form", "{value!r} leads out of the site", {"value": value})
    return value


class Change(Model):
    """One thing that differs between two releases: ids and facts, whose words each language finds for itself."""

    kind: ChangeKind
    authority: str
    plan: str | None = None
    """The plan's path, `an-binh/2026`."""
    item: str | None = None
    """Id of the target or task."""
    period: str | None = None
    name: Text | None = None
    """What it was called then, for what later vanishes."""
    field: str | None = None
    """Of an amendment: which part of the promise."""
    was: str | Text | None = None
    """A text of the data, a figure as it was typed (`1180/1204`), or a state."""
    now: str | Text | None = None
    count: Annotated[int, Field(ge=1)] | None = None
    """Of states: how many targets went from `was` to `now`."""


class Release(Model):
    """One archive."""

    date: Time
    """When it was published."""
    commit: str | None = None
    file: Annotated[str, Field(pattern=r"^[^/\\:]+$")]
    """The archive's name."""
    size: Annotated[int, Field(ge=0)]
    """In bytes."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the whole file, in hexadecimal digits."""
    as_of: dt.date
    """The day the states hold for."""
    path: Annotated[str, AfterValidator(_check_path)] | None = None
    """Where the file lies from the root of the served site, `luu-tru/….zip`; None where it is not served."""
    changes: tuple[Change, ...] = ()
    """What differs from the release before; empty for the first."""
