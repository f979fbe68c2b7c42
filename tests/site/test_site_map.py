"""The site map for people: every page once, each group once, counted as the other pages count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from built_site import BuiltPage, resolved, words_of
from cchc_portal import urls

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

Pages = dict[str, BuiltPage]


@pytest.fixture(params=["vi", "en"])
def page(pages: Pages, request: pytest.FixtureRequest) -> BuiltPage:
    return pages[urls.in_locale(urls.SITE_MAP, request.param)]


def tree_of(page: BuiltPage) -> list[Any]:
    return page.all("main")[0].iter()  # type: ignore[no-any-return]


def test_every_page_is_on_it(pages: Pages, page: BuiltPage) -> None:
    links = [one.get("href") for one in tree_of(page) if one.tag == "a" and one.get("href")]
    there = {resolved(page.address, link)[0] for link in links}
    assert {one.address for one in pages.values() if one.locale == page.locale} - there == set()


def test_each_group_is_named_once(page: BuiltPage) -> None:
    for item in (one for one in tree_of(page) if one.tag == "li"):
        own = [child for child in item if child.tag in ("a", "span", "details")]
        names = [words_of(child if child.tag != "details" else child[0]) for child in own]
        assert len(set(names)) == len(names), names
        assert not [one for one in own if one.tag == "span"] or not [one for one in own if one.tag == "details"]


def test_targets_are_counted_as_on_the_front_page(pages: Pages, portal: Portal, page: BuiltPage) -> None:
    front = words_of(pages[urls.in_locale(urls.HOME, page.locale)].all("main")[0])
    folds = [words_of(one) for one in tree_of(page) if one.tag == "summary"]
    targets = [one for one in folds if one.endswith((" chỉ tiêu", " targets"))]
    assert len(targets) == len([plan for authority in portal.authorities for plan in authority.plans])
    assert [one for one in targets if one not in front] == []
