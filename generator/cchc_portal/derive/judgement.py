"""One requirement against the published results: met, late, missed, ahead or behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.derive.pace import Pace, baseline_point, day_of, has_line, pace
from cchc_portal.model.measure import can_be_lost, lower_is_better, met
from cchc_portal.model.requirement import cycle_end

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_portal.derive.series import Observation
    from cchc_portal.model.requirement import Requirement
    from cchc_portal.model.target import State
    from cchc_portal.model.time import Cadence

TOLERANCE = Fraction(1, 10)
"""At risk: short by at most this share of the whole way (of the level itself where it has to be held)."""

RECENT_DAYS = 100
"""A result speaks for a day that has passed if its data end at most a quarter and some days before it."""


@dataclass(frozen=True)
class Judgement:
    """What one requirement comes to, and what decided it."""

    state: State
    rule: str
    """Name of the rule; the method page explains each."""
    requirement: Requirement
    observation: Observation | None = None
    """The result that decided."""
    pace: Pace | None = None
    missed: int = 0
    """Earlier cycles whose last result did not hold the level."""
    compared_with: Fraction | None = None
    """The earlier level a direction is measured from."""
    below: Fraction | None = None
    """How far below a level that has to be held, as a share of it."""
    readings: tuple[Fraction, ...] = ()
    """The levels under each reading of a step, where they lead to different states."""


@dataclass(frozen=True)
class Results:
    """What is known of a target: observations with a figure, in order, and the orders of grades."""

    observations: tuple[Observation, ...]
    scales: Mapping[str, Sequence[str]]
    today: dt.date

    @property
    def latest(self) -> Observation:
        return self.observations[-1]

    def holds(self, requirement: Requirement, observation: Observation) -> bool | None:
        """Does this result fulfil the requirement? None: that cannot be told."""
        if observation.figure is None:
            return None
        if requirement.goal.key == "direction":
            earlier = self.earlier(requirement, observation)
            return _moved(requirement, observation, earlier) if earlier is not None else None
        return met(requirement.goal, observation.figure, self.scales, level=requirement.level)

    def earlier(self, requirement: Requirement, observation: Observation) -> Fraction | None:
        """The level a direction starts from: the baseline's, else the last result of its time, else the one before."""
        baseline = requirement.goal.baseline
        if baseline is not None and baseline.value is not None:
            return Fraction(baseline.value)
        before = self.observations[: self.observations.index(observation)]
        if baseline is not None:
            until = day_of(baseline, requirement.goal, observation.snapshot.data.to)
            before = tuple(one for one in before if one.snapshot.data.to <= until)
        figure = before[-1].figure if before else None
        return figure if isinstance(figure, Fraction) else None


def judge(requirement: Requirement, all_of_them: Sequence[Requirement], results: Results) -> Judgement:
    """The state of one requirement. `all_of_them` are the target's: the others are points on the way."""
    if requirement.goal.key == "grow" and requirement.level is None:
        return Judgement("not-measurable", "no-start", requirement, results.latest)
    found = _held(requirement, results) if requirement.cycle else _reached(requirement, all_of_them, results)
    if requirement.goal.key == "direction" and found.observation:
        return replace(found, compared_with=results.earlier(requirement, found.observation))
    return found


def _untold(requirement: Requirement, observation: Observation) -> Judgement:
    """Whether the result fulfils the requirement cannot be told."""
    rule = {"grade_at_least": "no-order", "direction": "nothing-to-compare"}.get(requirement.goal.key, "no-figure")
    return Judgement("not-measurable", rule, requirement, observation)


def _moved(requirement: Requirement, observation: Observation, earlier: Fraction) -> bool | None:
    figure = observation.figure
    if not isinstance(figure, Fraction):
        return None
    return figure < earlier if lower_is_better(requirement.goal) else figure > earlier


def _reached(requirement: Requirement, all_of_them: Sequence[Requirement], results: Results) -> Judgement:
    """A level to be reached by a day."""
    holding = [one for one in results.observations if results.holds(requirement, one)]
    if holding and not can_be_lost(requirement.goal):
        first = min(holding, key=lambda one: one.day)
        return _in_time(requirement, first)
    if results.today <= requirement.due:
        return _under_way(requirement, all_of_them, results)
    return _past(requirement, results, holding)


def _in_time(requirement: Requirement, first: Observation) -> Judgement:
    if first.day <= requirement.due:
        return Judgement("achieved", "reached", requirement, first)
    return Judgement("achieved-late", "reached-late", requirement, first)


def _past(requirement: Requirement, results: Results, holding: list[Observation]) -> Judgement:
    """The day has passed: the last result up to it decides, unless its data are too old to."""
    due = requirement.due
    recent = [one for one in results.observations if _recent(one, due)]
    at_due = [one for one in recent if one.day <= due]
    if at_due and at_due[-1] in holding:
        return Judgement("achieved", "met-at-the-deadline", requirement, at_due[-1])
    for one in (*at_due[-1:], results.latest):
        if results.holds(requirement, one) is None:
            return _untold(requirement, one)
    if not recent:
        return Judgement("no-data", "none-at-the-deadline", requirement, results.latest)
    if results.latest in holding:
        first = next((one for one in recent if one in holding and one.day > due), results.latest)
        return Judgement("achieved-late", "reached-late", requirement, first)
    return Judgement("overdue", "deadline-passed", requirement, results.latest)


def _recent(observation: Observation, day: dt.date) -> bool:
    return (day - observation.day).days <= RECENT_DAYS


def _under_way(requirement: Requirement, all_of_them: Sequence[Requirement], results: Results) -> Judgement:
    """Before the day: already met, on the line, a little or far below it; without a line only met or not."""
    latest = results.latest
    holds = results.holds(requirement, latest)
    if holds is None:
        return _untold(requirement, latest)
    found = _pace(all_of_them, latest)
    if holds:
        return Judgement("on-track", "met-so-far", requirement, latest, found)
    if found is None:
        start = baseline_point([one for one in all_of_them if has_line(one)])
        unlined = "before-baseline" if start and latest.day < start.day else "no-baseline"
        return Judgement("not-due", unlined if has_line(requirement) else "no-line", requirement, latest)
    if found.starts_better:
        return _below_level(requirement, latest, "start-was-better")
    return Judgement(_by_shortfall(found.shortfall), "pace", requirement, latest, found)


def _pace(all_of_them: Sequence[Requirement], latest: Observation) -> Pace | None:
    return pace(all_of_them, latest.figure, latest.day) if type(latest.figure) is Fraction else None


def _by_shortfall(shortfall: Fraction | None) -> State:
    if shortfall is None:
        return "off-track"
    if shortfall <= 0:
        return "on-track"
    return "at-risk" if shortfall <= TOLERANCE else "off-track"


def _held(requirement: Requirement, results: Results) -> Judgement:
    """A level to be held in every cycle: the last result of each cycle speaks for it."""
    cycle = requirement.cycle or "year"
    speaking = _speaking(requirement, cycle, results)
    latest = speaking[-1]
    if results.holds(requirement, latest) is None:
        return _untold(requirement, latest)
    last_of = {cycle_end(cycle, one.snapshot.data.to): one for one in speaking}
    current, last = cycle_end(cycle, latest.snapshot.data.to), cycle_end(cycle, requirement.due)
    earlier = [one for end, one in last_of.items() if end != current and end <= last]
    missed = sum(results.holds(requirement, one) is False for one in earlier)
    if results.today <= requirement.due:
        return replace(_being_held(requirement, latest, current, results), missed=missed)
    return replace(_held_to_the_end(requirement, latest, current, results, gaps=missed > 0), missed=missed)


def _speaking(requirement: Requirement, cycle: Cadence, results: Results) -> tuple[Observation, ...]:
    """What comes after the last cycle cannot undo a result near its end, but can make good one that missed."""
    end = cycle_end(cycle, requirement.due)
    within = tuple(one for one in results.observations if one.snapshot.data.to <= end)
    if within and _recent(within[-1], requirement.due):
        made_good = results.holds(requirement, results.latest) and not results.holds(requirement, within[-1])
        return results.observations if made_good else within
    return results.observations


def _being_held(requirement: Requirement, latest: Observation, current: dt.date, results: Results) -> Judgement:
    """Until the last day: held so far; missed where a cycle has ended; else what its open cycle looks like."""
    if results.holds(requirement, latest):
        return Judgement("on-track", "held-so-far", requirement, latest)
    if results.today > current and _recent(latest, current):
        return Judgement("overdue", "cycle-missed", requirement, latest)
    if requirement.level is None or requirement.goal.unit == "rank" or not can_be_lost(requirement.goal):
        return Judgement("not-due", "cycle-open", requirement, latest)
    return _below_level(requirement, latest, "held-below")


def _held_to_the_end(
    requirement: Requirement, latest: Observation, current: dt.date, results: Results, *, gaps: bool
) -> Judgement:
    """After the last day there is no time left: without a result near it, or of every cycle, no success is claimed."""
    if not _recent(latest, requirement.due):
        return Judgement("no-data", "none-at-the-deadline", requirement, latest)
    if not results.holds(requirement, latest):
        within = current <= cycle_end(requirement.cycle or "year", requirement.due)
        return Judgement("overdue", "cycle-missed" if within else "deadline-passed", requirement, latest)
    if current < requirement.due:
        return Judgement("no-data", "none-at-the-deadline", requirement, latest)
    if not _all_cycles_known(requirement, results):
        return Judgement("no-data", "cycles-unknown", requirement, latest)
    return Judgement("achieved-late" if gaps else "achieved", "held-with-gaps" if gaps else "held", requirement, latest)


def _all_cycles_known(requirement: Requirement, results: Results) -> bool:
    """Has every cycle of the plan a result? One without is never taken for one that held."""
    cycle = requirement.cycle or "year"
    known = {cycle_end(cycle, one.snapshot.data.to) for one in results.observations}
    end = cycle_end(cycle, requirement.since)
    while end <= requirement.due:
        if end not in known:
            return False
        end = cycle_end(cycle, end + dt.timedelta(days=1))
    return True


def _below_level(requirement: Requirement, latest: Observation, rule: str) -> Judgement:
    """A level that had to be held and is not: a little below it, or far."""
    below = _below(requirement, latest)
    state: State = "at-risk" if below is not None and below <= TOLERANCE else "off-track"
    return Judgement(state, rule, requirement, latest, below=below)


def _below(requirement: Requirement, latest: Observation) -> Fraction | None:
    """How far beside the level, as a share of it; None where the level is zero. A range is left at its nearer end."""
    level, goal = requirement.level, requirement.goal
    if level is None or not isinstance(latest.figure, Fraction):
        return None
    if goal.key == "between" and latest.figure > level:
        level = Fraction(goal.value[1])
    return abs(level - latest.figure) / abs(level) if level else None
