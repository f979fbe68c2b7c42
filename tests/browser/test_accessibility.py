"""axe-core over every kind of page: WCAG 2.2 A and AA, no exception."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browsing import DESK, EMBED_KINDS, PHONE, visit
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from browsing import Case

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"

DARK = ("plan", "target-with-figure", "tasks", "embed-builder", *EMBED_KINDS[:-1])
"""The kinds that between them show every colour."""


@cache
def axe() -> str:
    if not AXE.is_file():
        pytest.fail("axe-core is missing: run `npm ci`")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule."""
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary']}" for rule in found for node in rule["nodes"][:3]
    ]


def look(browser: Browser, url: str, *, scheme: str = "light", quick: bool = False) -> dict[str, list[str]]:
    """What breaks a rule on a phone with everything opened, and, unless `quick`, on desk and phone as it comes."""
    with visit(browser, width=PHONE, color_scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.goto(url)
        seen.page.evaluate(axe())
        found = {}
        for width in () if quick else (DESK, PHONE):
            seen.page.set_viewport_size({"width": width, "height": 900})
            found[f"{width}"] = violations(seen.page)
        seen.open_details()
        found["opened"] = violations(seen.page)
    return {state: broken for state, broken in found.items() if broken}


def test_a_page_breaks_no_rule(browser: Browser, site: Path, case: Case) -> None:
    for number, address in enumerate(case.addresses):
        assert look(browser, f"{site.as_uri()}/{address}", quick=number > 0) == {}, address


@pytest.mark.parametrize("case", [(kind, "vi") for kind in DARK], ids=DARK, indirect=True)
def test_a_page_breaks_no_rule_in_the_dark(browser: Browser, site: Path, case: Case) -> None:
    assert look(browser, f"{site.as_uri()}/{case.addresses[0]}", scheme="dark") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_a_wrong_address_breaks_no_rule(browser: Browser, site: Path, scheme: str) -> None:
    assert look(browser, f"{site.as_uri()}/404.html", scheme=scheme) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("query", ["dung han", "qqqq"])
def test_search_results_break_no_rule(browser: Browser, site: Path, width: int, scheme: str, query: str) -> None:
    with visit(browser, width=width, color_scheme=scheme) as seen:
        seen.page.goto(f"{site.as_uri()}/le-hong/index.html")
        seen.page.locator(".head input[type=search]").fill(query)
        seen.page.locator(".head .find-note").filter(visible=True).wait_for()
        said = re.compile(r"\d|không", re.IGNORECASE)
        expect(seen.page.locator(".head [role=status]").first).to_have_text(said)
        seen.page.keyboard.press("ArrowDown")
        seen.page.evaluate(axe())
        assert violations(seen.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("locale", ["", "en/"])
def test_the_meaning_of_a_term_breaks_no_rule(
    browser: Browser, site: Path, locale: str, width: int, scheme: str
) -> None:
    touch = width == PHONE
    with visit(browser, width=width, color_scheme=scheme, has_touch=touch, is_mobile=touch) as seen:
        seen.page.goto(f"{site.as_uri()}/{locale}le-hong/2021-2025/chi-tieu/dung-han.html")
        seen.page.locator("a.term").first.focus()
        seen.page.locator("[role=tooltip]").filter(visible=True).wait_for()
        seen.page.evaluate(axe())
        assert violations(seen.page) == []
