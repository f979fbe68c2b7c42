"""The package's shape: layers, sizes, version."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import cchc_portal
from helpers import ROOT

LONGEST_MODULE = 350
MODULES = sorted((ROOT / "generator").rglob("*.py"))


def test_data_flow_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [path.name for path in MODULES if not path.read_text(encoding="utf-8").startswith('"""')] == []


def test_the_newest_entry_of_the_changelog_is_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == cchc_portal.__version__


def test_the_installed_version_is_the_one_of_the_code() -> None:
    assert version("cchc-portal") == cchc_portal.__version__


def test_the_face_of_the_package_is_its_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", cchc_portal.__version__)


def test_nothing_but_the_command_line_prints() -> None:
    speaking = re.compile(r"^\s*(print|click\.echo)\(", re.MULTILINE)
    silent = [path for path in MODULES if "cli" not in path.parts]
    assert [path.name for path in silent if speaking.search(path.read_text(encoding="utf-8"))] == []


def test_no_two_test_modules_have_one_name() -> None:
    """Of two, pytest collects only the first: folders of tests are no packages."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
