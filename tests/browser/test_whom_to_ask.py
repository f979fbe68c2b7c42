"""Whom to ask stands on the first screen of an authority and of a plan, on a phone too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browsing import DESK, PHONE, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from cchc_portal.portal import Portal

FIRST_SCREEN = 844


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("locale", ["", "en/"])
def test_whom_to_ask_is_on_the_first_screen(
    browser: Browser, server: str, portal: Portal, locale: str, width: int
) -> None:
    paths = [path for one in portal.authorities for path in (one.id, *(plan.path for plan in one.plans))]
    with visit(browser, width=width, height=FIRST_SCREEN) as seen:
        for path in paths:
            seen.page.goto(f"{server}{locale}{path}/index.html")
            whom = seen.page.locator(".ask, .archive #hoi-ai")
            expect(whom).to_have_count(1)
            bottom = whom.evaluate("one => one.getBoundingClientRect().bottom")
            assert 0 < bottom <= FIRST_SCREEN, f"{path} at {width}: {bottom}"


def test_the_panel_dials_and_leads_on(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, height=FIRST_SCREEN) as seen:
        seen.page.goto(f"{server}phuong-minh-hoa/2026/index.html")
        panel = seen.page.locator(".ask")
        assert panel.locator("a[href^='tel:']").count() == 2
        hrefs = panel.locator("li a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert [href.startswith("https://minh-hoa.example/") for href in hrefs] == [True, True]


def test_data_for_machines_run_nowhere(browser: Browser, origin: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{origin}le-hong/2021-2025/index.html")
        assert seen.page.locator("script[type='application/ld+json']").count() == 1
        assert seen.troubles == []
