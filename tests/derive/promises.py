"""Small plans, snapshots and definitions, built from plain data as a file would give them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_portal.derive.age import age_of
from cchc_portal.derive.series import known, series
from cchc_portal.derive.status import Definitions, Status, status_of
from cchc_portal.model.plan import Plan
from cchc_portal.model.site import Indicator
from cchc_portal.model.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_portal.model.target import Target

TARGET_ID = "chi-tieu"
NO_DEFINITIONS = Definitions({}, {})


def make_plan(target: Mapping[str, Any] | None = None, **over: Any) -> Plan:
    """A plan of the years 2021 to 2025 with one target."""
    found = {"id": TARGET_ID, "clause": "II.1", "statement": "Chỉ tiêu", **(target or {})}
    document = {"type": "KH", "title": "Kế hoạch"}
    return Plan.model_validate({"document": document, "period": {"from": 2021, "to": 2025}, "targets": [found], **over})


def make_snapshot(period: str, data: tuple[str, str], cell: Any = None, **over: Any) -> Snapshot:
    """A snapshot with one cell (the result itself, or all that the cell says), or with none."""
    values = {} if cell is None else {TARGET_ID: cell if isinstance(cell, dict) else {"value": cell}}
    span = {"from": data[0], "to": data[1]}
    return Snapshot.model_validate({"period": period, "data": span, "values": values, **over})


def quarter(number: int, cell: Any = None, **over: Any) -> Snapshot:
    """The snapshot of a quarter, counted from the first one of 2021."""
    year, index = 2021 + number // 4, number % 4
    last = dt.date(year + (index == 3), (index * 3 + 3) % 12 + 1, 1) - dt.timedelta(days=1)
    return make_snapshot(f"{year}-q{index + 1}", (f"{year}-{index * 3 + 1:02}-01", str(last)), cell, **over)


@dataclass(frozen=True)
class Case:
    """One target, its results and a day."""

    plan: Plan
    snapshots: tuple[Snapshot, ...]
    today: dt.date
    definitions: Definitions = NO_DEFINITIONS

    @property
    def target(self) -> Target:
        return self.plan.targets[0]

    @property
    def status(self) -> Status:
        """By the road the portal takes: first what is known, then what it comes to."""
        at_hand = known(self.snapshots, self.today)
        return status_of(self.target, self.plan, at_hand, self.today, definitions=self.definitions)

    @property
    def age(self) -> str | None:
        found = series(self.target, known(self.snapshots, self.today))
        return age_of(self.target, found[-1], self.plan, self.today).kind if found else None


def case_of(data: Mapping[str, Any]) -> Case:
    """A case as its file writes it."""
    indicators = [Indicator.model_validate(one) for one in data.get("indicators", ())]
    plan = make_plan(data["target"], period=data["period"], reporting=data.get("reporting", {}))
    return Case(
        plan,
        tuple(_snapshot(one) for one in data.get("snapshots", ())),
        dt.date.fromisoformat(data["today"]),
        Definitions({one.id: one for one in indicators}, data.get("scales", {})),
    )


def _snapshot(data: Mapping[str, Any]) -> Snapshot:
    span = dict(zip(("from", "to"), data["data"], strict=True))
    over = {key: value for key, value in data.items() if key not in ("period", "data", "value")}
    if "value" in data:
        over["values"] = {TARGET_ID: data["value"] if isinstance(data["value"], dict) else {"value": data["value"]}}
    return Snapshot.model_validate({"period": data["period"], "data": span, **over})


def exact(numbers: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The named numbers of a status in one plain form: fractions, and all else as text."""
    return {name: _plain(numbers.get(name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (Fraction, Decimal, int)):
        return Fraction(value)
    return str(value)


def written(value: Any) -> Any:
    """A figure as a case writes it: `1180/1204*100`, `-7.5`; anything else as it stands."""
    try:
        product = Fraction(1)
        for factor in str(value).split("*"):
            product *= Fraction(factor)
    except ValueError:
        return value
    return product
