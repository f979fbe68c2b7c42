"""A snapshot to fill in: every target, task and field of procedures, each as lines to uncomment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from cchc_portal.derive.tally import counted_tasks
from cchc_portal.model.goal import plain
from cchc_portal.model.measure import is_change
from cchc_portal.model.snapshot import TaskState
from cchc_portal.scaffold.periods import is_cumulative
from cchc_portal.scaffold.template import render
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.wording import goal_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.reporting import Period
    from cchc_portal.model.snapshot import Procedures, Snapshot, Value
    from cchc_portal.model.target import Change, Target
    from cchc_portal.model.text import Text
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Writer

_STATES = get_args(TaskState.model_fields["state"].annotation)
_YES_NO = ("yes", "no")


@dataclass(frozen=True)
class Cell:
    """One line of `values` or `tasks` to fill in, and what the person filling it in has to know."""

    id: str
    title: str
    goals: tuple[str, ...]
    last: str | None
    """The newest earlier result, and its period."""
    fraction: bool = False
    choices: tuple[str, ...] = ()
    restates: str | None = None


@dataclass(frozen=True)
class Stopped:
    """A target that no result is asked for any more."""

    id: str
    title: str
    why: str


@dataclass(frozen=True)
class Field:
    """One field of procedures; what is pending from the day before is carried over."""

    name: Text
    carried_over: int | None


def snapshot_text(plan: PortalPlan, period: Period, writer: Writer) -> str:
    """The whole file. Words of the plan are in the writer's language."""
    earlier = [one for one in plan.files.snapshots if one.data.to <= period.data.to]
    stopped = {one.id: why for one in plan.plan.targets if (why := _why_stopped(one, period.data.to))}
    return render(
        "snapshot.yml.jinja",
        plan=plan.path,
        period=period,
        name=period_name(period.id, writer),
        cumulative=is_cumulative(period),
        cells=[_cell(one, earlier, writer) for one in plan.plan.targets if one.id not in stopped],
        stopped=[
            Stopped(one.id, _title(one, writer), stopped[one.id]) for one in plan.plan.targets if one.id in stopped
        ],
        tasks=[
            Cell(task.id, writer.say(task.text).text, (), _last_state(task.id, earlier))
            for task in counted_tasks(plan.plan.tasks)
        ],
        states=_STATES,
        fields=_fields(earlier, period),
    )


def _why_stopped(target: Target, day: dt.date) -> str | None:
    """Was it superseded or suspended by then? In the file's two languages."""
    changes: dict[str, Change | None] = {
        "đã thay thế / superseded": target.superseded_by,
        "tạm dừng / suspended": target.suspended,
    }
    return next((words for words, change in changes.items() if change and change.on <= day), None)


def _title(target: Target, writer: Writer) -> str:
    return writer.say(target.name).text


def _cell(target: Target, earlier: Sequence[Snapshot], writer: Writer) -> Cell:
    goal = target.goals[0] if target.goals else None
    return Cell(
        id=target.id,
        title=_title(target, writer),
        goals=tuple(goal_words(one, writer) for one in target.goals),
        last=_last_value(target.id, earlier),
        fraction=bool(goal and goal.unit == "percent" and not is_change(goal)),
        choices=_choices(goal, writer) if goal else (),
        restates=target.restates,
    )


def _choices(goal: Goal, writer: Writer) -> tuple[str, ...]:
    """The words a cell may hold, where it holds no figure; grades worst first where their order is known."""
    if goal.key == "achieved":
        return _YES_NO
    if goal.key != "grade_at_least":
        return ()
    order = writer.portal.files.scales.scales.get(goal.scale or "")
    return tuple(order or writer.portal.grades)


def _last_value(target_id: str, earlier: Sequence[Snapshot]) -> str | None:
    for snapshot in reversed(earlier):
        if target_id in snapshot.values:
            return f"{_written(snapshot.values[target_id])} ({snapshot.period})"
    return None


def _written(value: Value) -> str:
    """The cell as it stands in the YAML: 1180/1204, 97.5, yes, tot."""
    if value.numerator is not None and value.denominator is not None:
        return f"{plain(value.numerator)}/{plain(value.denominator)}"
    if isinstance(value.value, bool):
        return _YES_NO[not value.value]
    return str(plain(value.value) if isinstance(value.value, Decimal) else value.value)


def _last_state(task_id: str, earlier: Sequence[Snapshot]) -> str | None:
    for snapshot in reversed(earlier):
        if task_id in snapshot.tasks:
            return f"{snapshot.tasks[task_id].state} ({snapshot.period})"
    return None


def _fields(earlier: Sequence[Snapshot], period: Period) -> list[Field]:
    """The fields of the newest earlier snapshot that has some."""
    last = next((one for one in reversed(earlier) if one.procedures), None)
    carried = _carried_over(earlier, period)
    return [Field(row.field, carried.get(_key(row))) for row in (last.procedures if last else ())]


def _carried_over(earlier: Sequence[Snapshot], period: Period) -> dict[str, int]:
    """What was pending on the eve of the window, else what a window of the same first day began with, by field."""
    eve = period.data.from_ - dt.timedelta(days=1)
    begun = {
        _key(row): row.received.carried_over
        for one in earlier
        if one.data.from_ == period.data.from_
        for row in one.procedures
    }
    return begun | {_key(row): row.pending.total for one in earlier if one.data.to == eve for row in one.procedures}


def _key(row: Procedures) -> str:
    return str(row.field).casefold()
