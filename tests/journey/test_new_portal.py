"""A new portal brings the program that builds it: installed as its CI installs it, on a machine that has nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from publishing import cchc, environment
from worlds import CI_FILES, INIT

if TYPE_CHECKING:
    from pathlib import Path

INSTALL = re.compile(r"python -m (pip install .+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new portal and an environment that holds what the portal's requirements name, no more."""
    folder = tmp_path_factory.mktemp("machine")
    cchc(folder, "init", "portal", *INIT)
    texts = [(folder / "portal" / name).read_text(encoding="utf-8") for name in (*CI_FILES, "README.md")]
    (command,) = {INSTALL.sub(r"\1", found[0]) for text in texts for found in [INSTALL.search(text)] if found}
    assert all(INSTALL.search(text) for text in texts)
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    _run(folder, "portal", "python", "-m", *command.split(), "-q", "--disable-pip-version-check")
    return folder


def _run(machine: Path, folder: str, *words: str) -> str:
    """What a command says in a shell where the environment is switched on."""
    kept = {key: value for key, value in environment(machine).items() if key != "PYTHONPATH"}
    variables = {**kept, "PATH": os.pathsep.join((str(machine / "venv/bin"), kept["PATH"]))}
    done = subprocess.run(words, cwd=machine / folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_portal_checks_and_builds_with_the_program_it_brings(machine: Path) -> None:
    shown = _run(machine, "portal", "python", "-c", "import cchc_portal; print(cchc_portal.__file__)")
    assert shown.startswith(f"{machine}/venv/")
    _run(machine, "portal", "cchc", "check")
    _run(machine, "portal", "cchc", "build")
    assert "Xã An Bình" in (machine / "portal/site/index.html").read_text(encoding="utf-8")


def test_a_portal_made_by_that_program_is_the_same_and_builds(machine: Path) -> None:
    """Its wheel and its requirements too, so it installs as the first one did."""
    _run(machine, ".", "cchc", "init", "second", *INIT)
    first, second = machine / "portal", machine / "second"
    names = [path.relative_to(second) for path in second.rglob("*") if path.is_file()]
    assert len(names) > 20
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []
    _run(machine, "second", "cchc", "check")
    _run(machine, "second", "cchc", "build")
    assert (second / "site/en/index.html").is_file()
