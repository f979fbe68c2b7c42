"""Small things that several tests use."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from cchc_portal.host.build import build_site

ROOT = Path(__file__).parents[1]
"""The repository, which is a portal itself."""

SMALL = ROOT / "tests" / "sites" / "small"
AS_OF = dt.date(2026, 11, 22)


def copy_portal(source: Path, target: Path) -> Path:
    """A copy of a portal's data, content and settings, to be changed by a test."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("plans", "site_config", "content"):
        shutil.copytree(source / name, target / name)
    shutil.copy(source / "mkdocs.yml", target / "mkdocs.yml")
    return target


def build(root: Path, output: Path, *, as_of: dt.date = AS_OF, commit: str | None = None) -> Path:
    """Build a portal and give its output folder back."""
    build_site(root, output, as_of=as_of, commit=commit)
    return output
