"""Where the bytes of a ZIP lie: its files one after the other from the first byte on, the table of contents, the end.

A reader goes by the table of contents alone, so whatever stands before, between or after would travel unseen and
without a checksum.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import zipfile

_FILE = struct.Struct("<26xHH")
"""Before a file: lengths of its name and of what follows the name."""
_ROW = struct.Struct("<4s24xHHH12x")
"""A row of the table: signature, lengths of name, extra field and comment."""
_LARGE_END = struct.Struct("<4sQ44x20x")
"""The end record of a large ZIP (ZIP64) and what points to it: signature, how much of the record follows."""
_END = struct.Struct("<4s18x")
"""The end record without a comment: signature."""

_LARGE = 1 << 32
_SIZES_FOLLOW = 1 << 3
"""Flag of a file whose checksum and sizes were written after it."""


def first_stray(file: BinaryIO, archive: zipfile.ZipFile) -> int | None:
    """The place of the first byte that belongs to no file and no table; None where there is none."""
    place = 0
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    for entry in entries:
        if entry.header_offset != place:
            return place
        place = _after(file, entry)
    if archive.start_dir != place:
        return place
    for _entry in entries:
        signature, name, extra, comment = _ROW.unpack(_at(file, place, _ROW.size))
        if signature != b"PK\x01\x02" or comment:
            return place
        place += _ROW.size + name + extra
    return _at_end(file, place)


def _after(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the file ends, with the checksum and sizes that may follow it."""
    name, extra = _FILE.unpack(_at(file, entry.header_offset, _FILE.size))
    place: int = entry.header_offset + _FILE.size + name + extra + entry.compress_size
    if not entry.flag_bits & _SIZES_FOLLOW:
        return place
    facts = entry.CRC, entry.compress_size, entry.file_size
    for form in ("<LQQ", "<LLL") if max(facts) < _LARGE else ("<LQQ",):
        for follows in (b"PK\x07\x08" + struct.pack(form, *facts), struct.pack(form, *facts)):
            if _at(file, place, len(follows)) == follows:
                return place + len(follows)
    return place


def _at_end(file: BinaryIO, place: int) -> int | None:
    """The same of what stands after the table."""
    signature, follows = _LARGE_END.unpack(_at(file, place, _LARGE_END.size))
    if signature == b"PK\x06\x06" and follows == 44:
        place += _LARGE_END.size
    (signature,) = _END.unpack(_at(file, place, _END.size))
    if signature != b"PK\x05\x06":
        return place
    place += _END.size
    return None if file.seek(0, 2) == place else place


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    """So many bytes; zeros where the file is shorter."""
    file.seek(place)
    return file.read(length).ljust(length, b"\0")
