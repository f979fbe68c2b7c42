"""The status of a target, in order of precedence, with the day it holds for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from cchc_portal.model.authority import Authority
    from cchc_portal.model.site import Indicator
    from cchc_portal.model.target import State, Target


@dataclass(frozen=True)
class Status:
    state: State
    as_of: dt.date
    rule: str | None = None
    """Name of the rule that decided."""
    numbers: Mapping[str, Any] = field(default_factory=dict)
    age: str | None = None


def clock(authority: Authority, as_of: dt.date) -> dt.date:
    """`as_of`, or the last day of an authority that has ended: its clock has stopped."""
    last = authority.valid.to
    return min(last, as_of) if last else as_of


def status_of(target: Target, authority: Authority, as_of: dt.date, *, indicators: Mapping[str, Indicator]) -> Status:
    """The state of a target for which no result is published: replaced, stopped, not measurable, or no data."""
    today = clock(authority, as_of)
    if target.superseded_by and target.superseded_by.on <= today:
        return Status("superseded", today, "superseded")
    if target.suspended and target.suspended.on <= today:
        return Status("suspended", today, "suspended")
    indicator = indicators.get(target.indicator or "")
    if indicator and indicator.measurable_until and indicator.measurable_until < today:
        return Status("not-measurable", today, "notion-abolished", {"until": indicator.measurable_until.isoformat()})
    return Status("no-data", today)
