"""`sitemap.xml` and `robots.txt`, read by another program than the one that wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree  # type: ignore[import-untyped]

from cchc_portal.host.build import build_site
from helpers import AS_OF, SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "https://example.org/a&b/"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_portal(SMALL, tmp_path_factory.mktemp("sitemap") / "portal")
    settings = root / "site_config" / "portal.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f'\nsite_url: "{SITE}"\n', encoding="utf-8")
    build_site(root, root / "site", as_of=AS_OF)
    return root / "site"


def entries(site: Path) -> dict[str, dict[str, str]]:
    """Address → language → address, as the map has them."""
    tree = etree.parse(site / "sitemap.xml")
    return {
        entry.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", namespaces=NAMES)
        }
        for entry in tree.getroot().findall("s:url", namespaces=NAMES)
    }


def test_the_map_has_exactly_the_pages(addressed: Path) -> None:
    pages = {path.relative_to(addressed).as_posix() for path in addressed.rglob("*.html")} - {"404.html"}
    assert set(entries(addressed)) == {SITE + page for page in pages if "embed/" not in page}


def test_each_language_names_the_other_back(addressed: Path) -> None:
    found = entries(addressed)
    for address, others in found.items():
        assert set(others) == {"vi", "en", "x-default"}
        assert others["x-default"] == others["vi"]
        assert address in (others["vi"], others["en"])
        assert found[others["vi"]] == found[others["en"]] == others


def test_robots_are_told_where_the_map_is(addressed: Path) -> None:
    assert f"Sitemap: {SITE}sitemap.xml" in (addressed / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_a_portal_without_an_address_has_neither(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    assert not (site / "robots.txt").exists()
