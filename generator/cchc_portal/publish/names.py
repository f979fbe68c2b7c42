"""Names that an archive may hold: each unpacks to one file of its own inside the folder, on every system."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from cchc_portal.words.archive_problems import finding_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs")
"""Controls, invisible signs and turns of direction, line ends of other kinds."""


@dataclass(frozen=True)
class Finding:
    """One thing that verifying found. Its words are found by `code`, in the reader's language."""

    code: str
    name: str = ""
    """The entry it is about, safe to be shown."""
    params: Mapping[str, object] = field(default_factory=dict)

    def words(self, locale: str) -> str:
        return finding_words(self.code, {"name": self.name, **self.params}, locale)


def shown(name: str) -> str:
    """A name as it may stand on a screen: what cannot be seen, or would steer a terminal, is written out."""
    return "".join(f"\\u{{{ord(sign):x}}}" if category(sign) in _HIDDEN else sign for sign in name)


def dangers(names: Iterable[str]) -> Iterator[Finding]:
    """Every name that would not unpack to one file of its own inside the folder."""
    listed = list(names)
    for name in listed:
        if code := _danger(name):
            yield Finding(code, shown(name))
    yield from _collisions(listed)


def _danger(name: str) -> str | None:
    if any(category(sign) in _HIDDEN for sign in name):
        return "control"
    if "\\" in name:
        return "backslash"
    if ":" in name:
        return "drive"
    if name.startswith("/"):
        return "absolute"
    steps = name.removesuffix("/").split("/")
    if any(step in ("", ".", "..") for step in steps):
        return "leaves"
    if any(_DEVICE.fullmatch(step) or step != step.rstrip(" .") for step in steps):
        return "device"
    return None


def _collisions(names: list[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    files = {_folded(name) for name in names if not name.endswith("/")}
    for name in names:
        key = _folded(name.rstrip("/"))
        if key in first:
            same = first[key] == name
            yield Finding("twice" if same else "collides", shown(name), {"other": shown(first[key])})
        first.setdefault(key, name)
        steps = key.split("/")[:-1]
        if any("/".join(steps[: depth + 1]) in files for depth in range(len(steps))):
            yield Finding("inside_file", shown(name))


def _folded(name: str) -> str:
    """What the name is where neither case nor the way accents are stored counts."""
    return normalize("NFC", normalize("NFC", name).casefold())
