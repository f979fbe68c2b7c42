"""The reader: data, places, and problems in place of exceptions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc_portal.load.reading import MAX_BYTES, dotted, parse, read
from cchc_portal.load.suggestions import nearest, suggested
from cchc_portal.words.messages import line

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = """\
targets:
  - id: a
    goals:
      - {at_least: 98, unit: percent}
  - id: b
    title: {vi: Một, en: One}
"""

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
"""Any text but control characters, which YAML escapes."""

DATA = st.recursive(
    WORDS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def _nfc(data: Any) -> Any:
    if isinstance(data, dict):
        return {_nfc(key): _nfc(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_nfc(item) for item in data]
    return unicodedata.normalize("NFC", data) if isinstance(data, str) else data


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes, so that null, true and false differ from the words of that name."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def _quote(dumper: _Quoting, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Quoting.add_representer(str, _quote)


def _written(data: Any) -> str:
    text: str = yaml.dump(data, Dumper=_Quoting, allow_unicode=True)
    return text


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("targets",), (1, 1)),
        (("targets", 0), (2, 5)),
        (("targets", 0, "id"), (2, 5)),
        (("targets", 0, "goals"), (3, 5)),
        (("targets", 0, "goals", 0), (4, 9)),
        (("targets", 0, "goals", 0, "at_least"), (4, 10)),
        (("targets", 0, "goals", 0, "unit"), (4, 24)),
        (("targets", 1, "title", "en"), (6, 22)),
    ],
)
def test_the_place_of_a_key_is_where_the_key_begins(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert parse(TARGETS, name="plan.yml").locate(path) == place


def test_what_is_missing_stands_where_the_thing_above_it_stands() -> None:
    assert parse(TARGETS, name="plan.yml").locate(("targets", 1, "clause")) == (5, 5)


def test_a_path_of_keys_reads_as_in_the_documentation() -> None:
    assert dotted(("targets", 4, "goals", 0, "at_least")) == "targets[4].goals[0].at_least"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1.10", {"a": "1.10"}),
        ("a: no", {"a": "no"}),
        ("a: 2026-09-30", {"a": "2026-09-30"}),
        ("a: true", {"a": True}),
        ('a: "true"', {"a": "true"}),
        ("a: ", {"a": None}),
        ('a: ""', {"a": ""}),
        ("a: ~", {"a": None}),
        ("{a: b, c, d: e}", {"a": "b, c", "d": "e"}),
        ("{a: b, c: }", {"a": "b", "c": None}),
        ("[a, b]", ["a", "b"]),
        ("", None),
    ],
)
def test_a_scalar_stays_as_it_was_written(text: str, data: object) -> None:
    reading = parse(text, name="x.yml")
    assert reading.data == data
    assert reading.problems == ()


def test_a_duplicate_key_is_a_problem_and_the_rest_is_still_read() -> None:
    reading = parse("a: 1\nb: 2\na: 3\n", name="x.yml")
    assert [(problem.line, problem.code) for problem in reading.problems] == [(3, "duplicate_key")]
    assert reading.data == {"a": "3", "b": "2"}


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"a: b\n" + b"#" * (MAX_BYTES - 5))
    assert read(path, name="x.yml").data == {"a": "b"}
    path.write_bytes(b"a: b\n" + b"#" * (MAX_BYTES - 4))
    assert [problem.code for problem in read(path, name="x.yml").problems] == ["file_too_large"]


@given(DATA)
def test_any_data_survive_being_written_and_read(data: Any) -> None:
    reading = parse(_written(data), name="x.yml")
    assert [problem for problem in reading.problems if problem.code != "duplicate_key"] == []
    assert reading.data == _nfc(data)


@given(st.dictionaries(st.sampled_from(["vi", "en"]), WORDS))
def test_any_text_survives_the_usual_writer_of_yaml(data: dict[str, str]) -> None:
    assert parse(yaml.safe_dump(data), name="x.yml").data == _nfc(data)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for problem in parse(text, name="x.yml").problems:
        assert line(problem, "vi").startswith("x.yml:")
        assert line(problem, "en")


@given(st.text("ab:-,{}[]\"'#&*!|>%@`\\ \t\n\r\u00a0“”\x85\u2028é", max_size=40))
def test_no_signs_of_yaml_make_the_reader_raise(text: str) -> None:
    lines = text.splitlines() or [""]
    for problem in parse(text, name="x.yml").problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert line(problem, "en")


@given(raw=st.binary(max_size=200))
def test_no_bytes_make_the_reader_raise(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(raw)
    reading = read(path, name="any.yml")
    assert reading.file == "any.yml"


@pytest.mark.parametrize(
    ("code", "value", "meant"),
    [
        ("date_form", "30/09/2026", "2026-09-30"),
        ("date_form", "ngày 5.1.2026", "2026-01-05"),
        ("date_form", "31/13/2026", ""),
        ("moment_form", "Q3/2026", "2026-Q3"),
        ("moment_form", "quý IV năm 2026", "2026-Q4"),
        ("moment_form", "năm 2026", "2026"),
        ("moment_form", "2026-9", "2026-09"),
        ("moment_form", "cuối nhiệm kỳ", ""),
        ("period_form", "tháng 5/2026", "2026-m05"),
        ("period_form", "2026", "2026-year"),
        ("id_form", "Đúng hạn", "dung-han"),
        ("number_comma", "-1.250,5", "-1250.5"),
        ("address_form", "ubnd@anbinh.gov.vn", "mailto:ubnd@anbinh.gov.vn"),
        ("address_form", "javascript:alert(1)", ""),
        ("goal_bound", "2026", ""),
    ],
)
def test_a_value_in_a_familiar_form_is_suggested_in_the_right_one(code: str, value: str, meant: str) -> None:
    assert suggested(code, value) == meant


@pytest.mark.parametrize(
    ("word", "allowed", "meant"),
    [
        ("percnt", ["percent", "point"], "percent"),
        ("%", ["percent", "point"], "percent"),
        ("QD", ["CT", "QĐ"], "QĐ"),
        ("QUARTER", ["quarter"], "quarter"),
        ("xyz", ["percent"], ""),
        ("%", ["office"], ""),
    ],
)
def test_the_nearest_allowed_word_is_found(word: str, allowed: list[str], meant: str) -> None:
    assert nearest(word, allowed) == meant
