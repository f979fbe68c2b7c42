"""Targets (chỉ tiêu). A target measures one thing: what one cell of a snapshot can hold."""

from __future__ import annotations

from typing import Literal

from cchc_portal.model.authority import Level
from cchc_portal.model.base import Model
from cchc_portal.model.goal import Goal
from cchc_portal.model.text import Clause, Id, Text
from cchc_portal.model.time import Date

State = Literal[
    "superseded", "suspended", "not-measurable", "no-data", "achieved", "achieved-late",
    "overdue", "off-track", "at-risk", "on-track", "not-due",
]  # fmt: skip
"""In order of precedence."""


class ByRule(Model):
    """Whoever another document names."""

    by_rule: Text


Party = Id | ByRule
"""A contact unit's id, or a rule that names the body."""


class Change(Model):
    """Why and since when a target no longer runs as promised."""

    on: Date
    reason: Text
    document: Text | None = None


class Supersession(Change):
    target: Id
    """What takes its place."""


class Override(Model):
    """A status set by hand, shown beside the computed one with its reason."""

    status: State
    reason: Text


class Target(Model):
    id: Id
    area: Id | None = None
    """Null: a goal outside every area."""
    clause: Clause
    title: Text | None = None
    """A short name for lists; the statement serves where it is short itself."""
    statement: Text
    tthc: bool = False
    """Stands in the plan's TTHC area, or names TTHC, their dossiers or results, or the one-stop mechanism."""
    soft: bool = False
    """phấn đấu: strive to."""
    goals: tuple[Goal, ...] = ()
    indicator: Id | None = None
    lead: tuple[Party, ...] = ()
    task: Id | None = None
    deliverable: Clause | None = None
    level: Level | None = None
    within: Id | None = None
    """Shown under that target; nothing is added up."""
    restates: Id | None = None
    """The same promise printed twice; not counted again."""
    conflicts_with: tuple[Id, ...] = ()
    after: Id | None = None
    """A later stage of that target."""
    set_by: Text | None = None
    """The higher level whose target this is."""
    suspended: Change | None = None
    superseded_by: Supersession | None = None
    status_override: Override | None = None

    @property
    def name(self) -> Text:
        """What lists and headings call it."""
        return self.title or self.statement
