"""The row of periods says when each was published, where that is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from broken_portals import changed_portal
from cchc_portal import urls
from cchc_portal.portal import build_portal
from cchc_portal.views.standing import period_tabs
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

SNAPSHOT = "period: 2026-q1\ndata: {from: 2025-12-15, to: 2026-03-14}\nreported: 2026-03-18\n"


@pytest.mark.parametrize(
    ("published", "note"), [("published: 2026-03-19\n", "published on 19 March 2026"), ("", "data up to 14 March 2026")]
)
def test_no_other_day_is_taken_for_the_day_of_publication(published: str, note: str, tmp_path: Path) -> None:
    written = {"file": "plans/an-binh/2026/snapshots/2026-q1.yml", "write": SNAPSHOT + published}
    portal = build_portal(changed_portal(tmp_path, written), as_of=dt.date(2026, 5, 1))
    plan = portal.authorities[0].plans[0]
    first, *_others = period_tabs(plan, Writer(portal, "en", urls.progress(plan.path)))
    assert first.note.replace("\u00a0", " ") == note
