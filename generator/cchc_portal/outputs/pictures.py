"""The pictures that stand for pages where their links are shared: 1200 by 630 pixels, in the page's language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_portal.outputs.canvas import Canvas, letters
from cchc_portal.outputs.shapes import shape
from cchc_portal.render import theme_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_portal.outputs.canvas import Letters
    from cchc_portal.views.card import CardFact, CardView
    from cchc_portal.views.states import StatusView

WIDTH, HEIGHT = 1200, 630
_EDGE = 64
_BAND = 96
_INNER = WIDTH - 2 * _EDGE
_LEADING = 1.3
"""Lines as on the pages: room for stacked marks."""

_TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


class _Ink(NamedTuple):
    """How a line is set: weight and size of its letters, its colour and what it stands on."""

    weight: int
    size: int
    colour: str
    paper: str


@cache
def tokens() -> Mapping[str, str]:
    """The colours of the light scheme, by their names in `tokens.css`."""
    source = (theme_folder() / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    return dict(_TOKEN.findall(source.partition("@media")[0]))


@lru_cache(maxsize=2048)
def picture(card: CardView, accent: str) -> bytes:
    """The picture as PNG: made once for each content, so that serving again draws only what changed."""
    colours = tokens()
    paper, ink = colours["paper"], colours["ink"]
    canvas = Canvas(WIDTH, HEIGHT, paper)
    canvas.box((0, 0, WIDTH, _BAND), accent)
    canvas.box((0, _BAND, WIDTH, _BAND + 6), colours["brass"])
    _one_line(canvas, (_EDGE, 62), card.band, _INNER, _Ink(700, 36, "#ffffff", accent))
    bottom = _BAND + 60
    if card.kicker:
        _one_line(canvas, (_EDGE, bottom), card.kicker, _INNER, _Ink(400, 28, colours["ink-2"], paper))
    size, lines = _title(card.title)
    for number, line in enumerate(lines, 1):
        canvas.text((_EDGE, bottom + 4 + number * round(size * _LEADING)), line, letters(700, size), ink, paper)
    _facts(canvas, card.facts, 414)
    if card.state:
        _state(canvas, card.state, 480)
    size, lines = _fitted(card.line, 600, (30, 28, 26), _INNER, most=2)
    for number, line in enumerate(lines):
        canvas.text((_EDGE, 504 + number * 38), line, letters(600, size), ink, paper)
    _foot(canvas, card)
    return canvas.png()


def _title(title: str) -> tuple[int, list[str]]:
    """Two lines in large letters, or three in smaller ones; what is longer still is cut."""
    size, lines = _fitted(title, 700, (56, 52, 48), _INNER, most=2)
    return (size, lines) if not lines[-1].endswith("…") else _fitted(title, 700, (40, 36), _INNER, most=3)


def _facts(canvas: Canvas, facts: tuple[CardFact, ...], top: int) -> None:
    """Side by side: a label, and under it the figure in large letters or the words in two lines."""
    colours = tokens()
    paper, width = colours["paper"], _INNER // len(facts) - 32
    for number, fact in enumerate(facts):
        x = _EDGE + number * (_INNER // len(facts))
        _one_line(canvas, (x, top - 44), fact.label, width, _Ink(400, 26, colours["ink-2"], paper))
        sizes = (60, 52, 44) if fact.figure else (32, 28)
        size, lines = _fitted(fact.words, 700, sizes, width, most=1 if fact.figure else 2)
        for line_number, line in enumerate(lines):
            y = top + (14 if fact.figure else 0) + line_number * round(size * _LEADING)
            canvas.text((x, y), line, letters(700, size), colours["ink"], paper)


def _state(canvas: Canvas, state: StatusView, top: int) -> None:
    """Shape and words, as everywhere."""
    colours = tokens()
    name = {"unmeasured": "off", "suspended": "off"}.get(state.css, state.css)
    ink, ground = colours[f"st-{name}-fg"], colours.get(f"st-{name}-bg", colours["surface"])
    face = letters(700, 32)
    width = min(_INNER, 96 + int(face.width(state.label)))
    canvas.pill((_EDGE, top, _EDGE + width, top + 60), ground, colours["paper"])
    canvas.mask((_EDGE + 20, top + 12), shape(state.css, 36), ink, ground)
    _one_line(canvas, (_EDGE + 70, top + 41), state.label, _INNER - 90, _Ink(700, 32, ink, ground))


def _foot(canvas: Canvas, card: CardView) -> None:
    """Where and as of when; a mark that says what the picture is not."""
    colours = tokens()
    kind = "sample" if card.sample else "archive"
    right = WIDTH - _EDGE
    if card.mark:
        face = letters(600, 26)
        width = int(face.width(card.mark)) + 40
        right -= width
        ground = colours[f"{kind}-bg"]
        canvas.pill((right, 564, right + width, 612), ground, colours["paper"])
        canvas.text((right + 20, 597), card.mark, face, colours[f"{kind}-fg"], ground)
    _one_line(canvas, (_EDGE, 597), card.foot, right - _EDGE - 24, _Ink(400, 26, colours["ink-2"], colours["paper"]))


def _one_line(canvas: Canvas, at: tuple[int, int], text: str, width: int, ink: _Ink) -> None:
    """A line that shrinks a little, and is cut, where it is too long."""
    size, lines = _fitted(text, ink.weight, (ink.size, ink.size - 4, ink.size - 8), width, most=1)
    canvas.text(at, lines[0], letters(ink.weight, size), ink.colour, ink.paper)


def _fitted(text: str, weight: int, sizes: tuple[int, ...], width: int, *, most: int) -> tuple[int, list[str]]:
    """The largest size at which the text takes at most so many lines; cut at the smallest where none does."""
    for size in sizes:
        lines = _wrapped(text, letters(weight, size), width)
        if len(lines) <= most:
            return size, lines
    face = letters(weight, sizes[-1])
    kept = _wrapped(text, face, width)[:most]
    last = kept[-1]
    while last and face.width(f"{last}…") > width:
        last = last[:-1]
    return sizes[-1], [*kept[:-1], f"{last.rstrip(' ,;.')}…"]


def _wrapped(text: str, face: Letters, width: int) -> list[str]:
    """Lines of words; a word longer than a line is cut into pieces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if face.width(longer) <= width:
            lines[-1] = longer
            continue
        rest = word
        while face.width(rest) > width:
            cut = next(n for n in range(len(rest), 0, -1) if face.width(rest[:n]) <= width)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return [line for line in lines if line] or [""]
