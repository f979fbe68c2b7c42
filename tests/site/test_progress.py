"""Results on the built site: the real plans claim nothing, the sample shows everything and says what it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from built_site import tag_of, words_of
from cchc_portal import urls
from cchc_portal.portal import build_portal
from cchc_portal.views.rules import RULES
from helpers import AS_OF, ROOT, SMALL, build, copy_portal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from built_site import BuiltPage
    from cchc_portal.model.target import State
    from cchc_portal.portal import Portal, PortalPlan

    Pages = Mapping[str, BuiltPage]

SAMPLE = "phuong-minh-hoa"
SAMPLE_WORDS = {"vi": "Dữ liệu minh họa", "en": "Sample data"}
NO_CLAIM: set[State] = {"no-data", "not-measurable"}


def plans_of(portal: Portal, *, sample: bool) -> list[PortalPlan]:
    return [plan for one in portal.authorities if one.authority.sample is sample for plan in one.plans]


def test_a_real_plan_without_results_claims_no_state(portal: Portal) -> None:
    real = plans_of(portal, sample=False)
    assert len(real) == 5
    assert {status.state for plan in real for status in plan.statuses.values()} <= NO_CLAIM
    assert all(age is None for plan in real for age in plan.ages.values())


def test_every_target_page_of_a_real_plan_says_that_nothing_is_published_and_who_owes_it(
    portal: Portal, pages: Pages
) -> None:
    for authority in portal.authorities:
        for plan in authority.plans:
            if plan.snapshots:
                continue
            rules = plan.plan.reporting.rules
            who = {str(authority.unit(name).name) for rule in rules for name in rule.who}
            for target in plan.plan.targets:
                text = words_of(pages[urls.target(plan.path, target.id)].all("main")[0])
                assert "Chưa công bố kết quả tại cổng này" in text
                assert all(name in text for name in who)
                assert rules or "Kế hoạch không nêu ai báo cáo" in text


def test_the_sample_is_in_every_state(portal: Portal) -> None:
    found = {status.state for plan in plans_of(portal, sample=True) for status in plan.statuses.values()}
    assert len(found) == 11


def test_every_page_of_the_sample_says_so(pages: Pages) -> None:
    own = [page for page in pages.values() if page.bare.startswith(f"{SAMPLE}/")]
    assert len(own) > 100
    assert [page.address for page in own if SAMPLE_WORDS[page.locale] not in words_of(page.all("body")[0])] == []


def test_every_chart_of_the_sample_says_so_inside_the_picture(pages: Pages) -> None:
    charts = [
        (page, element)
        for page in pages.values()
        for element in page.all("svg")
        if element.get("role") == "img" and page.bare.startswith(f"{SAMPLE}/")
    ]
    assert len(charts) > 40
    for page, chart in charts:
        words = [words_of(part) for part in chart.iter() if isinstance(part.tag, str) and tag_of(part) == "text"]
        assert SAMPLE_WORDS[page.locale] in words
        assert chart.get("aria-label").startswith(SAMPLE_WORDS[page.locale])


def test_every_data_file_of_the_sample_says_so(site: Path) -> None:
    folder = site / "data/v1" / SAMPLE
    for path in folder.rglob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert all(one["sample"] is True for one in (data if isinstance(data, list) else [data])), path.name
    tables = list(folder.rglob("*.csv"))
    assert len(tables) > 30
    for path in tables:
        rows = path.read_text(encoding="utf-8-sig").splitlines()[1:]
        assert all("dữ liệu minh họa / sample data" in row for row in rows), path.name


def test_the_mark_of_a_sample_cannot_be_switched_off(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    settings = root / "site_config/portal.yml"
    text = settings.read_text(encoding="utf-8").replace("official: false", "official: true")
    settings.write_text(text if "official: true" in text else text + "\nofficial: true\n", encoding="utf-8")
    site = build(root, tmp_path / "site")
    own = list((site / "an-binh").rglob("*.html"))
    assert len(own) > 5
    assert [path.name for path in own if SAMPLE_WORDS["vi"] not in path.read_text(encoding="utf-8")] == []


def test_a_snapshot_is_published_as_its_file_is_with_its_digest(portal: Portal, site: Path, pages: Pages) -> None:
    for plan in plans_of(portal, sample=True):
        for snapshot in plan.snapshots:
            content = (site / urls.snapshot_file(plan.path, snapshot.period)).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            assert content == (ROOT / f"plans/{plan.path}/snapshots/{snapshot.period}.yml").read_bytes()
            assert digest in pages[urls.period(plan.path, snapshot.period)].source


def test_a_draft_is_nowhere_in_the_site(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    folder = root / "plans/an-binh/2026/snapshots"
    folder.mkdir()
    (folder / "2026-q1.yml").write_text(
        "period: 2026-q1\ndraft: true\ndata: {from: 2025-12-15, to: 2026-03-14}\nvalues: {dung-han: {value: 97.13}}\n",
        encoding="utf-8",
    )
    site = build(root, tmp_path / "site")
    files = [path for path in site.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"97.13" in path.read_bytes() or b"97,13" in path.read_bytes()] == []
    assert [path.name for path in files if "2026-q1" in path.name] == []


def test_what_is_published_later_is_not_known_before() -> None:
    portal = build_portal(ROOT, as_of=dt.date(2026, 4, 1))
    (plan,) = plans_of(portal, sample=True)
    assert [snapshot.period for snapshot in plan.snapshots] == ["2026-q1"]
    assert {one.snapshot.period for found in plan.series.values() for one in found} == {"2026-q1"}


def test_every_rule_that_decided_has_a_place_on_the_method_page(pages: Pages, portal: Portal) -> None:
    ids = set(pages[urls.METHOD].ids)
    used = {status.rule or "no-data" for plan in plans_of(portal, sample=True) for status in plan.statuses.values()}
    assert used <= set(RULES) <= ids


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_correction_and_a_changed_promise_stand_on_the_page_concerned(pages: Pages, locale: str) -> None:
    prefix = "" if locale == "vi" else "en/"
    text = words_of(pages[f"{prefix}{SAMPLE}/2026/chi-tieu/dung-han.html"].all("main")[0])
    was, now = ("97,5 %", "97,2 %") if locale == "vi" else ("97.5%", "97.2%")
    assert f"{was} {now}" in " ".join(text.split())
    ledger = words_of(pages[f"{prefix}{SAMPLE}/2026/thay-doi.html"].all("main")[0])
    assert was in ledger
    assert ("tối đa 15 phút" in ledger) if locale == "vi" else ("15 minutes" in ledger)


def test_a_missing_report_is_named_with_who_owes_it(pages: Pages) -> None:
    text = words_of(pages[f"{SAMPLE}/2026/tien-do/index.html"].all("main")[0])
    assert "Báo cáo còn thiếu" in text
    assert "9 tháng" in text


def test_no_dossiers_is_neither_nought_nor_all(pages: Pages) -> None:
    text = words_of(pages[f"{SAMPLE}/2026/tien-do/2026-q3.html"].all("main")[0])
    assert "Không phát sinh hồ sơ" in text


def test_one_plain_sentence_is_made_by_rule(pages: Pages) -> None:
    text = words_of(pages[f"{SAMPLE}/2026/chi-tieu/dung-han.html"].all("main")[0])
    assert "cứ 100 hồ sơ thì 98 hồ sơ được trả đúng hạn" in text


def test_an_override_stands_beside_the_computed_state(pages: Pages) -> None:
    page = pages[f"en/{SAMPLE}/2026/chi-tieu/luot-truyen-thong.html"]
    text = words_of(page.all("main")[0])
    assert "On track" in text
    assert "Set by hand" in text
    assert "At risk" in text


def test_a_target_that_runs_no_more_says_since_when_why_and_by_which_document(pages: Pages) -> None:
    for name, since in (("ky-so-ca-nhan", "1 August 2026"), ("thoi-gian-cho-cu", "1 April 2026")):
        page = pages[f"en/{SAMPLE}/2026/chi-tieu/{name}.html"]
        (card,) = [words_of(element) for element in page.all("div") if "answer" in element.get("class", "").split()]
        (steps,) = [words_of(element) for element in page.all("ol") if element.get("class") == "steps"]
        for text in (card, steps):
            assert f"Since: {since}" in text.replace("\u00a0", " ")
            assert "Reason: " in text
            assert "Document: Notice of the Ward People's Committee" in text


def test_a_changed_task_says_on_its_own_page_what_it_was(pages: Pages) -> None:
    page = pages[f"{SAMPLE}/2026/nhiem-vu/index.html"]
    (row,) = [words_of(element) for element in page.all("tr") if element.get("id") == "ra-soat-quy-che"]
    assert "20/04/2026: Cam kết thay đổi: thời hạn: trước ngày 01/05/2026 trước ngày 01/07/2026" in row
    assert "Lý do: Cần thêm thời gian" in row
    assert "Văn bản: Thông báo" in row


def test_the_line_of_a_target_strikes_through_no_text_of_its_chart(pages: Pages) -> None:
    charts = [
        svg
        for page in pages.values()
        for svg in page.all("svg")
        if svg.get("role") == "img" and page.bare.startswith(f"{SAMPLE}/")
    ]
    lines = 0
    for chart in charts:
        parts = [part for part in chart.iter() if isinstance(part.tag, str)]
        baselines = [int(part.get("y")) for part in parts if tag_of(part) == "text"]
        for line in (part for part in parts if part.get("class") == "goal"):
            lines += 1
            # a letter of 15 px reaches 15 px above its line with its tone marks, and 5 px below
            assert not [y for y in baselines if int(line.get("y1")) < y + 5 and int(line.get("y2")) > y - 15]
    assert lines > 40


def test_the_states_hold_for_the_day_the_site_was_built_for(portal: Portal) -> None:
    assert {status.as_of for plan in plans_of(portal, sample=True) for status in plan.statuses.values()} == {AS_OF}
