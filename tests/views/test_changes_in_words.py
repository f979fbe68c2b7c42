"""What is said of a change: the change itself, never how far it is from where it started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_portal import urls
from cchc_portal.views.target import target_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal
    from cchc_portal.views.target import TargetView


def shown(portal: Portal, target_id: str, locale: str) -> TargetView:
    authority = next(one for one in portal.authorities if one.authority.sample)
    plan = authority.plans[0]
    target = next(one for one in plan.plan.targets if one.id == target_id)
    return target_view(target, plan, authority, Writer(portal, locale, urls.target(plan.path, target_id)))


@pytest.mark.parametrize(
    ("target_id", "locale", "sentence"),
    [
        ("chi-phi-tuan-thu", "vi", "Quý III/2026: giảm 6,5 % so với thời điểm 30/06/2025."),
        ("chi-phi-tuan-thu", "en", "Q3 2026: down 6.5% compared with the position on 30 June 2025."),
        ("luot-truyen-thong", "vi", "Quý III/2026: tăng 12 % so với giai đoạn 2021–2025."),
    ],
)
def test_a_change_is_one_sentence(portal: Portal, target_id: str, locale: str, sentence: str) -> None:
    results = shown(portal, target_id, locale).results
    assert results is not None
    assert [text.replace("\u00a0", " ") for text in results.gist] == [sentence]


def test_a_level_is_compared_with_where_it_started(portal: Portal) -> None:
    results = shown(portal, "dung-han", "en").results
    assert results is not None
    assert "1.6 percentage points more than at the start" in results.gist[1]


def test_the_amounts_of_a_change_are_reckoned_without_its_way(portal: Portal) -> None:
    steps = [text.replace("\u00a0", " ") for text in shown(portal, "chi-phi-tuan-thu", "en").steps]
    assert steps[:2] == ["Result of Q3 2026: down 6.5%.", "Against 20%: 6.5% < 20%."]
    assert steps[3].endswith("from 0% (30 June 2025) to 20% (31 December 2030): 4.4%.")


def test_where_both_readings_lead_to_one_state_the_steps_say_which_was_reckoned_with(portal: Portal) -> None:
    (said,) = [text for text in shown(portal, "so-hoa-cap-tinh", "en").steps if text.startswith("Deadline")]
    assert said.endswith("read as percentage points. Read as a share of the value, the step leads to the same state.")
