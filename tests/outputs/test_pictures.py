"""The pictures of pages: there for each page that names one, of one size, and saying what they must."""

from __future__ import annotations

import io
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops

from cchc_portal.heads import cards_of
from cchc_portal.outputs.canvas import Canvas
from cchc_portal.outputs.pictures import HEIGHT, WIDTH, picture
from cchc_portal.outputs.shapes import shape
from cchc_portal.pages import every_page
from cchc_portal.views.card import CardFact, CardView
from cchc_portal.views.states import STATES, TASK_STATES, StatusView

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

ACCENT = "#10486a"
CARD = CardView(
    band="Xã An Bình",
    kicker="Chỉ tiêu · Kế hoạch 2026",
    title="Hồ sơ trả kết quả đúng hạn",
    facts=(CardFact("Cần đạt", "≥ 98 %", figure=True), CardFact("Kết quả", "Chưa công bố kết quả", figure=False)),
    state=StatusView("overdue", "overdue", "Quá hạn"),
    line="",
    mark="Lưu trữ",
    sample=False,
    foot="Cổng công khai CCHC · Tính đến ngày 22/11/2026",
)


def drawn(card: CardView) -> Image.Image:
    return Image.open(io.BytesIO(picture(card, ACCENT))).convert("RGB")


def edges(image: Image.Image) -> bool:
    """Is the right margin below the band empty?"""
    margin = image.crop((WIDTH - 56, 110, WIDTH, HEIGHT))
    return ImageChops.difference(margin, Image.new("RGB", margin.size, margin.getpixel((0, 0)))).getbbox() is None


def test_portal_plans_and_targets_have_a_picture_in_each_language(site: Path, portal: Portal) -> None:
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    expected = {"index.png", *(f"{plan.path}.png" for plan in plans)}
    expected |= {f"{plan.path}/chi-tieu/{target.id}.png" for plan in plans for target in plan.plan.targets}
    for locale in ("vi", "en"):
        folder = site / "assets" / "pictures" / locale
        assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == expected


def test_no_foot_is_cut(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(Canvas, "text", lambda _canvas, _at, text, *_how: drawn.append(text))
    cards = cards_of(page for locale in portal.locales for page in every_page(portal, locale)).values()
    for card in {(card.foot, card.mark): card for card in cards}.values():
        drawn.clear()
        picture.__wrapped__(card, ACCENT)
        assert card.foot in drawn
        assert not card.mark or card.mark in drawn


def test_every_picture_has_the_size_that_networks_show_and_is_light(site: Path) -> None:
    for path in (site / "assets" / "pictures").rglob("*.png"):
        with Image.open(path) as image:
            assert image.size == (1200, 630), path
        assert path.stat().st_size < 40_000, path


def test_no_two_pictures_are_the_same_but_where_the_words_are(site: Path) -> None:
    folder = site / "assets" / "pictures" / "vi" / "phuong-minh-hoa"
    pictures = [sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.png")]
    assert len(set(pictures)) == len(pictures)


def test_the_same_words_are_the_same_bytes() -> None:
    first = picture(CARD, ACCENT)
    picture.cache_clear()
    assert picture(CARD, ACCENT) == first


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Hồ sơ trả kết quả trước hạn"},
        {"state": StatusView("achieved", "achieved", "Quá hạn")},
        {"mark": "Dữ liệu minh họa", "sample": True},
        {"mark": ""},
        {"facts": (CARD.facts[0], CardFact("Kết quả", "97,5 %", figure=True))},
        {"band": "Xã An Hòa"},
        {"foot": "Cổng công khai CCHC · Tính đến ngày 23/11/2026"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_in_the_words_changes_the_picture(change: dict[str, Any]) -> None:
    assert picture(replace(CARD, **change), ACCENT) != picture(CARD, ACCENT)


def test_the_accent_is_the_portals() -> None:
    assert Image.open(io.BytesIO(picture(CARD, "#7a1f1f"))).convert("RGB").getpixel((5, 5)) == (0x7A, 0x1F, 0x1F)


@pytest.mark.parametrize("title", ["Trả kết quả đúng hạn " * 30, "Ậ" * 400, "", "W" * 64, "⟦0⟧ <b>\u200b"])
def test_words_never_leave_the_picture(title: str) -> None:
    long = CardFact("Cần đạt " * 20, title, figure=False)
    image = drawn(replace(CARD, title=title, band=title, kicker=title, facts=(long, long), foot=title, line=title))
    assert edges(image)


@pytest.mark.parametrize("name", sorted({css for css, _ in (*STATES.values(), *TASK_STATES.values())}))
def test_every_state_has_its_own_shape(name: str) -> None:
    mask = shape(name, 36)
    filled = sum(mask.histogram()[128:])
    assert 80 < filled < 36 * 36
    others = {css for css, _ in STATES.values()} - {name}
    assert all(shape(other, 36).tobytes() != mask.tobytes() for other in others)


def test_marks_stacked_on_capitals_are_drawn() -> None:
    plain, stacked = (drawn(replace(CARD, title=title)) for title in ("AEO", "ẬẾỘ"))
    box = ImageChops.difference(plain, stacked).getbbox()
    assert box
    assert box[1] > 160  # below the line above the title
