from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built_site import BuiltPage, pages_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def all_pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of the repository's own portal, those for other sites' frames too."""
    return pages_of(site)


@pytest.fixture(scope="session")
def pages(all_pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """The pages a visitor walks through."""
    return {address: page for address, page in all_pages.items() if not page.embedded}


@pytest.fixture(scope="session")
def embeds(all_pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Frames and articles for other sites."""
    return {address: page for address, page in all_pages.items() if page.embedded}
