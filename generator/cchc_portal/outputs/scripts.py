"""Data as classic scripts of one call: what `file://` lets a page read."""

from __future__ import annotations

import json
from unicodedata import normalize

_UNSAFE = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def call(function: str, argument: object) -> bytes:
    """A script of one call; NFC, and safe even inside an HTML page."""
    dumped = json.dumps(argument, ensure_ascii=False, separators=(",", ":"))
    return f"{function}({normalize('NFC', dumped).translate(_UNSAFE)});\n".encode()
