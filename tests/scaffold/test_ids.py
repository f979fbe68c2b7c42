"""Ids proposed from names."""

from __future__ import annotations

import pytest

from cchc_portal.model.text import is_id
from cchc_portal.scaffold.ids import proposed_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Phòng Kinh tế", "phong-kinh-te"),
        ("Đặc khu Cát Hải (đ)", "dac-khu-cat-hai-d"),
        ("Pho\u0300ng", "phong"),
        ("  UBND   phường – tổ 1 ", "ubnd-phuong-to-1"),
        ("Ủy ban nhân dân phường và các đơn vị có liên quan", "uy-ban-nhan-dan-phuong-va-cac-don-vi-co"),
        ("en", "en-2"),
        ("CON", "con-2"),
        ("Null", "null-2"),
        ("x" * 60, "x" * 40),
        ("…", ""),
        ("", ""),
    ],
)
def test_an_id_is_made_of_the_names_words(name: str, expected: str) -> None:
    assert proposed_id(name) == expected
    assert expected == "" or is_id(expected)


def test_a_taken_id_gets_a_number_and_stays_short_enough() -> None:
    taken: list[str] = []
    for _ in range(11):
        taken.append(proposed_id("x" * 60, taken=taken))
    assert taken[1] == "x" * 38 + "-2"
    assert taken[-1] == "x" * 37 + "-11"
    assert all(is_id(found) for found in taken)
