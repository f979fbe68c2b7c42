"""What was put right or withdrawn stands on the page of changes, whatever kind of result or promise it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from broken_portals import GOAL, PLAN, changed_portal
from cchc_portal import urls
from cchc_portal.portal import build_portal
from cchc_portal.views.history import plan_events
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.views.history import EventView

SNAPSHOT = """\
period: 2026-q1
data: {from: 2025-12-15, to: 2026-03-14}
published: 2026-03-20
values:
  dung-han: {value: true, evidence: [{document: Biên bản}]}
corrections:
  - {target: dung-han, was: false, now: true, on: 2026-04-01, reason: Gõ nhầm}
  - {target: hai-long, was: 91.5, now: null, on: 2026-04-02, reason: Số của đơn vị khác}
"""
LEDGER = """\
amendments:
  - {task: viec-cu, field: withdrawn, from: Mua máy tính, on: 2026-05-01, reason: Hết kinh phí, document: CV 3}
  - {target: dung-han, field: "goals[0].by", from: 2026, to: 2027, on: 2026-05-02, reason: Giao lại, document: CV 4}
"""


@pytest.fixture
def events(tmp_path: Path) -> tuple[EventView, ...]:
    folder = "plans/an-binh/2026"
    changes = [
        {"file": f"{folder}/snapshots/2026-q1.yml", "write": SNAPSHOT},
        {"file": f"{folder}/amendments.yml", "write": LEDGER},
    ]
    root = changed_portal(tmp_path, {"file": PLAN, "find": GOAL, "replace": "{achieved: true}", "also": changes})
    portal = build_portal(root, as_of=dt.date(2026, 11, 22))
    return plan_events(portal.authorities[0].plans[0], Writer(portal, "en", urls.changes("an-binh/2026")))


def _sides(event: EventView) -> tuple[str | None, str | None]:
    return event.was and event.was.text, event.now and event.now.text


def test_a_state_put_right_and_a_result_withdrawn_are_told_in_words(events: tuple[EventView, ...]) -> None:
    corrected = [_sides(event) for event in events if event.what.startswith("Corrected")]
    assert corrected == [("91.5%", "withdrawn"), ("not yet", "in place")]


def test_a_promise_that_is_no_longer_in_the_plan_is_told_by_what_it_was(events: tuple[EventView, ...]) -> None:
    (gone,) = [event for event in events if "withdrawn as a whole" in event.what]
    assert (gone.about, _sides(gone)) == (None, ("Mua máy tính", None))


def test_a_place_inside_a_promise_is_told_as_the_part_it_is_in(events: tuple[EventView, ...]) -> None:
    (moved,) = [event for event in events if _sides(event) == ("2026", "2027")]
    assert moved.what == "Promise changed: level to reach"
