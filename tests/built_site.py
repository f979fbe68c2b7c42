"""The pages of a built site as trees, and what several tests ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import html5lib  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NOT_FOUND = "404.html"
"""The one page that stands alone: in every language, without a frame."""

ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "background", "data-href", "data-src")
"""Attributes that hold an address."""

SILENT = ("script", "style", "template", "code", "pre")
"""Elements whose text is not a sentence of the page."""


@dataclass(frozen=True)
class BuiltPage:
    address: str
    source: str

    @cached_property
    def tree(self) -> Any:
        """The page as a browser understands it."""
        return html5lib.parse(self.source, namespaceHTMLElements=False)

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """Every element, comments left out; the tag of an SVG element has no namespace."""
        return tuple(element for element in self.tree.iter() if isinstance(element.tag, str))

    def all(self, *tags: str) -> list[Any]:
        return [element for element in self.elements if tag_of(element) in tags]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(element.get("id") for element in self.elements if element.get("id") is not None)

    @property
    def locale(self) -> str:
        """The language that the address promises."""
        first, _, rest = self.address.partition("/")
        return first if rest and first == "en" else "vi"

    @property
    def bare(self) -> str:
        """The address without its language."""
        return self.address if self.locale == "vi" else self.address.removeprefix(f"{self.locale}/")

    @property
    def embedded(self) -> bool:
        """Is it made for other sites' frames, without menu, search and shell?"""
        return self.bare.startswith("embed/")

    @property
    def title(self) -> str:
        return words_of(self.all("title")[0])

    def metas(self, name: str) -> list[str]:
        return [meta.get("content", "") for meta in self.all("meta") if meta.get("name") == name]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of text of the body with the language it is in."""
        yield from _spoken(self.all("body")[0], self.tree.get("lang", ""))

    def links(self) -> Iterator[tuple[Any, str, str]]:
        """Every address on the page as (element, attribute, value)."""
        for element in self.elements:
            for name in ADDRESSES:
                if (value := element.get(name)) is not None:
                    yield element, name, value
            if (value := element.get("{http://www.w3.org/1999/xlink}href")) is not None:
                yield element, "xlink:href", value


def tag_of(element: Any) -> str:
    """The tag's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words_of(element: Any) -> str:
    """The element's text, its spaces folded."""
    return " ".join("".join(element.itertext()).split())


def _spoken(element: Any, lang: str) -> Iterator[tuple[str, str]]:
    own = element.get("lang", lang)
    if element.text and tag_of(element) not in SILENT:
        yield element.text, own
    for child in element:
        if isinstance(child.tag, str):
            yield from _spoken(child, own)
        if child.tail:
            yield child.tail, own


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Address → page; the page for a wrong address is left out."""
    found = sorted(path for path in site.rglob("*.html") if path != site / NOT_FOUND)
    addresses = [path.relative_to(site).as_posix() for path in found]
    return {
        address: BuiltPage(address, path.read_text(encoding="utf-8"))
        for address, path in zip(addresses, found, strict=True)
    }


def is_local(link: str) -> bool:
    """Does the link stay on the site?"""
    return not urlsplit(link).scheme and not link.startswith("//")


def resolved(base: str, link: str) -> tuple[str, str]:
    """The address (from the root of the site) and fragment that a relative link leads to; `..` that leaves stays."""
    parts = urlsplit(link)
    if not parts.path:
        return base, unquote(parts.fragment)
    trail = base.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == ".." and trail and trail[-1] != "..":
            trail.pop()
        elif step not in ("", "."):
            trail.append(step)
    return "/".join(trail), unquote(parts.fragment)


def broken_links(site: Path, pages: Mapping[str, BuiltPage]) -> list[str]:
    """Every link that leads to no file, or to no place on its page."""
    broken = []
    for page in pages.values():
        for _, _, link in page.links():
            if not is_local(link):
                continue
            address, fragment = resolved(page.address, link)
            there = (site / address).is_file() and not address.startswith("..")
            if not there or (fragment and address in pages and fragment not in pages[address].ids):
                broken.append(f"{page.address}: {link}")
    return broken
