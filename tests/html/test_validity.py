"""The Nu Html Checker (the W3C validator's engine) over every page and style sheet of the built site."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        # A wide table turns into cards on a phone (`display: grid`), and some browsers then take its meaning away from
        # screen readers. The roles, needless while it is a table, keep it one: see "to-cards" in portal.css.
        r"The “(table|row|rowgroup|rowheader|columnheader|cell)” role is unnecessary for element “\w+”\.",
        r"The “role” attribute must not be used on a “(tr|th|td)” element which has a “table” ancestor",
        # The checker takes JSON-LD for a script. Browsers run no data block, so the policy does not concern it: see
        # tests/browser/test_whom_to_ask.py; that no other script is inline is held by tests/site/test_safety.py.
        r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive",
        # The checker does not count a file's own folder as 'self'. Browsers do: tests/browser/test_policy.py.
        r"Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “[\w./-]+” blocked",
        # The checker does not know CSS Anchor Positioning yet. Browsers without it never read the rules: `@supports`.
        r"CSS: “(anchor-\w+|position-(anchor|area|try-fallbacks|visibility))”: Property “[\w-]+” doesn't exist\.",
    )
)


@pytest.fixture(scope="module")
def messages(site: Path) -> list[dict[str, Any]]:
    """Everything the checker has to say, in one run."""
    if not CHECKER.is_file():
        pytest.fail("the checker is missing: run `npm ci`")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css"]
    run = subprocess.run(
        ["java", "-Xss8m", "-jar", CHECKER, *options, site],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stderr == ""
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return found


def grouped(messages: list[dict[str, Any]], site: Path) -> dict[str, list[str]]:
    """Each message with the first places it is about."""
    places = defaultdict(list)
    for message in messages:
        address = message["url"].removeprefix(f"file:{site}/")
        places[f"{message.get('subType', message['type'])}: {message['message']}"].append(
            f"{address}:{message.get('lastLine')}"
        )
    return {text: [f"{len(found)} times", *found[:3]] for text, found in places.items()}


def test_every_page_and_style_sheet_is_valid(messages: list[dict[str, Any]], site: Path) -> None:
    rest = [message for message in messages if not any(allowed.match(message["message"]) for allowed in ALLOWED)]
    assert grouped(rest, site) == {}


@pytest.mark.parametrize("allowed", ALLOWED, ids=lambda pattern: pattern.pattern[:24])
def test_every_exception_is_still_needed(messages: list[dict[str, Any]], allowed: re.Pattern[str]) -> None:
    assert any(allowed.match(message["message"]) for message in messages)


def test_the_checker_reads_pages_and_style_sheets(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=vi><title>Một</title><p><div></p>", encoding="utf-8")
    (tmp_path / "sheet.css").write_text("a { colour: red }", encoding="utf-8")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css"]
    run = subprocess.run(["java", "-jar", CHECKER, *options, tmp_path], capture_output=True, check=True)
    found = json.loads(run.stdout)["messages"]
    assert {message["url"].rpartition("/")[2] for message in found if message["type"] == "error"} == {
        "page.html",
        "sheet.css",
    }
