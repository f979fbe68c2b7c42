"""The shape of a problem's sentence."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    wrong: str
    allowed: str
    mend: str
