"""Read one YAML file in a single pass over libyaml's events: plain data, and the place of every key.

All plain scalars stay as written (so `02`, `1.10`, `no` and `30/09/2026` mean what the officer wrote) except `null`,
`true` and `false`; the model turns them into numbers and dates where it wants such. Aliases, tags and second documents
are refused; duplicate keys are problems; a comma inside an unquoted text of a flow map does not cut the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from cchc_portal.errors import Problem
from cchc_portal.load.syntax import syntax_problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

SMART_QUOTES = "“”‘’„‟«»"
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_SMART_QUOTED = re.compile(rf"[{SMART_QUOTES}]\s*([^{SMART_QUOTES}]+?)\s*[{SMART_QUOTES}]")
_GLUED = re.compile(r"([a-z_]{2,}):(?!//)\S")
_NOT_SEEN = " \u00a0\u200b\u200c\u200d\u2060\ufeff"
"""Spaces and signs of no width that text pasted from Word or a web page carries at its ends."""


@dataclass
class Place:
    """Where a value stands (line and column from 1), and where its children and their keys stand."""

    line: int
    column: int
    children: dict[str | int, Place] = field(default_factory=dict)
    keys: dict[str | int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What one file holds."""

    file: str
    data: Any
    place: Place
    problems: tuple[Problem, ...]

    def locate(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of the key at `path`, or of the nearest thing above it."""
        place, found = self.place, (self.place.line, self.place.column)
        for step in path:
            if step not in place.children:
                break
            found = place.keys.get(step, (place.children[step].line, place.children[step].column))
            place = place.children[step]
        return found

    def problem(self, code: str, path: tuple[str | int, ...] = (), **params: Any) -> Problem:
        """A problem at `path` of this file."""
        return Problem(self.file, *self.locate(path), dotted(path), code, params)


def dotted(path: tuple[str | int, ...]) -> str:
    """`targets[4].goals[0].at_least`"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def read(path: Path, *, name: str) -> Reading:
    """Read the file `path`, called `name` in messages."""
    text = _text(path, name)
    return _failed(name, text) if isinstance(text, Problem) else parse(text, name=name)


def unreadable(path: Path, *, name: str) -> Problem | None:
    """Why the YAML file of another program, which may have tags and aliases, cannot be read; None where it can."""
    text = _text(path, name)
    if isinstance(text, Problem):
        return text
    try:
        for _event in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.YAMLError as error:
        return syntax_problem(error, text, name)
    return None


def _text(path: Path, name: str) -> str | Problem:
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        return Problem(name, 1, 1, "", "file_too_large", {"limit": f"{MAX_BYTES // 1_000_000} MB"})
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(name, raw[: error.start].count(b"\n") + 1, 1, "", "encoding")


def parse(text: str, *, name: str) -> Reading:
    """Read YAML from a string, called `name` in messages."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    reader = _Reader(text, name)
    try:
        data, place = reader.document()
    except yaml.YAMLError as error:
        return _failed(name, *reader.problems, syntax_problem(error, text, name))
    except _RefusedError as refused:
        return _failed(name, *reader.problems, refused.problem)
    return Reading(name, data, place, tuple(reader.problems))


def _failed(name: str, *problems: Problem) -> Reading:
    return Reading(name, None, Place(1, 1), problems)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Plain(NamedTuple):
    """A plain scalar of a flow map: its key, and where it begins."""

    key: str
    start: yaml.Mark


class _Reader:
    """Builds data and places from the events of one document."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.splitlines(keepends=True)
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.name = name
        self.problems: list[Problem] = []

    def document(self) -> tuple[Any, Place]:
        data, place = None, Place(1, 1)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "yaml_second_document")
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                data, place = self._node(event, (), depth=0)
        return data, place

    def _node(self, event: yaml.Event, path: tuple[str | int, ...], *, depth: int) -> tuple[Any, Place]:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(event, "yaml_alias", path)
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise self._refusal(event, "yaml_tag", path, tag=tag)
        if depth > MAX_DEPTH:
            raise self._refusal(event, "yaml_depth", path[:1])
        place = Place(*_spot(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path), place
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, path, depth), place
        return self._mapping(place, path, depth, flow=bool(getattr(event, "flow_style", False))), place

    def _sequence(self, place: Place, path: tuple[str | int, ...], depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            index = len(items)
            value, place.children[index] = self._node(event, (*path, index), depth=depth + 1)
            items.append(value)
        return items

    def _mapping(self, place: Place, path: tuple[str | int, ...], depth: int, *, flow: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        last: _Plain | None = None
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key_event, yaml.ScalarEvent):
                raise self._refusal(key_event, "yaml_key", path)
            value_event = next(self.events)
            if flow and last and _is_bare_key(key_event, value_event):
                data[last.key] = self._longer(last, key_event, (*path, last.key))
                continue
            if flow and data and _is_bare_key(key_event, value_event):
                self._report(key_event, "yaml_after_end", path)
                continue
            key = self._key(key_event, path)
            if key in data:
                self._report(key_event, "duplicate_key", (*path, key), key=key, line=place.keys[key][0])
            value, child = self._node(value_event, (*path, key), depth=depth + 1)
            data[key], place.children[key], place.keys[key] = value, child, _spot(key_event)
            plain = isinstance(value_event, yaml.ScalarEvent) and not value_event.style
            last = _Plain(key, _start(value_event)) if plain else None
        return data

    def _key(self, event: yaml.ScalarEvent, path: tuple[str | int, ...]) -> str:
        key = _cleaned(event)
        if not event.style and (quoted := _SMART_QUOTED.fullmatch(key)):
            self._report(event, "smart_quotes", (*path, quoted[1]), value=key, bare=quoted[1])
            return quoted[1]
        return key

    def _scalar(self, event: yaml.ScalarEvent, path: tuple[str | int, ...]) -> str | bool | None:
        text = _cleaned(event)
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        return self._unquoted(event, text, path)

    def _unquoted(self, event: yaml.ScalarEvent, text: str, path: tuple[str | int, ...]) -> str:
        """`text` without curly quotation marks around the whole of it, which are a problem."""
        if not (quoted := _SMART_QUOTED.fullmatch(text)):
            return text
        self._report(event, "smart_quotes", path, value=text, bare=quoted[1])
        return quoted[1]

    def _longer(self, first: _Plain, event: yaml.ScalarEvent, path: tuple[str | int, ...]) -> str:
        """The text of a flow map up to `event`, which only looked like a key because a comma stands before it."""
        if glued := _GLUED.match(event.value):
            self._report(event, "yaml_colon_space", path, key=glued[1])
        return self._slice(first.start, _end(event))

    def _slice(self, start: yaml.Mark, end: yaml.Mark) -> str:
        """The text between two marks, line ends folded to spaces."""
        lines = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return " ".join("".join(lines).split())

    def _report(self, event: yaml.Event, code: str, path: tuple[str | int, ...], **params: Any) -> None:
        self.problems.append(Problem(self.name, *_spot(event), dotted(path), code, params))

    def _refusal(self, event: yaml.Event, code: str, path: tuple[str | int, ...] = (), **params: Any) -> _RefusedError:
        return _RefusedError(Problem(self.name, *_spot(event), dotted(path), code, params))


def _spot(event: yaml.Event) -> tuple[int, int]:
    return _start(event).line + 1, _start(event).column + 1


def _start(event: yaml.Event) -> yaml.Mark:
    mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # libyaml marks every event
    return mark


def _end(event: yaml.Event) -> yaml.Mark:
    mark: yaml.Mark = event.end_mark  # type: ignore[assignment]  # libyaml marks every event
    return mark


def _is_bare_key(key: yaml.ScalarEvent, value: yaml.Event) -> bool:
    """Is this `b` of the flow map `{text: a, b}`, a key without a colon?"""
    empty = isinstance(value, yaml.ScalarEvent) and value.value == "" and not value.style
    return not key.style and empty and _start(value).index == _end(value).index == _end(key).index


def _cleaned(event: yaml.ScalarEvent) -> str:
    """The scalar with spaces for tabs, escaped letters in NFC too; a plain one without invisible signs at its ends."""
    text = unicodedata.normalize("NFC", event.value.replace("\t", " "))
    return text if event.style else text.strip(_NOT_SEEN)
