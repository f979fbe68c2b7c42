"""Who owes which report by which day, worked out from rules and windows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from cchc_portal.derive.reports import due_day, missing_reports, next_reports, owed_reports
from cchc_portal.model.reporting import Due, Period
from derive.promises import make_plan, quarter

if TYPE_CHECKING:
    from cchc_portal.derive.reports import OwedReport
    from cchc_portal.portal import Portal


def _period(period_id: str, last: str) -> Period:
    return Period.model_validate({"id": period_id, "data": {"from": "2020-12-15", "to": last}})


@pytest.mark.parametrize(
    ("due", "period", "last_good_day"),
    [
        ({"before_day": 20, "of": "last-month"}, ("2021-q1", "2021-03-14"), "2021-03-19"),
        ({"before_day": 15, "of": "last-month"}, ("2021-h1", "2021-06-14"), "2021-06-14"),
        ({"by_day": 5, "of": "next-month"}, ("2021-year", "2021-12-31"), "2022-01-05"),
        ({"before_day": 1, "of": "last-month"}, ("2021-q1", "2021-03-31"), "2021-02-28"),
        ({"by_day": 31, "of": "last-month"}, ("2021-h1", "2021-06-14"), "2021-06-30"),
        ({"before": "2021-11-15"}, ("2021-year", "2021-12-14"), "2021-11-14"),
        ({"before_day": 20, "month": 12}, ("2021-year", "2021-12-14"), "2021-12-19"),
        ({"before_day": 20, "month": 12}, ("2021-q1", "2021-03-14"), None),
        ({"before": "2019-11-15"}, ("2021-q1", "2021-03-14"), None),
    ],
)
def test_the_last_good_day_of_a_report(
    due: dict[str, object], period: tuple[str, str], last_good_day: str | None
) -> None:
    expected = dt.date.fromisoformat(last_good_day) if last_good_day else None
    assert due_day(Due.model_validate(due), _period(*period)) == expected


def test_the_reports_of_kinh_mon_stand_in_order_of_their_last_day(portal: Portal) -> None:
    authority = next(found for found in portal.authorities if found.id == "kinh-mon")
    drawn = [f"{owed.due} {owed.period.id} {owed.rule.clause}" for owed in owed_reports(authority.plans[0].plan)]
    assert drawn == [
        "2021-03-14 2021-q1 III.2",
        "2021-03-19 2021-q1 III.1",
        "2021-03-19 2021-q1 V.3#1",
        "2021-06-14 2021-h1 III.2",
        "2021-06-19 2021-h1 III.1",
        "2021-06-19 2021-h1 V.3#1",
        "2021-09-14 2021-q3 III.2",
        "2021-09-19 2021-q3 III.1",
        "2021-09-19 2021-q3 V.3#1",
        "2021-12-14 2021-year III.2",
        "2021-12-19 2021-year III.1",
        "2021-12-19 2021-year V.3#1",
    ]


def test_a_plan_without_dated_windows_owes_no_dated_report(portal: Portal) -> None:
    authority = next(found for found in portal.authorities if found.id == "le-hong")
    assert owed_reports(authority.plans[0].plan) == ()


QUARTERLY = {
    "rules": [
        {
            "id": "r",
            "clause": "III.1",
            "who": ["xa"],
            "periods": ["quarter"],
            "due": {"by_day": 5, "of": "next-month"},
        }
    ],
    "periods": [
        {"id": "2022-q1", "data": {"from": "2022-01-01", "to": "2022-03-31"}},
        {"id": "2022-q2", "data": {"from": "2022-04-01", "to": "2022-06-30"}},
        {"id": "2022-q3", "data": {"from": "2022-07-01", "to": "2022-09-30"}},
        {"id": "2022-h1", "data": {"from": "2022-01-01", "to": "2022-06-30"}},
    ],
}


def _periods(owed: tuple[OwedReport, ...]) -> list[str]:
    return [report.period.id for report in owed]


@pytest.mark.parametrize(
    ("today", "missing", "coming"),
    [
        ("2022-04-05", [], ["2022-q2", "2022-q3"]),
        ("2022-07-05", [], ["2022-q2", "2022-q3"]),
        ("2022-07-06", ["2022-q2"], ["2022-q3"]),
        ("2023-01-01", ["2022-q2", "2022-q3"], []),
    ],
)
def test_a_report_is_missing_from_the_day_after_its_last_good_day(
    today: str, missing: list[str], coming: list[str]
) -> None:
    plan, published, day = make_plan(reporting=QUARTERLY), [quarter(4, 95)], dt.date.fromisoformat(today)
    assert _periods(missing_reports(plan, published, day)) == missing
    assert _periods(next_reports(plan, published, day)) == coming


def test_where_nothing_is_published_here_no_report_is_missing() -> None:
    plan = make_plan(reporting=QUARTERLY)
    assert missing_reports(plan, [], dt.date(2023, 1, 1)) == ()
    assert _periods(next_reports(plan, [], dt.date(2022, 4, 6))) == ["2022-q2", "2022-q3"]
