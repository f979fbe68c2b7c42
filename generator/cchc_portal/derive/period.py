"""Where the targets stood after each snapshot, and what moved since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.derive.series import known, series, up_to
from cchc_portal.derive.status import status_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from cchc_portal.derive.series import Observation
    from cchc_portal.derive.status import Definitions, Status
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.model.target import Target


@dataclass(frozen=True)
class Standing:
    """The states on the day a snapshot counts from, by what was published until then."""

    snapshot: Snapshot
    day: dt.date
    """The day its states hold for; once an authority has ended, its last day."""
    statuses: Mapping[str, Status]
    before: Snapshot | None
    """The snapshot whose data end last before this one's."""


@dataclass(frozen=True)
class Movement:
    """One target in a period and in the one before."""

    target: Target
    now: Observation | None
    before: Observation | None
    status: Status
    status_before: Status | None

    @property
    def difference(self) -> Fraction | None:
        """Signed, in the goal's unit; None where one of the two is no number."""
        figures = [one.figure if one else None for one in (self.now, self.before)]
        now, before = figures
        return now - before if type(now) is Fraction and type(before) is Fraction else None

    @property
    def moved(self) -> bool:
        return self.status_before is not None and self.status.state != self.status_before.state


def standings(
    plan: Plan, snapshots: Sequence[Snapshot], today: dt.date, *, definitions: Definitions
) -> tuple[Standing, ...]:
    """One standing a snapshot, in order of their data. No state holds for a day after `today`."""
    found: list[Standing] = []
    for index, snapshot in enumerate(snapshots):
        day = min(snapshot.counts_from, today)
        at_hand = up_to(known(snapshots, snapshot.counts_from), day)
        states = {one.id: status_of(one, plan, at_hand, day, definitions=definitions) for one in plan.targets}
        found.append(Standing(snapshot, day, states, snapshots[index - 1] if index else None))
    return tuple(found)


def movements(plan: Plan, standing: Standing, before: Standing | None) -> tuple[Movement, ...]:
    """Every target in this period and the one before."""
    return tuple(
        Movement(
            target,
            _in(target, standing.snapshot),
            _in(target, before.snapshot) if before else None,
            standing.statuses[target.id],
            before.statuses[target.id] if before else None,
        )
        for target in plan.targets
    )


def _in(target: Target, snapshot: Snapshot) -> Observation | None:
    return next(iter(series(target, [snapshot])), None)
