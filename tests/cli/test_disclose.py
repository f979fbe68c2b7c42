"""`cchc disclose`: what is not met, with evidence and remedy; text and JSON; when it ends with 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from cchc_portal.cli import main
from helpers import ROOT, SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-22")


def _run(root: Path, *words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", lang, "disclose", *DAY, *words])


def test_every_subject_is_told_with_counts() -> None:
    result = _run(ROOT)
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads[0] == "The whole portal"
    assert "Minh Họa Ward (phuong-minh-hoa) [Sample data]" in heads
    assert "Lê Hồng Commune (le-hong) [Archive]" in heads
    assert len(heads) == 1 + 6 + 6


def test_what_is_not_met_has_evidence_remedy_source_and_mark() -> None:
    lines = _run(ROOT, "--plan", "phuong-minh-hoa/2026").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "A08" in line)
    assert lines[at].startswith("  Not met  A08")
    assert lines[at + 1].strip() == "No report is published for: 2026-9m."
    assert lines[at + 2].strip().startswith("→ Publish the missing period’s report (cchc new snapshot); ")
    assert lines[at + 3].strip().endswith("[V: the wording was read]")


def test_a_recalled_rule_is_never_told_as_law() -> None:
    for lang, words in (("en", "to be checked"), ("vi", "cần kiểm tra")):
        text = _run(ROOT, lang=lang).stdout
        told = [line for line in text.splitlines() if "R:" in line]
        assert told
        assert all(words in line for line in told)


def test_what_is_not_met_comes_before_what_is_not_known() -> None:
    lines = _run(ROOT).stdout.splitlines()
    first = lines[: lines.index("")]
    told = [line.split()[0] for line in first if line.startswith(("  Not met  ", "  Not known here  "))]
    words = [line[2:11].strip() for line in first if line.startswith(("  Not met  ", "  Not known here  "))]
    assert told
    assert words == sorted(words, key=lambda word: word != "Not met")


def test_json_has_every_rule_once() -> None:
    rows = json.loads(_run(ROOT, "--format", "json", "--authority", "phuong-minh-hoa").stdout)
    assert [row["subject"] for row in rows] == ["phuong-minh-hoa", "phuong-minh-hoa/2026"]
    assert all(row["sample"] for row in rows)
    for row in rows:
        assert sum(row["counts"].values()) == len(row["rules"])
        assert len({rule["id"] for rule in row["rules"]}) == len(row["rules"])
    by_id = {rule["id"]: rule for rule in rows[1]["rules"]}
    assert by_id["B01"]["outcome"] == "met"
    assert by_id["G02"]["to_be_checked"] is True
    assert by_id["A08"]["code"] == "reports-missing"


def test_the_whole_portal_has_all_62_rules() -> None:
    rows = json.loads(_run(ROOT, "--format", "json").stdout)
    assert len({rule["id"] for row in rows for rule in row["rules"]}) == 62


def test_vietnamese_is_the_default_language() -> None:
    result = CliRunner().invoke(main, ["--root", str(ROOT), "disclose", *DAY, "--authority", "le-hong"])
    assert "Không áp dụng 7" in result.stdout


def test_it_is_strict_only_when_asked() -> None:
    assert _run(ROOT, "--authority", "phuong-minh-hoa").exit_code == 0
    assert _run(ROOT, "--authority", "phuong-minh-hoa", "--strict").exit_code == 1


def test_strict_passes_only_where_something_was_checked_and_nothing_fails(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    rules = yaml.safe_load((ROOT / "site_config" / "disclosure.yml").read_text(encoding="utf-8"))
    for ids, code in (((), 1), (("C01",), 0), (("C01", "C08"), 1)):
        some = rules | {"rules": [rule for rule in rules["rules"] if rule["id"] in ids]}
        (root / "site_config" / "disclosure.yml").write_text(yaml.safe_dump(some), encoding="utf-8")
        assert _run(root, "--strict").exit_code == code, ids


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", "cổng này không có quy định nào về thông tin công khai nên không kiểm tra được gì"),
        ("en", "this portal has no rules on public information, so nothing was checked"),
    ],
)
def test_a_portal_without_rules_is_told_so(tmp_path: Path, lang: str, words: str) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    for given, code in (((), 0), (("--strict",), 1), (("--format", "json"), 0)):
        result = _run(root, *given, lang=lang)
        assert result.exit_code == code
        assert result.stderr.startswith(f"{words}; ")
        assert "site_config/disclosure.yml" in result.stderr


def test_a_name_that_is_not_there_is_said() -> None:
    missing = _run(ROOT, "--authority", "khong-co")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "khong-co" in missing.stderr
    assert _run(ROOT, "--plan", "le-hong").exit_code == 1
    assert "2099" in _run(ROOT, "--plan", "le-hong/2099").stderr
