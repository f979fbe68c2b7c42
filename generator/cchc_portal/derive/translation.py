"""How many of the data's texts are translated into each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cchc_portal.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Coverage:
    """`translated` of `texts` texts are there in the language; `missing` are the paths of the others."""

    texts: int
    translated: int
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return self.texts == self.translated


def coverage(model: BaseModel, locale: str) -> Coverage:
    """Coverage of one file of the data in one language."""
    found = list(_texts(model, ""))
    missing = tuple(path for path, text in found if locale not in text.root)
    return Coverage(len(found), len(found) - len(missing), missing)


def total(parts: list[Coverage]) -> Coverage:
    """Several files together."""
    return Coverage(
        sum(part.texts for part in parts),
        sum(part.translated for part in parts),
        tuple(path for part in parts for path in part.missing),
    )


def _texts(value: object, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}")
