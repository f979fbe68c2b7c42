"""Every case of `tests/ledger/`: data published before, data now, and exactly the lines that the comparison gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from broken_portals import changed_portal
from cchc_portal.load.files import load
from cchc_portal.load.ledger import check_ledger
from cchc_portal.words.ledger_problems import LEDGER_MESSAGES
from cchc_portal.words.messages import line
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.errors import Problem

CASES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests/ledger").glob("*.yml"))
}
PUBLISHED: list[dict[str, Any]] = [
    {"file": "plans/an-binh/authority.yml", "find": "sample: true", "replace": "sample: false"},
    {
        "file": "plans/an-binh/2026/snapshots/2026-q1.yml",
        "write": """\
period: 2026-q1
data: {from: 2025-12-15, to: 2026-03-14}
published: 2026-03-20
values:
  dung-han: {numerator: 1180, denominator: 1204}
  hai-long: {value: 91}
corrections:
  - {target: hai-long, was: 90, now: 91, on: 2026-03-25, reason: Gõ nhầm}
""",
    },
    {
        "file": "plans/an-binh/2026/amendments.yml",
        "write": """\
amendments:
  - {target: hai-long, field: goals, from: 95 %, to: trên 90 %, on: 2026-02-01, reason: Tỉnh giao lại, document: CV 7}
""",
    },
]


def _found(folder: Path, case: dict[str, Any]) -> tuple[Problem, ...]:
    earlier: list[dict[str, Any]] = case.get("before", [])
    first, *others = [*PUBLISHED, *earlier]
    before = changed_portal(folder / "before", {**first, "also": others})
    now = changed_portal(folder / "now", {**first, "also": [*others, *case["now"]]})
    return check_ledger(load(now), load(before))


@pytest.mark.parametrize("name", CASES)
def test_a_change_of_published_data_gives_exactly_these_lines(name: str, tmp_path: Path) -> None:
    found = _found(tmp_path, CASES[name])
    assert [line(problem, "vi") for problem in found] == CASES[name]["vi"]
    assert [line(problem, "en") for problem in found] == CASES[name]["en"]


def test_every_code_has_a_case_and_so_has_each_way_to_record_a_change(tmp_path: Path) -> None:
    found = {problem.code for name in CASES for problem in _found(tmp_path / name, CASES[name])}
    assert found == set(LEDGER_MESSAGES)
    assert sum(case["en"] == [] for case in CASES.values()) > len(LEDGER_MESSAGES)
