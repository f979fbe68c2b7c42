"""Tokens for what stands outside the portal's pages: `tokens.css` is the only place where a colour has a value.

`light-dark()` would fold the two dark lists into one, but a phone of 2023 does not know it and would show no colour at
all. So the frames get a sheet of their own, made from `tokens.css`: only the tokens their style uses, and no web font.
"""

from __future__ import annotations

import re
from functools import cache

from cchc_portal.render import theme_folder

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face \{[^}]*\}")
_WEB_FONT = re.compile(r"\"Be Vietnam Pro\", ")
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]*);")
_USED = re.compile(r"var\(--([\w-]+)")
_EMPTY = re.compile(r"[^{};]+\{\s*\}")


def _source() -> str:
    text = (theme_folder() / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    return _WEB_FONT.sub("", _FONT_FACE.sub("", _COMMENT.sub("", text)))


def tokens_for(style: str) -> str:
    """A style sheet with the tokens that `style` uses, in every scheme."""
    used = set(_USED.findall(style))
    kept = _TOKEN.sub(lambda token: f"--{token[1]}:{token[2]};" if token[1] in used else "", _source())
    folded = re.sub(r"\s+", " ", kept)
    while (shorter := _EMPTY.sub("", folded)) != folded:
        folded = shorter
    return "\n".join(line.strip() for line in folded.replace("} ", "}\n").splitlines() if line.strip()) + "\n"


@cache
def light_tokens() -> dict[str, str]:
    """Name → value by daylight, for pictures: they cannot ask the page they stand on."""
    first = _source().partition("@media")[0]
    return {name: value.strip() for name, value in _TOKEN.findall(first)}
