"""The wheel carries all it needs: a portal elsewhere builds with nothing of the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from built_site import broken_links, pages_of
from helpers import AS_OF, ROOT, SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path


COMMON = {f"cchc_portal/common/{name}.yml" for name in ("areas", "indicators", "glossary", "disclosure")}
"""What a new portal takes over as it is."""


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Run a command in `cwd` and give its output back."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content and no other package."""
    target = tmp_path_factory.mktemp("target")
    options = ("--no-deps", "--no-index", "--disable-pip-version-check", "--quiet")
    run("-m", "pip", "install", *options, "--target", str(target), str(wheel), cwd=target)
    return target


def under(folder: Path) -> set[str]:
    """Every file below a folder of the repository, relative to it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_every_module_and_catalogue(names: set[str]) -> None:
    expected = {f"cchc_portal/{name}" for name in under(ROOT / "generator" / "cchc_portal")}
    assert {"cchc_portal/locale/vi.po", "cchc_portal/locale/en.po", "cchc_portal/host/plugin.py"} <= expected
    assert expected - names == set()


def test_the_wheel_carries_the_theme(names: set[str]) -> None:
    assert {f"cchc_portal/theme/{name}" for name in under(ROOT / "theme")} - names == set()
    assert "cchc_portal/theme/assets/fonts/be-vietnam-pro-400.woff2" in names


def test_the_wheel_carries_the_schemas(names: set[str]) -> None:
    assert {f"cchc_portal/schema/{name}" for name in under(ROOT / "site_config" / "schema")} - names == set()


def test_the_wheel_carries_what_a_new_portal_is_made_of(names: set[str]) -> None:
    assert COMMON | {"cchc_portal/scaffold/portal/server/nginx.conf.jinja"} <= names


def test_the_wheel_carries_nothing_else(names: set[str]) -> None:
    assert {name for name in names if not name.startswith("cchc_portal")} == set()
    assert {name for name in names - COMMON if name.endswith((".pyc", ".yml")) or "/tests/" in name} == set()


def test_the_wheel_says_that_it_is_typed(names: set[str]) -> None:
    assert "cchc_portal/py.typed" in names


def test_the_wheel_names_the_command_and_the_plugin(wheel: Path, names: set[str]) -> None:
    (entries,) = [name for name in names if name.endswith("entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(entries).decode()
    assert "cchc = cchc_portal.cli:main" in text
    assert "[mkdocs.plugins]" in text


def test_only_the_wheel_is_imported(installed: Path, tmp_path: Path) -> None:
    code = (
        "import cchc_portal, cchc_portal.render; print(cchc_portal.__file__); print(cchc_portal.render.theme_folder())"
    )
    found = run("-c", code, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert [line for line in found if not line.startswith(str(installed))] == []


def test_a_portal_elsewhere_builds_with_only_the_wheel(installed: Path, tmp_path: Path) -> None:
    portal = copy_portal(SMALL, tmp_path / "portal")
    command = ("-m", "cchc_portal", "--root", str(portal), "build", "--as-of", AS_OF.isoformat())
    run(*command, cwd=tmp_path, PYTHONPATH=str(installed))
    assert broken_links(portal / "site", pages_of(portal / "site")) == []
    here = build(copy_portal(SMALL, tmp_path / "again"), tmp_path / "again" / "site")
    assert under(portal / "site") == under(here)
    assert [name for name in under(here) if (here / name).read_bytes() != (portal / "site" / name).read_bytes()] == []


def test_a_new_portal_made_with_only_the_wheel_is_the_same(installed: Path, tmp_path: Path) -> None:
    options = ("--name", "Xã An Bình", "--level", "commune")
    run("-m", "cchc_portal", "init", "here", *options, cwd=tmp_path, PYTHONPATH=str(ROOT / "generator"))
    run("-m", "cchc_portal", "init", "wheel", *options, cwd=tmp_path, PYTHONPATH=str(installed))
    run("-m", "cchc_portal", "--root", "wheel", "build", cwd=tmp_path, PYTHONPATH=str(installed))
    here, wheel = tmp_path / "here", tmp_path / "wheel"
    made = {name for name in under(wheel) if not name.startswith("site/")}
    assert under(here) == made
    assert [name for name in made if (here / name).read_bytes() != (wheel / name).read_bytes()] == []
