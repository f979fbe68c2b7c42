"""Another site that embeds pages of the portal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browsing import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Frame, Locator, Page

BODY = "() => Math.ceil(document.body.getBoundingClientRect().height)"


def place(item: str, **data: str) -> str:
    attributes = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<div data-cchc="{item}"{attributes}><a href="https://example.org/">Nguồn</a></div>'


def host_page(origin: str, *places: str, load: str = "async") -> str:
    script = f'<script src="{origin}embed/v1/embed.js" {load}></script>'
    head = '<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Xã khác</title>'
    return f"{head}{script}{''.join(places)}"


@contextmanager
def hosted(folder: Path, html: str, policy: str | None = None) -> Iterator[str]:
    """The address of a page on a site of its own."""
    (folder / "host.html").write_text(html, encoding="utf-8")
    with served(folder, policy=policy) as origin:
        yield f"{origin}host.html"


def frame_of(found: Locator) -> Frame:
    handle = found.element_handle()
    assert handle
    frame = handle.content_frame()
    assert frame
    return frame


def fits(page: Page, number: int = 0) -> int:
    """Wait until the frame is as high as its content; its height."""
    found = page.locator("iframe").nth(number)
    found.scroll_into_view_if_needed()
    expect(page.locator("[data-cchc]").nth(number).locator("a")).to_have_count(0)
    frame = frame_of(found)
    frame.wait_for_load_state("load")
    for _ in range(60):
        shown, content = int(found.evaluate("one => one.clientHeight")), int(frame.evaluate(BODY))
        if shown == content:
            return shown
        page.wait_for_timeout(50)
    pytest.fail(f"the frame is {shown} high, its content {content}")
