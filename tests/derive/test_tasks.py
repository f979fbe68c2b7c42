"""How far a task is, by the newest snapshot that names it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cchc_portal.derive.tasks import PROGRESS, Progress, TaskProgress, progress_of, task_counts
from cchc_portal.model.task import Task
from derive.promises import quarter

if TYPE_CHECKING:
    from cchc_portal.model.snapshot import Snapshot

DUE = dt.date(2022, 6, 30)


def _task(**over: Any) -> Task:
    return Task.model_validate({"id": "viec", "clause": "III.1", "text": "Việc", **over})


def _report(number: int, **state: Any) -> Snapshot:
    return quarter(number, tasks={"viec": state})


def _progress(today: str, *snapshots: Snapshot, when: Any = "2022-06") -> Progress:
    return progress_of(_task(when=when), snapshots, dt.date.fromisoformat(today)).progress


def test_a_task_that_no_snapshot_names_is_not_reported_even_after_its_day() -> None:
    found = progress_of(_task(when="2022-06"), [quarter(4)], dt.date(2023, 1, 1))
    assert found == TaskProgress("not-reported", due=DUE)


@pytest.mark.parametrize("state", ["not-started", "in-progress"])
def test_an_open_task_is_overdue_from_the_day_after_its_last_good_day(state: str) -> None:
    assert _progress("2022-06-30", _report(4, state=state)) == state
    assert _progress("2022-07-01", _report(4, state=state)) == "overdue"


def test_only_a_dated_task_can_be_overdue() -> None:
    assert _progress("2030-01-01", _report(4, state="in-progress"), when=None) == "in-progress"


@pytest.mark.parametrize("when", [{"continuous": True, "during": 2022}, {"every": ["month"], "during": 2022}])
def test_what_goes_on_or_comes_again_through_a_year_is_never_overdue(when: Any) -> None:
    assert _progress("2030-01-01", _report(4, state="in-progress"), when=when) == "in-progress"
    assert progress_of(_task(when=when), [_report(4, state="in-progress")], DUE).due is None


def test_printed_as_before_a_day_the_day_itself_is_too_late() -> None:
    snapshot, when = _report(4, state="in-progress"), {"before": "2022-06-30"}
    assert _progress("2022-06-29", snapshot, when=when) == "in-progress"
    assert _progress("2022-06-30", snapshot, when=when) == "overdue"


def test_done_by_the_day_its_report_gives() -> None:
    assert _progress("2023-01-01", _report(7, state="done", on="2022-06-30")) == "done"
    assert _progress("2023-01-01", _report(7, state="done", on="2022-07-01")) == "done-late"


def test_done_without_a_day_counts_on_the_last_day_of_the_data() -> None:
    assert _progress("2023-01-01", _report(5, state="done")) == "done"
    assert _progress("2023-01-01", _report(6, state="done")) == "done-late"
    assert _progress("2023-01-01", _report(6, state="done"), when=None) == "done"


def test_done_without_a_day_counts_from_the_first_report_that_said_so() -> None:
    again = [_report(5, state="done"), quarter(6), _report(7, state="done")]
    assert _progress("2023-01-01", *again) == "done"
    assert _progress("2023-01-01", *again, _report(8, state="done", on="2022-07-01")) == "done-late"
    assert _progress("2023-01-01", _report(6, state="done", on="2022-06-30"), _report(7, state="done")) == "done"


def test_a_task_that_was_open_again_counts_from_the_report_after_that() -> None:
    reopened = [_report(4, state="done"), _report(5, state="in-progress"), _report(6, state="done")]
    assert _progress("2023-01-01", *reopened) == "done-late"


def test_a_suspended_task_is_never_overdue() -> None:
    assert _progress("2023-01-01", _report(4, state="suspended")) == "suspended"


def test_the_newest_snapshot_that_names_the_task_speaks() -> None:
    named, silent = _report(5, state="done"), quarter(6)
    found = progress_of(_task(when="2022-06"), [_report(4, state="not-started"), named, silent], dt.date(2023, 1, 1))
    assert found == TaskProgress("done", named, named.tasks["viec"], DUE)


def test_a_task_printed_twice_counts_once() -> None:
    tasks = [_task(), _task(id="lai", same_as="viec"), _task(id="khac")]
    found = {task.id: progress_of(task, [_report(4, state="done")], DUE) for task in tasks}
    assert task_counts(tasks, found) == {"done": 1, "not-reported": 1}


def test_the_order_of_counts_names_every_progress_once() -> None:
    assert sorted(PROGRESS) == sorted(get_args(Progress))
