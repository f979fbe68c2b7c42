"""The shapes of the states as masks: drawn from the very symbols that the pages show."""

from __future__ import annotations

from functools import cache
from math import ceil, pi
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.svgLib.path import parse_path  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

from cchc_portal.model.text import SOURCE_LANGUAGE
from cchc_portal.render import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BOX = 20
_FINE = 4
"""Drawn this many times larger and made smaller, for smooth edges."""

Point = tuple[float, float]


class _Outline(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Collects the lines of a path, its curves cut into short straight pieces."""

    def __init__(self) -> None:
        super().__init__(None)
        self.lines: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (its parent names it)
        self.lines.append([pt])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 (its parent names it)
        self.lines[-1].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 (its parent names it)
        start = self.lines[-1][-1]
        for step in range(1, 13):
            t = step / 12
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (start, pt1, pt2, pt3)
            x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
            self.lines[-1].append((x, y))

    def _closePath(self) -> None:  # noqa: N802 (its parent names it)
        self.lines[-1].append(self.lines[-1][0])


@cache
def shape(name: str, size: int) -> Image.Image:
    """The shape `name` as a mask of `size` by `size` pixels."""
    scale = size * _FINE / _BOX
    mask = Image.new("L", (size * _FINE, size * _FINE))
    draw = ImageDraw.Draw(mask)
    for element in ET.fromstring(f"<g>{_drawn(name)}</g>"):  # noqa: S314 (a file of our own theme)
        _draw(draw, element.tag, element.attrib, scale)
    return mask.resize((size, size), Image.Resampling.BOX)


def _drawn(name: str) -> str:
    """The shape's SVG, as the pages draw it."""
    drawn: str = environment(SOURCE_LANGUAGE).get_template("portal/components/icons.html").module.shape(name)  # type: ignore[attr-defined]  # a macro
    return drawn


def _draw(draw: ImageDraw.ImageDraw, tag: str, given: Mapping[str, str], scale: float) -> None:
    ink = 0 if given.get("class") == "cut" else 255
    filled = given.get("fill") == "currentColor"
    width = 0 if filled else float(given.get("stroke-width", "1")) * scale
    if tag == "circle" and "stroke-dasharray" in given:
        _dashes(draw, given, width, scale)
    elif tag == "circle":
        x, y, r = (float(given[key]) * scale for key in ("cx", "cy", "r"))
        r += width / 2
        draw.ellipse((x - r, y - r, x + r, y + r), fill=ink if filled else None, outline=ink, width=ceil(width) or 1)
    elif tag == "rect":
        x, y, w, h, r = (float(given[key]) * scale for key in ("x", "y", "width", "height", "rx"))
        box = (x - width / 2, y - width / 2, x + w + width / 2, y + h + width / 2)
        draw.rounded_rectangle(box, r, fill=ink if filled else None, outline=ink, width=ceil(width) or 1)
    else:
        for line in _lines(given["d"], scale):
            if filled:
                draw.polygon(line, fill=ink)
            else:
                _stroke(draw, line, ink, width)


def _lines(path: str, scale: float) -> Iterator[list[Point]]:
    pen = _Outline()
    parse_path(path, pen)
    for line in pen.lines:
        yield [(x * scale, y * scale) for x, y in line]


def _stroke(draw: ImageDraw.ImageDraw, line: list[Point], ink: int, width: float) -> None:
    draw.line(line, fill=ink, width=round(width), joint="curve")
    for x, y in (line[0], line[-1]):
        r = width / 2
        draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)


def _dashes(draw: ImageDraw.ImageDraw, given: Mapping[str, str], width: float, scale: float) -> None:
    x, y, r = (float(given[key]) * scale for key in ("cx", "cy", "r"))
    dash, gap = (float(part) * scale for part in given["stroke-dasharray"].split())
    box = (x - r - width / 2, y - r - width / 2, x + r + width / 2, y + r + width / 2)
    turn = 360 / (2 * pi * r)
    for number in range(round(2 * pi * r / (dash + gap))):
        start = number * (dash + gap) * turn
        draw.arc(box, start, start + dash * turn, fill=255, width=round(width))
