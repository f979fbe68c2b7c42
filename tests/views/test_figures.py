"""Rounding for the eye never changes what a result means."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cchc_portal.model.goal import Goal
from cchc_portal.model.measure import met
from cchc_portal.views.figures import for_the_eye, rounded

AT_LEAST = Goal(at_least=Decimal(98), unit="percent")
shares = st.integers(1, 5000).flatmap(lambda d: st.integers(0, d).map(lambda n: Fraction(100 * n, d)))


@given(shares)
def test_a_rounded_share_is_met_exactly_when_the_share_is(share: Fraction) -> None:
    shown = Fraction(for_the_eye(share, AT_LEAST))
    assert met(AT_LEAST, shown, {}) == met(AT_LEAST, share, {})


def test_just_short_is_not_rounded_up_to_the_target() -> None:
    assert for_the_eye(Fraction("97.96"), AT_LEAST) == Decimal("97.96")
    assert for_the_eye(Fraction("97.94"), AT_LEAST) == Decimal("97.9")
    assert for_the_eye(Fraction("97.9999"), AT_LEAST) == Decimal("97.9999")


def test_a_whole_figure_has_no_decimals() -> None:
    assert str(for_the_eye(Fraction(98))) == "98"


def test_half_is_rounded_away_from_nought() -> None:
    assert rounded(Fraction("0.25"), 1) == Decimal("0.3")
    assert rounded(Fraction("-0.25"), 1) == Decimal("-0.3")
