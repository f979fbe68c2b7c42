"""Writing that survives a power cut: content reaches the disk before the name that shows it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """The same for everything in `folder` and for the folder itself; files before the folders that name them."""
    for parent, _folders, files in os.walk(folder, topdown=False):
        for name in files:
            flush(folder / parent / name)
        flush(folder / parent)


def write_whole(path: Path, text: str) -> None:
    """Replace a file by one step: a reader sees the old text or the new one."""
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush(path.parent)


def add_line(path: Path, line: str) -> None:
    """Add one line to a file of lines; a last line that was cut short stays alone on its own."""
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            torn = file.read(1) != b"\n"
        else:
            torn = False
        file.write(("\n" if torn else "").encode() + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def point_to(link: Path, place: str) -> None:
    """Let `link` point to `place`, relative to its folder, by one rename: no moment without a link."""
    fresh = link.with_name(f".{link.name}-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(place, target_is_directory=True)
    fresh.replace(link)
    flush(link.parent)


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`; a file with several names counts once."""
    found: dict[tuple[int, int], int] = {}
    for parent, _folders, files in os.walk(folder):
        for name in files:
            try:
                facts = (folder / parent / name).lstat()
            except FileNotFoundError:
                continue  # pruned meanwhile
            found[facts.st_dev, facts.st_ino] = facts.st_size
    return sum(found.values())
