"""How many of the data's texts are translated into each language, and which translations their source left behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cchc_portal.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True)
class Coverage:
    """Of `texts` texts, `translated` are there in the language and fit their source as it is now."""

    texts: int
    translated: int
    missing: tuple[str, ...]
    """Paths of the texts without a translation."""
    behind: tuple[tuple[str, Text], ...] = ()
    """Translations that are older than their source, each with its path."""

    @property
    def whole(self) -> bool:
        return self.texts == self.translated


def coverage(model: object, locale: str) -> Coverage:
    """Coverage of one file, or one item, of the data in one language."""
    texts, missing, behind = 0, [], []
    for path, text in _texts(model, ""):
        texts += 1
        if locale not in text.root:
            missing.append(path)
        elif text.is_behind(locale):
            behind.append((path, text))
    return Coverage(texts, texts - len(missing) - len(behind), tuple(missing), tuple(behind))


def total(parts: Sequence[Coverage]) -> Coverage:
    """Several files together."""
    return Coverage(
        sum(part.texts for part in parts),
        sum(part.translated for part in parts),
        tuple(path for part in parts for path in part.missing),
        tuple(pair for part in parts for pair in part.behind),
    )


def behind(models: Iterable[object], locale: str) -> int:
    """How many translations of these items are older than their source."""
    return sum(text.is_behind(locale) for model in models for _path, text in _texts(model, ""))


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
            yield from _texts(item, f"{path}.{key}" if path else str(key))
