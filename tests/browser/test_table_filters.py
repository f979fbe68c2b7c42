"""The filters of the large tables: they hide rows, count what is left, and are not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browsing import PHONE, visit
from cchc_portal import urls

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TASKS = "mang-yang/2021/nhiem-vu/index.html"
TARGETS = "en/huong-tra/2021-2025/chi-tieu/index.html"

SHOWN = "[data-facets]:not([hidden])"


def shown(page: Page) -> list[str]:
    """The ids of the rows that can be seen."""
    return [str(row.get_attribute("id")) for row in page.locator(SHOWN).all()]


def test_a_unit_and_a_role_together_mean_this_unit_in_this_role(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        page.goto(server + TASKS)
        whole = len(shown(page))
        page.select_option("#loc-unit", "phong-tu-phap")
        of_unit = shown(page)
        page.select_option("#loc-role", "lead")
        assert {"pl-i-1", "pl-i-2", "pl-i-3"} == set(shown(page)) <= set(of_unit) != set()
        expect(page.get_by_role("status").filter(has_text="3")).to_contain_text(str(whole))
        page.get_by_role("button", name="Hiện tất cả").click()
        expect(page.locator(SHOWN)).to_have_count(whole)


def test_a_year_shows_what_falls_due_on_any_day_of_it(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        page.goto(f"{server}chi-tieu-tthc.html")
        again = page.locator("[data-facets][data-again]")
        counted = len(shown(page)) - again.count()
        status = page.locator("[data-count]")
        assert again.count() == 4
        expect(status).to_have_text(f"Đang hiện {counted} trên {counted}")
        page.select_option("#loc-by", "2026")
        ward = "phuong-minh-hoa-2026"
        assert {f"{ward}-{one}" for one in ("niem-yet", "don-gian-hoa", "so-hoa-cap-phuong")} <= set(shown(page))


def test_a_group_without_a_row_left_is_hidden_with_its_heading(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        page = seen.page
        page.goto(server + TARGETS)
        page.select_option("#loc-by", "2030")
        assert "lanh-dao" in shown(page)
        expect(page.get_by_role("heading", name="Institutional reform", exact=True)).to_be_hidden()
        page.select_option("#loc-kind", "figure")
        page.select_option("#loc-tthc", "yes")
        expect(page.locator(SHOWN)).to_have_count(0)


def test_what_the_calendar_folds_away_opens_when_it_is_looked_for_and_folds_again(
    browser: Browser, server: str
) -> None:
    with visit(browser) as seen:
        page = seen.page
        page.goto(server + urls.CALENDAR)
        row = page.locator("[data-key='kinh-mon/2021/report/cap-xa/2021-q1']")
        expect(row).to_be_hidden()
        page.select_option("#loc-authority", "kinh-mon")
        expect(row).to_be_visible()
        expect(page.locator(SHOWN).filter(visible=False)).to_have_count(0)
        page.get_by_role("button", name="Hiện tất cả").click()
        expect(row).to_be_hidden()


def test_the_calendar_is_whole_on_paper(browser: Browser, server: str) -> None:
    with visit(browser, java_script_enabled=False) as seen:
        seen.page.goto(server + urls.CALENDAR)
        seen.page.emulate_media(media="print")
        folded = "one => !one.checkVisibility({contentVisibilityAuto: true})"
        assert seen.page.evaluate(f"[...document.querySelectorAll('[data-key]')].filter({folded}).length") == 0


def test_a_row_has_a_link_of_its_own(browser: Browser, server: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{server}{TASKS}#pl-vi-7")
        expect(seen.page.locator("#pl-vi-7")).to_be_in_viewport()
        assert seen.page.locator("#pl-vi-7 a.row-link").get_attribute("href") == "#pl-vi-7"


def test_without_script_the_table_is_whole_and_the_form_is_not_there(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, java_script_enabled=False) as seen:
        seen.page.goto(server + TASKS)
        expect(seen.page.locator("form[data-filter]")).to_be_hidden()
        expect(seen.page.locator("[data-facets]")).to_have_count(73)
        expect(seen.page.locator("#pl-vi-7")).to_be_visible()
