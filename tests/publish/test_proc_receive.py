"""The lines that Git and its hook exchange."""

from __future__ import annotations

import io

import pytest

from cchc_portal.errors import BuildError
from cchc_portal.publish.proc_receive import Update, accept, greet, leave, refuse

OLD, NEW = "1" * 40, "2" * 40
MAIN, TAG = Update(OLD, NEW, "refs/heads/main"), Update("0" * 40, NEW, "refs/tags/v1")
GREETING = b"0021version=1\x00push-options atomic0000"
PUSHED = f"0065{OLD} {NEW} refs/heads/main0062{'0' * 40} {NEW} refs/tags/v10000".encode()


def test_the_version_is_agreed_on_and_the_updates_are_read() -> None:
    said = io.BytesIO()
    assert greet(io.BytesIO(GREETING + PUSHED), said) == (MAIN, TAG)
    assert said.getvalue() == b"000dversion=10000"


@pytest.mark.parametrize("length", range(0, len(PUSHED), 7))
def test_a_list_that_breaks_off_is_not_taken_for_a_whole_one(length: int) -> None:
    with pytest.raises(BuildError):
        greet(io.BytesIO(GREETING + PUSHED[:length]), io.BytesIO())


def test_every_answer_counts_its_bytes() -> None:
    said = io.BytesIO()
    accept(said, [MAIN, TAG])
    leave(said, [TAG])
    refuse(said, [MAIN], "từ chối / refused")
    assert said.getvalue().decode() == (
        "0016ok refs/heads/main0013ok refs/tags/v10000"
        "0013ok refs/tags/v10017option fall-through0000"
        "002cng refs/heads/main từ chối / refused0000"
    )
