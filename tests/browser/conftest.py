"""A real browser for the tests of this folder."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from browsing import CASES, case_of, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from browsing import Case
    from cchc_portal.portal import Portal

NAMES = ("chromium", "chromium-browser", "google-chrome")

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """The browser of the machine; None leaves the choice to Playwright."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The built site on a server: the address of its root."""
    with served(site) as origin:
        yield origin


@pytest.fixture(params=["http", "file"])
def origin(request: pytest.FixtureRequest, site: Path) -> str:
    """The built site's root, on a server and in a folder."""
    if request.param == "file":
        return f"{site.as_uri()}/"
    served_at: str = request.getfixturevalue("server")
    return served_at


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, portal: Portal, site: Path) -> Case:
    """Each kind of page in each language."""
    kind, locale = request.param
    found = case_of(kind, locale, portal=portal, site=site)
    assert found.addresses, f"the portal has no page of the kind {kind}"
    return found
