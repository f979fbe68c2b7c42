"""Invented cases for the method page: the portal's own code works each of them out, as it does with real ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_portal.derive.series import known, series
from cchc_portal.derive.status import Definitions, status_of
from cchc_portal.model.plan import Plan
from cchc_portal.model.site import Indicator
from cchc_portal.model.snapshot import Snapshot
from cchc_portal.model.time import Moment
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_portal.derive.series import Observation
    from cchc_portal.derive.status import Status
    from cchc_portal.model.target import Target

_ID = "example"
_NOTION = "notion"
_DEFINITIONS = Definitions(
    {_NOTION: Indicator.model_validate({"id": _NOTION, "name": "-", "measurable_until": "2022-08-15"})}, {}
)
GRADES = {"average": _("average"), "fair": _("fair"), "good": _("good")}
"""Grades of the examples, worst first; the portal's own need not have them."""


@dataclass(frozen=True)
class Example:
    """One target of an invented plan of the years 2021 to 2025, its results and a day."""

    about: str
    """What is measured."""
    today: str
    goals: tuple[Mapping[str, Any], ...] = ()
    results: Mapping[str, Any] = field(default_factory=dict)
    """Period → its result, or its numerator and denominator."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the plan's file says of the target."""

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.today)

    @property
    def plan(self) -> Plan:
        target = {"id": _ID, "clause": "1", "statement": self.about, "goals": list(self.goals), **self.more}
        document = {"type": "KH", "title": "-"}
        return Plan.model_validate({"document": document, "period": {"from": 2021, "to": 2025}, "targets": [target]})

    @property
    def target(self) -> Target:
        return self.plan.targets[0]

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        return tuple(_snapshot(period, result) for period, result in self.results.items())

    @property
    def observations(self) -> tuple[Observation, ...]:
        return series(self.target, known(self.snapshots, self.day))

    @property
    def status(self) -> Status:
        at_hand = known(self.snapshots, self.day)
        return status_of(self.target, self.plan, at_hand, self.day, definitions=_DEFINITIONS)


def _snapshot(period: str, result: Any) -> Snapshot:
    """A year or a quarter with one result; two figures are a numerator and a denominator."""
    covered = Moment(period.removesuffix("-year").upper())
    cell = {"value": result}
    if isinstance(result, tuple):
        cell = dict(zip(("numerator", "denominator"), result, strict=True))
    return Snapshot.model_validate(
        {"period": period, "data": {"from": covered.first, "to": covered.last}, "values": {_ID: cell}}
    )


def _percent(level: int, by: int | None = None, **more: Any) -> dict[str, Any]:
    return {"at_least": level, "unit": "percent", **({"by": by} if by else {}), **more}


_RETURNED = _("Share of dossiers returned on time")
_ONLINE = _("Share of dossiers submitted online")
_CONTENT = _("Share of citizens who are satisfied")
_WAITING = _("Waiting time at the one-stop counter")
_CUT = _("Procedures whose papers were cut down")
_RANK = _("Place in the province's ranking")
_GRADE = _("Grade in the yearly assessment")
_LATE = _("Dossiers returned late")
_REVIEW = _("Review of the internal rules")

_FROM_50 = _percent(90, 2022, baseline={"year": 2020, "value": 50})
_ALWAYS_95 = _percent(95, throughout=True)
_STEP = {"step": 10, "bound": "at_least", "per": "year", "from": 2022, "to": 2025}
_FORMER: Mapping[str, Any] = {"2023-year": (92, 100)}

_NOT_MEASURED: dict[str, tuple[Example, ...]] = {
    "superseded": (
        Example(
            _ONLINE, "2024-11-15", (_percent(90, 2025),), _FORMER,
            {"superseded_by": {"on": "2024-07-01", "reason": "-", "target": "another"}},
        ),
    ),
    "suspended": (
        Example(
            _ONLINE, "2024-11-15", (_percent(90, 2025),), _FORMER, {"suspended": {"on": "2024-03-15", "reason": "-"}}
        ),
    ),
    "notion-abolished": (
        Example(_ONLINE, "2023-06-30", (_percent(90, 2025),), {"2022-q2": 71}, {"indicator": _NOTION}),
    ),
    "qualitative": (Example(_REVIEW, "2024-11-15"),),
    "two-readings": (
        Example(_ONLINE, "2023-02-15", (_percent(50, 2021), {"grow": _STEP, "unit": "percent"}), {"2022-year": 57}),
    ),
    "no-order": (Example(_GRADE, "2024-02-15", ({"grade_at_least": "good", "by": 2025},), {"2023-year": "fair"}),),
    "nothing-to-compare": (
        Example(_LATE, "2022-02-15", ({"direction": "down", "unit": "count", "by": 2025},), {"2021-year": 14}),
    ),
    "no-start": (Example(_CUT, "2023-02-15", ({"grow": _STEP, "unit": "count"},), {"2022-year": 24}),),
    "no-figure": (Example(_CONTENT, "2024-02-15", (_percent(90, 2025),), {"2023-year": "good"}),),
}  # fmt: skip
_NO_RESULT: dict[str, tuple[Example, ...]] = {
    "no-data": (Example(_RETURNED, "2024-11-15", (_percent(98, 2025),)),),
    "nothing-arose": (Example(_RETURNED, "2024-04-15", (_percent(98, 2025),), {"2024-q1": (0, 0)}),),
    "none-at-the-deadline": (
        Example(_CONTENT, "2025-02-15", (_percent(90, 2024),), {"2023-year": 91}),
        Example(_CONTENT, "2025-02-15", (_percent(90, 2024),), {"2024-q2": 91}),
        Example(_CONTENT, "2026-07-14", (_percent(90, throughout=True),), {"2021-q2": 85}),
    ),
}
_BY_A_DAY: dict[str, tuple[Example, ...]] = {
    "reached": (
        Example(_CUT, "2024-11-15", ({"at_least": 12, "unit": "count", "by": 2025},), {"2023-year": 9, "2024-q2": 13}),
    ),
    "reached-late": (
        Example(_CUT, "2025-04-15", ({"at_least": 12, "unit": "count", "by": 2024},), {"2024-q4": 10, "2025-q1": 12}),
    ),
    "met-at-the-deadline": (
        Example(_RETURNED, "2025-02-15", (_percent(98, 2024),), {"2024-year": (1180, 1204)}),
        Example(_CONTENT, "2025-02-15", (_percent(90, 2024),), {"2024-q3": 91}),
    ),
    "deadline-passed": (Example(_RETURNED, "2025-02-15", (_percent(98, 2024),), {"2024-year": (1179, 1204)}),),
    "met-so-far": (Example(_CONTENT, "2024-02-15", (_percent(90, 2025),), {"2023-year": 92}),),
    "pace": (
        Example(_ONLINE, "2022-02-15", (_FROM_50,), {"2021-year": 72}),
        Example(
            _WAITING, "2022-02-15",
            ({"at_most": 15, "unit": "minute", "by": 2022, "baseline": {"year": 2020, "value": 30}},),
            {"2021-year": 24},
        ),
        Example(_ONLINE, "2022-02-15", (_FROM_50,), {"2021-year": 60}),
        Example(_ONLINE, "2022-02-15", (_FROM_50,), {"2021-year": 48}),
    ),
    "start-was-better": (
        Example(
            _ONLINE, "2024-02-15", (_percent(90, 2025, baseline={"year": 2021, "value": 95}),), {"2023-year": 81}
        ),
        Example(
            _ONLINE, "2024-02-15", (_percent(90, 2025, baseline={"year": 2021, "value": 95}),), {"2023-year": 80}
        ),
    ),
    "no-baseline": (Example(_ONLINE, "2024-02-15", (_percent(90, 2025),), {"2023-year": 80}),),
    "before-baseline": (
        Example(_ONLINE, "2023-02-15", (_percent(90, 2025, baseline={"year": 2022, "value": 60}),), {"2021-year": 55}),
    ),
    "no-line": (Example(_RANK, "2024-02-15", ({"top": 10, "unit": "rank", "by": 2025},), {"2023-year": 14}),),
}  # fmt: skip
_ALL_THE_TIME: dict[str, tuple[Example, ...]] = {
    "held-so-far": (Example(_RETURNED, "2024-02-15", (_ALWAYS_95,), {"2022-year": 94, "2023-year": 96}),),
    "held-below": (
        Example(_RETURNED, "2023-08-15", (_ALWAYS_95,), {"2023-q2": 92}),
        Example(_RETURNED, "2023-08-15", (_ALWAYS_95,), {"2023-q2": 76}),
    ),
    "cycle-missed": (Example(_RETURNED, "2024-02-15", (_ALWAYS_95,), {"2023-year": 92}),),
    "cycle-open": (Example(_RANK, "2023-08-15", ({"top": 10, "unit": "rank", "every": "year"},), {"2023-q2": 12}),),
    "held": (Example(_RETURNED, "2026-02-15", (_ALWAYS_95,), {f"{year}-year": 96 for year in range(2021, 2026)}),),
    "cycles-unknown": (
        Example(_RETURNED, "2026-02-15", (_ALWAYS_95,), {f"{year}-year": 96 for year in (2021, 2022, 2024, 2025)}),
        Example(_RETURNED, "2026-02-15", (_ALWAYS_95,), {"2021-year": 93, "2025-year": 96}),
    ),
    "held-with-gaps": (
        Example(
            _RETURNED,
            "2026-02-15",
            (_ALWAYS_95,),
            {"2021-year": 96, "2022-year": 95, "2023-year": 96, "2024-year": 93, "2025-year": 97},
        ),
    ),
}
EXAMPLES: dict[str, tuple[Example, ...]] = {**_NOT_MEASURED, **_NO_RESULT, **_BY_A_DAY, **_ALL_THE_TIME}
"""Name of the rule → its examples."""
