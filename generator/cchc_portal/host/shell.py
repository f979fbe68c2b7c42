"""The host's page, rendered once for each language, depth and section, cut at its slots and joined for each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from cchc_portal import urls
from cchc_portal.heads import metadata_of
from cchc_portal.pages import body_of, frame_of, head_of
from cchc_portal.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

    from cchc_portal.pages import Page
    from cchc_portal.views.card import CardView
    from cchc_portal.views.frame import Section

STYLES = ("tokens.css", "portal.css", "pages.css", "search.css", "accent.css")
SCRIPTS = ("search.js", "filter.js", "term.js")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'"
)
"""Nothing inline, nothing from another host."""

_SLOTS = ("head", "languages", "body")


def _mark(slot: str) -> str:
    return f"<!--slot:{slot}-->"


@dataclass(frozen=True)
class _Key:
    locale: str
    depth: int
    section: Section
    front: bool


@dataclass
class Shells:
    """Joins pages; every shell is made once."""

    env: jinja2.Environment
    cards: Mapping[str, CardView]
    """What the pictures of the site say, by their addresses."""
    _made: dict[_Key, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _template(self) -> jinja2.Template:
        return self.env.get_template("main.html")

    def page(self, page: Page) -> str:
        """The whole page."""
        parts = self._parts(page)
        slots = {
            "head": _head(page, self.cards),
            "languages": _languages(page),
            "body": body_of(page),
        }
        out = [parts[0]]
        for number, slot in enumerate(_SLOTS):
            out += [slots[slot], parts[number + 1]]
        return "".join(out)

    def _parts(self, page: Page) -> tuple[str, ...]:
        key = _Key(page.writer.locale, page.address.count("/"), page.section, page.front)
        if key not in self._made:
            whole = self._template.render(page=None, frame=slotted(page))
            self._made[key] = _cut(whole)
        return self._made[key]


def slotted(page: Page) -> dict[str, Any]:
    """What `base.html` needs, with the page's own parts left as slots."""
    return {**_frame(page, _mark("languages")), "head": _mark("head"), "body": _mark("body")}


def filled(page: Page, cards: Mapping[str, CardView]) -> dict[str, Any]:
    """The same with everything but the body in place: for pages that the host itself makes from Markdown."""
    return {**_frame(page, _languages(page)), "head": _head(page, cards), "body": ""}


def _head(page: Page, cards: Mapping[str, CardView]) -> str:
    return render("head.html", locale=page.writer.locale, head=head_of(page), meta=metadata_of(page, cards))


def _frame(page: Page, languages: str) -> dict[str, Any]:
    locale, view = page.writer.locale, frame_of(page)
    context = {**vars(view), "root": urls.root_from(page.writer.own)}
    return {
        "lang": locale,
        "policy": POLICY,
        "styles": STYLES,
        "scripts": SCRIPTS,
        "assets": view.assets,
        "front": page.front,
        "header": render("header.html", locale=locale, frame=context, languages=Markup(languages)),  # noqa: S704 (our own)
        "footer": render("footer.html", locale=locale, frame=context),
    }


def _languages(page: Page) -> str:
    return render("languages.html", locale=page.writer.locale, languages=head_of(page).alternates)


def _cut(whole: str) -> tuple[str, ...]:
    parts: list[str] = []
    for slot in _SLOTS:
        before, mark, whole = whole.partition(_mark(slot))
        if not mark:
            message = f"the frame lacks the slot {slot}"
            raise LookupError(message)
        parts.append(before)
    return (*parts, whole)
