"""Data → model; pydantic's errors → problems with a place, an allowed value and a near miss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from cchc_portal.load.reading import SMART_QUOTES
from cchc_portal.load.suggestions import nearest, suggested
from cchc_portal.load.unions import MISMATCHES, of_meant_branch, path_in
from cchc_portal.model.text import STAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from cchc_portal.errors import Problem
    from cchc_portal.load.reading import Reading

M = TypeVar("M", bound=BaseModel)

_SIMPLE = {
    **MISMATCHES,
    "bool_parsing": "bool_form",
    "bool_type": "bool_form",
    "int_parsing": "whole_number",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "too_short": "list_length",
    "too_long": "list_length",
}
_LIMITS = {
    "greater_than_equal": ("ge", "≥"),
    "less_than_equal": ("le", "≤"),
    "greater_than": ("gt", ">"),
    "less_than": ("lt", "<"),
}
_CALENDAR_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_model(reading: Reading, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The reading as a model, or None with every problem found in it."""
    if reading.data is None:
        return None, list(reading.problems) or [reading.problem("file_empty")]
    try:
        return model.model_validate(reading.data), list(reading.problems)
    except ValidationError as error:
        return None, [*reading.problems, *_problems(error, reading, model)]


def _problems(error: ValidationError, reading: Reading, model: type[BaseModel]) -> Iterator[Problem]:
    seen: set[tuple[Any, ...]] = set()
    for detail in of_meant_branch(error.errors(include_url=False), reading.data):
        path = path_in(reading.data, detail)
        if detail["type"] in ("language_form", "text_empty") and isinstance(detail["input"], dict):
            path = (*path, detail["ctx"]["language"])
        if detail["type"] in ("stamp_form", "stamp_language"):
            path = (*path, *filter(None, (STAMPS, detail["ctx"]["language"])))
        code, params = _describe(detail, path, model)
        problem = reading.problem(code, path, **params)
        if (key := (problem.line, problem.column, problem.where, code)) not in seen:
            seen.add(key)
            yield problem


def _describe(detail: ErrorDetails, path: tuple[str | int, ...], model: type[BaseModel]) -> tuple[str, dict[str, Any]]:
    kind, context, value = detail["type"], dict(detail.get("ctx") or {}), detail["input"]
    name = str(path[-1]) if path else ""
    if isinstance(value, str) and value[:1] in SMART_QUOTES and kind != "text_empty":
        return "smart_quotes", {"value": value, "bare": value.strip(SMART_QUOTES + " ")}
    if kind == "extra_forbidden":
        return _unknown_key(name, list(dict.fromkeys(_keys_at(model, path[:-1]))))
    if kind in ("literal_error", "enum", "not_allowed"):
        allowed = context.get("allowed") or [word.strip("'") for word in _expected(context)]
        meant = nearest(value, allowed) if isinstance(value, str) else ""
        return "not_allowed", {"value": _shown(value), "allowed": allowed, "nearest": meant}
    if kind == "missing":
        return ("list_length", {}) if isinstance(detail["loc"][-1], int) else ("missing_key", {"key": name})
    if kind in _LIMITS:
        key, sign = _LIMITS[kind]
        return "number_range", {"value": _shown(value), "limit": f"{sign} {context[key]}"}
    if _is_sentence_with_colon(kind, value, context):
        return "yaml_colon", {}
    if kind in ("date_form", "moment_form") and _CALENDAR_DAY.fullmatch(str(value)):
        return "day_absent", {"value": value}
    shown = {key: item if isinstance(item, str) else _shown(item) for key, item in context.items()} | {
        "value": _shown(value),
        "key": name,
    }
    return _SIMPLE.get(kind, kind), shown | {"nearest": suggested(kind, value) if isinstance(value, str) else ""}


def _unknown_key(key: str, allowed: list[str]) -> tuple[str, dict[str, Any]]:
    glued = key.split(":", 1)[0]
    if ":" in key and glued in allowed:
        return "yaml_colon_space", {"key": glued}
    return "unknown_key", {"key": key, "allowed": allowed, "nearest": nearest(key, allowed)}


def _is_sentence_with_colon(kind: str, value: Any, context: dict[str, Any]) -> bool:
    """Did a text with a colon become a map with a key of several words, or with accents?"""
    if not isinstance(value, dict) or kind not in ("string_type", "language_form"):
        return False
    return any(" " in str(key) or not str(key).isascii() for key in (context.get("language", ""), *value))


def _expected(context: dict[str, Any]) -> list[str]:
    return str(context.get("expected", "")).replace(" or ", ", ").split(", ")


def _shown(value: Any) -> str:
    """A value short enough for a message, as YAML would write it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys allowed at `path` inside `model`, as the YAML writes them."""
    models = [model]
    for step in path:
        if isinstance(step, str):
            inner = [found for outer in models for found in _models_in(_field_type(outer, step))]
            models = inner or models  # a free key, such as a target's id in a snapshot, leads nowhere new
    return [field.alias or name for found in models for name, field in found.model_fields.items()]


def _field_type(model: type[BaseModel], key: str) -> Any:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return field.annotation
    return None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        is_model = issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel)
        return [annotation] if is_model else []
    if get_origin(annotation) is dict:
        return _models_in(get_args(annotation)[1])
    return [found for part in get_args(annotation) for found in _models_in(part)]
