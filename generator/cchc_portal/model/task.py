"""Tasks (nhiệm vụ): who does what by when, and what comes out of it."""

from __future__ import annotations

from cchc_portal.model.base import Model
from cchc_portal.model.target import Party
from cchc_portal.model.text import Clause, Id, Text
from cchc_portal.model.time import When

ROLES = ("lead", "advise", "implement", "coordinate")
"""The four roles, in the order they are shown."""


class Roles(Model):
    lead: tuple[Party, ...] = ()
    advise: tuple[Party, ...] = ()
    implement: tuple[Party, ...] = ()
    coordinate: tuple[Party, ...] = ()

    def parties(self, role: str) -> tuple[Party, ...]:
        """The parties in one of ROLES."""
        parties: tuple[Party, ...] = getattr(self, role)
        return parties


class Deliverable(Roles):
    """A product (sản phẩm); its own roles and time override the task's."""

    clause: Clause
    text: Text
    when: When | None = None


class Part(Model):
    """A "+" bullet or subtask."""

    clause: Clause
    who: tuple[Party, ...] = ()
    text: Text
    when: When | None = None


class Task(Roles):
    id: Id
    area: Id | None = None
    clause: Clause
    text: Text
    when: When | None = None
    deliverables: tuple[Deliverable, ...] = ()
    parts: tuple[Part, ...] = ()
    same_as: Id | None = None
    """The same task printed twice; not counted again."""
