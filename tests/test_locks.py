"""A lock file is whole by itself: what installs from it, on a machine that has nothing, needs no more than it pins.

pip refuses a requirement that a lock does not pin, but only where the package is not installed already; so a lock with
a gap goes unnoticed on a machine that installed the other one first.
"""

import re
import tomllib
from collections import deque
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers import ROOT

MACHINES = [
    {"sys_platform": system, "platform_system": name, "os_name": kind}
    for system, name, kind in [("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt")]
]
PYTHONS = ["3.11", "3.12", "3.13"]


def _pinned(lock: str) -> list[Requirement]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix("\\")) for line in lines if re.match(r"\w", line)]


def _asked_for(group: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    lines = [*project["project"]["dependencies"], *(line for line in groups[group] if isinstance(line, str))]
    for line in groups[group]:
        if not isinstance(line, str):
            lines += groups[line["include-group"]]
    return [Requirement(line) for line in lines]


def _needed_by(requirement: Requirement) -> list[tuple[Requirement, str]]:
    """What a requirement's package asks for, each with the extra that brings it; a package of another system: none."""
    try:
        lines = requires(requirement.name) or []
    except PackageNotFoundError:
        return []
    return [(Requirement(line), extra) for line in lines for extra in ["", *sorted(requirement.extras)]]


@pytest.mark.parametrize(("lock", "group"), [("requirements.lock", "build"), ("requirements-dev.lock", "dev")])
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine["sys_platform"])
def test_a_lock_pins_all_that_its_packages_need(lock: str, group: str, python: str, machine: dict[str, str]) -> None:
    """From what pyproject.toml names to the last package, on each system and Python."""
    here: dict[str, Any] = {**machine, "python_version": python, "python_full_version": f"{python}.0"}
    holds = {**here, "extra": ""}
    pins = {canonicalize_name(pin.name): pin for pin in _pinned(lock) if not pin.marker or pin.marker.evaluate(holds)}
    wanted = deque((requirement, "") for requirement in _asked_for(group))
    seen, missing = set(), []
    while wanted:
        requirement, extra = wanted.popleft()
        if requirement.marker and not requirement.marker.evaluate({**here, "extra": extra}):
            continue
        if (key := str(requirement)) in seen:
            continue
        seen.add(key)
        pin = pins.get(canonicalize_name(requirement.name))
        version = next(iter(pin.specifier)).version if pin else ""
        if not version or not requirement.specifier.contains(version, prereleases=True):
            missing.append(f"{requirement}: {version or 'not pinned'}")
        wanted.extend(_needed_by(requirement))
    assert not missing, f"{lock} needs renewing: make locks"
    assert len(seen) > len(_asked_for(group))
