"""Rules of the record: snapshots agree with their names, with one another and with the plan; the ledger too."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_portal.load.checks import Check
from cchc_portal.load.procedures import check_procedures
from cchc_portal.load.reasons import check_reasons
from cchc_portal.load.results import check_results
from cchc_portal.load.suggestions import nearest
from cchc_portal.model.snapshot import WITHDRAWN, result_as_typed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc_portal.errors import Problem
    from cchc_portal.load.checks import Record, Where
    from cchc_portal.load.reading import Reading
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.reporting import Period
    from cchc_portal.model.site import Scales
    from cchc_portal.model.snapshot import Amendments, Snapshot


def check_records(records: Sequence[Record]) -> Iterator[Problem]:
    """What holds among the snapshots of one plan, whatever the plan says."""
    yield from _names(records)
    for record in records:
        yield from _dates(record)
        yield from _days_of_items(record)
        yield from _corrections(record)
        if record.snapshot.draft and record.snapshot.published:
            yield record.reading.problem("draft_published", ("draft",))
        yield from check_procedures(record, records)


def check_snapshot(record: Record, plan: Plan, folder: Path, scales: Scales | None) -> Iterator[Problem]:
    """A snapshot reports on the plan's periods, targets and tasks, and its evidence exists."""
    yield from _period(record, plan)
    yield from _references(record, plan, scales)
    yield from _evidence(record, folder)
    yield from check_results(record, plan)
    yield from check_reasons(record, plan, scales)


def check_amendments(reading: Reading, amendments: Amendments, plan: Plan) -> Iterator[Problem]:
    """What was amended is in the plan, unless the whole promise was withdrawn."""
    check = Check(reading)
    withdrawn = [one.target or one.task or "" for one in amendments.amendments if one.field == WITHDRAWN]
    targets = [*(target.id for target in plan.targets), *withdrawn]
    tasks = [*(task.id for task in plan.tasks), *withdrawn]
    for index, amendment in enumerate(amendments.amendments):
        at: Where = ("amendments", index)
        yield from check.reference("target", amendment.target, targets, (*at, "target"))
        yield from check.reference("task", amendment.task, tasks, (*at, "task"))


def _names(records: Sequence[Record]) -> Iterator[Problem]:
    """A file bears the name of its period. Of two for one period the one that does has the older right."""
    owners: dict[str, Record] = {}
    for record in sorted(records, key=lambda record: (record.name != record.snapshot.period, record.name)):
        period = record.snapshot.period
        owner = owners.setdefault(period, record)
        if owner is not record:
            yield record.reading.problem("period_twice", ("period",), value=period, other=owner.reading.file)
        elif record.name != period:
            yield record.reading.problem("period_file", ("period",), value=period, name=record.name)


def _dates(record: Record) -> Iterator[Problem]:
    """Collected, reported, approved, published: in this order, where the days are given."""
    for (earlier, first), (later, second) in pairwise(_given(record.snapshot)):
        if second < first:
            yield record.reading.problem(
                "dates_order",
                tuple(later.split(".")),
                later=later,
                second=str(second),
                earlier=earlier,
                first=str(first),
            )


def _given(snapshot: Snapshot) -> list[tuple[str, dt.date]]:
    """The days of a snapshot in their right order, each with its key."""
    days: tuple[tuple[str, dt.date | None], ...] = (
        ("data.to", snapshot.data.to),
        ("reported", snapshot.reported),
        ("approved.on", snapshot.approved.on if snapshot.approved else None),
        ("published", snapshot.published),
    )
    return [(key, day) for key, day in days if day is not None]


def _days_of_items(record: Record) -> Iterator[Problem]:
    """Nothing was reached or done after the last day of which the file can speak."""
    last = max(day for _key, day in _given(record.snapshot))
    for key, items in (("values", record.snapshot.values), ("tasks", record.snapshot.tasks)):
        for name, item in items.items():
            if item.on and item.on > last:
                yield record.reading.problem("on_order", (key, name, "on"), value=str(item.on), last=str(last))


def _corrections(record: Record) -> Iterator[Problem]:
    """Each changes something, and nothing is put right before it is known."""
    first = record.snapshot.counts_from
    for index, one in enumerate(record.snapshot.corrections):
        at: Where = ("corrections", index)
        if type(one.was) is type(one.now) and one.was == one.now:
            yield record.reading.problem("correction_same", (*at, "now"), value=result_as_typed(one.was))
        if one.on < first:
            yield record.reading.problem("correction_order", (*at, "on"), value=str(one.on), first=str(first))


def _period(record: Record, plan: Plan) -> Iterator[Problem]:
    """The period is one of the plan's; a plan that dates none has those of its years."""
    period = record.snapshot.period
    windows = {window.id: window for window in plan.reporting.periods}
    if period in windows:
        yield from _window(record, windows[period])
    elif windows:
        allowed = list(windows)
        yield record.reading.problem(
            "period_unknown", ("period",), value=period, allowed=allowed, nearest=nearest(period, allowed)
        )
    elif not plan.period.from_ <= int(period[:4]) <= plan.period.to:
        years = {"first": str(plan.period.from_), "last": str(plan.period.to)}
        yield record.reading.problem("period_year", ("period",), value=period, **years)


def _window(record: Record, window: Period) -> Iterator[Problem]:
    data, allowed = record.snapshot.data, window.data
    if data.from_ < allowed.from_ or data.to > allowed.to:
        days = {"from": str(data.from_), "to": str(data.to), "first": str(allowed.from_), "last": str(allowed.to)}
        yield record.reading.problem("window_outside", ("data",), period=window.id, **days)


def _references(record: Record, plan: Plan, scales: Scales | None) -> Iterator[Problem]:
    check, snapshot = Check(record.reading), record.snapshot
    targets, tasks = [target.id for target in plan.targets], [task.id for task in plan.tasks]
    grades = scales.grades if scales else None
    for name, cell in snapshot.values.items():
        yield from check.reference("target", name, targets, ("values", name))
        if isinstance(cell.value, str):
            yield from check.reference("grade", cell.value, grades, ("values", name, "value"))
    for name in snapshot.tasks:
        yield from check.reference("task", name, tasks, ("tasks", name))
    for index, correction in enumerate(snapshot.corrections):
        at: Where = ("corrections", index)
        yield from check.reference("target", correction.target, targets, (*at, "target"))
        for key, result in (("was", correction.was), ("now", correction.now)):
            if isinstance(result, str):
                yield from check.reference("grade", result, grades, (*at, key))


def _evidence(record: Record, folder: Path) -> Iterator[Problem]:
    for key, items in (("values", record.snapshot.values), ("tasks", record.snapshot.tasks)):
        for name, item in items.items():
            for index, evidence in enumerate(item.evidence):
                if isinstance(evidence, str):
                    yield from Check(record.reading).file(evidence, folder, (key, name, "evidence", index))
