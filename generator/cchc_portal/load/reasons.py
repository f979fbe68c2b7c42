"""Rules of writing: what is late says why and until when, what is done shows it, what is suspended says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.model.measure import figure_of, met
from cchc_portal.model.requirement import readings, requirements

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_portal.errors import Problem
    from cchc_portal.load.checks import Record, Where
    from cchc_portal.model.plan import Plan, PlanPeriod
    from cchc_portal.model.site import Scales
    from cchc_portal.model.snapshot import TaskState, Value
    from cchc_portal.model.target import Target
    from cchc_portal.model.task import Task


def check_reasons(record: Record, plan: Plan, scales: Scales | None) -> Iterator[Problem]:
    """Every known task and target that the snapshot reports on."""
    orders = scales.scales if scales else {}
    tasks = {task.id: task for task in plan.tasks}
    for name, state in record.snapshot.tasks.items():
        if name in tasks:
            yield from _task(record, state, tasks[name], ("tasks", name))
    targets = {target.id: target for target in plan.targets}
    for name, cell in record.snapshot.values.items():
        if name in targets:
            yield from _target(record, cell, targets[name], plan.period, orders)


def _task(record: Record, state: TaskState, task: Task, at: Where) -> Iterator[Problem]:
    yield from _new_date(record, state, at)
    due = task.when.due if task.when else None
    if state.state == "done":
        yield from _shown(record, state, at)
    elif state.state == "suspended":
        if state.reason is None:
            yield record.reading.problem("suspended_reason", at)
    elif due and due < record.snapshot.data.to:
        yield from _explained(record, state, at, code="late_reason", due=str(due))
    elif state.state == "not-started":
        yield from _explained(record, state, at, code="not_started_reason")


def _target(
    record: Record, cell: Value, target: Target, period: PlanPeriod, orders: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    at: Where = ("values", target.id)
    yield from _new_date(record, cell, at)
    if cell.value is True:
        yield from _shown(record, cell, at)
    missed = _missed(cell, target, period, cell.on or record.snapshot.data.to, orders)
    if missed and not (target.suspended or target.superseded_by):
        yield from _explained(record, cell, at, code="late_reason", due=str(missed))


def _missed(
    cell: Value, target: Target, period: PlanPeriod, day: dt.date, orders: Mapping[str, Sequence[str]]
) -> dt.date | None:
    """The first last good day before `day` whose requirement does not hold, however the plan's steps are read."""
    found = []
    for reading in readings(target):
        for requirement in requirements(target, period, reading=reading):
            goal, figure = requirement.goal, figure_of(cell, requirement.goal)
            if requirement.cycle or requirement.due >= day or figure is None:
                continue
            if met(goal, figure, orders, level=requirement.level) is False:
                found.append(requirement.due)
                break
        else:
            return None
    return min(found)


def _explained(record: Record, item: Value | TaskState, at: Where, *, code: str, **params: str) -> Iterator[Problem]:
    if missing := [key for key in ("reason", "new_date") if getattr(item, key) is None]:
        yield record.reading.problem(code, at, missing=", ".join(missing), **params)


def _new_date(record: Record, item: Value | TaskState, at: Where) -> Iterator[Problem]:
    last = record.snapshot.data.to
    if item.new_date and item.new_date <= last:
        yield record.reading.problem("new_date_order", (*at, "new_date"), value=str(item.new_date), last=str(last))


def _shown(record: Record, item: Value | TaskState, at: Where) -> Iterator[Problem]:
    if not item.evidence:
        yield record.reading.problem("done_evidence", at)
