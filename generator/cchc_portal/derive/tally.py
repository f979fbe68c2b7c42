"""What is counted, over how many; a promise or task printed twice counts once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.plan import Plan
    from cchc_portal.model.target import Target
    from cchc_portal.model.task import Task


@dataclass(frozen=True)
class Tally:
    targets: int
    with_figure: int
    """Targets that ask for a number, rank or grade."""
    tthc: int
    tasks: int


def counted_targets(targets: Iterable[Target]) -> list[Target]:
    """Targets without those that only say again what another one says."""
    return [target for target in targets if not target.restates]


def counted_tasks(tasks: Iterable[Task]) -> list[Task]:
    """Tasks without those printed twice."""
    return [task for task in tasks if not task.same_as]


def has_figure(target: Target) -> bool:
    """Does any goal of the target ask for a number, rank or grade?"""
    return any(goal.has_figure for goal in target.goals)


def tally(plan: Plan, *, area: str | None = None) -> Tally:
    """Counts of the whole plan, or of one of its areas."""
    targets = counted_targets(target for target in plan.targets if area is None or target.area == area)
    tasks = counted_tasks(task for task in plan.tasks if area is None or task.area == area)
    return Tally(
        targets=len(targets),
        with_figure=sum(has_figure(target) for target in targets),
        tthc=sum(target.tthc for target in targets),
        tasks=len(tasks),
    )
