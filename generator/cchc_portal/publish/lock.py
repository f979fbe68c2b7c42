"""One publication at a time. The kernel holds the lock, so it ends with the process, however that ends."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from cchc_portal.errors import PortalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.publish.target import Target

LONGEST_WAIT = 1800
"""Seconds: far longer than any build."""


@contextmanager
def locked(target: Target, *, waiting: Callable[[], None], longest: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold the target's lock; `waiting` is called once where it has to be waited for.

    Raises PortalError after `longest` seconds.
    """
    lock = FileLock(target.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        try:
            lock.acquire(timeout=longest)
        except Timeout as error:
            raise PortalError("publish_busy", folder=str(target.folder)) from error
    try:
        yield
    finally:
        lock.release()


def is_locked(target: Target) -> bool | None:
    """Is a publication running at this moment? None where this account may not ask."""
    lock = FileLock(target.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except PermissionError:
        return None
    lock.release()
    return False
