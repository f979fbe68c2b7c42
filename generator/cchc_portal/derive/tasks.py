"""How far a task is, by the newest snapshot that names it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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
    return TaskProgress(_progress(reported, newest, due, today), newest, reported, due)


def _progress(reported: TaskState, newest: Snapshot, due: dt.date | None, today: dt.date) -> Progress:
    if reported.state == "suspended":
        return "suspended"
    if reported.state == "done":
        return "done-late" if due and (reported.on or newest.data.to) > due else "done"
    return "overdue" if due and due < today else reported.state


def task_counts(tasks: Iterable[Task], found: Mapping[str, TaskProgress]) -> Counter[Progress]:
    """How many tasks are in each state; one printed twice counts once."""
    return Counter(found[task.id].progress for task in counted_tasks(tasks))
