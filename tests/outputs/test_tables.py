"""Results as CSV: what Excel opens is what the pages say."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from cchc_portal.outputs.tables import PERIOD_HEAD, TARGET_HEAD, table_files

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

PATH = "data/v1/phuong-minh-hoa/2026"


@pytest.fixture(scope="module")
def tables(portal: Portal) -> dict[str, str]:
    return dict(table_files(portal))


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_target_has_one_row_a_period(tables: dict[str, str]) -> None:
    head, *rows = rows_of(tables[f"{PATH}/targets/dung-han.csv"])
    assert tuple(head) == TARGET_HEAD
    assert [row[0] for row in rows] == ["2026-q1", "2026-h1", "2026-q3"]
    assert rows[2][4:8] == ["1180", "1204", "98.0066", "percent"]
    assert [row[3] for row in rows] == ["", "x", ""]


def test_a_period_has_one_row_a_target(tables: dict[str, str], portal: Portal) -> None:
    (plan,) = (plan for one in portal.authorities if one.authority.sample for plan in one.plans)
    head, *rows = rows_of(tables[f"{PATH}/periods/2026-q3.csv"])
    assert tuple(head) == PERIOD_HEAD
    assert [row[0] for row in rows] == [target.id for target in plan.plan.targets]
    found = {row[0]: row for row in rows}
    assert found["dung-han"][7] == "98.0066"
    assert found["dung-han"][9] == "97.5257"
    assert found["khong-nop-lai"][7] == ""
    assert found["nop-truc-tuyen"][10] == "off-track"


def test_nothing_that_arose_is_said_in_words(tables: dict[str, str]) -> None:
    _head, *rows = rows_of(tables[f"{PATH}/targets/dung-han-nguoi-co-cong.csv"])
    assert rows[-1][6] == "không phát sinh / nothing arose"


def test_a_target_without_result_has_no_table(tables: dict[str, str]) -> None:
    assert f"{PATH}/targets/khong-nop-lai.csv" not in tables
    assert not [address for address in tables if "le-hong" in address]


def test_lines_end_as_excel_wants_them(tables: dict[str, str]) -> None:
    assert all(text.count("\n") == text.count("\r\n") for text in tables.values())
