"""Who answers for a target or task: named on the item itself, else by its task, else by its area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cchc_portal.model.plan import Area, Plan
    from cchc_portal.model.target import Party, Target
    from cchc_portal.model.task import Task


@dataclass(frozen=True)
class Lead:
    party: Party
    inherited: Literal["deliverable", "task", "area"] | None = None
    """Where the responsibility comes from; None: from the item itself."""


def leads_of_target(target: Target, plan: Plan) -> tuple[Lead, ...]:
    """The target's own leads, else those of its deliverable, task or area, marked as inherited."""
    if target.lead:
        return tuple(Lead(party) for party in target.lead)
    task = next((task for task in plan.tasks if task.id == target.task), None)
    if task:
        products = [product for product in task.deliverables if product.clause == target.deliverable]
        for product in products:
            if product.lead:
                return tuple(Lead(party, "deliverable") for party in product.lead)
        if task.lead:
            return tuple(Lead(party, "task") for party in task.lead)
    return _from_area(target.area or (task.area if task else None), plan)


def leads_of_task(task: Task, plan: Plan) -> tuple[Lead, ...]:
    """The task's own leads, else those of its area; a task whose products name their leads needs none of its own."""
    if task.lead:
        return tuple(Lead(party) for party in task.lead)
    if task.deliverables and all(product.lead for product in task.deliverables):
        parties = dict.fromkeys(party for product in task.deliverables for party in product.lead)
        return tuple(Lead(party, "deliverable") for party in parties)
    return _from_area(task.area, plan)


def _from_area(area_id: str | None, plan: Plan) -> tuple[Lead, ...]:
    area = area_of(area_id, plan)
    return tuple(Lead(party, "area") for party in area.lead) if area else ()


def area_of(area_id: str | None, plan: Plan) -> Area | None:
    """The area with this id, if any."""
    return next((area for area in plan.areas if area.id == area_id), None)
