"""Pages written by hand in `content/<locale>/`: the same names in each language, each at its language's address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from cchc_portal import urls
from cchc_portal.errors import DataError, Problem
from cchc_portal.model.text import SOURCE_LANGUAGE
from cchc_portal.pages import Page
from cchc_portal.views.frame import Section
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as HostPage

    from cchc_portal.portal import Portal

_MENUS = {urls.ABOUT: "about"}


def content_files(folder: Path, locales: tuple[str, ...], config: MkDocsConfig) -> Iterator[File]:
    """The handwritten pages: the source language's at the root, every other language's in its own folder."""
    for locale in locales:
        for path in sorted((folder / locale).rglob("*.md")):
            name = path.relative_to(folder / locale).as_posix()
            source = folder / locale if locale == SOURCE_LANGUAGE else folder
            yield File(urls.in_locale(name, locale), str(source), config.site_dir, use_directory_urls=False)


def handwritten_names(folder: Path) -> list[str]:
    """The addresses of the handwritten pages in the source language."""
    base = folder / SOURCE_LANGUAGE
    return [path.relative_to(base).with_suffix(".html").as_posix() for path in sorted(base.rglob("*.md"))]


def check_content(folder: Path, locales: tuple[str, ...]) -> None:
    """Every handwritten page exists in each language, those that the frame links to above all. Raises DataError."""
    found = {
        path.relative_to(folder / locale).as_posix() for locale in locales for path in (folder / locale).rglob("*.md")
    }
    names = found | {name.replace(".html", ".md") for name in (urls.ABOUT, urls.OPEN_DATA)}
    missing = [f"{locale}/{name}" for locale in locales for name in names if not (folder / locale / name).is_file()]
    if missing:
        raise DataError(Problem(f"{folder.name}/{name}", 1, 1, "", "file_absent") for name in missing)


def handwritten_page(page: HostPage, portal: Portal) -> Page:
    """What our frame needs to know of a page that the host has made from Markdown."""
    address = page.file.dest_uri
    locale = next(
        (code for code in portal.locales if code != SOURCE_LANGUAGE and address.startswith(f"{code}/")),
        SOURCE_LANGUAGE,
    )
    bare = address.removeprefix(f"{locale}/") if locale != SOURCE_LANGUAGE else address
    title = str(page.title)
    description = str(page.meta.get("description", title))
    writer = Writer(portal, locale, bare)
    return Page(writer, Section(menu=_MENUS.get(bare)), "", None, title, description, "")
