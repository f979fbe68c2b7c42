"""Which targets share a scale, and why others do not."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_portal.derive.comparison import scaled
from cchc_portal.model.target import Target

SHARE = {"at_least": 90, "unit": "percent"}
EXACT = {"exactly": 100, "unit": "percent"}
MOST = {"at_most": 10, "unit": "percent"}
MINUTES = {"at_most": 15, "unit": "minute", "statistic": "mean", "per": "transaction"}
RANK = {"top": 3, "unit": "rank"}
RISE = {"direction": "up"}
STEPS = {
    "grow": {"step": 20, "bound": "at_least", "reading": None, "per": "year", "from": 2022, "to": 2025},
    "unit": "percent",
}


def targets(*goals: dict[str, Any] | None) -> list[Target]:
    return [
        Target.model_validate({"id": f"t{at}", "clause": "I", "statement": "x", "goals": [goal] if goal else []})
        for at, goal in enumerate(goals)
    ]


@pytest.mark.parametrize(
    ("goals", "reason"),
    [
        ((SHARE, EXACT), None), ((MINUTES, MINUTES), None), ((SHARE, RISE, EXACT), None), ((SHARE,), "few"),
        ((SHARE, RISE), "few"), ((SHARE, MINUTES), "units"), ((SHARE, MOST), "families"), ((RANK, RANK), "universes"),
        ((SHARE, STEPS), "few"), ((SHARE, None), "few"), ((), "few"),
    ],
)  # fmt: skip
def test_levels_share_a_scale_only_with_one_unit_and_one_direction(
    goals: tuple[dict[str, Any] | None, ...], reason: str | None
) -> None:
    assert scaled(targets(*goals), abolished=False).reason == reason


def test_an_abolished_notion_is_never_drawn() -> None:
    assert scaled(targets(SHARE, EXACT), abolished=True).reason == "notion"


def test_who_asks_for_no_single_level_is_named() -> None:
    assert scaled(targets(SHARE, RISE, EXACT), abolished=False).left_out == (1,)
