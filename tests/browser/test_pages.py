"""Every kind of page as people meet it: on a phone, by keyboard, on paper, without script, from a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browsing import DESK, PHONE, in_vietnamese, visit
from cchc_portal.views.embed_page import PLACEHOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, CDPSession, Page

    from browsing import Case

PLAN = "le-hong/2021-2025"
TARGET = f"{PLAN}/chi-tieu/dung-han.html"
SAMPLE = "phuong-minh-hoa/2026"
TASKS = f"{PLAN}/nhiem-vu/index.html"
FINGER = 44
"""The least height of a control in the header, in CSS pixels."""

LINE = 21
"""The height of a line of a state, in CSS pixels."""

FONT = "Be Vietnam Pro"

CONTROLS = ".lang a, .find input, .find button, .menu summary, .menu a, .mainnav a"

TOO_WIDE = """() => {
    const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth);
    const names = wide.slice(-3).map(one => one.outerHTML.slice(0, 120));
    return document.scrollingElement.scrollWidth > innerWidth ? names : [];
}"""


def overflow(page: Page) -> list[str]:
    """The innermost elements that make the page wider than the screen."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def test_no_page_is_wider_than_the_screen(browser: Browser, server: str, case: Case) -> None:
    with visit(browser) as seen:
        for address in case.addresses:
            seen.page.goto(server + address)
            seen.open_details()
            for width in (320, PHONE, 768, DESK):
                seen.page.set_viewport_size({"width": width, "height": 800})
                assert overflow(seen.page) == [], f"{address} at {width}"
            seen.page.set_viewport_size({"width": PHONE, "height": 800})
            seen.page.evaluate(  # the distances of WCAG 2.2, 1.4.12
                "Object.assign(document.body.style, {letterSpacing: '.12em', wordSpacing: '.16em'})"
            )
            assert overflow(seen.page) == [], f"{address} with its letters apart"


def test_nothing_breaks_and_nothing_is_asked_of_another_site(browser: Browser, origin: str, case: Case) -> None:
    with visit(browser) as seen:
        for address in case.addresses:
            answer = seen.page.goto(origin + address)
            assert answer is None or answer.ok
            expect(seen.page.locator("html")).to_have_attribute("lang", case.locale)
        assert seen.foreign(origin) == []
        assert seen.troubles == []


def test_a_wrong_address_is_answered_by_a_page_of_its_own(browser: Browser, origin: str) -> None:
    with visit(browser, width=320) as seen:
        seen.page.goto(f"{origin}404.html")
        expect(seen.page.locator("main [lang=en]").first).to_be_visible()
        assert overflow(seen.page) == []
        assert [url for url in seen.asked if not url.endswith("/favicon.ico")] == [f"{origin}404.html"]


@in_vietnamese
def test_the_first_tab_reaches_the_way_past_the_header(browser: Browser, server: str, case: Case) -> None:
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(server + case.addresses[0])
        seen.page.keyboard.press("Tab")
        skip = seen.page.locator(".skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("#noi-dung")).to_be_focused()
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_focus_can_be_seen_on_every_stop_of_the_header(browser: Browser, server: str, width: int) -> None:
    with visit(browser, width=width) as seen:
        seen.page.goto(f"{server}{TARGET}")
        stops = 0
        while True:
            seen.page.keyboard.press("Tab")
            if seen.page.evaluate("document.activeElement.closest('main') !== null"):
                break
            stops += 1
            focused = seen.page.locator(":focus-visible")
            expect(focused).to_be_in_viewport()
            assert focused.evaluate("one => parseFloat(getComputedStyle(one).outlineWidth)") >= 2
        assert stops >= 6


@in_vietnamese
def test_the_language_switch_stays_on_the_page(browser: Browser, server: str, case: Case) -> None:
    address = case.addresses[0]
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(server + address)
        seen.page.locator(".lang a[hreflang=en]").click()
        expect(seen.page).to_have_url(f"{server}en/{address}")
        expect(seen.page.locator("html")).to_have_attribute("lang", "en")
        seen.page.locator(".lang a[hreflang=vi]").click()
        expect(seen.page).to_have_url(server + address)


def test_links_lead_on_in_a_folder_too(browser: Browser, site: Path) -> None:
    root = site.as_uri()
    with visit(browser) as seen:
        seen.page.goto(f"{root}/{TARGET}")
        steps = {
            ".lang a[hreflang=en]": f"en/{TARGET}",
            ".mainnav a >> nth=3": f"en/{TASKS}",
            ".brand-org": "en/le-hong/index.html",
            ".brand-site": "en/index.html",
        }
        for selector, address in steps.items():
            seen.page.locator(selector).click()
            expect(seen.page).to_have_url(f"{root}/{address}")


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_a_finger_hits_every_control_of_the_header(browser: Browser, server: str, width: int) -> None:
    with visit(browser, width=width, has_touch=True) as seen:
        for address in ("index.html", f"en/{TARGET}"):
            seen.page.goto(server + address)
            seen.open_details()
            small = {
                one.inner_text() or one.get_attribute("id"): box["height"]
                for one in seen.page.locator(CONTROLS).filter(visible=True).all()
                if (box := one.bounding_box()) and box["height"] < FINGER
            }
            assert small == {}, address


# Without script


def test_the_phone_menu_opens_without_script(browser: Browser, origin: str) -> None:
    with visit(browser, width=PHONE, java_script_enabled=False) as seen:
        seen.page.goto(f"{origin}{PLAN}/index.html")
        links = seen.page.locator(".menu a")
        expect(links.first).to_be_hidden()
        seen.page.locator(".menu summary").click()
        assert links.count() >= 4
        for link in links.all():
            expect(link).to_be_visible()
            expect(link).to_be_in_viewport(ratio=1)
        links.nth(1).click()
        expect(seen.page).to_have_url(f"{origin}{PLAN}/chi-tieu/index.html")


def test_the_desk_menu_is_open(browser: Browser, server: str) -> None:
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{server}{PLAN}/index.html")
        expect(seen.page.locator(".mainnav a").first).to_be_visible()
        expect(seen.page.locator(".menu")).to_be_hidden()
        expect(seen.page.locator(".mainnav [aria-current=page]")).to_have_count(1)


@in_vietnamese
def test_everything_can_be_read_without_script(browser: Browser, server: str, case: Case) -> None:
    address = case.addresses[0]
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(server + address)
        seen.page.evaluate(
            "document.querySelectorAll('main form:is([data-filter], [data-embed])').forEach(one => one.remove())"
        )
        # What the address of the portal is, only a script can tell.
        with_script = seen.page.locator("main").inner_text().replace(server.rstrip("/"), PLACEHOLDER)
    with visit(browser, width=PHONE, java_script_enabled=False) as seen:
        seen.page.goto(server + address)
        main = seen.page.locator("main")
        assert main.inner_text() == with_script
        for one in main.locator("details").all():
            body = one.locator("> :not(summary)").first
            if one.get_attribute("open") is None:
                expect(body).to_be_hidden()
                one.locator("> summary").click()
            expect(body).to_be_visible()
        for row in main.locator("table tbody tr").all()[:20]:
            expect(row).to_be_visible()


def test_without_script_the_search_leads_to_the_list(browser: Browser, origin: str) -> None:
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{origin}en/{TARGET}")
        seen.page.locator(".head input[type=search]").fill("on time")
        seen.page.keyboard.press("Enter")
        expect(seen.page).to_have_url(f"{origin}en/chi-tieu-tthc.html?q=on+time")
        expect(seen.page.locator("h1")).to_be_visible()


# On paper


def display(page: Page, selector: str) -> set[str]:
    """How the elements are displayed."""
    found: list[str] = page.locator(selector).evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    return set(found)


@pytest.mark.parametrize("language", ["", "en/"])
def test_no_words_of_a_table_reach_into_the_next_column(browser: Browser, server: str, language: str) -> None:
    spilling = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
    with visit(browser, width=DESK) as seen:
        for period in ("2026-h1", "2026-q3"):
            seen.page.goto(f"{server}{language}{SAMPLE}/tien-do/{period}.html")
            assert seen.page.locator(".values th, .values td").evaluate_all(spilling) == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_state_stands_on_one_line_on_a_phone(browser: Browser, server: str, language: str) -> None:
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(f"{server}{language}{SAMPLE}/tien-do/index.html")
        states = seen.page.locator("#thay-doi-ky-nay .st")
        heights = states.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert heights
    assert max(heights) < 2 * LINE


@in_vietnamese
def test_on_paper_only_the_content_is_left(browser: Browser, server: str, case: Case) -> None:
    with visit(browser, width=672) as seen:  # A4 less its margins
        for address in case.addresses:
            seen.page.goto(server + address)
            seen.page.emulate_media(media="print")
            assert display(seen.page, ".mainnav, .head-tools, .lang, .skip, .crumbs") <= {"none"}
            expect(seen.page.locator("h1")).to_be_visible()
            assert overflow(seen.page) == [], address


@pytest.mark.parametrize("address", [TASKS, f"{PLAN}/chi-tieu/index.html"])
def test_a_table_stays_a_table_on_paper_and_repeats_its_head(browser: Browser, server: str, address: str) -> None:
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(server + address)
        assert "grid" in display(seen.page, ".to-cards tbody tr")  # cards on the phone
        seen.page.emulate_media(media="print")
        assert display(seen.page, "main thead") == {"table-header-group"}
        assert display(seen.page, "main tbody tr") == {"table-row"}
        assert display(seen.page, "main tbody td") == {"table-cell"}


def test_a_page_becomes_a_pdf_of_several_sheets(browser: Browser, server: str) -> None:
    with visit(browser, color_scheme="dark") as seen:
        seen.page.goto(f"{server}{TASKS}")
        paper = seen.page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2


# Letters


def shown_with(cdp: CDPSession, node: int) -> set[str]:
    """The fonts that the letters standing in an element itself are really drawn with, but for our own."""
    fonts: list[dict[str, Any]] = cdp.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts if not (font["isCustomFont"] and FONT in font["familyName"])}


def test_the_font_has_every_letter_of_vietnamese(browser: Browser, origin: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{origin}{TARGET}")
        loaded = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family + face.weight)"
        faces = {face.replace('"', "") for face in seen.page.evaluate(loaded)}
        assert faces == {f"{FONT}{weight}" for weight in (400, 600, 700)}
        assert seen.page.evaluate(f"document.fonts.check('16px \"{FONT}\"', 'Tiếng Việt ế ộ ữ Ậ')")


@pytest.mark.parametrize("address", ["index.html", TARGET, TASKS, f"{PLAN}/nguon.html"])
def test_every_letter_is_drawn_with_the_font(browser: Browser, site: Path, address: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{site.as_uri()}/{address}")
        cdp = seen.page.context.new_cdp_session(seen.page)
        cdp.send("DOM.enable")
        cdp.send("CSS.enable")
        root = cdp.send("DOM.getDocument")["root"]["nodeId"]
        selector = "main :is(h1, h2, p, a, li, td, th, dd, dt, span, b, summary):not(.snippet-text)"
        nodes = cdp.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
        assert len(nodes) > 20
        assert {font for node in nodes[:400] for font in shown_with(cdp, node)} == set()
