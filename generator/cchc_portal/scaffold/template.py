"""Our Jinja environment for YAML: no HTML escaping, and every text of the data goes through a filter that quotes it.

In every template a line with `##` is prose and one with `#` is YAML that is ready to uncomment.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from cchc_portal.model.text import Text

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!<>&|~])")


@cache
def _environment() -> Environment:
    made = Environment(  # noqa: S701 (YAML, not HTML: `quoted` and `on_one_line` are its escaping)
        loader=PackageLoader("cchc_portal", "scaffold"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(quoted=quoted, in_languages=in_languages, on_one_line=on_one_line, in_markdown=in_markdown)
    return made


def render(template: str, **context: Any) -> str:
    """Render one template of this folder."""
    return _environment().get_template(template).render(**context)


def quoted(text: str) -> str:
    """A text as one line of YAML in double quotes, whatever it holds."""
    found: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return found.rstrip("\n")


def in_languages(text: Text) -> str:
    """`{vi: "Đất đai", en: "Land"}`"""
    return "{" + ", ".join(f"{language}: {quoted(words)}" for language, words in text.root.items()) + "}"


def on_one_line(text: str) -> str:
    """Words for a comment: no line end and no control character gets out of it."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def in_markdown(text: str) -> str:
    """Words for a line of Markdown: nothing in them is a mark or a tag."""
    return _MARKDOWN.sub(r"\\\1", on_one_line(text))
