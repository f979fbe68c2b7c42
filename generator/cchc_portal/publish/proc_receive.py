"""What Git and its hook `proc-receive` say to each other: lines with their length before them (githooks(5)).

This hook moves the branches itself. Git's own hooks come too late or too early for a push that waits for another one:
what the branch stood on is fixed when the push begins, so it would be refused after its turn had come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cchc_portal.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REFS = "refs"
"""What the hook is asked about: everything that is pushed."""

_FLUSH = b"0000"
_DIGITS = len(_FLUSH)


class Update(NamedTuple):
    """One branch or tag that is to be moved."""

    old: str
    """Where it stood when the push began."""
    new: str
    ref: str


def greet(heard: BinaryIO, said: BinaryIO) -> tuple[Update, ...]:
    """Agree on version 1 without any extra; what is pushed. Raises BuildError where Git breaks off."""
    for _version in _lines(heard):
        pass
    _say(said, ["version=1"])
    return tuple(Update(*line.split(maxsplit=2)) for line in _lines(heard))


def accept(said: BinaryIO, updates: Iterable[Update]) -> None:
    """Report that all of them were moved."""
    _say(said, [f"ok {update.ref}" for update in updates])


def leave(said: BinaryIO, updates: Iterable[Update]) -> None:
    """Leave them to Git."""
    _say(said, [line for update in updates for line in (f"ok {update.ref}", "option fall-through")])


def refuse(said: BinaryIO, updates: Iterable[Update], reason: str) -> None:
    """Report that none of them was moved."""
    _say(said, [f"ng {update.ref} {reason}" for update in updates])


def _lines(heard: BinaryIO) -> Iterator[str]:
    """Up to the next flush."""
    while (digits := _read(heard, _DIGITS)) != _FLUSH:
        yield _read(heard, int(digits, 16) - _DIGITS).decode(errors="replace").rstrip("\n")


def _read(heard: BinaryIO, length: int) -> bytes:
    found = heard.read(length)
    if len(found) < length:
        raise BuildError("git: the push broke off")
    return found


def _say(said: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        content = line.encode()
        said.write(b"%04x" % (len(content) + _DIGITS) + content)
    said.write(_FLUSH)
    said.flush()
