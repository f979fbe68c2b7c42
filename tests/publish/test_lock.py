"""One publication at a time, and no lock outlives its process."""

from __future__ import annotations

import errno
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from cchc_portal.errors import PortalError
from cchc_portal.publish.lock import is_locked, locked
from cchc_portal.publish.target import Target

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """\
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return Target(tmp_path)


def _holder(target: Target) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(target.lock)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_free_lock_is_taken_without_a_word(target: Target) -> None:
    said: list[str] = []
    with locked(target, waiting=lambda: said.append("waiting")):
        pass
    assert (said, is_locked(target)) == ([], False)


def test_a_held_lock_is_told_and_waited_for(target: Target) -> None:
    process = _holder(target)
    assert is_locked(target)

    def end() -> None:
        process.kill()
        process.communicate()

    with locked(target, waiting=end):
        pass


def test_a_lock_that_is_never_free_ends_in_an_error(target: Target) -> None:
    process = _holder(target)
    with pytest.raises(PortalError, match="publish_busy"), locked(target, waiting=lambda: None, longest=0.1):
        pass
    process.kill()
    process.communicate()


def test_who_may_not_ask_is_not_told(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(target.lock))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    assert is_locked(target) is None


def test_the_lock_of_a_killed_process_blocks_nobody(target: Target) -> None:
    process = _holder(target)
    process.kill()
    process.communicate()
    assert target.lock.exists()
    assert not is_locked(target)
    with locked(target, waiting=lambda: pytest.fail("it had to wait")):
        pass
