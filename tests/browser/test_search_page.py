"""The search of the built site, as a reader meets it in the header, from a server and from a folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from playwright.sync_api import expect

from browsing import PHONE, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from browsing import Visit

ON_TIME = "le-hong/2021-2025/chi-tieu/dung-han.html"
PROCEDURES = re.compile(r"tthc|thủ tục", re.IGNORECASE)


@dataclass(frozen=True)
class Result:
    address: str
    """From the root of the site."""
    title: str
    text: str


@dataclass(frozen=True)
class Search:
    visit: Visit
    origin: str

    def open(self, address: str) -> None:
        self.visit.page.goto(self.origin + address)

    def find(self, query: str) -> list[Result]:
        """The results shown for a query, best first."""
        form = self.visit.page.locator("form[data-search]").filter(visible=True)
        box = form.locator("input")
        box.fill("")
        expect(form.get_by_role("status")).to_have_text("")
        box.fill(query)
        expect(form.get_by_role("status")).to_have_text(re.compile(r"\d"))
        found = form.locator("[role=option]").evaluate_all(
            "all => all.map(one => [one.href, one.querySelector('.find-title').innerText, one.innerText])"
        )
        return [Result(href.removeprefix(self.origin), title, text) for href, title, text in found]

    def addresses(self, query: str) -> list[str]:
        return [result.address for result in self.find(query)]


@pytest.fixture
def search(browser: Browser, origin: str) -> Iterator[Search]:
    """A phone at a page deep in the site; in the end nothing was logged and nothing asked of another site."""
    with visit(browser, width=PHONE) as seen:
        found = Search(seen, origin)
        found.open("le-hong/index.html")
        yield found
        assert seen.foreign(origin) == []
        assert seen.troubles == []


def test_a_query_without_tones_finds_the_area(search: Search) -> None:
    best = search.find("cai cach thu tuc hanh chinh")[:3]
    assert any(result.title.lower().startswith("cải cách thủ tục hành chính") for result in best)


@pytest.mark.parametrize(
    ("start", "query", "address"),
    [
        ("le-hong/index.html", "QĐ", "thuat-ngu.html#qd"),
        ("le-hong/index.html", "decision", "thuat-ngu.html#qd"),
        ("le-hong/index.html", "compliance costs", "thuat-ngu.html#chi-phi-tuan-thu"),
        ("en/le-hong/index.html", "chi phí tuân thủ", "en/thuat-ngu.html#chi-phi-tuan-thu"),
    ],
)
def test_a_term_is_found_by_its_abbreviation_and_in_the_other_language(
    search: Search, start: str, query: str, address: str
) -> None:
    search.open(start)
    assert address in search.addresses(query)


def test_words_of_the_other_language_find_the_pages_themselves(search: Search) -> None:
    assert any(re.search(PROCEDURES, result.title) for result in search.find("administrative procedure targets")[:5])
    assert any("/chi-tieu/" in address for address in search.addresses("compliance costs"))


def test_an_abbreviation_finds_what_it_stands_for(search: Search) -> None:
    found = search.find("tthc")
    assert len(found) >= 5
    assert all(PROCEDURES.search(result.text) for result in found[:5])


def test_a_document_number_finds_the_document(search: Search) -> None:
    for query in ("76/NQ-CP", "76/nq-cp"):
        found = search.find(query)
        assert found[0].address.endswith("nguon.html"), query
        assert "76/NQ-CP" in found[0].text


def test_the_exact_spelling_comes_first_and_none_is_needed(search: Search) -> None:
    assert ON_TIME in search.addresses("đúng hạn")[:3]
    assert ON_TIME in search.addresses("dung han")
    assert "đúng hạn" in search.find("dung han")[0].text.lower()


def test_decomposed_letters_find_the_same(search: Search) -> None:
    composed = search.addresses("đúng hạn")
    assert search.addresses(normalize("NFD", "đúng hạn")) == composed


def test_english_pages_are_searched_in_english(search: Search) -> None:
    search.open(f"en/{ON_TIME}")
    found = search.addresses("on time")
    assert f"en/{ON_TIME}" in found[:3]
    assert all(address.startswith("en/") for address in found)


def test_vietnamese_pages_are_searched_in_vietnamese(search: Search) -> None:
    assert not any(address.startswith("en/") for address in search.addresses("le hong"))


def test_every_result_leads_to_a_page(search: Search) -> None:
    for result in search.find("kế hoạch"):
        search.open(result.address)
        expect(search.visit.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("start", ["index.html", ON_TIME, f"en/{ON_TIME}", "en/gioi-thieu.html"])
def test_enter_opens_the_first_result(search: Search, start: str) -> None:
    search.open(start)
    first = search.find("on time" if start.startswith("en/") else "đúng hạn")[0]
    search.visit.page.keyboard.press("Enter")
    expect(search.visit.page).to_have_url(search.origin + first.address)
    expect(search.visit.page.locator("h1")).to_have_text(first.title)


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_the_large_field_of_the_front_page_finds_the_same(browser: Browser, origin: str, start: str) -> None:
    with visit(browser) as seen:
        search = Search(seen, origin)
        search.open(start)
        expect(seen.page.locator(".hero input")).to_be_visible()
        query = "on time" if start.startswith("en/") else "đúng hạn"
        prefix = "en/" if start.startswith("en/") else ""
        assert f"{prefix}{ON_TIME}" in [result.address for result in search.find(query)][:3]
        assert seen.troubles == []


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_every_hint_of_the_front_page_leads_to_something(browser: Browser, server: str, start: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(server + start)
        for hint in seen.page.locator(".hints a").evaluate_all("all => all.map(one => one.href)"):
            answer = seen.page.goto(hint)
            assert answer is not None
            assert answer.ok, hint
