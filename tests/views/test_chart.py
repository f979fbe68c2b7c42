"""Charts: each dot at its place, round ticks, the level to reach, everything in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_portal.views.chart import ChartView, Scale
from cchc_portal.views.results import results_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc_portal.portal import Portal

levels = st.lists(st.fractions(min_value=-1000, max_value=100000, max_denominator=1000), min_size=1, max_size=8)


def chart(portal: Portal, target_id: str, locale: str = "en") -> ChartView:
    authority = next(one for one in portal.authorities if one.authority.sample)
    plan = authority.plans[0]
    target = next(one for one in plan.plan.targets if one.id == target_id)
    view = results_view(target, plan, authority, Writer(portal, locale, "x/y/z/a.html"))
    assert view is not None
    assert view.chart is not None
    return view.chart


@given(levels)
def test_every_level_lies_on_the_scale_and_ticks_are_few(found: list[Fraction]) -> None:
    scale = Scale.over(found, share=False)
    assert all(scale.low <= level <= scale.high for level in found)
    assert 2 <= len(scale.ticks) <= 9
    assert all(4 <= float(scale.place(level).rstrip("%")) <= 96 for level in found)


@given(st.lists(st.fractions(min_value=0, max_value=100, max_denominator=500), min_size=1, max_size=8))
def test_a_scale_of_shares_stays_between_nought_and_a_hundred(found: list[Fraction]) -> None:
    scale = Scale.over(found, share=True)
    assert scale.low >= 0
    assert scale.high <= 100


def test_a_dot_stands_where_its_figure_is(portal: Portal) -> None:
    view = chart(portal, "dung-han")
    assert [(dot.label, dot.value) for dot in view.dots] == [
        ("Starting level, 31\u00a0December\u00a02025", "96.4%"),
        ("Q1 2026", "97.2%"),
        ("First six months of 2026, cumulative", "97.5%"),
        ("Q3 2026", "98.0%"),
    ]
    low, high = (float(tick.label.rstrip("%")) for tick in (view.ticks[0], view.ticks[-1]))
    for dot, figure in zip(view.dots, (96.4, 102200 / 1051, 208900 / 2142, 118000 / 1204), strict=True):
        assert float(dot.x.rstrip("%")) == pytest.approx(4 + 92 * (figure - low) / (high - low), abs=0.06)


def test_a_cumulative_figure_has_a_hollow_dot_and_the_newest_is_marked(portal: Portal) -> None:
    assert [dot.kind for dot in chart(portal, "dung-han").dots] == ["dot", "dot", "dot-hollow", "dot-now"]


def test_no_level_is_drawn_that_only_one_of_two_readings_asks_for(portal: Portal) -> None:
    assert chart(portal, "so-hoa-cap-tinh").goal is None
    known = chart(portal, "so-hoa-cap-phuong").goal
    assert known is not None
    assert known.label == "Target 75%"


def test_the_words_say_all_that_the_picture_shows(portal: Portal) -> None:
    view = chart(portal, "dung-han", "vi")
    assert all(dot.value in view.words and dot.label in view.words for dot in view.dots)
    assert view.goal is not None
    assert view.goal.label in view.words
    assert view.words.startswith("Dữ liệu minh họa")
