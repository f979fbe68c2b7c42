"""Every broken file of `tests/problems/` gives exactly the lines written there, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from broken_portals import changed_portal, problems_of
from cchc_portal.words.archive_problems import ARCHIVE_MESSAGES
from cchc_portal.words.command_problems import COMMAND_MESSAGES
from cchc_portal.words.host_problems import HOST_MESSAGES
from cchc_portal.words.ledger_problems import LEDGER_MESSAGES
from cchc_portal.words.messages import line
from cchc_portal.words.problems import MESSAGES
from cchc_portal.words.publish_problems import PUBLISH_MESSAGES
from cchc_portal.words.system_problems import SYSTEM_MESSAGES
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "tests" / "problems"
CASES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))
}
NOT_FROM_A_FILE = {
    *("no_portal", "no_plugin", "bad_day"),
    *COMMAND_MESSAGES,
    *ARCHIVE_MESSAGES,
    *PUBLISH_MESSAGES,
    *SYSTEM_MESSAGES,
    *HOST_MESSAGES,
    *LEDGER_MESSAGES,
}
"""Codes of the command line, of comparing with what was published, of building; `tests/cli`, `test_ledger` and
`tests/host` have them."""


@pytest.mark.parametrize("name", CASES)
def test_a_broken_file_gives_exactly_these_lines(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    found = problems_of(changed_portal(tmp_path, case))
    assert [line(problem, "vi") for problem in found] == case["vi"]
    assert [line(problem, "en") for problem in found] == case["en"]


@pytest.mark.parametrize("code", sorted(MESSAGES.keys() - NOT_FROM_A_FILE))
def test_every_code_has_a_case_of_its_name(code: str, tmp_path: Path) -> None:
    found = problems_of(changed_portal(tmp_path, CASES[code]))
    assert code in {problem.code for problem in found}


@pytest.mark.parametrize("name", CASES)
def test_a_line_leads_to_a_place_inside_its_file(name: str, tmp_path: Path) -> None:
    root = changed_portal(tmp_path, CASES[name])
    for problem in problems_of(root):
        path = root / problem.file
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else [""]
        assert problem.line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1]) + 1


def test_all_problems_of_all_files_come_at_once_and_in_order(tmp_path: Path) -> None:
    found = problems_of(changed_portal(tmp_path, CASES["several-broken-files"]))
    assert [(problem.file.rsplit("/", 1)[-1], problem.line) for problem in found] == [
        ("plan.yml", 27),
        ("plan.yml", 36),
        ("authority.yml", 2),
        ("units.yml", 9),
    ]
    assert list(found) == sorted(found)
