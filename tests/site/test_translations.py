"""Translations that their source left behind, and those that are missing: counted, named, marked where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built_site import BuiltPage, pages_of, words_of
from cchc_portal.model.text import stamp
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

Pages = dict[str, BuiltPage]

SOURCE = "Trên 90 % người dân hài lòng."
STATEMENT = f"statement: {{vi: {SOURCE}, en: More than 90 % of people are satisfied.}}"
NOTE = "older than its source"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal with one translation that is older than its source, one that fits it, and one missing."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("behind") / "portal")
    plan = root / "plans/an-binh/2026/plan.yml"
    text = plan.read_text(encoding="utf-8")
    assert STATEMENT in text
    text = text.replace(STATEMENT, STATEMENT.replace("satisfied.}", "satisfied., of: {en: 00000000}}"))
    plan.write_text(text, encoding="utf-8")
    authority = root / "plans/an-binh/authority.yml"
    own = authority.read_text(encoding="utf-8")
    authority.write_text(own + f"ask: {{}}\nmerged_with: [{{vi: A, en: A, of: {{en: {stamp('A')}}}}}, B]\n", "utf-8")
    return build(root, root / "site")


@pytest.fixture(scope="module")
def behind_pages(behind: Path) -> Pages:
    return pages_of(behind)


def notes(page: BuiltPage) -> list[str]:
    return [words_of(p) for p in page.all("p") if p.get("class") == "behind"]


def test_the_page_of_the_item_and_no_other_says_that_its_translation_is_older(behind_pages: Pages) -> None:
    marked = {address for address, page in behind_pages.items() if notes(page)}
    assert {address for address in marked if "chi-tieu/" in address} == {"en/an-binh/2026/chi-tieu/hai-long.html"}
    assert all(address.startswith("en/") for address in marked)
    assert NOTE in notes(behind_pages["en/an-binh/2026/chi-tieu/hai-long.html"])[0]


def test_the_translation_is_shown_all_the_same(behind_pages: Pages) -> None:
    page = behind_pages["en/an-binh/2026/chi-tieu/hai-long.html"]
    assert "More than 90 % of people are satisfied." in words_of(page.all("main")[0])


def test_the_page_of_translations_counts_and_names_what_is_behind_and_missing(behind_pages: Pages) -> None:
    words = words_of(behind_pages["en/ban-dich.html"].all("main")[0])
    assert "plans/an-binh/2026/plan.yml: targets[1].statement" in words
    assert f"its stamp is {stamp(SOURCE)}" in words
    assert "merged_with[1]" in words
    assert "merged_with[0]" not in words


def test_stamps_stay_out_of_what_is_published(behind: Path) -> None:
    plan = (behind / "data/v1/an-binh/2026/plan.json").read_text(encoding="utf-8")
    assert "00000000" not in plan
    assert '"of": {' not in (behind / "data/v1/an-binh/authority.json").read_text(encoding="utf-8")


def test_a_portal_that_is_all_translated_says_so(pages: Pages) -> None:
    words = words_of(pages["en/ban-dich.html"].all("main")[0])
    assert "(100%)" in words
    assert not [address for address, page in pages.items() if notes(page)]
