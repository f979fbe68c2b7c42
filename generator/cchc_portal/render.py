"""Our own Jinja environment: autoescape on, an unknown name is an error, one environment a language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from cchc_portal.model.text import Phrase
from cchc_portal.words.catalogue import catalogue
from cchc_portal.words.formats import first_upper

_SPAN_OF_YEARS = re.compile(r"(?<=\b\d{4}) - (?=\d{4}\b)")
"""Documents print "2021 - 2025"; with a dash and no spaces it never breaks at a line's end."""


def theme_folder() -> Path:
    """The theme: inside the package when installed from a wheel, at the top of the repository otherwise."""
    inside = Path(__file__).parent / "theme"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "theme"


@cache
def environment(locale: str) -> Environment:
    """The environment whose templates speak `locale`."""
    made = Environment(
        loader=FileSystemLoader(theme_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(locale))  # type: ignore[attr-defined]  # added by the extension

    def say(phrase: Phrase | str) -> Markup:
        """A text; one in another language than the page's says so to browsers and screen readers."""
        if not isinstance(phrase, Phrase):
            return escape(phrase)
        text = _SPAN_OF_YEARS.sub("–", phrase.text)
        if phrase.lang == locale:
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(phrase.lang, text)

    made.filters["say"] = say
    made.filters["json"] = _json
    made.globals["page_lang"] = locale
    made.filters["first_upper"] = first_upper
    return made


def _json(text: str) -> Markup:
    """JSON inside a script element. Raises ValueError for a sign that could end it: escaping is its maker's duty."""
    if "<" in text or "&" in text:
        message = "JSON with a sign that could end its element"
        raise ValueError(message)
    return Markup(text)  # noqa: S704 (checked above)


def render(template: str, *, locale: str, **context: Any) -> str:
    """Render one template of `theme/portal/`."""
    return environment(locale).get_template(f"portal/{template}").render(**context)
