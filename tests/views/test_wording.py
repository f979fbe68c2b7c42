"""Goals in words: what asks for a move is no share of its population, and a step keeps its reading."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from cchc_portal.model.goal import Goal
from cchc_portal.views.figures import nothing_words, result_words
from cchc_portal.views.wording import change_words, goal_figure, goal_words
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

COSTS = {"vi": "chi phí tuân thủ", "en": "costs of complying"}
DOSSIERS = {"vi": "hồ sơ cấp xã", "en": "dossiers of communes"}
PEOPLE = {"vi": "người được hỏi", "en": "people asked"}
GROW = {"step": 15, "bound": "at_least", "per": "year", "from": 2024, "to": 2027, "cap": 100}


def said(portal: Portal, data: dict[str, Any]) -> tuple[str, str]:
    """The whole goal in Vietnamese and English, with plain spaces."""
    goal = Goal.model_validate({"unit": "percent", **data})
    vi, en = (goal_words(goal, Writer(portal, locale, "index.html")).replace("\u00a0", " ") for locale in ("vi", "en"))
    return vi, en


def figures(portal: Portal, data: dict[str, Any]) -> tuple[str, str]:
    goal = Goal.model_validate({"unit": "percent", **data})
    vi, en = (goal_figure(goal, Writer(portal, locale, "index.html")).replace("\u00a0", " ") for locale in ("vi", "en"))
    return vi, en


def test_a_change_names_first_what_changes(portal: Portal) -> None:
    data = {"reduce_by": 20, "bound": "at_least", "of": COSTS, "baseline": {"date": "2020-05-31"}, "by": 2025}
    assert said(portal, data) == (
        "chi phí tuân thủ: giảm ít nhất 20 % so với thời điểm 31/05/2020, đến hết năm 2025",
        "costs of complying: a reduction of at least 20% compared with the position on 31 May 2020, by the end of 2025",
    )


def test_a_direction_names_first_what_moves(portal: Portal) -> None:
    assert said(portal, {"direction": "up", "of": DOSSIERS}) == (
        "hồ sơ cấp xã: tăng", "dossiers of communes: an increase",
    )  # fmt: skip


def test_a_level_stays_a_share_of_its_population(portal: Portal) -> None:
    assert said(portal, {"at_least": 90, "of": PEOPLE}) == (
        "ít nhất 90 % người được hỏi",
        "at least 90% of people asked",
    )


@pytest.mark.parametrize(
    ("reading", "vi", "en"),
    [
        ("points", "15 điểm phần trăm", "15 percentage points"),
        ("relative", "15 % của mức năm trước", "15% of the previous year's level"),
        (None, "15 %", "15%"),
    ],
)
def test_a_step_is_printed_in_the_reading_the_plan_gives_it(
    portal: Portal, reading: str | None, vi: str, en: str
) -> None:
    data = {"grow": {**GROW, "reading": reading}, "of": DOSSIERS, "baseline": {"year": 2023, "value": 30}}
    assert said(portal, data) == (
        (
            f"hồ sơ cấp xã: tăng ít nhất {vi} hằng năm từ năm 2024 đến năm 2027 (từ mức 30 % năm 2023),"
            " cho đến khi đạt 100 %"
        ),
        (
            f"dossiers of communes: up by at least {en} every year from 2024 to 2027 (from 30% in 2023),"
            " until 100% is reached"
        ),
    )
    assert figures(portal, data) == (f"tăng ít nhất {vi} hằng năm", f"up at least {en} every year")


def test_goal_and_result_of_a_change_say_the_same_way(portal: Portal) -> None:
    goal = Goal.model_validate({"reduce_by": 2.5, "bound": "at_least", "unit": "percent"})
    writer = Writer(portal, "en", "index.html")
    assert goal_figure(goal, writer) == "down at least 2.5%"
    assert result_words(Fraction("2.3"), goal, writer) == "down 2.3%"
    assert result_words(Fraction(-3), goal, writer) == "up 3%"
    assert change_words(Decimal(0), goal, writer) == "no change"
    more = Goal.model_validate({"increase_by": 10, "unit": "percent"})
    assert (goal_figure(more, writer), result_words(Fraction(-3), more, writer)) == ("up 10%", "down 3%")


def test_only_dossiers_are_called_dossiers_where_nothing_arose(portal: Portal) -> None:
    writer = Writer(portal, "vi", "index.html")
    shares = [Goal.model_validate({"at_least": 90, "unit": "percent", "of": of}) for of in (DOSSIERS, PEOPLE)]
    assert [nothing_words(goal, writer) for goal in (*shares, None)] == [
        "không phát sinh hồ sơ", "không phát sinh", "không phát sinh",
    ]  # fmt: skip
