"""The portal's own settings: `site_config/*.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from slugify import slugify

from cchc_portal.model.authority import Certainty, Contact
from cchc_portal.model.base import Model
from cchc_portal.model.goal import AnyUnit
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


class Naming(Model):
    """A national set of indicators or targets that names this one."""

    set: Text
    """The set: `NQ 76/NQ-CP`, `Index 766`, `PAR INDEX`."""
    certainty: Certainty | Literal["V2/R"]
    """How sure we are that it does; V2/R: partly seen in a secondary source, partly recalled."""
    names: Text | None = None
    """What the set itself says: its group, its level, its scope."""
    superseded: bool = False
    """The rule is no longer in force."""


class Indicator(Model):
    """What targets of several plans are measured by. What nobody says stays null."""

    id: Id
    name: Text
    measures: Text | None = None
    """What is measured."""
    numerator: Text | None = None
    denominator: Text | None = None
    unit: AnyUnit | None = None
    better: Literal["higher", "lower"] | None = None
    """Which way is good."""
    source_system: Text | None = None
    """The system the figures come from."""
    named_by: tuple[Naming, ...] = ()
    measurable_until: Date | None = None
    """The notion it rests on was abolished then; it cannot be measured under its old name."""
    why: Text | None = None


class Indicators(Model):
    """`site_config/indicators.yml`"""

    indicators: tuple[Indicator, ...]


TermGroup = Literal["areas", "procedures", "planning", "indices", "law"]


class Term(Model):
    """A word of the field in every language of the portal."""

    id: Id | None = None
    """Its anchor on the glossary page; made from the abbreviation or the Vietnamese words when not given."""
    term: Text
    abbr: str | None = None
    """The usual abbreviation: TTHC."""
    also: tuple[str, ...] = ()
    """Other abbreviations and spellings."""
    group: TermGroup | None = None
    mark: Literal["O", "S"] | None = None
    """The English words: O, seen in an official English text; S, standard usage."""
    note: Text | None = None
    """A short definition or remark; where the term is marked it is shown with it, so a sentence is enough."""
    linked: bool = False
    """Its first use on a page of a plan is marked: it shows what the term stands for and leads to the glossary."""

    @property
    def anchor(self) -> str:
        """Its place on the glossary page."""
        return self.id or slugify(self.abbr or str(self.term), max_length=40, word_boundary=True)


class Glossary(Model):
    """`site_config/glossary.yml`"""

    terms: tuple[Term, ...]
