"""Which parts each unit plays in a plan: duties, targets it answers for, tasks by role."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_portal.derive.tally import counted_targets, counted_tasks
from cchc_portal.model.task import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_portal.derive.responsibility import Lead
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.target import Party
    from cchc_portal.model.task import Task


@dataclass(frozen=True)
class PartsPlayed:
    """Counts by unit, over the whole plan; a task counts once for each role a unit has in it."""

    duties: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(unit, role) → tasks."""


def parts_played(
    plan: Plan, target_leads: Mapping[str, Iterable[Lead]], task_leads: Mapping[str, Iterable[Lead]]
) -> PartsPlayed:
    """One pass over the plan."""
    found = PartsPlayed()
    found.duties.update(duty.unit for duty in plan.duties)
    for target in counted_targets(plan.targets):
        found.targets.update({party for lead in target_leads[target.id] if isinstance(party := lead.party, str)})
    for task in counted_tasks(plan.tasks):
        found.roles.update(set(_roles(task, task_leads[task.id])))
    return found


def _roles(task: Task, leads: Iterable[Lead]) -> Iterator[tuple[str, str]]:
    yield from _units("lead", (lead.party for lead in leads))
    for role in ROLES:
        yield from _units(role, task.parties(role))
        for product in task.deliverables:
            yield from _units(role, product.parties(role))
    for part in task.parts:
        yield from _units("implement", part.who)


def _units(role: str, parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    return ((party, role) for party in parties if isinstance(party, str))
