"""The age of data in words: only what is known of periods is said of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from cchc_portal import urls
from cchc_portal.derive.age import Age
from cchc_portal.views.results import age_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

DAY = dt.date(2026, 3, 14)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (Age("fresh", DAY), "Up to date"),
        (Age("fresh", DAY, dt.date(2026, 6, 14)), "Up to date: the next period closes on 14 June 2026"),
        (Age("ageing", DAY, newer_closed=True), "A newer period has closed; no result of it is published yet"),
        (Age("ageing", DAY), "More than 100 days old"),
        (Age("report-late", DAY, late_by=3), "Report late by 3 days"),
        (Age("stale", DAY), "Older than a year"),
    ],
)
def test_an_age_has_its_words(age: Age, words: str, portal: Portal) -> None:
    view = age_view(age, Writer(portal, "en", urls.HOME))
    assert view is not None
    assert view.words.replace("\u00a0", " ") == words
