"""The published results of one target, in order of their data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.model.measure import Figure, figure_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cchc_portal.model.snapshot import Correction, Snapshot, Value
    from cchc_portal.model.target import Target


@dataclass(frozen=True)
class Observation:
    """One cell of one snapshot."""

    snapshot: Snapshot
    value: Value
    figure: Figure | None
    """None: nothing arose in the period, so there is no share to give."""
    corrections: tuple[Correction, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day it was reached where the cell gives it, else the last day of the data."""
        return self.value.on or self.snapshot.data.to


def known(snapshots: Iterable[Snapshot], today: dt.date) -> tuple[Snapshot, ...]:
    """The snapshots that are published by `today`, in order of their data, whatever the order of the files."""
    found = [one for one in snapshots if not one.draft and one.counts_from <= today]
    return tuple(sorted(found, key=lambda one: (one.data.to, one.data.from_, one.period)))


def up_to(snapshots: Iterable[Snapshot], day: dt.date) -> tuple[Snapshot, ...]:
    """Those whose data end by `day`: what can tell how things stood then, whenever it was published."""
    return tuple(one for one in snapshots if one.data.to <= day)


def series(target: Target, snapshots: Iterable[Snapshot]) -> tuple[Observation, ...]:
    """Every result of the target; its goals share one unit, so the first tells how to read a cell.

    A target that only says again what another one says has that one's results.
    """
    goal = target.goals[0] if target.goals else None
    found = []
    for snapshot in snapshots:
        name = target.id if target.id in snapshot.values or not target.restates else target.restates
        value = snapshot.values.get(name)
        if value is not None:
            corrections = tuple(one for one in snapshot.corrections if one.target == name)
            found.append(Observation(snapshot, value, figure_of(value, goal), corrections))
    return tuple(found)
