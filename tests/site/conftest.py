from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built_site import BuiltPage, pages_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Every page of the repository's own portal."""
    return pages_of(site)
