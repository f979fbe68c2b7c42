"""What the pictures say: the portal's counts what its front page counts, and each says what it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cchc_portal import urls
from cchc_portal.views.card import portal_card
from cchc_portal.views.home import home_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_portals_picture_counts_what_its_front_page_counts(portal: Portal, locale: str) -> None:
    writer = Writer(portal, locale, urls.HOME)
    plans, targets = (fact.words for fact in portal_card(writer).facts)
    home = home_view(portal, writer)
    rows = [plan for row in home.authorities if not row.sample for plan in row.plans]
    assert (plans, targets) == (str(len(rows)), str(sum(row.tally.targets for row in rows)))
    assert f" {plans} " in home.summary


def test_the_picture_of_a_portal_with_nothing_real_says_so(portal: Portal) -> None:
    fictional = tuple(one for one in portal.authorities if one.authority.sample)
    card = portal_card(Writer(replace(portal, authorities=fictional), "vi", urls.HOME))
    assert (card.mark, card.sample) == ("Dữ liệu minh họa", True)
    assert portal_card(Writer(portal, "vi", urls.HOME)).mark == ""


def test_a_demonstration_says_so_on_a_line_of_its_own(portal: Portal) -> None:
    settings = portal.settings.model_copy(update={"official": True})
    assert portal_card(Writer(portal, "vi", urls.HOME)).line.startswith("Bản trình diễn: ")
    assert portal_card(Writer(replace(portal, settings=settings), "vi", urls.HOME)).line == ""
