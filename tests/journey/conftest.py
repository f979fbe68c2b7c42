from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from worlds import World, new_world

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def first_push(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A new portal with one target, pushed once. Never changed: each test takes a copy."""
    world = new_world(tmp_path_factory.mktemp("world"))
    assert "Live: release 0001-" in world.clone.push(world.server).stderr
    return world


@pytest.fixture
def world(first_push: World, tmp_path: Path) -> World:
    """A copy of the first push, to be changed by a test."""
    return first_push.copied(tmp_path)
