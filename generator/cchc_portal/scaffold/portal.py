"""A whole new portal: settings, pages written by hand, one authority with a plan to fill in, CI, server settings,
and the program that builds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cchc_portal.model.text import Text
from cchc_portal.scaffold.plan import plan_text
from cchc_portal.scaffold.program import Program, running_program
from cchc_portal.scaffold.template import render

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent
_ENDING = ".jinja"
_COMMON = ("areas.yml", "indicators.yml", "glossary.yml", "disclosure.yml")
"""The same in every portal: national areas, abolished indicators, usual abbreviations, rules on public information."""

_PYTHON = "3.11"
"""The version the lock files are made for."""

_TAGLINE = {
    "vi": "Kế hoạch cải cách hành chính: chỉ tiêu, nhiệm vụ, kết quả",
    "en": "Administrative reform plans: targets, tasks, results",
}
_UNIT = "van-phong"


@dataclass(frozen=True)
class NewPortal:
    """What only the person who makes it knows."""

    id: str
    name: Text
    """Of the authority."""
    level: str
    parent: Text | None
    languages: tuple[str, ...]
    year: int
    """Of the first plan."""


def portal_files(wanted: NewPortal) -> Iterator[tuple[str, bytes]]:
    """(path in the portal's folder, content) of every file."""
    program = running_program()
    yield program.path, program.wheel
    for name, text in _texts(wanted, program):
        yield name, text.encode()


def _texts(wanted: NewPortal, program: Program) -> Iterator[tuple[str, str]]:
    context = {
        **vars(wanted),
        "portal_name": _portal_name(wanted),
        "tagline": Text({language: _TAGLINE.get(language, _TAGLINE["vi"]) for language in wanted.languages}),
        "program": program,
        "python": _PYTHON,
    }
    for template in sorted((_HERE / "portal").rglob(f"*{_ENDING}")):
        path = template.relative_to(_HERE)
        name = _name(path.relative_to("portal").as_posix(), wanted)
        if not name.startswith("content/") or name.split("/")[1] in wanted.languages:
            yield name, render(path.as_posix(), **context)
    for common in _COMMON:
        yield f"site_config/{common}", (_common_folder() / common).read_text(encoding="utf-8")
    text = plan_text(title=None, first=wanted.year, last=wanted.year, unit=_UNIT)
    yield f"plans/{wanted.id}/{wanted.year}/plan.yml", text


def _portal_name(wanted: NewPortal) -> Text:
    """`Cổng công khai CCHC · Xã An Bình`"""
    words = {"vi": "Cổng công khai CCHC", "en": "CCHC Portal"}
    names = {language: wanted.name.of(language).text for language in wanted.languages}
    return Text({language: f"{words.get(language, words['vi'])} · {name}" for language, name in names.items()})


def _name(template: str, wanted: NewPortal) -> str:
    """`.github/workflows/portal.yml` of `dot-github/workflows/portal.yml.jinja`."""
    steps = PurePosixPath(template.removesuffix(_ENDING)).parts
    dotted = (f".{step.removeprefix('dot-')}" if step.startswith("dot-") else step for step in steps)
    return "/".join(wanted.id if step == "AUTHORITY" else step for step in dotted)


def _common_folder() -> Path:
    """Inside the package when installed from a wheel, the repository's own settings otherwise."""
    inside = Path(__file__).parents[1] / "common"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "site_config"
