"""What was put right or withdrawn stands on the page of changes, whatever kind of result or promise it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from broken_portals import GOAL, PLAN, changed_portal
from cchc_portal import urls
from cchc_portal.portal import build_portal
from cchc_portal.views.history import plan_events, target_events
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal
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


def changed(folder: Path, snapshot: str) -> Portal:
    plan = "plans/an-binh/2026"
    changes = [
        {"file": f"{plan}/snapshots/2026-q1.yml", "write": snapshot},
        {"file": f"{plan}/amendments.yml", "write": LEDGER},
    ]
    root = changed_portal(folder, {"file": PLAN, "find": GOAL, "replace": "{achieved: true}", "also": changes})
    return build_portal(root, as_of=dt.date(2026, 11, 22))


@pytest.fixture
def events(tmp_path: Path) -> tuple[EventView, ...]:
    portal = changed(tmp_path, SNAPSHOT)
    return plan_events(portal.authorities[0].plans[0], Writer(portal, "en", urls.changes("an-binh/2026")))


def events_of(portal: Portal, target_id: str) -> list[tuple[str, str]]:
    """Day and words of what happened to one target, the oldest first, with plain spaces."""
    plan = portal.authorities[0].plans[0]
    target = next(one for one in plan.plan.targets if one.id == target_id)
    found = target_events(target, plan, Writer(portal, "en", urls.target("an-binh/2026", target_id)))
    return [(one.day.replace("\u00a0", " "), one.what) for one in reversed(found)]


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


def test_what_was_published_that_day_stands_there_also_where_it_was_put_right_or_withdrawn(tmp_path: Path) -> None:
    portal = changed(tmp_path, SNAPSHOT)
    assert events_of(portal, "dung-han")[0] == ("20 March 2026", "Result of Q1 2026 published: not yet.")
    assert events_of(portal, "hai-long") == [
        ("20 March 2026", "Result of Q1 2026 published: 91.5%."),
        ("2 April 2026", "Corrected: Q1 2026"),
    ]


def test_the_first_of_several_corrections_tells_what_was_published(tmp_path: Path) -> None:
    first = "corrections:\n  - {target: hai-long, was: 88, now: 91.5, on: 2026-03-25, reason: Cộng sai}\n"
    portal = changed(tmp_path, SNAPSHOT.replace("corrections:\n", first))
    assert events_of(portal, "hai-long")[0] == ("20 March 2026", "Result of Q1 2026 published: 88%.")


def test_without_a_day_of_publication_none_is_claimed(tmp_path: Path) -> None:
    portal = changed(tmp_path, SNAPSHOT.replace("published: 2026-03-20\n", ""))
    assert events_of(portal, "dung-han")[0] == (
        "Data up to 14 March 2026", "Result of Q1 2026: not yet. The day of publication is not given.",
    )  # fmt: skip
