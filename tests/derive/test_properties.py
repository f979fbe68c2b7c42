"""What holds for every target and every result: no worse figure gives a better state, and the line is exact.

States that make no claim are not on the scale from good to bad: `not-measurable` (never drawn: each goal can be told)
and `no-data` (results too old, or a cycle without any: such a pair is drawn again).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_portal.derive.pace import pace
from cchc_portal.derive.status import Definitions
from cchc_portal.model.requirement import requirements
from derive.promises import Case, make_plan, make_snapshot, quarter

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_portal.model.snapshot import Snapshot

quick = settings(max_examples=150)
many = settings(quick, max_examples=600)

GOODNESS = ("overdue", "off-track", "at-risk", "not-due", "on-track", "achieved-late", "achieved")
GRADES = ("yeu", "trung-binh", "kha", "tot", "xuat-sac")
DEFINITIONS = Definitions({}, {"xep-loai": GRADES})

FIGURES = st.integers(0, 1300).map(lambda tenths: f"{tenths / 10:.1f}")
RANKS = st.integers(1, 12).map(str)
SHARE, MINUTES, COUNT = {"unit": "percent"}, {"unit": "minute", "statistic": "mean"}, {"unit": "count"}

KINDS: dict[str, tuple[dict[str, Any], st.SearchStrategy[str], int]] = {
    "at_least": ({"at_least": 80, **SHARE}, FIGURES, 1),
    "at_least a count": ({"at_least": 80, **COUNT}, FIGURES, 1),
    "more_than": ({"more_than": 80, **SHARE}, FIGURES, 1),
    "at_most": ({"at_most": 15, **MINUTES}, FIGURES, -1),
    "at_most a count": ({"at_most": 15, **COUNT}, FIGURES, -1),
    "at_most none": ({"at_most": 0, **COUNT}, FIGURES, -1),
    "less_than": ({"less_than": 15, **MINUTES}, FIGURES, -1),
    "exactly a share": ({"exactly": 80, **SHARE}, FIGURES, 1),
    "exactly a duration": ({"exactly": 15, "unit": "day"}, FIGURES, -1),
    "between ranks": ({"between": [5, 6], "unit": "rank"}, RANKS, -1),
    "top": ({"top": 3, "unit": "rank"}, RANKS, -1),
    "graded": ({"grade_at_least": "kha", "scale": "xep-loai"}, st.sampled_from(GRADES), 1),
    "increase_by": ({"increase_by": 20, "bound": "at_least", **SHARE}, FIGURES, 1),
    "increase_by a count": ({"increase_by": 20, "bound": "at_least", **COUNT}, FIGURES, 1),
    "reduce_by": ({"reduce_by": 10, "bound": "exactly", **SHARE}, FIGURES, 1),
}
"""Goal without its time; its results; 1 where more is better, -1 where less is."""
HARDER = {
    "at_least": 90, "more_than": 90, "exactly": 90, "increase_by": 40, "reduce_by": 20,
}  # fmt: skip
"""The figure of a second, later goal."""


def _place(result: str) -> float:
    return float(GRADES.index(result)) if result in GRADES else float(result)


@st.composite
def _days(draw: Callable[..., Any]) -> tuple[int, dt.date]:
    """The number of the newest quarter, and a day at its end or up to some 13 months later."""
    newest: int = draw(st.integers(0, 15))
    return newest, quarter(newest).data.to + dt.timedelta(days=draw(st.integers(0, 400)))


def _years(newest: int, today: dt.date) -> list[int]:
    """The years whose end may be a last good day: each that has passed has a result of its own or a later one."""
    return [*range(2021, 2021 + newest // 4 + 1), *range(today.year, today.year + 3)]


@st.composite
def _dated(draw: Callable[..., Any], goal: dict[str, Any], newest: int, today: dt.date) -> list[dict[str, Any]]:
    """One goal by the end of a year, or two with the second harder; with and without a baseline."""
    years = sorted(draw(st.sets(st.sampled_from(_years(newest, today)), min_size=1, max_size=2)))
    key = next(iter(goal))
    start = {"year": draw(st.sampled_from([2019, 2020, 2022]))}
    if key not in ("grade_at_least", "increase_by", "reduce_by"):
        start |= {"value": draw(st.sampled_from([0, 10, 30, 80]))}
    based = {**goal, "baseline": start} if draw(st.booleans()) else goal
    goals = [{**based, "by": years[0]}]
    if len(years) == 2:
        goals.append({**goal, key: HARDER.get(key, goal[key]), "by": years[1]})
    return goals


@st.composite
def _cycled(draw: Callable[..., Any], goal: dict[str, Any], newest: int, today: dt.date) -> list[dict[str, Any]]:
    """To be held in every year or quarter; where the last cycle has passed, it has a result."""
    whole = newest % 4 == 3
    years = [year for year in _years(newest, today) if year != 2021 + newest // 4 or whole or year >= today.year]
    every = draw(st.sampled_from(["year", "quarter"]))
    return [{**goal, "every": every, "by": draw(st.sampled_from(years))}]


def _case(goals: list[dict[str, Any]], results: list[str], today: dt.date) -> Case:
    plan = make_plan({"goals": goals})
    return Case(plan, tuple(quarter(at, one) for at, one in enumerate(results)), today, DEFINITIONS)


@st.composite
def _pairs(draw: Callable[..., Any], kind: str) -> tuple[Case, Case]:
    """Two cases that differ in the newest figure alone: the first one's is worse, or the same."""
    goal, figures, sign = KINDS[kind]
    newest, today = draw(_days())
    goals = draw(st.one_of(_dated(goal, newest, today), _cycled(goal, newest, today)))
    earlier: list[str] = draw(st.lists(figures, min_size=newest, max_size=newest))
    worse, better = sorted((draw(figures), draw(figures)), key=lambda one: sign * _place(one))
    return _case(goals, [*earlier, worse], today), _case(goals, [*earlier, better], today)


def _goodness(pair: tuple[Case, Case]) -> tuple[int, int]:
    """The places of two states on the scale; a pair of which one makes no claim is drawn again."""
    worse, better = (case.status.state for case in pair)
    assume(worse in GOODNESS and better in GOODNESS)
    return GOODNESS.index(worse), GOODNESS.index(better)


@pytest.mark.parametrize("kind", KINDS)
def test_a_worse_figure_never_gives_a_better_state(kind: str) -> None:
    @quick
    @given(_pairs(kind))
    def check(pair: tuple[Case, Case]) -> None:
        worse, better = _goodness(pair)
        assert worse <= better

    check()


HELD: dict[str, dict[str, Any]] = {
    "every year": {"every": "year"},
    "every quarter": {"every": "quarter"},
    "throughout": {"throughout": True},
}
SUCCESS = ("achieved-late", "achieved")
PLAN_ENDS = dt.date(2025, 12, 31)


@st.composite
def _held(draw: Callable[..., Any]) -> tuple[Case, Case]:
    """Two records of a level to be held in every cycle, with gaps; each figure of the first is worse, or the same."""
    goal, figures, sign = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    numbers = sorted(draw(st.sets(st.integers(0, 23), min_size=1, max_size=8)))
    pairs = [sorted((draw(figures), draw(figures)), key=lambda one: sign * _place(one)) for _number in numbers]
    today = quarter(numbers[-1]).data.to + dt.timedelta(days=draw(st.integers(0, 400)))
    plan = make_plan({"goals": [{**goal, **HELD[draw(st.sampled_from(sorted(HELD)))]}]})
    worse, better = (
        tuple(quarter(at, one) for at, one in zip(numbers, each, strict=True)) for each in zip(*pairs, strict=True)
    )
    return Case(plan, worse, today, DEFINITIONS), Case(plan, better, today, DEFINITIONS)


def _claim(case: Case) -> int:
    """The place of a state on the scale; no data is less than success: worse results never make a success of it."""
    state = case.status.state
    scale = [one for one in GOODNESS if one not in SUCCESS] + ["no-data", *SUCCESS]
    return scale.index(state)


@many
@given(_held())
def test_worse_results_of_a_level_to_be_held_never_give_a_better_state(pair: tuple[Case, Case]) -> None:
    worse, better = pair
    assert _claim(worse) <= _claim(better)


@many
@given(_held())
def test_after_a_plan_is_over_no_state_says_that_there_is_still_time(pair: tuple[Case, Case]) -> None:
    for case in pair:
        assume(case.today > PLAN_ENDS)
        assert case.status.state in ("overdue", "no-data", *SUCCESS)


@st.composite
def _growing(draw: Callable[..., Any]) -> tuple[Case, Case]:
    newest, today = draw(_days())
    end = draw(st.sampled_from([today.year + 1, max(2022, 2021 + newest // 4)]))
    end = end if end <= 2021 + newest // 4 or end >= today.year else today.year + 1
    step = {
        "step": draw(st.integers(1, 25)),
        "bound": "at_least",
        "reading": draw(st.sampled_from(["points", "relative"])),
    }
    grow = {"grow": {**step, "per": "year", "from": 2022, "to": end, "cap": 100}, **SHARE}
    goals: list[dict[str, Any]] = [{"at_least": 20, "by": 2021, **SHARE}, grow]
    earlier: list[str] = draw(st.lists(FIGURES, min_size=newest, max_size=newest))
    worse, better = sorted((draw(FIGURES), draw(FIGURES)), key=float)
    return _case(goals, [*earlier, worse], today), _case(goals, [*earlier, better], today)


@quick
@given(_growing())
def test_a_worse_figure_never_gives_a_better_state_of_a_growing_goal(pair: tuple[Case, Case]) -> None:
    worse, better = _goodness(pair)
    assert worse <= better


@st.composite
def _any_case(draw: Callable[..., Any]) -> Case:
    kind = draw(st.sampled_from(sorted(KINDS)))
    return draw(_pairs(kind))[1]  # type: ignore[no-any-return]


@quick
@given(_any_case(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(case: Case, random: Any) -> None:
    shuffled = list(case.snapshots)
    random.shuffle(shuffled)
    assert replace(case, snapshots=tuple(shuffled)).status == case.status


def _unseen(today: dt.date) -> list[Snapshot]:
    """Snapshots that nobody can see on this day, each with the best and the worst of figures."""
    later, span = str(today + dt.timedelta(days=1)), ("2021-01-01", str(today))
    return [
        hidden
        for figure in (0, 10_000)
        for hidden in (
            make_snapshot("2030-year", span, figure, draft=True),
            make_snapshot("2030-year", span, figure, published=later),
            make_snapshot("2030-year", ("2021-01-01", later), figure),
        )
    ]


@quick
@given(_any_case())
def test_a_snapshot_that_is_not_published_yet_changes_nothing(case: Case) -> None:
    for hidden in _unseen(case.today):
        assert replace(case, snapshots=(*case.snapshots, hidden)).status == case.status


@quick
@given(st.integers(0, 400), st.integers(1, 400), st.integers(1, 50), st.sampled_from(["2022", "2025"]), st.booleans())
def test_numerator_and_denominator_times_one_factor_change_nothing(
    numerator: int,
    denominator: int,
    factor: int,
    by: str,
    based: bool,  # noqa: FBT001
) -> None:
    start = {"baseline": {"year": 2020, "value": 30}} if based else {}
    plan = make_plan({"goals": [{"at_least": 80, "by": by, **SHARE, **start}]})
    found = []
    for times in (1, factor):
        cell = {"numerator": numerator * times, "denominator": denominator * times}
        status = Case(plan, (quarter(7, cell),), dt.date(2023, 2, 1)).status
        exact = {key: value for key, value in status.numbers.items() if key not in cell}
        found.append((status.state, status.rule, exact))
    assert found[0] == found[1]


LEVELS = st.integers(0, 200)
START = dt.date(2021, 1, 1)


@quick
@given(LEVELS, LEVELS, st.integers(1, 1500), st.data())
def test_on_the_line_both_shares_are_the_share_of_the_days(
    baseline: int, target: int, length: int, data: st.DataObject
) -> None:
    passed = data.draw(st.integers(0, length))
    day, end = START + dt.timedelta(days=passed), START + dt.timedelta(days=length)
    key = "at_least" if target >= baseline else "at_most"
    goal = {key: target, **SHARE, "by": str(end), "baseline": {"date": str(START), "value": baseline}}
    cell = {"numerator": baseline * length + (target - baseline) * passed, "denominator": 100 * length}
    snapshot = make_snapshot("2021-year", (str(START), str(day)), cell)
    status = Case(make_plan({"goals": [goal]}), (snapshot,), day).status
    share = None if target == baseline else Fraction(passed, length)
    assert status.state == "on-track"
    assert (status.numbers.get("p"), status.numbers.get("e")) == (share, share)
    assert status.numbers["expected"] == status.numbers["actual"]


@st.composite
def _lines(draw: Callable[..., Any]) -> list[tuple[dt.date, int]]:
    """Two to five dated levels on different days, the first of them in the order given a baseline."""
    days = draw(st.sets(st.integers(0, 2000), min_size=2, max_size=5))
    return [(START + dt.timedelta(days=one), draw(LEVELS)) for one in sorted(days)]


def _expected(points: list[tuple[dt.date, int]], day: dt.date, *, based_at: int = 0) -> Fraction:
    """The expected level where one of the points is the baseline of the last goal."""
    goals: list[dict[str, Any]] = [{"at_least": level, **SHARE, "by": str(at)} for at, level in points]
    start = goals.pop(based_at)
    goals[-1]["baseline"] = {"date": start["by"], "value": start["at_least"]}
    plan = make_plan({"goals": goals})
    found = pace(requirements(plan.targets[0], plan.period), Fraction(0), day)
    assert found is not None
    return found.expected


@quick
@given(_lines(), st.data())
def test_the_expected_level_lies_between_its_neighbours(points: list[tuple[dt.date, int]], data: st.DataObject) -> None:
    based_at = data.draw(st.integers(0, len(points) - 2))
    for left, right in pairwise(points):
        day = left[0] + dt.timedelta(days=data.draw(st.integers(0, (right[0] - left[0]).days)))
        low, high = sorted((left[1], right[1]))
        assert low <= _expected(points, day, based_at=based_at) <= high
    for day, level in points:
        assert _expected(points, day, based_at=based_at) == level
