"""The status of a target, in order of precedence, with the day it holds for and what decided it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_portal.derive.judgement import Judgement, Results, judge
from cchc_portal.derive.series import series
from cchc_portal.model.requirement import readings, requirements

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_portal.model.authority import Authority
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.requirement import Requirement
    from cchc_portal.model.site import Indicator
    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.model.target import State, Target

WORST_FIRST: tuple[State, ...] = (
    "overdue", "off-track", "at-risk", "not-due", "on-track", "achieved-late", "achieved",
)  # fmt: skip
"""Of several requirements of one target the worst decides."""


@dataclass(frozen=True)
class Definitions:
    """What the portal's own settings say about measuring: indicators by id, grades worst first by scale."""

    indicators: Mapping[str, Indicator]
    scales: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Status:
    state: State
    as_of: dt.date
    rule: str | None = None
    """Name of the rule that decided."""
    numbers: Mapping[str, Any] = field(default_factory=dict)
    """What the rule worked with; fractions are exact."""
    judgement: Judgement | None = None


def clock(authority: Authority, as_of: dt.date) -> dt.date:
    """`as_of`, or the last day of an authority that has ended: its clock has stopped."""
    last = authority.valid.to
    return min(last, as_of) if last else as_of


def status_of(
    target: Target, plan: Plan, snapshots: Iterable[Snapshot], today: dt.date, *, definitions: Definitions
) -> Status:
    """The state on `today` by the snapshots known then.

    In order: superseded, suspended, not measurable, no data, then what the results come to.
    """
    if target.superseded_by and target.superseded_by.on <= today:
        return Status("superseded", today, "superseded", {"since": target.superseded_by.on})
    if target.suspended and target.suspended.on <= today:
        return Status("suspended", today, "suspended", {"since": target.suspended.on})
    indicator = definitions.indicators.get(target.indicator or "")
    if indicator and indicator.measurable_until and indicator.measurable_until < today:
        return Status("not-measurable", today, "notion-abolished", {"until": indicator.measurable_until})
    if not target.goals:
        return Status("not-measurable", today, "qualitative")
    found = series(target, snapshots)
    with_figure = tuple(one for one in found if one.figure is not None)
    if not with_figure:
        return Status("no-data", today, "nothing-arose" if found else None)
    return _judged(target, plan, Results(with_figure, definitions.scales, today))


def _judged(target: Target, plan: Plan, results: Results) -> Status:
    """Under each reading that the plan's words allow; where the readings differ, no state is claimed."""
    found = [_worst(requirements(target, plan.period, reading=reading), results) for reading in readings(target)]
    first = found[0]
    if any(other.state != first.state for other in found):
        levels = tuple(one.requirement.level for one in found if one.requirement.level is not None)
        unclear = Judgement("not-measurable", "two-readings", first.requirement, first.observation, readings=levels)
        return _status(unclear, results.today)
    return _status(first, results.today)


def _worst(needed: tuple[Requirement, ...], results: Results) -> Judgement:
    """What has to hold already and what comes next decide together; the worst of them wins.

    When every day has passed, the last requirement tells whether the target was reached, in time or late.
    """
    past = [one for one in needed if not one.cycle and one.due < results.today]
    ahead = [one for one in needed if not one.cycle and one.due >= results.today][:1]
    cycles = [one for one in needed if one.cycle]
    judged = [judge(one, needed, results) for one in (*ahead, *cycles, *past[-1:])]
    missed = [one for one in (judge(one, needed, results) for one in past[:-1]) if one.state == "overdue"]
    if (ahead or cycles) and past and judged[-1].state != "overdue":
        judged.pop()
    judged += missed
    untold = next((one for one in judged if one.state not in WORST_FIRST), None)
    return untold or min(judged, key=lambda one: WORST_FIRST.index(one.state))


def _status(judgement: Judgement, today: dt.date) -> Status:
    return Status(judgement.state, today, judgement.rule, _numbers(judgement), judgement=judgement)


def _numbers(judgement: Judgement) -> dict[str, Any]:
    """Everything a reader needs to work the state out again."""
    requirement, observation, pace = judgement.requirement, judgement.observation, judgement.pace
    numbers: dict[str, Any] = {"due": requirement.due, "required": requirement.level}
    if observation:
        numbers |= {
            "period": observation.snapshot.period,
            "actual": observation.figure,
            "numerator": observation.value.numerator,
            "denominator": observation.value.denominator,
            "on": observation.day,
        }
    if pace:
        numbers |= {
            "baseline": pace.first.level,
            "baseline_on": pace.first.day,
            "expected": pace.expected,
            "p": pace.done,
            "e": pace.expected_share,
        }
    if judgement.missed:
        numbers["missed"] = judgement.missed
    if judgement.compared_with is not None:
        numbers["compared_with"] = judgement.compared_with
    return {key: value for key, value in numbers.items() if value is not None}
