"""The page of archives: every release with its checksum and changes, newest first, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from archives import release
from built_site import broken_links, pages_of, words_of
from cchc_portal.host.build import build_site
from cchc_portal.load.selection import Part
from cchc_portal.model.release import CHANGE_KINDS, Change
from cchc_portal.model.text import Text
from cchc_portal.publish.register import append_release
from cchc_portal.views.releases import _WORDS
from helpers import AS_OF, SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from built_site import BuiltPage

PLAN = "an-binh/2026"


def change(kind: str, **facts: object) -> Change:
    plan = {} if kind.startswith("authority") else {"plan": PLAN}
    return Change.model_validate({"kind": kind, "authority": "an-binh", **plan, **facts})


CHANGES = (
    change("plan-added", name=Text({"vi": "Kế hoạch năm 2026", "en": "Plan for 2026"})),
    change("target-removed", item="da-bo", name=Text({"vi": "Chỉ tiêu đã bỏ.", "en": "A target that is gone."})),
    change("value-changed", item="dung-han", period="2026-q1", was="1180/1204", now="97.5",
           name=Text({"vi": "Trả kết quả đúng hạn", "en": "Results on time"})),
    change("task-added", item="ra-soat", name=Text({"vi": "Rà soát thủ tục.", "en": "Review procedures."})),
    change("amended", item="hai-long", field="goals", was=Text({"vi": "90 %"}), now=Text({"vi": "85 %"})),
    change("status-changed", was="at-risk", now="on-track", count=3),
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_portal(SMALL, tmp_path_factory.mktemp("archives") / "portal")
    register = root / "releases.jsonl"
    append_release(register, release(1))
    append_release(register, release(2, path="luu-tru/cong-2.zip", changes=CHANGES))
    append_release(
        register, release(3, date=dt.date(2026, 12, 1), commit=None, changes=[change(kind) for kind in many()])
    )
    return root


def many() -> list[str]:
    """Every kind of change."""
    return [kind for kind in CHANGE_KINDS if kind != "status-changed"]


@pytest.fixture(scope="module")
def built(root: Path) -> dict[str, BuiltPage]:
    return pages_of(build(root, root / "site"))


@pytest.fixture(params=["vi", "en"])
def page(request: pytest.FixtureRequest, built: dict[str, BuiltPage]) -> BuiltPage:
    return built["luu-tru.html" if request.param == "vi" else "en/luu-tru.html"]


def text(page: BuiltPage) -> str:
    return " ".join(words_of(page.all("main")[0]).replace("\u00a0", " ").split())


def test_an_empty_register_says_so(pages: dict[str, BuiltPage]) -> None:
    assert "chưa ghi nhận bản phát hành nào" in text(pages["luu-tru.html"])
    assert "no release is recorded yet" in text(pages["en/luu-tru.html"])


def test_every_page_links_it_at_its_foot(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        links = [a.get("href").rpartition("/")[2] for a in page.all("footer")[0].iter("a")]
        assert "luu-tru.html" in links, page.address


def test_releases_stand_newest_first_with_checksum_commit_and_size(page: BuiltPage) -> None:
    words = text(page)
    assert words.index("cong-3.zip") < words.index("cong-2.zip") < words.index("cong-1.zip")
    for number in (1, 2, 3):
        assert f"{number:064x}" in words
    assert words.count("b046512e78a6c5f4ada4d89b8bc6873ac325edb7") == 2
    assert ("21,0 MB" if page.locale == "vi" else "21.0 MB") in words or "21 MB" in words


def test_a_moment_is_shown_as_people_in_viet_nam_lived_it(page: BuiltPage) -> None:
    assert ("23/11/2026" if page.locale == "vi" else "23 November 2026") in text(page)
    assert "03:30" in text(page)
    times = [one.get("datetime") for one in page.all("time")]
    assert times == ["2026-12-01", "2026-11-22T20:30:02Z", "2026-11-22T20:30:01Z"]


def test_only_a_release_that_is_served_has_a_link(page: BuiltPage) -> None:
    served = [a.get("href") for a in page.all("a") if a.get("download") is not None]
    assert served == ["luu-tru/cong-2.zip" if page.locale == "vi" else "../luu-tru/cong-2.zip"]


@pytest.mark.parametrize(
    ("locale", "sentences"),
    [
        ("vi", [
            "Thêm kế hoạch: Kế hoạch năm 2026",
            "Bỏ chỉ tiêu: Chỉ tiêu đã bỏ",
            "Sửa kết quả quý I/2026: Trả kết quả đúng hạn: 1.180/1.204 97,5",
            "Thêm nhiệm vụ: Rà soát thủ tục",
            "Ghi thay đổi cam kết: mức phải đạt: hai-long: 90 % 85 %",
            "3 chỉ tiêu đổi trạng thái: Có nguy cơ chậm Đúng tiến độ",
            "6 thay đổi so với bản trước",
            "Bản lưu trữ đầu tiên",
        ]),
        ("en", [
            "Plan added: Plan for 2026",
            "Target removed: A target that is gone",
            "Result changed for Q1 2026: Results on time: 1,180/1,204 97.5",
            "Task added: Review procedures",
            "3 targets changed their state: At risk On track",
            "6 changes since the one before",
            "The first archive",
        ]),
    ],
)  # fmt: skip
def test_changes_stand_there_in_words(built: dict[str, BuiltPage], locale: str, sentences: list[str]) -> None:
    words = text(built["luu-tru.html" if locale == "vi" else "en/luu-tru.html"])
    assert [one for one in sentences if one not in words] == []


def test_many_changes_are_folded_away(page: BuiltPage) -> None:
    assert len(page.all("details")) >= 1
    assert len(list(page.all("details")[-1].iter("li"))) == len(many())


def test_what_is_still_there_is_linked_and_nothing_else(root: Path, built: dict[str, BuiltPage]) -> None:
    links = [a.get("href") for a in built["luu-tru.html"].all("main")[0].iter("a")]
    assert f"{PLAN}/chi-tieu/dung-han.html" in links
    assert f"{PLAN}/nhiem-vu/index.html#ra-soat" in links
    assert not any("da-bo" in link for link in links)
    assert sorted(broken_links(root / "site", built)) == [
        "en/luu-tru.html: ../luu-tru/cong-2.zip", "luu-tru.html: luu-tru/cong-2.zip",
    ]  # fmt: skip  # the publish step lays it there


def test_a_copy_that_travels_alone_offers_no_download(root: Path, tmp_path: Path) -> None:
    build_site(root, tmp_path / "site", as_of=AS_OF, part=Part(downloads=False))
    assert broken_links(tmp_path / "site", pages_of(tmp_path / "site")) == []


def test_every_kind_of_change_has_words() -> None:
    assert set(_WORDS) == set(CHANGE_KINDS)
