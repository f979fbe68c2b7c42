"""A portal that checks and does not build: each mistake with its file, line and remedy, in both languages."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING

import pytest

from cchc_portal.errors import BuildError, DataError
from cchc_portal.load.files import load
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.messages import line
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

OTHER_FILE = "sửa dòng này, hoặc lấy tệp từ cổng mẫu"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_portal(SMALL, tmp_path / "portal")


def _append(path: Path, text: str) -> int:
    """The line that `text` then stands on."""
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def _lines(root: Path) -> list[str]:
    """What a build says, in both languages; the data alone are in order, and nothing is left behind."""
    load(root)
    with pytest.raises(DataError) as caught:
        build(root, root.parent / "site")
    assert sorted(path.name for path in root.parent.iterdir()) == ["portal"]
    return [line(problem, language) for problem in caught.value.problems for language in LANGUAGES]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_link_that_leads_nowhere(root: Path, locale: str) -> None:
    page = f"content/{locale}/gioi-thieu.md"
    number = _append(root / page, "Xem [ở đây](khong-co.md).\n")
    vietnamese, english = _lines(root)
    assert vietnamese == (
        f"{page}:{number}:13: liên kết “khong-co.md” không dẫn tới trang hay tệp nào của cổng; trang viết tay ghi theo "
        "tên tệp (du-lieu-mo.md), trang khác ghi theo địa chỉ (don-vi.html); sửa địa chỉ, hoặc bỏ liên kết"
    )
    assert english == (
        f"{page}:{number}:13: the link “khong-co.md” leads to no page and no file of the portal; a page written by "
        "hand by its file (du-lieu-mo.md), any other by its address (don-vi.html); correct the address, or take the "
        "link out"
    )


def test_every_link_that_leads_nowhere_comes_at_once(root: Path) -> None:
    for locale in LANGUAGES:
        _append(root / f"content/{locale}/gioi-thieu.md", "[a](a.md) [b](b.html)\n")
    assert len(_lines(root)) == 8


def test_settings_that_yaml_cannot_read(root: Path) -> None:
    number = _append(root / "mkdocs.yml", "foo: [bar\n")
    vietnamese, english = _lines(root)
    assert vietnamese.startswith(f"mkdocs.yml:{number}:6: dấu ngoặc mở ở đây nhưng không đóng; ")
    assert english.startswith(f"mkdocs.yml:{number}:6: a bracket is opened here and never closed; ")


def test_settings_that_the_host_does_not_take(root: Path) -> None:
    number = _append(root / "mkdocs.yml", "foo: bar\n")
    vietnamese, english = _lines(root)
    said = "Unrecognised configuration name: foo"
    assert vietnamese.startswith(f"mkdocs.yml:{number}:1: foo: MkDocs không nhận thiết lập này ({said}); ")
    assert vietnamese.endswith(OTHER_FILE)
    assert english.startswith(f"mkdocs.yml:{number}:1: foo: MkDocs does not take this setting ({said}); ")


def test_settings_that_are_not_there(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    assert _lines(root)[1].startswith("mkdocs.yml:1:1: this file does not exist; ")


def test_pages_of_a_language_that_are_not_there(root: Path) -> None:
    shutil.rmtree(root / "content/en")
    vietnamese, english = _lines(root)[:2]
    assert vietnamese.startswith("content/en/du-lieu-mo.md:1:1: không có tệp này; ")
    assert english.startswith("content/en/du-lieu-mo.md:1:1: this file does not exist; ")


def test_no_page_at_all_is_told_without_the_place_on_the_disk(root: Path) -> None:
    shutil.rmtree(root / "content")
    english = _lines(root)[1]
    assert english.startswith("mkdocs.yml:2:1: docs_dir: MkDocs does not take this setting (")
    assert str(root) not in english


def test_what_the_host_says_without_a_place_keeps_its_words(root: Path) -> None:
    class Talkative(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            record.msg = f"something in {root}/content is odd"
            return True

    _append(root / "content/vi/gioi-thieu.md", "[a](a.md)\n")
    logger, talkative = logging.getLogger("mkdocs.structure.pages"), Talkative()
    logger.addFilter(talkative)
    try:
        with pytest.raises(BuildError) as caught:
            build(root, root.parent / "site")
    finally:
        logger.removeFilter(talkative)
    assert str(caught.value).startswith("something in content is odd\n")
