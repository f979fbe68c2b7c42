"""`cchc init`: a new portal that checks and builds as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
from pydantic_core import PydanticCustomError

from cchc_portal.cli.context import Settings, reporting_errors
from cchc_portal.errors import PortalError
from cchc_portal.load.suggestions import nearest, suggested
from cchc_portal.model.authority import Level
from cchc_portal.model.text import SOURCE_LANGUAGE, Text, check_id
from cchc_portal.outputs.schemas import schema_files
from cchc_portal.portal import today
from cchc_portal.scaffold.ids import proposed_id
from cchc_portal.scaffold.portal import NewPortal, portal_files
from cchc_portal.words.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEVELS: tuple[str, ...] = get_args(Level)
_LONGEST_NAME = 200


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Tên cơ quan / The authority's name: Xã An Bình.")
@click.option("--name-en", default=None, help="Tên tiếng Anh / In English: An Bình Commune.")
@click.option("--level", required=True, help=f"Cấp / Level: {', '.join(_LEVELS)}.")
@click.option("--parent", default=None, help="Thuộc / Part of: tỉnh …")
@click.option("--parent-en", default=None, help="… bằng tiếng Anh / in English.")
@click.option("--languages", default=",".join(LANGUAGES), show_default=True, help="Ngôn ngữ của trang / Languages.")
@click.option("--id", "authority_id", default=None, help="Mã; mặc định lấy từ tên / Id; made from the name: an-binh.")
@reporting_errors
def init(  # noqa: PLR0913, PLR0917 (one parameter an option)
    settings: Settings,
    folder: Path,
    name: str,
    name_en: str | None,
    level: str,
    parent: str | None,
    parent_en: str | None,
    languages: str,
    authority_id: str | None,
) -> None:
    """Tạo cổng mới. / Make a new portal."""
    locales = _languages(languages)
    wanted = NewPortal(
        id=_id(authority_id) if authority_id is not None else _proposed(_name(name), level),
        name=_text(name, name_en, locales),
        level=_level(level),
        parent=_text(parent, parent_en, locales) if parent is not None else None,
        languages=locales,
        year=today().year,
    )
    files = dict(portal_files(wanted))
    files |= {f"site_config/schema/{file}": text.encode() for file, text in schema_files()}
    _refuse_used(folder)
    _write(folder, files.items())
    click.echo(settings.say("New portal: {folder}", folder=folder))
    click.echo(settings.say("Next: enter the plan in {file}, then: cchc check", file=_plan_file(wanted)))


def _plan_file(wanted: NewPortal) -> str:
    return f"plans/{wanted.id}/{wanted.year}/plan.yml"


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PortalError("folder_not_empty", folder=str(folder))


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)


def _name(value: str) -> str:
    """`value` on one line. Raises PortalError for what no authority can be called."""
    found = value.strip()
    if len(found) > _LONGEST_NAME or not found.isprintable() or not any(map(str.isalpha, found)):
        shown = "".join(letter for letter in found if letter.isprintable())
        raise PortalError("name_form", value=shown[:40] + ("…" if len(shown) > 40 else ""))
    return found


def _text(vietnamese: str, english: str | None, locales: tuple[str, ...]) -> Text:
    found = {SOURCE_LANGUAGE: _name(vietnamese)}
    if english is not None and "en" in locales:
        found["en"] = _name(english)
    return Text(found)


def _level(value: str) -> str:
    if value not in _LEVELS:
        raise PortalError("level_unknown", value=value, known=", ".join(_LEVELS), nearest=nearest(value, _LEVELS))
    return value


def _languages(value: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
    if found[0] != SOURCE_LANGUAGE or not set(found) <= set(LANGUAGES):
        raise PortalError("languages_form", value=value, known=", ".join(LANGUAGES))
    return found


def _id(value: str) -> str:
    try:
        return check_id(value)
    except PydanticCustomError as error:
        raise PortalError(error.type, value=value, nearest=suggested(error.type, value)) from error


_KIND_WORDS = ("xa-", "phuong-", "thi-tran-", "dac-khu-", "huyen-", "thi-xa-", "thanh-pho-", "tinh-")
"""How a name begins that says its level: `Xã An Bình` is `an-binh` in addresses."""


def _proposed(name: str, level: str) -> str:
    _level(level)
    found = proposed_id(name)
    for kind in _KIND_WORDS:
        if found.startswith(kind) and (short := proposed_id(found.removeprefix(kind))):
            return short
    if not found:
        raise PortalError("id_impossible", value=name)
    return found
