from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from worlds import PLAN, Measured, World, new_world

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def first_push(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A new portal with one target, pushed once. Never changed: each test takes a copy."""
    world = new_world(tmp_path_factory.mktemp("world"))
    assert "Live: release 0001-" in world.clone.push(world.server).stderr
    return world


@pytest.fixture(scope="session")
def measured(first_push: World, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """A push of 92 per cent, to a server of its own."""
    world = first_push.copied(tmp_path_factory.mktemp("measured"))
    world.clone.change(PLAN, "at_least: 91", "at_least: 92")
    started = time.monotonic()
    world.clone.push(world.server)
    return Measured(world.clone, world.server.digest(), time.monotonic() - started)


@pytest.fixture
def world(first_push: World, tmp_path: Path) -> World:
    """A copy of the first push, to be changed by a test."""
    return first_push.copied(tmp_path)
