"""The page of a period says what was known that day, what was put right since, and who had to report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_portal import urls
from cchc_portal.views.due import end_note
from cchc_portal.views.period import PeriodView, ValueRow, period_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

Pages = dict[str, PeriodView]


@pytest.fixture
def sample(portal: Portal) -> tuple[PortalPlan, PortalAuthority]:
    authority = next(one for one in portal.authorities if one.authority.sample)
    return authority.plans[0], authority


@pytest.fixture
def views(portal: Portal, sample: tuple[PortalPlan, PortalAuthority]) -> Pages:
    plan, authority = sample
    return {
        one.snapshot.period: period_view(
            one, plan, authority, Writer(portal, "en", urls.period(plan.path, one.snapshot.period))
        )
        for one in plan.standings
    }


@pytest.fixture
def row(views: Pages) -> Callable[[str], ValueRow]:
    """A target's row of the third quarter."""
    return lambda name: next(one for one in views["2026-q3"].rows if one.id == name)


def test_a_file_with_a_correction_is_not_called_the_published_one(views: Pages) -> None:
    assert {period: view.file_label.replace("\u00a0", " ") for period, view in views.items()} == {
        "2026-q1": "The file as it is now, with corrections of 16 July 2026",
        "2026-h1": "The file as it was published",
        "2026-q3": "The file as it was published",
    }


def test_states_by_figures_corrected_later_say_so(views: Pages) -> None:
    corrected = {period for period, view in views.items() if "corrected later count as corrected" in view.basis}
    assert corrected == {"2026-q1", "2026-h1"}  # the correction is of 16 July


def test_steps_of_a_known_reading_ask_for_the_level_of_that_year(row: Callable[[str], ValueRow]) -> None:
    assert row("so-hoa-cap-phuong").goal == "≥ 75%"  # 30 + 3 × 15
    assert row("so-hoa-cap-tinh").goal == "up at least 10% every year"


def test_a_change_stands_beside_its_goal_in_the_same_words(row: Callable[[str], ValueRow]) -> None:
    found = row("chi-hoi-nghi")
    assert (found.goal, found.value, found.before, found.difference) == (
        "down at least 2.5%", "down 2.3%", "down 2.1%", None,
    )  # fmt: skip


def test_a_task_is_shown_as_far_as_it_was_that_day(views: Pages) -> None:
    states = {one.link.href.partition("#")[2]: one.status.state for one in views["2026-q3"].tasks}
    assert states["ra-soat-quy-che"] == "overdue"
    assert states["tai-cau-truc"] == "done-late"
    first = {one.link.href.partition("#")[2]: one.status.state for one in views["2026-q1"].tasks}
    assert first["ra-soat-quy-che"] == "in-progress"


def test_who_had_to_report_is_named_by_the_plans_rule(views: Pages) -> None:
    (owed,) = views["2026-q3"].owed
    assert [who.text.text for who in owed.who] == ["Office of the Ward People's Council and People's Committee"]


def test_only_what_is_open_and_has_no_day_runs_until_the_plan_ends(
    portal: Portal, sample: tuple[PortalPlan, PortalAuthority]
) -> None:
    plan, authority = sample
    note = end_note(plan, authority, Writer(portal, "en", urls.progress(plan.path)))
    assert note == "21 more targets have no day of their own and run until the plan ends, with 2026."
