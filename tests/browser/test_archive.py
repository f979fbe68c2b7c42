"""An unpacked archive of the whole portal in a browser, from a folder with spaces and Vietnamese letters, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from archives import unpacked
from browsing import PHONE, visit
from cchc_portal.model.text import Text
from cchc_portal.publish.archive import BagFacts, write_archive
from helpers import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from browsing import Visit

ON_TIME = "le-hong/2021-2025/chi-tieu/dung-han.html"
WITH_RESULTS = "phuong-minh-hoa/2026"


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the repository's own portal, unpacked as a reader would."""
    base = tmp_path_factory.mktemp("archive")
    facts = BagFacts(Text({"vi": "Cổng công khai CCHC", "en": "CCHC Portal"}), AS_OF, None)
    write_archive(site, base / "a.zip", facts=facts)
    return unpacked(base / "a.zip", base / "Bản lưu trữ năm 2026 (ổ USB)")


@pytest.fixture(params=[PHONE, 1280], ids=["phone", "desk"])
def reader(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Visit]:
    """At the first page; in the end nothing was said on the console, nothing failed, nothing left the folder."""
    with visit(browser, width=request.param, offline=True) as seen:
        seen.page.goto((folder / "index.html").as_uri())
        yield seen
        assert seen.troubles == []
        assert seen.foreign(f"{folder.as_uri()}/") == []


def at(seen: Visit, folder: Path) -> str:
    """The page's address inside the archive."""
    return unquote(seen.page.url).removeprefix(f"{unquote(folder.as_uri())}/")


def test_the_first_page_leads_into_both_languages_in_its_own_look(reader: Visit, folder: Path) -> None:
    page = reader.page
    assert "Be Vietnam Pro" in page.locator("body").evaluate("one => getComputedStyle(one).fontFamily")
    expect(page.locator("h1")).to_contain_text("Bản lưu trữ")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert at(reader, folder) == "data/en/index.html"
    page.go_back()
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator(".hero")).to_be_visible()
    assert at(reader, folder) == "data/index.html"


def test_a_reader_goes_from_the_home_page_to_a_chart_and_to_the_other_language(reader: Visit, folder: Path) -> None:
    page = reader.page
    page.goto((folder / "data" / "index.html").as_uri())
    page.locator(f"main a[href='{WITH_RESULTS}/index.html']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto((folder / "data" / WITH_RESULTS / "chi-tieu" / "index.html").as_uri())
    page.locator("main table tbody th a").first.click()
    expect(page.locator("figure.chart svg")).to_be_visible()
    expect(page.locator("figure.chart svg circle").first).to_be_visible()
    address = at(reader, folder)
    page.locator(".lang a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert at(reader, folder) == address.replace("data/", "data/en/")
    expect(page.locator("figure.chart svg")).to_be_visible()


def test_a_query_without_tones_finds_a_target(reader: Visit, folder: Path) -> None:
    page = reader.page
    page.goto((folder / "data" / "le-hong" / "index.html").as_uri())
    form = page.locator("form[data-search]").filter(visible=True)
    form.locator("input").fill("tra ket qua dung han")
    found = form.locator(f"[role=option][href$='{ON_TIME}'], [role=option] a[href$='{ON_TIME}']").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("h1")).to_be_visible()
    assert at(reader, folder) == f"data/{ON_TIME}"


def test_it_can_be_read_without_script(browser: Browser, folder: Path) -> None:
    with visit(browser, java_script_enabled=False, offline=True) as seen:
        seen.page.goto((folder / "index.html").as_uri())
        seen.page.get_by_role("link", name="Tiếng Việt").click()
        expect(seen.page.locator("h1")).to_be_visible()
        assert seen.troubles == []
