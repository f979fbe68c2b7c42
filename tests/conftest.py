from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from cchc_portal.portal import Portal, build_portal
from helpers import AS_OF, ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

# The same examples in every run, however slow the machine is.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def portal() -> Portal:
    """The repository's own portal."""
    return build_portal(ROOT, as_of=AS_OF)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's own portal, built once for all workers. Read only."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    output = shared / "site"
    with FileLock(f"{output}.lock"):
        if not output.is_dir():
            build(ROOT, output)
    return output
