"""BagIt 1.0 (RFC 8493): the text files that name every file of an archive with its SHA-256."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAYLOAD = "data/"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
"""The one file that is listed nowhere."""

DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE = re.compile(r"([0-9A-Fa-f]{64})[ \t]+\*?(.+)")
_ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPES = re.compile(r"%(25|0D|0A)", re.IGNORECASE)


@dataclass(frozen=True)
class Listed:
    """What a manifest says."""

    digests: Mapping[str, str]
    """Name → SHA-256."""
    malformed: tuple[int, ...]
    """Lines that are no checksum and name."""
    repeated: tuple[tuple[int, str], ...]
    """Lines with a name that stands on an earlier one too."""


def manifest(digests: Mapping[str, str]) -> str:
    """One line a file, in order of the names."""
    return "".join(f"{digests[name]}  {escaped(name)}\n" for name in sorted(digests))


def listed(text: str) -> Listed:
    """Read a manifest."""
    digests: dict[str, str] = {}
    malformed, repeated = [], []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not line:
            continue
        if not (match := _LINE.fullmatch(line)):
            malformed.append(number)
            continue
        name = unescaped(match[2]).removeprefix("./")
        if name in digests:
            repeated.append((number, name))
        digests.setdefault(name, match[1].lower())
    return Listed(digests, tuple(malformed), tuple(repeated))


def escaped(name: str) -> str:
    """A name as a manifest writes it: line ends and the percent sign as their codes, everything else as it is."""
    return "".join(_ESCAPED.get(sign, sign) for sign in name)


def unescaped(name: str) -> str:
    return _ESCAPES.sub(lambda code: chr(int(code[1], 16)), name)


def info(facts: Iterable[tuple[str, str]]) -> str:
    """`bag-info.txt`: one line a fact; a value never breaks its line."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in facts)


def information(text: str) -> dict[str, str]:
    """The facts of `bag-info.txt`; a line that begins with a space goes on with the one before."""
    found: dict[str, str] = {}
    label = ""
    for line in re.split(r"\r\n|\r|\n", text):
        if line[:1] in (" ", "\t") and label:
            found[label] += f" {line.strip()}"
        elif ":" in line:
            label, _colon, value = line.partition(":")
            found.setdefault(label.strip(), value.strip())
    return found


def declares(text: str) -> bool:
    """Does `bagit.txt` declare a bag of a version we read, in UTF-8?"""
    facts = information(text.removeprefix("\ufeff"))
    return facts.get("BagIt-Version") in ("0.97", "1.0") and (
        facts.get("Tag-File-Character-Encoding", "").upper() == "UTF-8"
    )
