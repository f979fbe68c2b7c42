"""Broken copies of the small portal, and what the loader makes of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from cchc_portal.errors import DataError, Problem
from cchc_portal.load.files import load
from helpers import SMALL, copy_portal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAN = "plans/an-binh/2026/plan.yml"
UNITS = "plans/an-binh/units.yml"
GOAL = "{at_least: 98, unit: percent, by: 2026}"
STATEMENT = "{vi: Trên 90 % người dân hài lòng., en: More than 90 % of people are satisfied.}"


def changed_portal(folder: Path, case: Mapping[str, Any]) -> Path:
    """A copy of the small portal with the changes of a case: itself, and those under `also`."""
    root = copy_portal(SMALL, folder)
    for change in (case, *case.get("also", ())):
        _apply(root / change["file"], change)
    return root


def patched_portal(folder: Path, find: str, replace: str, *, file: str = PLAN) -> Path:
    """A copy of the small portal with one text replaced."""
    return changed_portal(folder, {"file": file, "find": find, "replace": replace})


def _apply(path: Path, change: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if change.get("remove"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif "bytes_hex" in change:
        path.write_bytes(bytes.fromhex(change["bytes_hex"]))
    elif "write" in change:
        path.write_text(change["write"] * change.get("times", 1), encoding="utf-8", newline="")
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["find"]) == 1, f"{change['find']!r} does not stand exactly once in {path}"
        path.write_text(text.replace(change["find"], change["replace"]), encoding="utf-8", newline="")


def problems_of(root: Path) -> tuple[Problem, ...]:
    """Every problem of the portal, none where it loads."""
    try:
        load(root)
    except DataError as error:
        return error.problems
    return ()
