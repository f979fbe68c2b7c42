"""How far a task is, by the newest snapshot that names it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from cchc_portal.derive.tally import counted_tasks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_portal.model.snapshot import Snapshot, TaskState
    from cchc_portal.model.task import Task

Progress = Literal["overdue", "not-reported", "not-started", "in-progress", "done-late", "done", "suspended"]
PROGRESS: tuple[Progress, ...] = (
    "overdue", "not-started", "in-progress", "not-reported", "done-late", "done", "suspended",
)  # fmt: skip
"""In the order of counts: what needs attention first."""


@dataclass(frozen=True)
class TaskProgress:
    progress: Progress
    snapshot: Snapshot | None = None
    reported: TaskState | None = None
    due: dt.date | None = None


def progress_of(task: Task, snapshots: Sequence[Snapshot], today: dt.date) -> TaskProgress:
    """The task's state on `today`. A task that no snapshot names is not reported; only a dated one can be overdue."""
    due = task.when.due if task.when else None
    naming = [snapshot for snapshot in snapshots if task.id in snapshot.tasks]
    if not naming:
        return TaskProgress("not-reported", due=due)
    newest = naming[-1]
    reported = newest.tasks[task.id]
    if reported.state == "done":
        progress: Progress = "done-late" if due and _done_on(task, naming) > due else "done"
    elif reported.state != "suspended" and due and due < today:
        progress = "overdue"
    else:
        progress = reported.state
    return TaskProgress(progress, newest, reported, due)


def _done_on(task: Task, naming: Sequence[Snapshot]) -> dt.date:
    """The newest day that is given for it, else the end of the data that were the first of all since to say so."""
    done = list(takewhile(lambda one: one.tasks[task.id].state == "done", reversed(naming)))
    given = (one.tasks[task.id].on for one in done)
    return next((day for day in given if day), done[-1].data.to)


def task_counts(tasks: Iterable[Task], found: Mapping[str, TaskProgress]) -> Counter[Progress]:
    """How many tasks are in each state; one printed twice counts once."""
    return Counter(found[task.id].progress for task in counted_tasks(tasks))
