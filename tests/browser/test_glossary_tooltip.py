"""What a marked term stands for: shown by pointer, keyboard and finger, put away by Escape, never off the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browsing import DESK, PHONE, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

TARGET = "le-hong/2021-2025/chi-tieu/dung-han.html"
PLAN = "huong-tra/2021-2025/index.html"
"""The page with most terms: in cells, cards, lists and panels."""

WORDS = {
    "": ("TTHC", "TTHC: thủ tục hành chính Trình tự,", "Xem ở trang Thuật ngữ"),
    "en/": ("administrative procedure", "TTHC: administrative procedure The steps,", "See in the glossary"),
}
in_both_languages = pytest.mark.parametrize("locale", WORDS)

LONG_ENOUGH = 600
"""Milliseconds after which whatever was to come or go has done so."""

SCREENS = {"phone": (PHONE, 844), "narrow": (320, 568), "zoomed": (640, 360), "desk": (DESK, 900)}
"""`zoomed` is a desk's screen at 200 %."""

PLACED = """async (term, edge) => {
    term.scrollIntoView({block: edge, behavior: 'instant'});
    term.focus({preventScroll: true});
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const tip = term.parentElement.querySelector('.tip'), box = tip.getBoundingClientRect();
    const seen = [[2, 2], [box.width - 2, 2], [2, box.height - 2], [box.width - 2, box.height - 2]].filter(
        ([x, y]) => tip.contains(document.elementFromPoint(box.x + x, box.y + y)));
    const covered = [...term.getClientRects()].some(own => box.left < own.right && own.left < box.right
        && box.top < own.bottom && own.top < box.bottom);
    return {left: box.left, right: innerWidth - box.right, top: box.top, bottom: innerHeight - box.bottom,
        corners: seen.length, covered, wide: document.scrollingElement.scrollWidth > innerWidth};
}"""


def term_on(page: Page, address: str, anchor: str = "tthc") -> Locator:
    """The marked term on the page at `address`, in the middle of the screen."""
    page.goto(address)
    term = page.locator(f"a.term[href$='#{anchor}']")
    term.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    return term


def tooltip(page: Page) -> Locator:
    """What is shown of the meanings on the page."""
    return page.locator("[role=tooltip]").filter(visible=True)


def middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@in_both_languages
def test_the_pointer_shows_the_meaning_and_takes_it_away(browser: Browser, origin: str, locale: str) -> None:
    word, meaning, _ = WORDS[locale]
    with visit(browser) as seen:
        term = term_on(seen.page, f"{origin}{locale}{TARGET}")
        expect(term).to_have_text(word)
        expect(tooltip(seen.page)).to_have_count(0)
        term.hover()
        expect(tooltip(seen.page)).to_contain_text(meaning)
        seen.page.mouse.move(1, 1)
        expect(tooltip(seen.page)).to_have_count(0)
        assert seen.troubles == []


@in_both_languages
def test_the_keyboard_shows_the_meaning_and_follows_the_link(browser: Browser, server: str, locale: str) -> None:
    _, meaning, _ = WORDS[locale]
    with visit(browser) as seen:
        term = term_on(seen.page, f"{server}{locale}{TARGET}")
        expect(term).to_have_accessible_description(re.compile(re.escape(meaning)))
        term.focus()
        expect(tooltip(seen.page)).to_contain_text(meaning)
        seen.page.keyboard.press("Tab")
        expect(tooltip(seen.page).filter(has_text=meaning)).to_have_count(0)
        term.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{server}{locale}thuat-ngu.html#tthc")


def test_escape_puts_it_away_while_focus_and_pointer_stay(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        term = term_on(page, server + TARGET)
        term.focus()
        term.hover()
        expect(tooltip(page)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(tooltip(page)).to_have_count(0)
        expect(term).to_be_focused()
        page.mouse.move(1, 1)
        page.wait_for_timeout(LONG_ENOUGH)
        expect(tooltip(page)).to_have_count(0)
        term.hover()
        expect(tooltip(page)).to_have_count(1)


def test_the_pointer_may_move_onto_it(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        term = term_on(page, server + TARGET)
        term.hover()
        expect(tooltip(page)).to_have_count(1)
        (x, y), (_, onto) = middle(term), middle(tooltip(page))
        own, tip = term.bounding_box(), page.locator(".tip").filter(visible=True).bounding_box()
        assert own is not None
        assert tip is not None
        gap = (own["y"] + own["height"] + tip["y"]) / 2 if onto > y else (tip["y"] + tip["height"] + own["y"]) / 2
        for stop in (gap, onto):
            page.mouse.move(x, stop, steps=5)
            page.wait_for_timeout(LONG_ENOUGH)
            expect(tooltip(page)).to_have_count(1)


@pytest.mark.parametrize("edge", ["start", "end"])
@pytest.mark.parametrize("locale", ["", "en/"])
@pytest.mark.parametrize("screen", SCREENS)
def test_it_is_whole_on_the_screen_beside_its_term(
    browser: Browser, server: str, screen: str, locale: str, edge: str
) -> None:
    width, height = SCREENS[screen]
    with visit(browser, width=width, height=height) as seen:
        seen.page.goto(f"{server}{locale}{PLAN}")
        seen.open_details()
        terms = seen.page.locator(".gloss > .term").filter(visible=True)
        assert terms.count() > 8
        for term in terms.all():
            place: dict[str, Any] = term.evaluate(PLACED, edge)
            room = {side: place[side] for side in ("left", "right", "top", "bottom")}
            assert min(room.values()) >= 0, f"{term.inner_text()}: {room}"
            assert (place["corners"], place["covered"], place["wide"]) == (4, False, False), term.inner_text()


def test_no_box_around_it_cuts_it(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, height=844) as seen:
        seen.page.goto(server + TARGET)
        term = seen.page.locator("a.term[href$='#tthc']")
        term.evaluate("""one => {
            for (let box = one.closest('.gloss').parentElement; box.tagName !== 'MAIN'; box = box.parentElement) {
                Object.assign(box.style, {overflow: 'hidden', position: 'relative'});
            }
        }""")
        assert term.evaluate(PLACED, "center")["corners"] == 4


def without_anchors(route: Route) -> None:
    """The style sheet as a browser reads it that cannot set one thing beside another."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("anchor-scope", "anchor-unknown"))


def test_a_browser_that_cannot_set_it_beside_its_term_sets_it_at_the_foot(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, height=844) as seen:
        seen.page.route("**/pages.css", without_anchors)
        term = term_on(seen.page, server + TARGET)
        term.focus()
        expect(tooltip(seen.page)).to_have_count(1)
        place: dict[str, Any] = term.evaluate(PLACED, "center")
        assert 0 < place["left"] == place["right"]
        assert 0 < place["bottom"] < 40
        assert place["corners"] == 4


def test_there_too_the_pointer_may_move_onto_it(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        page.route("**/pages.css", without_anchors)
        term_on(page, server + TARGET).hover()
        expect(tooltip(page)).to_have_count(1)
        page.mouse.move(1, 1)
        page.wait_for_timeout(400)
        page.mouse.move(*middle(tooltip(page)))
        page.wait_for_timeout(2 * LONG_ENOUGH)
        expect(tooltip(page)).to_have_count(1)


@in_both_languages
def test_without_script_pointer_and_keyboard_show_it(browser: Browser, origin: str, locale: str) -> None:
    _, meaning, _ = WORDS[locale]
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{origin}{locale}{TARGET}")
        term = seen.page.locator("a.term[href$='#tthc']")
        term.hover()
        expect(tooltip(seen.page)).to_contain_text(meaning)
        seen.page.mouse.move(1, 1)
        expect(tooltip(seen.page)).to_have_count(0)
        term.focus()
        expect(tooltip(seen.page)).to_contain_text(meaning)


@in_both_languages
def test_under_a_finger_the_first_tap_shows_it_with_the_way_on(browser: Browser, server: str, locale: str) -> None:
    _, meaning, way_on = WORDS[locale]
    with visit(browser, width=PHONE, height=844, has_touch=True, is_mobile=True) as seen:
        page, address = seen.page, f"{server}{locale}{TARGET}"
        term = term_on(page, address)
        term.tap()
        expect(tooltip(page)).to_contain_text(meaning)
        page.wait_for_timeout(LONG_ENOUGH)
        assert page.url == address
        link = page.get_by_role("link", name=way_on).filter(visible=True)
        assert link.evaluate("one => one.getBoundingClientRect().height") >= 44
        link.tap()
        page.wait_for_url(f"{server}{locale}thuat-ngu.html#tthc")


def test_under_a_finger_the_second_tap_follows_the_link(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, height=844, has_touch=True, is_mobile=True) as seen:
        term = term_on(seen.page, server + TARGET)
        term.tap()
        expect(tooltip(seen.page)).to_have_count(1)
        term.tap()
        seen.page.wait_for_url(f"{server}thuat-ngu.html#tthc")


NO_FOCUS_MOVES = "document.addEventListener('touchend', event => event.preventDefault(), {once: true, passive: false})"
"""The next tap moves no focus and no pointer: so it is on an iPhone where it meets plain text."""


@pytest.mark.parametrize("phone", ["", NO_FOCUS_MOVES], ids=["android", "iphone"])
def test_a_tap_elsewhere_puts_it_away_and_a_new_one_shows_it_again(browser: Browser, server: str, phone: str) -> None:
    with visit(browser, width=PHONE, height=844, has_touch=True, is_mobile=True) as seen:
        page = seen.page
        term = term_on(page, server + TARGET)
        for _ in range(2):
            term.tap()
            expect(tooltip(page)).to_have_count(1)
            page.evaluate(phone)
            page.touchscreen.tap(5, 5)
            expect(tooltip(page)).to_have_count(0)
        assert page.url == server + TARGET


def test_a_second_link_waits_for_fingers_only(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        term = term_on(seen.page, server + TARGET)
        term.hover()
        expect(tooltip(seen.page)).to_have_count(1)
        expect(seen.page.locator(".tip-more").filter(visible=True)).to_have_count(0)


def test_the_words_are_copied_as_they_stand(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        term = term_on(seen.page, server + TARGET)
        term.focus()
        expect(tooltip(seen.page)).to_have_count(1)
        copied = term.evaluate("""one => {
            getSelection().selectAllChildren(one.closest('.gloss').parentElement);
            return getSelection().toString();
        }""")
        assert "TTHC" in copied
        assert "Trình tự" not in copied


def test_it_is_not_printed(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        term = term_on(seen.page, server + TARGET)
        term.focus()
        expect(tooltip(seen.page)).to_have_count(1)
        seen.page.emulate_media(media="print")
        expect(tooltip(seen.page)).to_have_count(0)


def test_it_has_an_edge_where_the_reader_sets_the_colours(browser: Browser, server: str) -> None:
    with visit(browser, forced_colors="active") as seen:
        term_on(seen.page, server + TARGET).focus()
        tip = seen.page.locator(".tip").filter(visible=True)
        edge, ground, words = tip.evaluate("""one => {
            const style = getComputedStyle(one);
            return [style.borderTopColor, style.backgroundColor, style.color];
        }""")
        assert ground not in (edge, words)
        assert tip.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"
