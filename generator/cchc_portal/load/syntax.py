"""What YAML's own complaints mean to somebody who writes plans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from cchc_portal.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLON = re.compile(r":(\s|$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The problem behind an error of libyaml: a tab, a colon, an open quote, a wrong indentation, or its own words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.splitlines() or [""]
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column + 1 if mark else 1
    code, found = _cause(error, lines, line)
    if found is not None:
        line, column = found
    return Problem(name, line + 1, column, "", code, {"said": _said(error)})


def _said(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error)


def _cause(error: yaml.YAMLError, lines: Sequence[str], line: int) -> tuple[str, tuple[int, int] | None]:
    said = _said(error)
    if isinstance(error, yaml.reader.ReaderError) or "control characters" in said:
        return "yaml_character", None
    if (tab := _leading_tab(lines, line)) is not None:
        return "yaml_tab", tab
    if (quote := _open_quote(error, said)) is not None:
        return "yaml_quote", quote
    if (colon := _second_colon(lines, line)) is not None:
        return "yaml_colon", colon
    if "expected" in said or "mapping values" in said or "could not find expected ':'" in said:
        return "yaml_indent", None
    return "yaml_other", None


def _leading_tab(lines: Sequence[str], line: int) -> tuple[int, int] | None:
    for number in (line, line - 1):
        if number >= 0:
            start = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
            if "\t" in start:
                return number, start.index("\t") + 1
    return None


def _open_quote(error: yaml.YAMLError, said: str) -> tuple[int, int] | None:
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "context_mark", None)
    if "quoted scalar" in context and mark and ("end of stream" in said or "document indicator" in said):
        return mark.line, mark.column + 1
    return None


def _second_colon(lines: Sequence[str], line: int) -> tuple[int, int] | None:
    """The second unquoted colon of the line, or of the one before it: a sentence with a colon and no quotes."""
    for number in (line, line - 1):
        if number < 0:
            continue
        bare = _QUOTED.sub(lambda match: "x" * len(match[0]), lines[number])
        bare = bare.split(" #", 1)[0]
        for part in re.finditer(r"[^{},]+", bare) if "{" in bare else (re.match(r".*", bare),):
            colons = list(_COLON.finditer(part[0])) if part else []
            if part and len(colons) > 1:
                return number, part.start() + colons[1].start() + 1
    return None
