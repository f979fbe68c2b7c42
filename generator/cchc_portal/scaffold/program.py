"""The program itself, as a wheel that a new portal carries along: no registry has it, so nobody else can give it out.

Its bytes are the same wherever it is packed, from its source folder or from where an installer put it. Files are stored
as they are: what a compressor makes of them depends on the machine, and Git packs what it keeps anyway.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from cchc_portal import __version__
from cchc_portal.errors import PortalError

if TYPE_CHECKING:
    from importlib.metadata import PackagePath

_PACKAGE = Path(__file__).parents[1]
_SOURCE = _PACKAGE.parents[1]
"""The repository, where the program runs from its source folder."""
_LOCK = "requirements.lock"
_INFO = f"cchc_portal-{__version__}.dist-info"
_OWN_INFO = ("METADATA", "WHEEL", "entry_points.txt", "licenses")
"""What the wheel brings there; all else an installer has added."""


@dataclass(frozen=True)
class Program:
    path: str
    """In a portal's folder."""
    wheel: bytes
    lock: str
    """Every package it needs, each with its hashes."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.wheel).hexdigest()


@cache
def running_program() -> Program:
    """The program that runs. Raises PortalError where it cannot be packed."""
    inside = _PACKAGE / _LOCK
    installed = inside.is_file()
    files = _installed() if installed else _built()
    lock = inside if installed else _SOURCE / _LOCK
    path = f"wheels/cchc_portal-{__version__}-py3-none-any.whl"
    return Program(path, _packed(files), lock.read_text(encoding="utf-8"))


def _built() -> dict[str, bytes]:
    """The files of the wheel that the source folder makes."""
    try:
        from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 (only who works on the program has it)
    except ImportError as error:
        raise PortalError("program_not_packed") from error
    with TemporaryDirectory(prefix="cchc-") as folder:
        (path,) = WheelBuilder(str(_SOURCE)).build(directory=folder, versions=["standard"])
        with ZipFile(path) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist() if name != f"{_INFO}/RECORD"}


def _installed() -> dict[str, bytes]:
    """The files that the wheel brought, read where an installer put them."""
    try:
        listed = distribution("cchc-portal").files
    except PackageNotFoundError as error:
        raise PortalError("program_not_packed") from error
    if not listed:
        raise PortalError("program_not_packed")
    return {file.as_posix(): file.read_binary() for file in listed if _is_own(file)}


def _is_own(file: PackagePath) -> bool:
    if file.parts[0] == _INFO:
        return file.parts[1] in _OWN_INFO
    return file.parts[0] == _PACKAGE.name and file.suffix != ".pyc"


def _packed(files: dict[str, bytes]) -> bytes:
    """One wheel with its RECORD: sorted, without a day."""
    record = f"{_INFO}/RECORD"
    lines = [f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in sorted(files.items())]
    whole = {**files, record: "".join([*lines, f"{record},,\n"]).encode()}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as wheel:
        for name in sorted(whole):
            entry = ZipInfo(name)  # 1980-01-01
            entry.create_system = 3  # Unix: whose permissions follow
            entry.external_attr = 0o100644 << 16
            wheel.writestr(entry, whole[name])
    return packed.getvalue()


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
