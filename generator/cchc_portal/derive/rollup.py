"""Counts of states for a plan, an area, a unit: what is counted, over how many, and what is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.derive.tally import counted_targets
from cchc_portal.model.requirement import requirements

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from cchc_portal.derive.status import Status
    from cchc_portal.model.plan import PlanPeriod
    from cchc_portal.model.target import State, Target

GOOD: frozenset[State] = frozenset({"achieved", "achieved-late", "on-track"})
ATTENTION: frozenset[State] = frozenset({"overdue", "off-track", "at-risk"})
LEFT_OUT: frozenset[State] = frozenset({"superseded", "suspended", "not-measurable"})
"""Named, and in no average: they are measured no more, or never were."""


@dataclass(frozen=True)
class Rollup:
    """States of a group of targets; a promise printed twice counts once."""

    counts: Counter[State]
    left_out: tuple[Target, ...]

    @property
    def measured(self) -> int:
        """How many the shares are taken of."""
        return sum(number for state, number in self.counts.items() if state not in LEFT_OUT)

    @property
    def good(self) -> int:
        return sum(self.counts[state] for state in GOOD)

    @property
    def attention(self) -> int:
        return sum(self.counts[state] for state in ATTENTION)


def rollup(targets: Iterable[Target], statuses: Mapping[str, Status]) -> Rollup:
    """The states of these targets."""
    counted = counted_targets(targets)
    return Rollup(
        Counter(statuses[target.id].state for target in counted),
        tuple(target for target in counted if statuses[target.id].state in LEFT_OUT),
    )


def next_due(target: Target, period: PlanPeriod, today: dt.date) -> dt.date | None:
    """The next last good day that the plan itself states for a target, from today on."""
    days = (day for need in requirements(target, period) for day in need.deadlines)
    return min((day for day in days if day >= today), default=None)
