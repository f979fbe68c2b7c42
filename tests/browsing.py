"""The built site in a real browser: which pages stand for all others, and what is seen on a visit."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from cchc_portal import urls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

    from cchc_portal.portal import Portal, PortalPlan

KINDS = (
    "home", "register", "units", "about", "open-data", "method", "archives", "authority", "unit", "plan", "area",
    "targets", "target-with-figure", "target-without-figure", "progress", "period", "changes", "tasks", "reporting",
    "source", "embed-builder", "comparisons", "comparison", "calendar", "glossary", "site-map", "translations",
    "accessibility", "disclosure", "catalogue", "disclosure-log",
)  # fmt: skip
"""Every kind of page inside the portal's header and footer; `404` has none."""

EMBED_KINDS = (
    "embed-plan", "embed-area", "embed-target", "embed-tthc", "embed-progress", "embed-units", "embed-article",
)  # fmt: skip
"""What other sites show: no header, no skip link, no search."""

CASES = tuple((kind, locale) for kind in (*KINDS, *EMBED_KINDS) for locale in ("vi", "en"))
"""What a test of pages is run for; a case's name is `plan-vi`."""

in_vietnamese = pytest.mark.parametrize("case", [(kind, "vi") for kind in KINDS], ids=KINDS, indirect=True)
"""For what is the same in every language."""

PHONE, DESK = 390, 1280


@dataclass(frozen=True)
class Case:
    """One kind of page in one language, and the pages that stand for it."""

    kind: str
    locale: str
    addresses: tuple[str, ...]
    """The largest page of the kind; of targets with a figure the largest of each plan."""


def case_of(kind: str, locale: str, *, portal: Portal, site: Path) -> Case:
    """The pages to look at; a kind that the portal has no page of has no address."""
    groups = ([urls.in_locale(address, locale) for address in group] for group in _groups(portal)[kind])
    largest = [max(group, key=lambda address: (site / address).stat().st_size) for group in groups if group]
    return Case(kind, locale, tuple(largest))


def _groups(portal: Portal) -> dict[str, list[list[str]]]:
    """The addresses of each kind, in groups of which one page each is looked at."""
    plans = [plan for authority in portal.authorities for plan in authority.plans]

    published = [plan for plan in plans if plan.snapshots]
    silent = [plan for plan in plans if not plan.snapshots]

    def targets(plan: PortalPlan, *, figure: bool) -> list[str]:
        return [
            urls.target(plan.path, target.id)
            for target in plan.plan.targets
            if any(goal.has_figure for goal in target.goals) is figure
        ]

    return {
        "home": [[urls.HOME]],
        "register": [[urls.TTHC_TARGETS]],
        "units": [[urls.UNITS]],
        "about": [[urls.ABOUT]],
        "open-data": [[urls.OPEN_DATA]],
        "method": [[urls.METHOD]],
        "archives": [[urls.ARCHIVES]],
        "site-map": [[urls.SITE_MAP]],
        "translations": [[urls.TRANSLATIONS]],
        "accessibility": [[urls.ACCESSIBILITY]],
        "authority": [[urls.authority(authority.id) for authority in portal.authorities]],
        "unit": [[urls.unit(authority.id, unit.id) for authority in portal.authorities for unit in authority.units]],
        "plan": [[urls.plan(plan.path) for plan in plans]],
        "area": [[urls.area(plan.path, area.id) for plan in plans for area in plan.plan.areas]],
        "targets": [[urls.targets(plan.path) for plan in plans]],
        "target-with-figure": [targets(plan, figure=True) for plan in plans],
        "target-without-figure": [[address for plan in plans for address in targets(plan, figure=False)]],
        "progress": [[urls.progress(plan.path) for plan in published], [urls.progress(plan.path) for plan in silent]],
        "period": [[urls.period(plan.path, one.period) for plan in plans for one in plan.snapshots]],
        "changes": [[urls.changes(plan.path) for plan in plans]],
        "tasks": [[urls.tasks(plan.path) for plan in plans]],
        "reporting": [[urls.reporting(plan.path) for plan in plans]],
        "comparisons": [[urls.COMPARISONS]],
        "comparison": [[urls.comparison(indicator) for indicator in portal.indicators]],
        "calendar": [[urls.CALENDAR]],
        "glossary": [[urls.GLOSSARY]],
        "source": [[urls.source(plan.path) for plan in plans]],
        "disclosure": [[urls.DISCLOSURE]],
        "catalogue": [[urls.CATALOGUE]],
        "disclosure-log": [[urls.DISCLOSURE_LOG]],
        "embed-builder": [[urls.EMBED]],
        **_embed_groups(portal),
    }


def _embed_groups(portal: Portal) -> dict[str, list[list[str]]]:
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    targets = [f"{plan.path}/chi-tieu/{target.id}" for plan in plans for target in plan.plan.targets]
    return {
        "embed-plan": [[urls.embed(plan.path) for plan in plans]],
        "embed-area": [[urls.embed(f"{plan.path}/linh-vuc/{area.id}") for plan in plans for area in plan.plan.areas]],
        "embed-target": [[urls.embed(item) for item in targets]],
        "embed-tthc": [[urls.embed(f"{plan.path}/chi-tieu-tthc") for plan in plans]],
        "embed-progress": [[urls.embed(f"{plan.path}/tien-do") for plan in plans]],
        "embed-units": [[urls.embed(f"{authority.id}/don-vi") for authority in portal.authorities]],
        "embed-article": [[urls.article(plan.path) for plan in plans], [urls.article(item) for item in targets]],
    }


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Strict(_Quiet):
    """Answers with a Content-Security-Policy of its own."""

    def __init__(self, *args: Any, policy: str, **options: Any) -> None:
        self._policy = policy
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()


@contextmanager
def served(folder: Path, *, policy: str | None = None) -> Iterator[str]:
    """The address of the folder's root on a server of its own; ends with a slash."""
    handler = partial(_Strict, policy=policy) if policy else _Quiet
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Visit:
    """A page, and what it asked for, said and broke while it was looked at."""

    page: Page
    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def failed(self, request: Request) -> None:
        """Keep a request that failed, unless the visitor went on to another page before it was answered."""
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"{request.url}: {request.failure}")

    def foreign(self, origin: str) -> list[str]:
        """What was asked of anyone but the site itself."""
        return [url for url in self.asked if not url.startswith((origin, "data:"))]

    def open_details(self) -> None:
        """Open everything that can be opened."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@contextmanager
def visit(browser: Browser, *, width: int = DESK, height: int = 900, **options: Any) -> Iterator[Visit]:
    """A visitor without history, on a screen of this size, for whom nothing moves: a click meets what it aims at."""
    still = {"reduced_motion": "reduce", **options}
    context = browser.new_context(viewport={"width": width, "height": height}, **still)
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("requestfailed", seen.failed)
    page.on("console", lambda message: seen.troubles.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    try:
        yield seen
    finally:
        context.close()
