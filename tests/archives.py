"""Archives for tests: sealed from a tree, damaged in one place, unpacked."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

from cchc_portal.model.release import Release
from cchc_portal.model.text import Text
from cchc_portal.publish.archive import BagFacts, write_archive
from helpers import AS_OF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FACTS = BagFacts(Text({"vi": "Cổng thử", "en": "Test portal"}), AS_OF, "0123abc")
TREE = {
    "index.html": "<!doctype html><title>Cổng</title>",
    "en/index.html": "<!doctype html><title>Portal</title>",
    "an-binh/2026/files/báo cáo.txt": "Báo cáo\n",
    "404.html": "wrong address",
    "sitemap.xml": "<urlset/>",
    "luu-tru/cu.zip": "the archive before",
}
NAME = "data/an-binh/2026/files/báo cáo.txt"


def write_tree(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A little site."""
    for name, text in (TREE if files is None else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def sealed(folder: Path) -> Path:
    """An archive of the little site."""
    target = folder / "a.zip"
    write_archive(write_tree(folder / "tree"), target, facts=FACTS)
    return target


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The archive with its files changed by `change`, a valid ZIP again."""
    files = entries(path)
    change(files)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def unpacked(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def release(number: int = 1, **over: object) -> Release:
    """A release of the register."""
    facts: dict[str, object] = {
        "date": dt.datetime(2026, 11, 22, 20, 30, number, tzinfo=dt.UTC),
        "commit": "b046512e78a6c5f4ada4d89b8bc6873ac325edb7",
        "file": f"cong-{number}.zip",
        "size": 20_950_000,
        "sha256": f"{number:064x}",
        "as_of": AS_OF,
    }
    return Release.model_validate({**facts, **over})
