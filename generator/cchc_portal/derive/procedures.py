"""TTHC figures of one period: totals are computed here, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.model.snapshot import Procedures


@dataclass(frozen=True)
class ProcedureTotals:
    """Dossiers of one field, or of all fields together."""

    online: int
    in_person_or_post: int
    carried_over: int
    early: int
    on_time: int
    late: int
    in_time: int
    overdue: int

    @property
    def received(self) -> int:
        return self.online + self.in_person_or_post + self.carried_over

    @property
    def resolved(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def pending(self) -> int:
        return self.in_time + self.overdue

    @property
    def nothing_arose(self) -> bool:
        return not self.received

    @property
    def on_time_share(self) -> Fraction | None:
        """Resolved early or on time, in per cent of all resolved; None where nothing was resolved, never 100."""
        return Fraction(100 * (self.early + self.on_time), self.resolved) if self.resolved else None


def totals(rows: Sequence[Procedures]) -> ProcedureTotals:
    """The sum of the fields; of one row, the row itself."""
    return ProcedureTotals(
        online=sum(row.received.online for row in rows),
        in_person_or_post=sum(row.received.in_person_or_post for row in rows),
        carried_over=sum(row.received.carried_over for row in rows),
        early=sum(row.resolved.early for row in rows),
        on_time=sum(row.resolved.on_time for row in rows),
        late=sum(row.resolved.late for row in rows),
        in_time=sum(row.pending.in_time for row in rows),
        overdue=sum(row.pending.overdue for row in rows),
    )
