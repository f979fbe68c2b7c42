"""What the host says when it does not build, as problems with a place where it names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_portal.errors import BuildError, DataError, Problem
from cchc_portal.model.text import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs.exceptions import MkDocsException

    from cchc_portal.errors import CchcError

SETTINGS = "mkdocs.yml"

_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? [a-z ]*link (?:to )?'(?P<link>[^']+)'")
_SETTING = re.compile(r"Config value '(?P<key>[^']+)': (?P<said>.+)", re.DOTALL)


def failure(root: Path, said: Sequence[str], error: MkDocsException) -> CchcError:
    """The error of ours for one of the host's; `said` is what it had complained about before, in strict mode."""
    if isinstance(error.__cause__, DataError):
        return error.__cause__
    problems = [_problem(root, text) for text in said]
    known = [problem for problem in problems if problem]
    if known and len(known) == len(problems):
        return DataError(dict.fromkeys(known))
    return BuildError(_inside("\n".join((*said, str(error))), root))


def _problem(root: Path, text: str) -> Problem | None:
    if found := _LINK.match(text):
        page = f"content/{found['page']}"
        if not (root / page).is_file():
            page = f"content/{SOURCE_LANGUAGE}/{found['page']}"
        line, column = _place(root / page, re.escape(found["link"]))
        return Problem(page, line, column, "", "link_broken", {"value": found["link"]})
    if found := _SETTING.match(text):
        line, column = _place(root / SETTINGS, rf"(?m)^{re.escape(found['key'])}\b")
        return Problem(SETTINGS, line, column, found["key"], "host_setting", {"said": _inside(found["said"], root)})
    return None


def _inside(text: str, root: Path) -> str:
    """The same with every file named from the portal's folder: on a server the rest is nobody's business."""
    return text.replace(f"{root}/", "")


def _place(path: Path, pattern: str) -> tuple[int, int]:
    """Line and column of the first place that fits; the top of the file where there is none."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    found = re.search(pattern, text)
    if found is None:
        return 1, 1
    before = text[: found.start()].split("\n")
    return len(before), len(before[-1]) + 1
