"""Data → model; pydantic's errors → problems with a place, an allowed value and a near miss."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from cchc_portal.errors import Problem
    from cchc_portal.load.reading import Reading

M = TypeVar("M", bound=BaseModel)

_SMART_QUOTES = "“”‘’„‟«»"
_MISMATCHES = {
    "string_type": "text_expected",
    "tuple_type": "list_expected",
    "list_type": "list_expected",
    "dict_type": "mapping_expected",
    "model_type": "mapping_expected",
    "model_attributes_type": "mapping_expected",
}
_SIMPLE = {
    **_MISMATCHES,
    "missing": "missing_key",
    "bool_parsing": "bool_form",
    "bool_type": "bool_form",
    "int_parsing": "whole_number",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "too_short": "list_length",
    "too_long": "list_length",
}
_LIMITS = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}


def to_model(reading: Reading, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The reading as a model, or None with every problem found in it."""
    if reading.problems and reading.data is None:
        return None, list(reading.problems)
    try:
        return model.model_validate(reading.data or {}), list(reading.problems)
    except ValidationError as error:
        return None, [*reading.problems, *_problems(error, reading, model)]


def nearest(word: str, allowed: Sequence[str]) -> str:
    """The allowed word that was probably meant, or an empty string."""
    return next(iter(difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)), "")


def _problems(error: ValidationError, reading: Reading, model: type[BaseModel]) -> Iterator[Problem]:
    seen: set[tuple[Any, ...]] = set()
    for detail in _without_side_branches(error.errors(include_url=False), reading):
        path = _path(detail["loc"], reading.data)
        code, params = _describe(detail, path, reading, model)
        problem = reading.problem(code, path, **params)
        if (key := (problem.line, problem.column, problem.where, code)) not in seen:
            seen.add(key)
            yield problem


def _path(loc: tuple[str | int, ...], data: Any) -> tuple[str | int, ...]:  # noqa: ANN401
    """`loc` without the names of union branches, which are not in the data; a missing last key stays."""
    path: list[str | int] = []
    for number, step in enumerate(loc):
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path.append(step)
        elif number == len(loc) - 1 and isinstance(data, dict) and isinstance(step, str):
            path.append(step)
    return tuple(path)


def _without_side_branches(details: list[ErrorDetails], reading: Reading) -> list[ErrorDetails]:
    """Of a union's complaints keep those of the branch that was meant: the ones about more than the wrong shape."""
    paths = [_path(detail["loc"], reading.data) for detail in details]
    kept = []
    for detail, path in zip(details, paths, strict=True):
        rivals = [
            other
            for other, other_path in zip(details, paths, strict=True)
            if other is not detail and other_path[: len(path)] == path and other["loc"] != detail["loc"]
        ]
        mismatch = detail["type"] in _MISMATCHES
        if not (mismatch and any(other["type"] not in _MISMATCHES for other in rivals)):
            kept.append(detail)
    return kept


def _describe(
    detail: ErrorDetails, path: tuple[str | int, ...], reading: Reading, model: type[BaseModel]
) -> tuple[str, dict[str, Any]]:
    kind, context = detail["type"], dict(detail.get("ctx") or {})
    value = detail.get("input")
    name = str(path[-1]) if path else reading.file
    if isinstance(value, str) and value[:1] in _SMART_QUOTES and kind != "text_empty":
        return "smart_quotes", {"value": value, "bare": value.strip(_SMART_QUOTES + " ")}
    if kind == "extra_forbidden":
        allowed = _keys_at(model, path[:-1])
        return "unknown_key", {"key": name, "allowed": allowed, "nearest": nearest(name, allowed)}
    if kind in ("literal_error", "enum", "not_allowed"):
        allowed = context.get("allowed") or [word.strip("'") for word in _expected(context)]
        return "not_allowed", {"value": _shown(value), "allowed": allowed, "nearest": nearest(str(value), allowed)}
    if kind == "missing":
        return "missing_key", {"key": name}
    if kind in _LIMITS:
        return "number_range", {"value": _shown(value), "limit": context[_LIMITS[kind]], "side": kind}
    if kind in _SIMPLE:
        return _SIMPLE[kind], {"value": _shown(value), "key": name}
    return kind, {"value": _shown(value), **{key: str(item) for key, item in context.items()}}


def _expected(context: dict[str, Any]) -> list[str]:
    return str(context.get("expected", "")).replace(" or ", ", ").split(", ")


def _shown(value: Any) -> str:  # noqa: ANN401
    """A value short enough for a message, as YAML would write it."""
    if value is None:
        return "null"
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004


def _keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys allowed at `path` inside `model`, as the YAML writes them."""
    models = [model]
    for step in path:
        if isinstance(step, str):
            inner = [found for outer in models for found in _models_in(_field_type(outer, step))]
            models = inner or models  # a free key, such as a target's id in a snapshot, leads nowhere new
    return [field.alias or name for found in models for name, field in found.model_fields.items()]


def _field_type(model: type[BaseModel], key: str) -> Any:  # noqa: ANN401
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return field.annotation
    return None


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and get_origin(annotation) is None:
        is_model = issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel)
        return [annotation] if is_model else []
    if get_origin(annotation) is dict:
        return _models_in(get_args(annotation)[1])
    return [found for part in get_args(annotation) for found in _models_in(part)]
