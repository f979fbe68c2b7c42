"""The page that makes snippets: what it says to paste works on another site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browsing import PHONE, served, visit
from hosting import fits, frame_of, hosted

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TARGET = "phuong-minh-hoa/2026/chi-tieu/dung-han"
ITEMS = (TARGET, "phuong-minh-hoa/2026", "le-hong/2021-2025/linh-vuc/thu-tuc", "le-hong/don-vi")
PAGE = "nhung.html"


def snippet(page: Page, **choices: str) -> str:
    """Choose, and read what is to be copied."""
    for name, value in choices.items():
        page.select_option(f"#nhung-{name.replace('_', '-')}", value)
    shown = page.locator("#nhung-doan-ma")
    expect(shown).not_to_have_value("")
    return shown.input_value()


def opened(page: Page, root: str, item: str, locale: str = "") -> None:
    page.goto(f"{root}{locale}{PAGE}#{item}")
    expect(page.locator("#nhung-muc")).to_have_value(item)
    expect(page.locator("#nhung-doan-ma")).not_to_have_value("")


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("locale", ["", "en/"])
def test_the_snippet_works_where_it_is_pasted(
    browser: Browser, server: str, tmp_path: Path, item: str, locale: str
) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, item, locale)
        text = snippet(seen.page, nen="dark")
    with hosted(tmp_path, f"<!doctype html><title>x</title>{text}") as url, visit(browser) as seen:
        seen.page.goto(url)
        link = seen.page.locator("[data-cchc]")
        assert link.get_attribute("data-theme") == "dark"
        assert fits(seen.page) > 80
        frame = frame_of(seen.page.locator("iframe"))
        assert frame.evaluate("document.documentElement.lang") == ("en" if locale else "vi")
        assert f"{locale}embed/v1/{item}" in frame.url
        assert frame.evaluate("document.querySelector('h1').innerText.length") > 5


def test_the_frame_of_a_fixed_height_works_where_it_is_pasted(browser: Browser, server: str, tmp_path: Path) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, TARGET)
        text = snippet(seen.page, kieu="frame", nen="dark", tieu_de="off")
    with hosted(tmp_path, f"<!doctype html><title>x</title>{text}") as url, visit(browser) as seen:
        seen.page.goto(url)
        assert seen.page.locator("iframe").get_attribute("height") == "420"
        expect(seen.page.frame_locator("iframe").locator("h1")).to_be_hidden()
        assert seen.page.locator("script").count() == 0


def test_the_picture_works_where_it_is_pasted(browser: Browser, server: str, tmp_path: Path) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, TARGET)
        text = snippet(seen.page, kieu="badge", ngon_ngu="en")
    with hosted(tmp_path, f"<!doctype html><title>x</title>{text}") as url, visit(browser) as seen:
        seen.page.goto(url)
        picture = seen.page.locator("a > img")
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("one => one.naturalWidth") == 360
        assert "/en/embed/v1/" in (picture.get_attribute("src") or "")
        assert seen.page.locator("a").get_attribute("href") == f"{server}en/{TARGET}.html"
        assert "Results returned on time" in (picture.get_attribute("alt") or "")


@pytest.mark.parametrize("item", ITEMS[:2])
def test_the_article_is_plain_and_its_link_whole(browser: Browser, server: str, item: str) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, item)
        text = snippet(seen.page, kieu="article")
        assert "%CCHC%" not in text
        for taken in ("class", "style", "<script", "<iframe", "<svg"):
            assert taken not in text
        address = f"{item}/index.html" if item.count("/") == 1 else f"{item}.html"
        assert f'href="{server}{address}"' in text
        assert "Dữ liệu minh họa" in text
        expect(seen.page.locator("#nhung-nen")).to_be_disabled()


def test_what_has_no_picture_offers_none(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, TARGET)
        seen.page.select_option("#nhung-kieu", "badge")
        seen.page.select_option("#nhung-muc", "phuong-minh-hoa/don-vi")
        expect(seen.page.locator("#nhung-kieu")).to_have_value("script")
        expect(seen.page.locator("#nhung-kieu option[value=badge]")).to_be_disabled()


@pytest.mark.parametrize("kind", ["script", "frame", "badge", "article"])
def test_the_preview_shows_it(browser: Browser, origin: str, kind: str) -> None:
    with visit(browser, width=PHONE) as seen:
        opened(seen.page, origin, TARGET)
        seen.page.select_option("#nhung-kieu", kind)
        if kind == "script":
            fits(seen.page)
        elif kind == "badge":
            picture = seen.page.locator("#nhung-xem-truoc img")
            expect(picture).to_have_js_property("naturalWidth", 360)
        else:
            expect(seen.page.frame_locator("#nhung-xem-truoc iframe").locator("main")).to_contain_text("đúng hạn")
        assert seen.troubles == []
        assert seen.foreign(origin) == []


@pytest.mark.parametrize("way", ["#", "?muc="])
def test_an_item_can_be_chosen_by_the_address(browser: Browser, origin: str, way: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{origin}en/{PAGE}{way}le-hong/2021-2025/chi-tieu/dung-han")
        expect(seen.page.locator("#nhung-co-quan")).to_have_value("le-hong")
        expect(seen.page.locator("#nhung-muc")).to_have_value("le-hong/2021-2025/chi-tieu/dung-han")
        expect(seen.page.locator(".snippet")).to_be_in_viewport()


def test_a_target_leads_to_its_own_snippet(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{server}{TARGET}.html")
        seen.page.locator(".acts a", has_text="Nhúng").click()
        expect(seen.page.locator("#nhung-muc")).to_have_value(TARGET)
        seen.page.select_option("#nhung-co-quan", "le-hong")
        expect(seen.page.locator("#nhung-doan-ma")).to_have_value(re.compile('data-cchc="le-hong/'))


def test_a_copy_is_announced(browser: Browser, server: str) -> None:
    with visit(browser, permissions=["clipboard-read", "clipboard-write"]) as seen:
        opened(seen.page, server, TARGET)
        text = snippet(seen.page)
        seen.page.bring_to_front()  # a page behind another may not write to the clipboard
        seen.page.get_by_role("button", name="Chép").click()
        expect(seen.page.locator(".embed-form [role=status]")).to_have_text("Đã chép.")
        assert seen.page.evaluate("navigator.clipboard.readText()").replace("\r", "") == text


def test_in_a_folder_the_missing_address_is_named(browser: Browser, site: Path) -> None:
    with visit(browser) as seen:
        opened(seen.page, f"{site.as_uri()}/", TARGET)
        assert 'src="https://dia-chi-cua-cong.example/embed/v1/embed.js"' in snippet(seen.page)
        expect(seen.page.locator("[data-note]")).to_be_visible()
        expect(seen.page.locator("main pre").first).to_contain_text("frame-src https://dia-chi-cua-cong.example;")


def test_on_a_server_no_address_is_missing(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        opened(seen.page, server, TARGET)
        assert f'src="{server}embed/v1/embed.js"' in snippet(seen.page)
        expect(seen.page.locator("[data-note]")).to_be_hidden()
        own = server.rstrip("/")
        policy = seen.page.locator("main pre").first
        expect(policy).to_have_text(f"script-src {own}; frame-src {own}; img-src {own}")
        expect(seen.page.locator("main pre").last).to_contain_text(f'src="{server}embed/v1/embed.js"')


def test_below_a_folder_of_a_server_the_policy_names_the_origin_alone(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "cong").symlink_to(site)
    with served(tmp_path) as top, visit(browser) as seen:
        seen.page.goto(f"{top}cong/en/{PAGE}")
        expect(seen.page.locator("main pre").first).to_contain_text(f"script-src {top.rstrip('/')};")
        expect(seen.page.locator("main pre").last).to_contain_text(f'src="{top}cong/embed/v1/embed.js"')


def test_without_script_every_address_is_in_the_list(browser: Browser, origin: str) -> None:
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{origin}{PAGE}#{TARGET}")
        expect(seen.page.locator("form[data-embed]")).to_be_hidden()
        row = seen.page.locator(f"[id='{TARGET}']")
        expect(row).to_be_in_viewport()
        row.get_by_role("link", name="khung").click()
        expect(seen.page.locator("h1")).to_contain_text("đúng hạn")
