"""The program as a wheel: the same bytes from its source folder and from where an installer put it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from base64 import urlsafe_b64encode
from importlib.metadata import PackageNotFoundError
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest

from cchc_portal import __version__
from cchc_portal.errors import PortalError
from cchc_portal.scaffold import program
from cchc_portal.scaffold.program import running_program
from helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

INFO = f"cchc_portal-{__version__}.dist-info"
PACK_AGAIN = """
from pathlib import Path
from cchc_portal.scaffold.program import running_program
found = running_program()
Path("again.whl").write_bytes(found.wheel)
Path("again.lock").write_text(found.lock, encoding="utf-8")
"""


@pytest.fixture
def wheel() -> ZipFile:
    return ZipFile(BytesIO(running_program().wheel))


@pytest.fixture
def fresh() -> None:
    """Nothing is remembered from before, nor afterwards."""
    running_program.cache_clear()


def test_the_wheel_is_named_for_every_system_and_holds_the_program_and_its_data(wheel: ZipFile) -> None:
    assert running_program().path == f"wheels/cchc_portal-{__version__}-py3-none-any.whl"
    for name in ("__main__.py", "locale/vi.po", "theme/embed/v1/embed.js", "common/areas.yml", "requirements.lock"):
        assert f"cchc_portal/{name}" in wheel.namelist()
    assert f"{INFO}/licenses/LICENSE" in wheel.namelist()
    assert wheel.testzip() is None


def test_the_wheel_says_of_every_file_what_it_is(wheel: ZipFile) -> None:
    listed = [line.split(",") for line in wheel.read(f"{INFO}/RECORD").decode().splitlines()]
    assert sorted(name for name, _, _ in listed) == wheel.namelist()
    for name, digest, size in listed[:-1]:
        content = wheel.read(name)
        found = urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        assert (digest, size) == (f"sha256={found}", str(len(content))), name
    assert listed[-1] == [f"{INFO}/RECORD", "", ""]


def test_what_the_bytes_are_depends_on_no_machine_and_no_day(wheel: ZipFile) -> None:
    assert {entry.compress_type for entry in wheel.infolist()} == {ZIP_STORED}
    assert {entry.date_time for entry in wheel.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    before = running_program()
    running_program.cache_clear()
    assert running_program() == before


def test_an_installed_program_packs_itself_as_it_came(tmp_path: Path) -> None:
    """With the byte code and the notes that the installer has added."""
    made = running_program()
    file = tmp_path / made.path
    file.parent.mkdir()
    file.write_bytes(made.wheel)
    place = tmp_path / "installed"
    words = ["pip", "install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", str(place)]
    subprocess.run([sys.executable, "-m", *words, str(file)], check=True)
    record = (place / INFO / "RECORD").read_text(encoding="utf-8")
    assert (".pyc" in record, "bin/cchc" in record, "INSTALLER" in record) == (True, True, True)
    variables = {**os.environ, "PYTHONPATH": str(place)}
    subprocess.run([sys.executable, "-c", PACK_AGAIN], cwd=tmp_path, env=variables, check=True)
    assert (tmp_path / "again.whl").read_bytes() == made.wheel
    assert (tmp_path / "again.lock").read_text(encoding="utf-8") == (ROOT / "requirements.lock").read_text("utf-8")


@pytest.mark.usefixtures("fresh")
def test_a_source_folder_without_the_build_tool_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hatchling.builders.wheel", None)
    with pytest.raises(PortalError, match="program_not_packed"):
        running_program()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("listed", [True, False])
def test_a_program_that_no_installer_has_listed_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, listed: bool
) -> None:
    class Unlisted:
        files = None

    def distribution(name: str) -> Unlisted:
        if listed:
            return Unlisted()
        raise PackageNotFoundError(name)

    (tmp_path / "requirements.lock").touch()
    monkeypatch.setattr(program, "_PACKAGE", tmp_path)
    monkeypatch.setattr(program, "distribution", distribution)
    with pytest.raises(PortalError, match="program_not_packed"):
        running_program()
