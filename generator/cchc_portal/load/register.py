"""The register of releases: JSON Lines → model; a line that does not hold is a problem with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cchc_portal.errors import Problem
from cchc_portal.load.reading import dotted
from cchc_portal.model.release import Release

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50_000_000


def read_releases(path: Path, *, name: str) -> tuple[tuple[Release, ...], list[Problem]]:
    """The releases of the register at `path`, called `name` in messages, and every problem; no file is no release."""
    if not path.is_file():
        return (), []
    if path.stat().st_size > MAX_BYTES:
        return (), [Problem(name, 1, 1, "", "file_too_large", {"limit": f"{MAX_BYTES // 1_000_000} MB"})]
    releases, problems = [], []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        found = _release(line, name, number)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            releases.append(found)
    return tuple(releases), problems


def _release(line: bytes, name: str, number: int) -> Release | Problem:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Problem(name, number, 1, "", "encoding")
    except (json.JSONDecodeError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        return Problem(name, number, column, "", "release_json")
    try:
        return Release.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = dotted(first["loc"])
        return Problem(name, number, 1, where, "release_field", {"key": where or "–"})
