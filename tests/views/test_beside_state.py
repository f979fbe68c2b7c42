"""What stands beside a state claims no day that the files do not give."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from broken_portals import GOAL, PLAN, changed_portal
from cchc_portal import urls
from cchc_portal.portal import build_portal
from cchc_portal.views.beside_state import status_note
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

TARGET = "{at_least: 98, unit: percent, by: 2026-03-31}"
WINDOWS = {
    "q1": "{from: 2025-12-15, to: 2026-03-14}",
    "h1": "{from: 2025-12-15, to: 2026-06-14}",
    "q3": "{from: 2026-06-15, to: 2026-09-14}",
}


def note(folder: Path, *, goal: str = TARGET, **cells: str) -> tuple[str, str]:
    """State and note, in English with plain spaces, by the cells of the periods given."""
    snapshots = [
        {
            "file": f"plans/an-binh/2026/snapshots/2026-{part}.yml",
            "write": f"period: 2026-{part}\ndata: {WINDOWS[part]}\nvalues:\n  dung-han: {cell}\n",
        }
        for part, cell in cells.items()
    ]
    window = f"    - {{id: 2026-q3, data: {WINDOWS['q3']}}}\n"
    last = "data: {from: 2025-12-15, to: 2026-06-14}}\n"
    more = [{"file": PLAN, "find": last, "replace": last + window}, *snapshots]
    root = changed_portal(folder, {"file": PLAN, "find": GOAL, "replace": goal, "also": more})
    portal = build_portal(root, as_of=dt.date(2026, 11, 22))
    (authority,) = portal.authorities
    (plan,) = authority.plans
    writer = Writer(portal, "en", urls.target(plan.path, "dung-han"))
    words = status_note(plan.plan.targets[0], plan, authority, writer)
    return plan.statuses["dung-han"].state, words.replace("\u00a0", " ")


def test_late_without_a_day_is_told_by_the_data_before_and_after(tmp_path: Path) -> None:
    assert note(tmp_path, q1="{value: 90}", h1="{value: 99}") == (
        "achieved-late",
        (
            "Fulfilled by the data up to 14 June 2026; the last result before the deadline of 31 March 2026, with data"
            " up to 14 March 2026, did not fulfil it."
        ),
    )


def test_late_without_an_earlier_result_says_only_which_data_fulfil_it(tmp_path: Path) -> None:
    assert note(tmp_path, h1="{value: 99}") == (
        "achieved-late", "Fulfilled by the data up to 14 June 2026, after the deadline of 31 March 2026.",
    )  # fmt: skip


def test_an_old_result_that_fulfilled_it_is_not_called_a_miss(tmp_path: Path) -> None:
    goal = "{at_least: 98, unit: percent, by: 2026-06-30}"
    assert note(tmp_path, goal=goal, q1="{value: 99}", q3="{value: 99}") == (
        "achieved-late", "Fulfilled by the data up to 14 September 2026, after the deadline of 30 June 2026.",
    )  # fmt: skip


def test_late_on_a_known_day_is_counted_in_days(tmp_path: Path) -> None:
    goal = "{at_least: 10, unit: count, by: 2026-03-31}"
    assert note(tmp_path, goal=goal, q1="{value: 8}", h1="{value: 10, on: 2026-04-10}") == (
        "achieved-late", "Reached on 10 April 2026, 10 days late; the deadline was 31 March 2026.",
    )  # fmt: skip


def test_in_time_without_a_day_is_told_by_the_data(tmp_path: Path) -> None:
    assert note(tmp_path, q1="{value: 99}") == (
        "achieved", "Fulfilled by the data up to 14 March 2026; the deadline was 31 March 2026.",
    )  # fmt: skip


def test_in_time_on_a_known_day_names_it(tmp_path: Path) -> None:
    goal = "{at_least: 10, unit: count, by: 2026-03-31}"
    assert note(tmp_path, goal=goal, q1="{value: 10, on: 2026-02-02}") == (
        "achieved", "Reached on 2 February 2026; the deadline was 31 March 2026.",
    )  # fmt: skip
