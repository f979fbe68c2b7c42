"""The portal's own settings: `site_config/*.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cchc_portal.model.authority import Contact
from cchc_portal.model.base import Model
from cchc_portal.model.text import Address, Id, Text
from cchc_portal.model.time import Date

LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA for text: the accent carries white text."""


def _check_colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", value):
        raise PydanticCustomError("colour_form", "{value!r} is no colour", {"value": value})
    if (ratio := _contrast_with_white(value)) < LEAST_CONTRAST:
        raise PydanticCustomError("colour_contrast", "{value} {ratio}", {"value": value, "ratio": f"{ratio:.1f}"})
    return value


def _contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2 between white and the colour."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


Colour = Annotated[str, AfterValidator(_check_colour)]
"""Six lower-case hexadecimal digits: `#10486a`."""


class PortalSettings(Model):
    """`site_config/portal.yml`"""

    name: Text
    tagline: Text
    official: bool = False
    """False: every page says that this is a demonstration, not any authority's official page."""
    locales: tuple[str, ...] = ("vi", "en")
    """The first is the source language and stands at the root."""
    accent: Colour = "#10486a"
    site_url: Address | None = None
    responsible: Text | None = None
    """Who answers for the portal's content, by role."""
    contact: Contact = Contact()
    licence: Text | None = None


class NationalArea(Model):
    id: Id
    title: Text


class Areas(Model):
    """`site_config/areas.yml`"""

    areas: tuple[NationalArea, ...]


class Scales(Model):
    """`site_config/scales.yml`: names of grades, and ordered lists of them, worst first."""

    grades: dict[Id, Text]
    scales: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)


class Indicator(Model):
    id: Id
    name: Text
    measurable_until: Date | None = None
    """The notion it rests on was abolished then; it cannot be measured under its old name."""
    why: Text | None = None


class Indicators(Model):
    """`site_config/indicators.yml`"""

    indicators: tuple[Indicator, ...]


class Term(Model):
    term: Text
    abbr: str | None = None
    """The usual abbreviation: TTHC."""


class Glossary(Model):
    """`site_config/glossary.yml`"""

    terms: tuple[Term, ...]
