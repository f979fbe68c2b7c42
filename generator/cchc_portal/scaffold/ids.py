"""Ids proposed from names: `Phòng Kinh tế` → `phong-kinh-te`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slugify import slugify

from cchc_portal.model.text import is_id

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 40
_NO_TEXT = frozenset({"null", "true", "false"})
"""Words that YAML reads as something else than text."""


def proposed_id(name: str, *, taken: Collection[str] = ()) -> str:
    """An id made of the name's words, neither taken nor reserved; empty where the name has no letter or digit."""
    first = _cut(name, _LONGEST)
    if not first or (is_id(first) and first not in _NO_TEXT and first not in taken):
        return first
    number = 2
    while True:
        ending = f"-{number}"
        candidate = f"{_cut(name, _LONGEST - len(ending))}{ending}"
        if is_id(candidate) and candidate not in taken:
            return candidate
        number += 1


def _cut(name: str, length: int) -> str:
    """As many whole words as fit."""
    return slugify(name, max_length=length, word_boundary=True, save_order=True).strip("-")
