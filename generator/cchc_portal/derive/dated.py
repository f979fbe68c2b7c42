"""Everything a plan promises for a day: deadlines of targets, tasks and their products, milestones, reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_portal.derive.reports import owed_reports
from cchc_portal.derive.tally import counted_targets, counted_tasks
from cchc_portal.model.requirement import requirements

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc_portal.derive.reports import OwedReport
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.target import Target
    from cchc_portal.model.task import Task
    from cchc_portal.model.text import Text
    from cchc_portal.model.time import Milestone, When

DatedKind = Literal["target", "task", "milestone", "report"]


@dataclass(frozen=True)
class Dated:
    """One thing with its last good day; exactly one of target, task and report is given."""

    kind: DatedKind
    key: str
    """Its own within the plan, and the same as long as the item stands in the data, whatever its day."""
    due: dt.date
    text: Text | None = None
    """What has to be done; None for a report."""
    target: Target | None = None
    goal: Goal | None = None
    task: Task | None = None
    when: When | None = None
    step: Milestone | None = None
    report: OwedReport | None = None


def dated_items(plan: Plan) -> tuple[Dated, ...]:
    """Every dated item once, in order of its last good day; what is printed twice counts once."""
    found = [*_targets(plan), *_tasks(plan), *_reports(plan)]
    return tuple(sorted(found, key=lambda item: (item.due, item.kind, item.key)))


def _targets(plan: Plan) -> Iterator[Dated]:
    """Deadlines that the plan states, and each year it counts by; what another target superseded runs no more."""
    for target in counted_targets(plan.targets):
        if target.superseded_by:
            continue
        for number, goal in enumerate(target.goals):
            for need in requirements(target, plan.period):
                for day in need.deadlines if need.goal is goal else ():
                    year = f"/{day.year}" if need.yearly else ""
                    key = f"target/{target.id}/{number}{year}"
                    yield Dated("target", key, day, target.name, target=target, goal=goal)


def _tasks(plan: Plan) -> Iterator[Dated]:
    for task in counted_tasks(plan.tasks):
        yield from _whens(task, task.text, task.when, f"task/{task.id}")
        for number, product in enumerate(task.deliverables):
            yield from _whens(task, product.text, product.when, f"task/{task.id}/product/{number}")
        for number, part in enumerate(task.parts):
            yield from _whens(task, part.text, part.when, f"task/{task.id}/part/{number}")


def _whens(task: Task, text: Text, when: When | None, key: str) -> Iterator[Dated]:
    """The day itself, each day of several, and the milestones."""
    if when is None:
        return
    if when.due and not when.all_:
        yield Dated("task", key, when.due, text, task=task, when=when)
    for number, part in enumerate(when.all_ or ()):
        yield from _whens(task, text, part, f"{key}/{number}")
    for number, step in enumerate(when.milestones):
        yield Dated("milestone", f"{key}/step/{number}", step.at.last, step.text, task=task, when=when, step=step)


def _reports(plan: Plan) -> Iterator[Dated]:
    for owed in owed_reports(plan):
        yield Dated("report", f"report/{owed.rule.id}/{owed.period.id}", owed.due, report=owed)
