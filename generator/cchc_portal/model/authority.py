"""Who publishes: an authority, valid for a time, and its contact units."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.document import Basis
from cchc_portal.model.text import Address, Id, Text
from cchc_portal.model.time import Date

Level = Literal[
    "commune", "ward", "township", "special-zone", "district", "town", "provincial-city", "province", "city",
]  # fmt: skip
Certainty = Literal["V", "V2", "R"]
"""V: the provision's wording was read; V2: seen in a secondary source only; R: recalled, to be checked."""


class Validity(Model):
    """First and last day of an authority's life, both included; null where unknown or still running."""

    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None

    @model_validator(mode="after")
    def _order(self) -> Validity:
        if self.from_ and self.to and self.to < self.from_:
            raise PydanticCustomError(
                "span_order", "{to} is before {from}", {"from": str(self.from_), "to": str(self.to)}
            )
        return self


class Place(Model):
    """A former ward, commune or township whose land went to a successor."""

    name: Text
    part: bool = False
    """Only a part of it went there."""
    of: Text | None = None
    """The neighbour it belonged to, when it was not this authority's own."""


class Successor(Model):
    """Who answers today for (part of) the land of an ended authority."""

    name: Text
    level: Level
    parent: Text | None = None
    authority: Id | None = None
    """Its id, when it publishes in this portal too."""
    places: tuple[Place, ...] = ()
    partial: bool = False
    """It took over only a part of the authority."""


class Resolution(Model):
    """The act that ended (or changed) the authority."""

    document: Basis
    item: str | None = None
    certainty: Certainty


class Contact(Model):
    """Work contacts only; private numbers and addresses are not published."""

    address: Text | None = None
    phone: str | None = None
    email: str | None = None
    hours: Text | None = None
    person: Text | None = None
    """Role of the person in charge."""
    website: Address | None = None


class Unit(Model):
    """A contact unit: an office, a post, a class of bodies, or one outside the administration."""

    id: Id
    name: Text
    short: Text | None = None
    aliases: tuple[str, ...] = ()
    """Other spellings that the document uses for the same unit."""
    kind: Literal["office", "post", "class", "outside"]
    role: Text | None = None
    contact: Contact = Contact()


class Units(Model):
    units: tuple[Unit, ...]


class Ask(Model):
    """Whom a citizen asks first; what is left out falls back on the authority's own contact."""

    one_stop: Id | None = None
    """The unit that is the one-stop shop: takes in dossiers and gives out results."""
    information: Id | None = None
    """The unit that answers requests for information."""
    feedback: Address | None = None
    """Where remarks and complaints go."""
    service_portal: Address | None = None
    """The public service portal where dossiers are handed in online."""


class Authority(Model):
    """An authority as a legal person: a place name may go on under another one."""

    name: Text
    level: Level
    parent: Text | None = None
    valid: Validity = Validity()
    merged_with: tuple[Text, ...] = ()
    successors: tuple[Successor, ...] = ()
    resolution: Resolution | None = None
    contact: Contact = Contact()
    ask: Ask = Ask()
    sample: bool = False
    """Fictional: every page, file and chart of it says so."""
