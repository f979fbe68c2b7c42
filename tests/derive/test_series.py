"""What is known on a day, and the results of one target in order of their data."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from cchc_portal.derive.series import known, series
from cchc_portal.derive.status import clock
from cchc_portal.model.authority import Authority
from derive.promises import TARGET_ID, make_plan, make_snapshot, quarter

SHARE = {"goals": [{"at_least": 90, "unit": "percent"}]}


def test_a_snapshot_is_known_from_the_day_it_is_published() -> None:
    published, unpublished, draft = quarter(4, published="2022-04-20"), quarter(5), quarter(3, draft=True)
    files = [unpublished, draft, published]
    assert known(files, dt.date(2022, 4, 19)) == ()
    assert known(files, dt.date(2022, 4, 20)) == (published,)
    assert known(files, dt.date(2022, 6, 29)) == (published,)
    assert known(files, dt.date(2022, 6, 30)) == (published, unpublished)


def test_what_is_known_stands_in_order_of_its_data_not_of_its_publication() -> None:
    first, second = quarter(4, published="2022-12-01"), quarter(5, published="2022-07-10")
    half = make_snapshot("2022-h1", ("2022-01-01", "2022-06-30"))
    drawn = [one.period for one in known([second, half, first], dt.date(2023, 1, 1))]
    assert drawn == ["2022-q1", "2022-h1", "2022-q2"]


def test_a_cell_gives_its_figure_day_and_corrections() -> None:
    target = make_plan(SHARE).targets[0]
    put_right = {"was": 1, "now": 2, "on": "2022-05-01", "reason": "Nhầm"}
    fixed = [{"target": TARGET_ID, **put_right}, {"target": "khac", **put_right}]
    shared = quarter(4, {"numerator": 1180, "denominator": 1204}, corrections=fixed)
    nothing = quarter(5, {"numerator": 0, "denominator": 0, "on": "2022-05-05"})
    found = series(target, [shared, nothing, quarter(6)])
    assert [one.figure for one in found] == [Fraction(118000, 1204), None]
    assert [str(one.day) for one in found] == ["2022-03-31", "2022-05-05"]
    assert [[str(fix.target) for fix in one.corrections] for one in found] == [[TARGET_ID], []]


def test_a_target_without_goals_still_has_its_results() -> None:
    (found,) = series(make_plan({"goals": []}).targets[0], [quarter(4, {"numerator": 1, "denominator": 2})])
    assert found.figure == Fraction(1, 2)


def test_the_clock_of_an_authority_that_has_ended_stops_on_its_last_day() -> None:
    given = {"name": "Xã", "level": "commune"}
    running = Authority.model_validate(given)
    ended = Authority.model_validate({**given, "valid": {"to": "2025-06-30"}})
    day, before = dt.date(2026, 1, 1), dt.date(2024, 1, 1)
    assert (clock(running, day), clock(ended, day), clock(ended, before)) == (day, dt.date(2025, 6, 30), before)


def test_a_target_that_restates_another_has_that_ones_results_unless_it_has_its_own() -> None:
    target = make_plan({"id": "lai", "restates": TARGET_ID, **SHARE}).targets[0]
    both = quarter(5, 80).model_copy(
        update={"values": {**quarter(5, 80).values, "lai": quarter(5, 85).values[TARGET_ID]}}
    )
    assert [one.figure for one in series(target, [quarter(4, 70), both, quarter(6)])] == [70, 85]
