"""No output takes the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_portal.errors import BuildError
from cchc_portal.outputs.files import distinct
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path


def test_different_addresses_go_through() -> None:
    files: list[tuple[str, str | bytes]] = [("a.html", "a"), ("b.html", b"b")]
    assert list(distinct(files, taken=["c.html"])) == files


@pytest.mark.parametrize("taken", [[], ["a.html"]])
def test_a_second_output_at_one_address_is_refused(taken: list[str]) -> None:
    files: list[tuple[str, str | bytes]] = [("a.html", "a")] * (1 if taken else 2)
    with pytest.raises(BuildError, match=r"two outputs at one address: a\.html"):
        list(distinct(files, taken=taken))


def test_a_page_written_by_hand_takes_the_place_of_no_other(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    for locale in ("vi", "en"):
        (root / f"content/{locale}/lich.md").write_text("# Lịch\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"two outputs at one address: lich\.html"):
        build(root, tmp_path / "site")
