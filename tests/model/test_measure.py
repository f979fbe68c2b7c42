"""What a figure is worth: exact shares, which way is better, and whether a goal is met."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cchc_portal.model.goal import OPERATORS, Goal
from cchc_portal.model.measure import can_be_lost, figure_of, is_change, is_share, level_of, lower_is_better, met
from cchc_portal.model.snapshot import Value

SCALES = {"xep-loai": ("yeu", "kha", "tot", "xuat-sac")}
GRADE = {"grade_at_least": "tot", "scale": "xep-loai"}
GROW = {"grow": {"step": 20, "bound": "at_least", "per": "year", "from": 2022, "to": 2025}}


def _goal(**given: Any) -> Goal:
    return Goal.model_validate(given)


@pytest.mark.parametrize(
    ("cell", "unit", "figure"),
    [
        ({"value": "97.5"}, "percent", Fraction(195, 2)),
        ({"value": 0}, "percent", Fraction(0)),
        ({"numerator": 1180, "denominator": 1204}, "percent", Fraction(118000, 1204)),
        ({"numerator": 45, "denominator": 2}, "minute", Fraction(45, 2)),
        ({"numerator": 0, "denominator": 7}, "percent", Fraction(0)),
        ({"numerator": 0, "denominator": 0}, "percent", None),
        ({"numerator": 5, "denominator": 0}, "percent", None),
        ({"value": "tot"}, None, "tot"),
        ({"value": "no"}, None, False),
        ({"value": True}, None, True),
    ],
)
def test_the_figure_of_a_cell_is_exact_and_none_where_nothing_arose(cell: Any, unit: str | None, figure: Any) -> None:
    found = figure_of(Value.model_validate(cell), _goal(at_least=1, unit=unit))
    assert found == figure
    assert type(found) is type(figure)


def test_without_a_goal_a_fraction_is_no_percentage() -> None:
    assert figure_of(Value.model_validate({"numerator": 1, "denominator": 4}), None) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("goal", "figures"),
    [
        ({"at_least": 90}, {"89.9": False, "90": True, "91": True}),
        ({"more_than": 90}, {"89.9": False, "90": False, "91": True}),
        ({"at_most": 15}, {"14": True, "15": True, "15.1": False}),
        ({"less_than": 15}, {"14": True, "15": False, "15.1": False}),
        ({"exactly": 80, "unit": "percent"}, {"79": False, "80": True, "81": True}),
        ({"exactly": 3, "unit": "day"}, {"2": True, "3": True, "4": False}),
        ({"between": [1, 1.5], "unit": "percent"}, {"0.9": False, "1": True, "1.5": True, "1.6": False}),
        ({"between": [5, 6], "unit": "rank"}, {"3": True, "6": True, "7": False}),
        ({"top": 3, "unit": "rank"}, {"1": True, "3": True, "4": False}),
        ({"increase_by": 10}, {"9": False, "10": True}),
        ({"reduce_by": 10}, {"9": False, "10": True}),
        ({"direction": "up"}, {"9": None}),
        (GROW, {"9": None}),
    ],
)
def test_a_figure_fulfils_a_goal_or_not(goal: Any, figures: dict[str, bool | None]) -> None:
    assert {one: met(_goal(**goal), Fraction(one), SCALES) for one in figures} == figures


def test_a_step_of_a_growing_goal_brings_its_own_level() -> None:
    assert [met(_goal(**GROW), Fraction(one), {}, level=Fraction(40)) for one in (39, 40)] == [False, True]


def test_a_grade_is_compared_on_its_scale_and_untold_without_one() -> None:
    grades = ("yeu", "kha", "tot", "xuat-sac", "la")
    assert [met(_goal(**GRADE), one, SCALES) for one in grades] == [False, False, True, True, None]
    assert [met(_goal(**GRADE), one, {}) for one in grades] == [None, None, True, None, None]
    assert [met(_goal(grade_at_least="tot"), one, SCALES) for one in grades] == [None, None, True, None, None]


def test_a_state_is_fulfilled_by_yes_alone() -> None:
    figures = (True, False, Fraction(1), "tot")
    assert [met(_goal(achieved=True), one, {}) for one in figures] == [True, False, False, False]


def test_a_grade_or_a_yes_tells_nothing_about_a_number() -> None:
    assert [met(_goal(at_least=1), one, SCALES) for one in ("tot", True)] == [None, None]


ONE_OF_EACH: dict[str, dict[str, Any]] = {
    "at_least": {"at_least": 90, "unit": "percent", "of": "hồ sơ"},
    "more_than": {"more_than": 85, "unit": "percent"},
    "at_most": {"at_most": 5, "unit": "count"},
    "less_than": {"less_than": 5, "unit": "million-vnd"},
    "exactly": {"exactly": 2, "unit": "count"},
    "between": {"between": [2, 3], "unit": "count"},
    "top": {"top": 3, "unit": "rank"},
    "grade_at_least": GRADE,
    "increase_by": {"increase_by": 5, "unit": "count"},
    "reduce_by": {"reduce_by": 10, "unit": "percent", "of": "biên chế"},
    "grow": {**GROW, "unit": "percent", "of": "hồ sơ"},
    "direction": {"direction": "down", "unit": "count"},
    "achieved": {"achieved": True},
}


def test_one_of_each_operator_is_looked_at() -> None:
    assert list(ONE_OF_EACH) == list(OPERATORS)


@pytest.mark.parametrize(
    ("asked", "of"),
    [
        (can_be_lost, "at_least more_than at_most less_than top grade_at_least reduce_by grow direction"),
        (lower_is_better, "at_most less_than top direction"),
        (is_change, "increase_by reduce_by"),
        (is_share, "at_least"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_so_of_which_goals(asked: Any, of: str) -> None:
    assert " ".join(key for key, goal in ONE_OF_EACH.items() if asked(_goal(**goal))) == of


@pytest.mark.parametrize(
    ("goal", "lost"),
    [
        ({"at_least": 10, "unit": "count"}, False),
        ({"at_least": 10, "unit": "count", "statistic": "mean"}, True),
        ({"at_least": 10, "unit": "count", "statistic": "median"}, True),
        ({"at_least": 10, "unit": "billion-vnd", "statistic": "total"}, False),
        ({"at_least": 3, "unit": "times"}, False),
        ({"at_least": 10, "unit": "month"}, True),
        ({"exactly": 5, "unit": "rank"}, True),
        ({"increase_by": 5, "unit": "point"}, True),
    ],
)
def test_counts_and_totals_stay_reached_levels_do_not(goal: Any, lost: bool) -> None:  # noqa: FBT001
    assert can_be_lost(_goal(**goal)) is lost


@pytest.mark.parametrize(
    ("goal", "level"),
    [
        ({"at_least": 97.5}, Fraction(195, 2)),
        ({"between": [5, 6], "unit": "rank"}, Fraction(6)),
        ({"between": [1, 1.5], "unit": "percent"}, Fraction(1)),
        ({"top": 3, "unit": "rank"}, Fraction(3)),
        ({"at_most": 0}, Fraction(0)),
        (GRADE, None),
        (GROW, None),
        ({"direction": "up"}, None),
        ({"achieved": True}, None),
    ],
)
def test_the_level_to_reach_where_the_goal_is_one_number(goal: Any, level: Fraction | None) -> None:
    assert level_of(_goal(**goal)) == level
