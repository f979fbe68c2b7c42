"""What YAML's own complaints mean to somebody who writes plans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cchc_portal.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""Where YAML itself counts a new line; `str.splitlines` knows some more."""
_ILLEGAL = yaml.reader.Reader.NON_PRINTABLE
_COLON = re.compile(r":(\s|$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_DASH = re.compile(r"\s*(?:- )*-(?=[^\s\-.])")
_GLUED = re.compile(r"\s*(?:- )*([a-z_]+):(?=[^\s/])")
_TAB = re.compile(r"[ -]*\t")
_ODD = r"[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]"
_ODD_SPACE = re.compile(rf"^[ -]*({_ODD})|:({_ODD})")
_ONE_KEY = re.compile(r"\s*(?:- )*[a-z_]+\s*$")


class _Cause(NamedTuple):
    """A code, and line and column (from 0) where they are known better than by libyaml."""

    code: str
    line: int | None = None
    column: int = 0
    key: str = ""


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The problem behind an error of libyaml: a tab, a colon, an open quote, a wrong indentation, or its own words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = _BREAK.split(text)
    line, column = _inside(lines, mark.line, mark.column) if mark else (0, 0)
    cause = next(_causes(error, text, lines, (line, column)))
    if cause.line is not None:
        line, column = _inside(lines, cause.line, cause.column)
    sign = lines[line][column : column + 1]
    return Problem(name, line + 1, column + 1, "", cause.code, {"said": _said(error), "sign": sign, "key": cause.key})


def _inside(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place, or the end of the text where libyaml counts one line more."""
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


def _said(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error)


def _causes(error: yaml.YAMLError, text: str, lines: Sequence[str], spot: tuple[int, int]) -> Iterator[_Cause]:
    """Every cause that fits, the most certain first."""
    said, context = _said(error), str(getattr(error, "context", "") or "")
    if illegal := _ILLEGAL.search(text):
        before = _BREAK.split(text[: illegal.start()])
        yield _Cause("yaml_character", len(before) - 1, len(before[-1]))
    yield from _spaces(lines, spot[0])
    yield from _open_quote(error, said, context)
    if "cannot start any token" in said or "block scalar" in context or "block sequence entries" in said:
        yield _Cause("yaml_sign", *_sign(error, spot))
    if "escape" in said or "hexdecimal" in said:
        yield _Cause("yaml_backslash")
    yield from _glued(lines, spot[0])
    yield from _colon(lines, spot, said)
    yield from _after_end(lines, spot, said)
    if "flow" in context and "expected" in said:
        mark = error.context_mark  # type: ignore[attr-defined]  # libyaml gives one with every context
        yield _Cause("yaml_bracket", mark.line, mark.column)
    if "expected" in said or "mapping values" in said or "simple key" in context:
        yield _Cause("yaml_indent")
    yield _Cause("yaml_other")


def _spaces(lines: Sequence[str], line: int) -> Iterator[_Cause]:
    """A tab, or a space that only looks like one, at the start of the line or of the one before."""
    for number in range(line, max(line - 2, -1), -1):
        if tab := _TAB.match(lines[number]):
            yield _Cause("yaml_tab", number, tab.end() - 1)
        if odd := _ODD_SPACE.search(lines[number]):
            yield _Cause("yaml_space", number, odd.start(1) if odd[1] else odd.start(2))


def _open_quote(error: yaml.YAMLError, said: str, context: str) -> Iterator[_Cause]:
    mark = getattr(error, "context_mark", None)
    if "quoted scalar" in context and mark and ("end of stream" in said or "document indicator" in said):
        yield _Cause("yaml_quote", mark.line, mark.column)


def _sign(error: yaml.YAMLError, spot: tuple[int, int]) -> tuple[int, int]:
    mark = getattr(error, "context_mark", None)
    return (mark.line, mark.column) if mark and "block scalar" in str(error.context) else spot  # type: ignore[attr-defined]


def _glued(lines: Sequence[str], line: int) -> Iterator[_Cause]:
    """A dash or colon without the space after it, in the line or in one of the two before."""
    for number in range(line, max(line - 3, -1), -1):
        if dash := _DASH.match(lines[number]):
            yield _Cause("yaml_dash", number, dash.end() - 1)
        if (glued := _GLUED.match(lines[number])) and ": " not in lines[number]:
            yield _Cause("yaml_colon_space", number, glued.start(1), glued[1])


def _colon(lines: Sequence[str], spot: tuple[int, int], said: str) -> Iterator[_Cause]:
    """A sentence with a colon and no quotes: the second colon of a line, or one after several words."""
    line, column = spot
    for number in range(line, max(line - 2, -1), -1):
        bare = _QUOTED.sub(lambda match: "x" * len(match[0]), lines[number]).split(" #", 1)[0]
        for part in re.finditer(r"[^{},]+" if "{" in bare else r".+", bare):
            colons = list(_COLON.finditer(part[0]))
            if len(colons) > 1:
                yield _Cause("yaml_colon", number, part.start() + colons[1].start())
    if "mapping values" in said and not _ONE_KEY.fullmatch(lines[line][:column]):
        yield _Cause("yaml_colon")


def _after_end(lines: Sequence[str], spot: tuple[int, int], said: str) -> Iterator[_Cause]:
    """Text after a closing quotation mark or bracket: libyaml stops in the middle of the line."""
    before = lines[spot[0]][: spot[1]].rstrip()
    if "expected" in said and before.endswith(('"', "'", "]", "}")):
        yield _Cause("yaml_after_end")
