"""The promise: one plan of one authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cchc_portal.model.base import Model
from cchc_portal.model.document import Basis, Document
from cchc_portal.model.reporting import Reporting
from cchc_portal.model.target import Party, Target
from cchc_portal.model.task import Task
from cchc_portal.model.text import Clause, Id, Text

if TYPE_CHECKING:
    import datetime as dt

SECTIONS = ("purposes", "requirements", "viewpoints", "objectives", "solutions", "funding", "provisions")
"""The plan's lists of plain statements, in the order they are shown."""


class Statement(Model):
    """A paragraph or bullet with nothing to measure."""

    clause: Clause
    text: Text


class Heading(Model):
    """A heading of the document, so that the clause list reads as the document does."""

    clause: Clause
    title: Text


class Area(Model):
    """A field of reform (lĩnh vực) as this plan divides it."""

    id: Id
    clause: Clause
    title: Text
    short: Text | None = None
    """A short name for lists and breadcrumbs."""
    national: Id | None = None
    """The national area it belongs to, of `site_config/areas.yml`."""
    lead: tuple[Party, ...] = ()
    lead_clause: Clause | None = None
    """Where the plan makes that unit responsible."""


class Duty(Model):
    """What the plan charges a unit with."""

    clause: Clause
    unit: Id
    text: Text


class RoleNames(Model):
    """A role's name as this plan prints it."""

    lead: Text | None = None
    advise: Text | None = None
    implement: Text | None = None
    coordinate: Text | None = None


class Note(Model):
    """A defect of the source, or a word about how we read it."""

    clause: Clause | None = None
    about: Id | None = None
    """The target, task or area it is about."""
    text: Text


class PlanPeriod(Model):
    from_: int = Field(alias="from")
    to: int
    orientation: int | None = None
    """The year the plan looks towards beyond its end."""


class Plan(Model):
    wording: Literal["verbatim", "restated"] = "verbatim"
    """restated: figures, deadlines, agencies and clauses are exact, the words are ours."""
    document: Document
    carrier: Document | None = None
    """The decision that carries the plan: one act in two parts."""
    implements: tuple[Basis, ...] = ()
    short: Text | None = None
    """A short name for lists and breadcrumbs."""
    period: PlanPeriod
    notes: tuple[Note, ...] = ()
    outline: tuple[Heading, ...] = ()
    purposes: tuple[Statement, ...] = ()
    requirements: tuple[Statement, ...] = ()
    viewpoints: tuple[Statement, ...] = ()
    objectives: tuple[Statement, ...] = ()
    solutions: tuple[Statement, ...] = ()
    funding: tuple[Statement, ...] = ()
    provisions: tuple[Statement, ...] = ()
    """Lead-ins, closing words and general provisions that fit no other list."""
    areas: tuple[Area, ...] = ()
    duties: tuple[Duty, ...] = ()
    roles: RoleNames = RoleNames()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    reporting: Reporting = Reporting()

    @property
    def issued_on(self) -> dt.date | None:
        """The day of the document, else of the decision that carries it; None where no whole day is given."""
        moment = self.document.date or (self.carrier.date if self.carrier else None)
        return moment.first if moment and moment.precision == "day" else None
