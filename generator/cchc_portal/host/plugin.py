"""The MkDocs plugin: each event is an adapter of a few lines; what it adapts lives in the other layers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from cchc_portal.errors import DataError
from cchc_portal.heads import cards_of
from cchc_portal.host.handwritten import check_content, content_files, handwritten_names, handwritten_page
from cchc_portal.host.shell import Shells, filled
from cchc_portal.load.selection import WHOLE, Part
from cchc_portal.outputs.files import distinct, every_file
from cchc_portal.outputs.sitemap import sitemap_files
from cchc_portal.pages import every_page
from cchc_portal.portal import Portal, build_portal, today
from cchc_portal.render import theme_folder
from cchc_portal.words.messages import line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from cchc_portal.views.card import CardView

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
"""Material's own scripts, styles and pictures: no page uses them, so none is shipped."""


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own class
    as_of = config_options.Optional(config_options.Type(str))
    """The day the site is built for, `2026-11-22`; today in Viet Nam when not given."""
    commit = config_options.Optional(config_options.Type(str))
    """The commit the data come from, shown in the data API."""


class PortalPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # MkDocs' own class
    """Adds the portal's pages and files to a MkDocs build."""

    portal: Portal
    cards: Mapping[str, CardView]
    """What the pictures of pages say, by their addresses."""
    part: Part = WHOLE
    """What of the portal is built."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the data before the host empties the output folder."""
        config.theme.dirs.insert(0, str(theme_folder()))
        config.theme.static_templates = set()
        root = Path(config.config_file_path).parent
        try:
            self.portal = build_portal(root, as_of=self._as_of(), commit=self.config.commit, part=self.part)
            check_content(Path(config.docs_dir), self.portal.locales)
        except DataError as error:
            raise Abort("\n".join(line(problem, "vi") for problem in error.problems)) from error
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Handwritten pages at their addresses; every generated page and file as static files the host knows."""
        kept = [file for file in files if not file.src_uri.startswith(_UNUSED) and not file.is_documentation_page()]
        handwritten = list(content_files(Path(config.docs_dir), self.portal.locales, config))
        names = handwritten_names(Path(config.docs_dir))
        taken = [file.dest_uri for file in handwritten]
        generated = distinct(self._generated(config, names), taken=taken)
        made = [File.generated(config, address, content=content) for address, content in generated]
        return Files([*kept, *handwritten, *made])

    def on_page_context(self, context: TemplateContext, *, page: Page, **_host: object) -> TemplateContext:
        """Give a handwritten page the same frame as every other."""
        context["frame"] = filled(handwritten_page(page, self.portal), self.cards)  # type: ignore[typeddict-unknown-key]
        return context

    def _generated(self, config: MkDocsConfig, handwritten: list[str]) -> list[tuple[str, bytes | str]]:
        pages = [page for locale in self.portal.locales for page in every_page(self.portal, locale)]
        self.cards = cards_of(pages)
        shells = Shells(config.theme.get_env(), self.cards)
        return [
            *((page.address, shells.page(page)) for page in pages),
            *every_file(self.portal, pages, self.cards),
            *sitemap_files(self.portal, [*handwritten, *(page.writer.address for page in pages)]),
        ]

    def _as_of(self) -> dt.date:
        if self.config.as_of:
            return dt.date.fromisoformat(self.config.as_of)
        return today()
