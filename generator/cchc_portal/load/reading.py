"""Read one YAML file in a single pass over libyaml's events: plain data, and the place of every key.

All plain scalars stay as written (so `02`, `1.10`, `no` and `30/09/2026` mean what the officer wrote) except `null`,
`true` and `false`; the model turns them into numbers and dates where it wants such. Aliases, tags and second documents
are refused; duplicate keys are problems; a comma inside an unquoted text of a flow map does not cut the text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from cchc_portal.errors import Problem
from cchc_portal.load.syntax import syntax_problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


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

    def problem(self, code: str, path: tuple[str | int, ...] = (), **params: Any) -> Problem:  # noqa: ANN401
        """A problem at `path` of this file."""
        return Problem(self.file, *self.locate(path), dotted(path), code, params)


def dotted(path: tuple[str | int, ...]) -> str:
    """`targets[4].goals[0].at_least`"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def read(path: Path, *, name: str) -> Reading:
    """Read the file `path`, called `name` in messages."""
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        return _failed(name, Problem(name, 1, 1, "", "file_too_large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _failed(name, Problem(name, line, 1, "", "encoding"))
    return parse(text, name=name)


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
                    self._refuse(event, "yaml_second_document")
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                data, place = self._node(event, (), depth=0)
        return data, place

    def _node(self, event: yaml.Event, path: tuple[str | int, ...], *, depth: int) -> tuple[Any, Place]:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "yaml_alias", path)
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "yaml_tag", path, tag=event.tag)
        if depth > MAX_DEPTH:
            self._refuse(event, "yaml_depth", path)
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event), place
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, path, depth), place
        return self._mapping(place, path, depth, flow=event.flow_style), place

    def _sequence(self, place: Place, path: tuple[str | int, ...], depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            index = len(items)
            value, place.children[index] = self._node(event, (*path, index), depth=depth + 1)
            items.append(value)
        return items

    def _mapping(self, place: Place, path: tuple[str | int, ...], depth: int, *, flow: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        last: tuple[str, yaml.ScalarEvent] | None = None
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key_event, yaml.ScalarEvent):
                self._refuse(key_event, "yaml_key", path)
            value_event = next(self.events)
            if flow and last and _is_bare_key(key_event, value_event):
                key, first = last
                data[key] = self._slice(first.start_mark, key_event.end_mark)
                continue
            key = key_event.value
            if key in data:
                self.problems.append(
                    Problem(self.name, *_spot(key_event), dotted((*path, key)), "duplicate_key",
                            {"key": key, "line": place.keys[key][0]})
                )  # fmt: skip
            value, child = self._node(value_event, (*path, key), depth=depth + 1)
            data[key], place.children[key], place.keys[key] = value, child, _spot(key_event)
            plain = isinstance(value_event, yaml.ScalarEvent) and not value_event.style
            last = (key, value_event) if plain else None
        return data

    def _slice(self, start: yaml.Mark, end: yaml.Mark) -> str:
        """The text between two marks, line ends folded to spaces."""
        lines = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return " ".join("".join(lines).split())

    def _refuse(self, event: yaml.Event, code: str, path: tuple[str | int, ...] = (), **params: str) -> None:
        raise _RefusedError(Problem(self.name, *_spot(event), dotted(path), code, params))


def _spot(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _is_bare_key(key: yaml.ScalarEvent, value: yaml.Event) -> bool:
    """Is this `b` of the flow map `{text: a, b}`, a key without a colon?"""
    empty = isinstance(value, yaml.ScalarEvent) and value.value == "" and not value.style
    return not key.style and empty and value.start_mark.index == value.end_mark.index == key.end_mark.index


def _scalar(event: yaml.ScalarEvent) -> str | bool | None:
    if not event.style and event.value in _WORDS:
        return _WORDS[event.value]
    text = event.value
    return " ".join(text.split("\t")) if "\t" in text else text
