"""Pydantic complains about every branch of a union; keep the complaints about the branch that was meant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

MISMATCHES = {
    "string_type": "plain_text_expected",
    "text_expected": "text_expected",
    "tuple_type": "list_expected",
    "list_type": "list_expected",
    "dict_type": "mapping_expected",
    "model_type": "mapping_expected",
    "model_attributes_type": "mapping_expected",
}
"""Pydantic's complaints about a value of the wrong shape → our codes."""


def path_in(data: Any, detail: ErrorDetails) -> Path:
    """Where the complaint stands in the data: without names of union branches; a missing last key stays."""
    path, _, rest = _walk(data, detail["loc"])
    absent = detail["type"] == "missing" and rest and isinstance(rest[-1], str)
    return (*path, rest[-1]) if absent else path


def of_meant_branch(details: Sequence[ErrorDetails], data: Any) -> list[ErrorDetails]:
    """The complaints without those of union branches that were not meant."""
    unions: dict[Path, dict[str | int, list[ErrorDetails]]] = defaultdict(lambda: defaultdict(list))
    for detail in details:
        if (branch := _branch(detail, data)) is not None:
            unions[branch[0]][branch[1]].append(detail)
    meant = {path: _nearest_branch(branches, data, path) for path, branches in unions.items()}
    kept = []
    for detail in details:
        branch = _branch(detail, data)
        if branch is None or meant[branch[0]] == branch[1]:
            kept.append(detail)
    return kept


def _branch(detail: ErrorDetails, data: Any) -> tuple[Path, str | int] | None:
    """The place of the union and the name of the branch this complaint is about."""
    loc = detail["loc"]
    end = len(loc) - 1 if detail["type"] == "missing" else len(loc)
    path, number, _ = _walk(data, loc[:end], stop=True)
    return (path, loc[number]) if number < end and loc[number] != "[key]" else None


def _walk(data: Any, loc: Path, *, stop: bool = False) -> tuple[Path, int, Path]:
    """The steps of `loc` that are in the data, how many were taken, and what is left after the last of them."""
    path: list[str | int] = []
    last = 0
    for number, step in enumerate(loc):
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path.append(step)
            last = number + 1
        elif stop:
            break
    return tuple(path), last, tuple(loc[last:])


def _nearest_branch(branches: Mapping[str | int, Sequence[ErrorDetails]], data: Any, path: Path) -> str | int:
    """The branch that was meant: another shape altogether is farthest, then the number of complaints counts."""

    def distance(name: str | int) -> tuple[bool, int]:
        whole = [detail for detail in branches[name] if path_in(data, detail) == path]
        return any(_is_mismatch(detail) for detail in whole), len(branches[name])

    return min(branches, key=distance)


def _is_mismatch(detail: ErrorDetails) -> bool:
    word_expected = detail["type"] in ("literal_error", "enum")
    return detail["type"] in MISMATCHES or (word_expected and not isinstance(detail["input"], str))
