"""Roll-ups: the next day that a target has to be met by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cchc_portal.derive.rollup import next_due
from derive.promises import make_plan

TODAY = dt.date(2023, 5, 1)


@pytest.mark.parametrize(
    ("goals", "day"),
    [
        ([{"at_least": 90, "by": 2022}, {"at_least": 95, "by": 2024}], dt.date(2024, 12, 31)),
        ([{"at_least": 90, "throughout": True}], dt.date(2023, 12, 31)),
        ([{"at_least": 4, "unit": "count", "per": "month"}], None),
        ([{"at_least": 90}], None),
        ([{"at_least": 90, "by": 2022}], None),
    ],
)
def test_the_next_day_is_one_that_the_plan_gives(goals: list[dict[str, Any]], day: dt.date | None) -> None:
    plan = make_plan({"goals": goals})
    assert next_due(plan.targets[0], plan.period, TODAY) == day
