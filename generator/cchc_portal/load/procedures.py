"""The identities of TTHC figures: what came in is what went out and what is left; what is left comes in again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cchc_portal.load.checks import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_portal.errors import Problem
    from cchc_portal.load.checks import Record, Where
    from cchc_portal.model.snapshot import Procedures

_DAY = dt.timedelta(days=1)


def check_procedures(record: Record, records: Sequence[Record]) -> Iterator[Problem]:
    """The figures of one snapshot in themselves, and beside those of the other snapshots of its plan."""
    procedures = record.snapshot.procedures
    yield from Check(record.reading).unique(
        [str(found.field) for found in procedures], ("procedures",), field="field", code="field_twice"
    )
    for index, figures in enumerate(procedures):
        at: Where = ("procedures", index)
        yield from _received(record, figures, at)
        carried = list(_carried(record, figures, records, at))
        yield from carried or _shared(record, figures, records, at)  # one slip of the pen is one problem


def _received(record: Record, figures: Procedures, at: Where) -> Iterator[Problem]:
    received, handled = figures.received.total, figures.resolved.total + figures.pending.total
    if received != handled:
        yield record.reading.problem(
            "identity_received", at, received=received, handled=handled, difference=_signed(received - handled)
        )


def _carried(record: Record, figures: Procedures, records: Sequence[Record], at: Where) -> Iterator[Problem]:
    """What the period before left pending is what this one begins with."""
    carried = figures.received.carried_over
    for other in records:
        before = other.snapshot
        if before.draft or before.data.to + _DAY != record.snapshot.data.from_:
            continue
        same = _of_field(other, figures)
        if same and same.pending.total != carried:
            params = {"pending": same.pending.total, "difference": _signed(carried - same.pending.total)}
            path = (*at, "received", "carried_over")
            yield record.reading.problem("identity_carried", path, value=carried, period=before.period, **params)
            return


def _shared(record: Record, figures: Procedures, records: Sequence[Record], at: Where) -> Iterator[Problem]:
    """Periods that begin on one day begin with one figure: that of the shortest; a draft never has the older right."""
    begun = [other for other in records if other.snapshot.data.from_ == record.snapshot.data.from_]
    begun.sort(key=lambda other: (other.snapshot.draft, other.snapshot.data.to, other.name))
    first = next(other for other in begun if _of_field(other, figures))
    carried, same = figures.received.carried_over, _of_field(first, figures)
    if same and same.received.carried_over != carried:
        params = {"other": same.received.carried_over, "period": first.snapshot.period}
        yield record.reading.problem("identity_shared", (*at, "received", "carried_over"), value=carried, **params)


def _of_field(record: Record, figures: Procedures) -> Procedures | None:
    field = str(figures.field).casefold()
    return next((found for found in record.snapshot.procedures if str(found.field).casefold() == field), None)


def _signed(difference: int) -> str:
    """`+1` or `−1`, with the sign that is no hyphen."""
    return f"{difference:+}".replace("-", "−")
