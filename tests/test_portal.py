"""An authority that has ended: its clock stops, its record does not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from broken_portals import changed_portal
from cchc_portal import urls
from cchc_portal.derive.reports import missing_reports
from cchc_portal.portal import build_portal
from cchc_portal.views.history import plan_events
from cchc_portal.views.progress import progress_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal, PortalPlan

LAST_DAY, TODAY = dt.date(2026, 6, 30), dt.date(2026, 11, 22)
FIRST = """\
period: 2026-q1
data: {from: 2025-12-15, to: 2026-03-14}
published: 2026-03-20
values:
  dung-han: {value: 97}
corrections:
  - {target: dung-han, was: 79, now: 97, on: 2026-08-01, reason: Gõ nhầm}
"""
SECOND = """\
period: 2026-h1
data: {from: 2025-12-15, to: 2026-06-14}
published: 2026-09-01
values:
  dung-han: {value: 99}
tasks:
  ra-soat: {state: done, evidence: [{document: Báo cáo}]}
"""
AFTERWARDS = """\
period: 2026-h1
data: {from: 2026-06-01, to: 2026-07-14}
values:
  dung-han: {value: 10}
tasks:
  ra-soat: {state: suspended, reason: Chờ}
"""
LEDGER = """\
amendments:
  - {target: hai-long, field: goals, from: 91, to: 90, on: 2026-08-15, reason: Giao lại, document: CV 4}
"""


def _change(name: str, find: str, replace: str) -> dict[str, str]:
    return {"file": f"plans/an-binh/{name}", "find": find, "replace": replace}


GOAL = "    goals:\n      - {more"
SUSPENDED = _change("2026/plan.yml", GOAL, f"    suspended: {{on: 2026-10-01, reason: Chờ}}\n{GOAL}")
LONGER = _change(
    "2026/plan.yml", "data: {from: 2025-12-15, to: 2026-06-14}", "data: {from: 2025-12-15, to: 2026-07-31}"
)
ENDED = _change("authority.yml", "sample: true", f"valid: {{to: {LAST_DAY}}}\nsample: true")


def _portal(folder: Path, second: str, *more: dict[str, str]) -> Portal:
    written = {"snapshots/2026-q1.yml": FIRST, "snapshots/2026-h1.yml": second, "amendments.yml": LEDGER}
    files = [{"file": f"plans/an-binh/2026/{name}", "write": text} for name, text in written.items()]
    return build_portal(changed_portal(folder, {**ENDED, "also": [SUSPENDED, *more, *files]}), as_of=TODAY)


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return _portal(tmp_path, SECOND)


@pytest.fixture
def plan(portal: Portal) -> PortalPlan:
    return portal.authorities[0].plans[0]


def _pen(portal: Portal) -> Writer:
    return Writer(portal, "en", urls.progress("an-binh/2026"))


def test_what_is_put_right_or_changed_after_the_last_day_is_told(portal: Portal, plan: PortalPlan) -> None:
    told = [event.on.isoformat() for event in plan_events(plan, _pen(portal))]
    assert told == ["2026-10-01", "2026-08-15", "2026-08-01"]


def test_a_report_published_after_the_last_day_is_there_and_not_missing(plan: PortalPlan) -> None:
    assert [one.period for one in plan.snapshots] == ["2026-q1", "2026-h1"]
    assert missing_reports(plan.plan, plan.snapshots, plan.today) == ()


def test_states_hold_for_the_last_day_by_all_data_up_to_it(plan: PortalPlan) -> None:
    status = plan.statuses["dung-han"]
    assert (status.as_of, status.state, status.numbers["period"]) == (LAST_DAY, "on-track", "2026-h1")
    assert plan.statuses["hai-long"].state == "no-data"
    assert plan.progress["ra-soat"].progress == "done"


def test_data_from_after_the_last_day_are_shown_and_change_no_state(tmp_path: Path) -> None:
    plan = _portal(tmp_path, AFTERWARDS, LONGER).authorities[0].plans[0]
    assert [one.snapshot.period for one in plan.series["dung-han"]] == ["2026-q1", "2026-h1"]
    assert plan.statuses["dung-han"].numbers["period"] == "2026-q1"
    age = plan.ages["dung-han"]
    assert age is not None
    assert age.data_to == dt.date(2026, 3, 14)
    assert plan.progress["ra-soat"].progress == "not-reported"


def test_the_progress_page_counts_what_the_page_of_changes_lists(portal: Portal, plan: PortalPlan) -> None:
    pen = _pen(portal)
    assert progress_view(plan, portal.authorities[0], pen).changes == len(plan_events(plan, pen)) == 3
