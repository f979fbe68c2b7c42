"""Is an archive what it was when it was made? Nothing is unpacked, written or believed before it was looked at."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_portal.publish import bag
from cchc_portal.publish.layout import first_stray
from cchc_portal.publish.names import Finding, dangers, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_CHUNK = 1 << 20
_TAG_FILE_BYTES = 100_000_000
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, UnicodeError)
"""What the ZIP reader raises for damaged, truncated, locked or unknown content."""


@dataclass(frozen=True)
class Limits:
    """What an archive may be at most; a portal of a whole province stays far below."""

    entries: int = 200_000
    octets: int = 8_000_000_000
    """Unpacked."""
    ratio: int = 200
    """Unpacked to packed, for a file of more than a megabyte."""


@dataclass(frozen=True)
class Report:
    """What verifying found; without a finding the archive is whole."""

    findings: tuple[Finding, ...]
    files: int = 0
    """Those that a manifest has to list."""
    octets: int = 0
    """Unpacked."""
    intact: int = 0
    """Files with the checksum that is listed for them."""
    sha256: str | None = None
    """Of the ZIP itself, to be compared with the published one."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Of `bag-info.txt`."""

    @property
    def whole(self) -> bool:
        return not self.findings

    @property
    def looked_at(self) -> bool:
        """Was there a file to look at?"""
        return not any(finding.code in ("folder", "not_there") for finding in self.findings)


def verify(path: Path, *, limits: Limits | None = None) -> Report:
    """Read the archive at `path` and report."""
    if path.is_dir():
        return Report((Finding("folder"),))
    if not path.is_file():
        return Report((Finding("not_there"),))
    try:
        with zipfile.ZipFile(path) as archive:
            return _verified(archive, path, limits or Limits())
    except _UNREADABLE:
        return Report((Finding("not_zip"),))


def _verified(archive: zipfile.ZipFile, path: Path, limits: Limits) -> Report:
    entries = archive.infolist()
    octets = sum(entry.file_size for entry in entries)
    digest = _sha256(path)
    refused = [*_beyond(entries, octets, limits), *_dangerous(entries)]
    if refused:
        return Report(tuple(refused), len(entries), octets, sha256=digest)
    check = _Check(archive, {entry.filename: entry for entry in entries if not entry.is_dir()})
    findings = (*_stray(archive, path), *check.findings())
    listed = sum(name != bag.TAG_MANIFEST for name in check.entries)
    return Report(findings, listed, octets, check.intact, digest, check.facts)


def _stray(archive: zipfile.ZipFile, path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        if (place := first_stray(file, archive)) is not None:
            yield Finding("stray", params={"n": place})


def _beyond(entries: list[zipfile.ZipInfo], octets: int, limits: Limits) -> Iterator[Finding]:
    """A bomb, by its own table of contents; the reader never gives more than that says."""
    if len(entries) > limits.entries:
        yield Finding("too_many", params={"n": len(entries), "limit": limits.entries})
    if octets > limits.octets:
        yield Finding("too_large", params={"size": octets, "room": limits.octets})
    for entry in entries:
        if entry.file_size > max(_CHUNK, limits.ratio * entry.compress_size):
            sizes = {"size": entry.file_size, "packed": entry.compress_size}
            yield Finding("too_dense", shown(entry.orig_filename), sizes)


def _dangerous(entries: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    yield from dangers(entry.orig_filename for entry in entries)
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield Finding("link", shown(entry.orig_filename))
        if entry.flag_bits & 1:
            yield Finding("encrypted", shown(entry.orig_filename))


class _Check:
    """Compares the files of one archive with its manifests."""

    def __init__(self, archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> None:
        self.archive = archive
        self.entries = entries
        self.intact = 0
        self.facts: dict[str, str] = {}

    def findings(self) -> Iterator[Finding]:
        if not bag.declares(self._text(bag.DECLARATION)):
            yield Finding("no_bag")
            return
        self.facts = {shown(label): shown(value) for label, value in bag.information(self._text(bag.INFO)).items()}
        payload = {name for name in self.entries if name.startswith(bag.PAYLOAD)}
        tags = self.entries.keys() - payload - {bag.TAG_MANIFEST}
        yield from self._compared(bag.MANIFEST, payload)
        yield from self._compared(bag.TAG_MANIFEST, tags)
        yield from self._oxum(payload)

    def _compared(self, name: str, there: set[str]) -> Iterator[Finding]:
        """The files `there` against the manifest called `name`."""
        if name not in self.entries:
            yield Finding("manifest_absent", name)
            return
        listed = bag.listed(self._text(name))
        for line in listed.malformed:
            yield Finding("manifest_line", name, {"line": line})
        for line, twice in listed.repeated:
            yield Finding("manifest_twice", name, {"line": line, "other": shown(twice)})
        for missing in sorted(listed.digests.keys() - there):
            yield Finding("missing", shown(missing))
        for added in sorted(there - listed.digests.keys()):
            yield Finding("added", shown(added))
        for both in sorted(there & listed.digests.keys()):
            yield from self._file(both, listed.digests[both])

    def _file(self, name: str, digest: str) -> Iterator[Finding]:
        found = hashlib.sha256()
        try:
            with self.archive.open(self.entries[name]) as file:
                while chunk := file.read(_CHUNK):
                    found.update(chunk)
        except _UNREADABLE:
            yield Finding("damaged", shown(name))
            return
        if found.hexdigest() != digest:
            yield Finding("changed", shown(name))
        else:
            self.intact += 1

    def _oxum(self, payload: set[str]) -> Iterator[Finding]:
        """The payload's size and number of files, where the bag gives them."""
        given = self.facts.get("Payload-Oxum")
        found = f"{sum(self.entries[name].file_size for name in payload)}.{len(payload)}"
        if given is not None and given != found:
            yield Finding("oxum", bag.INFO, {"given": given, "found": found})

    def _text(self, name: str) -> str:
        """A file at the top as text; empty where it is absent, damaged or beyond all measure."""
        entry = self.entries.get(name)
        if entry is None or entry.file_size > _TAG_FILE_BYTES:
            return ""
        try:
            return self.archive.read(entry).decode("utf-8-sig", errors="replace")
        except _UNREADABLE:
            return ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
