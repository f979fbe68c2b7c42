"""A picture in few colours: each text has a ramp of its own from paper to ink, so nothing is sorted into colours later.

That makes a picture quick (a few milliseconds), small, and the same bytes on every machine: the letters are laid out by
Pillow's own plain layout, which Vietnamese needs no more than, since every letter has its own glyph.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from cchc_portal.render import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = 8
"""Steps from paper to ink."""

_TO_LEVEL = [round(value * (LEVELS - 1) / 255) for value in range(256)]


@cache
def _file(weight: int) -> bytes:
    """The vendored font as TrueType: Pillow reads no WOFF2."""
    font = TTFont(theme_folder() / "assets" / "fonts" / f"be-vietnam-pro-{weight}.woff2")
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    return plain.getvalue()


class Letters:
    """One weight and size of the font; each sign is drawn once and then set again and again."""

    def __init__(self, weight: int, size: int) -> None:
        self._font = ImageFont.truetype(io.BytesIO(_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)
        self._signs: dict[str, _Sign] = {}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """How long a line is, in pixels."""
        return sum(self._width(sign) for sign in text)

    def line(self, text: str) -> tuple[Image.Image, int, int]:
        """A line as a mask, and where its upper left corner stands from its beginning on the base line."""
        ascent, descent = self._font.getmetrics()
        room = ascent // 2  # marks stacked on capitals rise above the font's own line
        mask = Image.new("L", (round(self.width(text)) + 2 * ascent, room + ascent + descent))
        x = float(ascent)
        for letter in text:
            sign = self._sign(letter)
            if sign.mask:
                mask.paste(255, (round(x) + sign.left, room + ascent + sign.top), sign.mask)
            x += self._width(letter)
        return mask, -ascent, -ascent - room

    def _width(self, letter: str) -> float:
        if letter not in self._widths:
            self._widths[letter] = self._font.getlength(letter)
        return self._widths[letter]

    def _sign(self, letter: str) -> _Sign:
        if letter not in self._signs:
            left, top, right, bottom = (int(edge) for edge in self._font.getbbox(letter, anchor="ls"))
            mask = Image.new("L", (right - left, bottom - top)) if right > left and bottom > top else None
            if mask:
                ImageDraw.Draw(mask).text((-left, -top), letter, fill=255, font=self._font, anchor="ls")
            self._signs[letter] = _Sign(mask, left, top)
        return self._signs[letter]


class _Sign(NamedTuple):
    mask: Image.Image | None
    left: int
    top: int


@cache
def letters(weight: int, size: int) -> Letters:
    return Letters(weight, size)


class Canvas:
    """A picture being drawn. Colours are `#rrggbb`; a text is drawn in one colour on ground of one other."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._ramps: dict[tuple[str, str], int] = {}
        self._image = Image.new("P", (width, height), self._ramp(paper, paper))

    def box(self, box: tuple[int, int, int, int], colour: str) -> None:
        self._image.paste(self._ramp(colour, colour), box)

    def mask(self, at: tuple[int, int], mask: Image.Image, ink: str, paper: str) -> None:
        """Draw `ink` through the mask; all below it is `paper`."""
        base = self._ramp(ink, paper)
        self._image.paste(mask.point([base + level for level in _TO_LEVEL]), at)

    def pill(self, box: tuple[int, int, int, int], colour: str, paper: str) -> None:
        """A box with round ends."""
        width, height = box[2] - box[0], box[3] - box[1]
        mask = Image.new("L", (width * 2, height * 2))
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), height, fill=255)
        self.mask(box[:2], mask.resize((width, height), Image.Resampling.BOX), colour, paper)

    def text(self, at: tuple[int, int], text: str, set_in: Letters, ink: str, paper: str) -> None:
        """One line, beginning at `at` on its base line."""
        mask, left, top = set_in.line(text)
        box = mask.getbbox()
        if box:
            self.mask((at[0] + left + box[0], at[1] + top + box[1]), mask.crop(box), ink, paper)

    def png(self) -> bytes:
        self._image.putpalette([channel for colours in self._ramps for channel in _between(*colours)])
        out = io.BytesIO()
        self._image.save(out, "PNG", compress_level=3)
        return out.getvalue()

    def _ramp(self, ink: str, paper: str) -> int:
        """The number of the first colour between `paper` and `ink`."""
        return self._ramps.setdefault((ink, paper), len(self._ramps) * LEVELS)


def _between(ink: str, paper: str) -> Iterator[int]:
    for level in range(LEVELS):
        for at in (1, 3, 5):
            low, high = int(paper[at : at + 2], 16), int(ink[at : at + 2], 16)
            yield low + round((high - low) * level / (LEVELS - 1))
