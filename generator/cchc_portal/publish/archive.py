"""Seal a built site into one ZIP that opens from a folder, proves what it holds and is the same bytes each time.

Files are stored as they are, not compressed: what a compressor makes of them depends on the machine's own library, and
an archive whose SHA-256 stands in a register must come out the same wherever it is made again.
"""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cchc_portal import __version__, urls
from cchc_portal.errors import PortalError
from cchc_portal.publish import bag
from cchc_portal.publish.cover import cover, readme
from cchc_portal.publish.names import dangers
from cchc_portal.words.catalogue import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc_portal.model.text import Text

LEFT_OUT = (urls.NOT_FOUND, "sitemap.xml", "sitemap.xml.gz")
"""For a server only; and what already lies below `luu-tru/`, the archives before this one."""

_EARLIEST = (1980, 1, 1)
"""A ZIP knows no day before."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class BagFacts:
    """What an archive says of itself."""

    portal_name: Text
    as_of: dt.date
    commit: str | None
    part: tuple[str, ...] = ()
    """Authorities and plans it is restricted to; nothing: the whole portal."""


@dataclass(frozen=True)
class Sealed:
    sha256: str
    """Of the whole ZIP."""
    size: int
    """In bytes."""


def write_archive(tree: Path, target: Path, *, facts: BagFacts) -> Sealed:
    """Seal the site in `tree` into the ZIP `target`, which appears only when it is whole.

    Raises PortalError where a file's name would not unpack everywhere, or `target` is a folder.
    """
    if target.is_dir():
        raise PortalError("archive_target", file=target.name)
    payload = dict(_payload(tree))
    _refuse_dangers(payload)
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        fresh = Path(folder) / "archive.zip"
        _write(fresh, payload, facts)
        sealed = Sealed(_digest(fresh), fresh.stat().st_size)
        fresh.replace(target)
    return sealed


def _payload(tree: Path) -> Iterator[tuple[str, Path]]:
    """Name in the archive → file."""
    for path in tree.rglob("*"):
        name = path.relative_to(tree).as_posix()
        if path.is_file() and name not in LEFT_OUT and not name.startswith(f"{urls.ARCHIVE_FOLDER}/"):
            yield f"{bag.PAYLOAD}{name}", path


def _refuse_dangers(payload: dict[str, Path]) -> None:
    for found in dangers(sorted(payload)):
        raise PortalError("archive_names", name=found.name)


def _write(fresh: Path, payload: dict[str, Path], facts: BagFacts) -> None:
    digests = {name: _digest(path) for name, path in payload.items()}
    tags = _tags(payload, digests, facts)
    day = max((facts.as_of.year, facts.as_of.month, facts.as_of.day), _EARLIEST)
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted({*payload, *tags}):
            entry = zipfile.ZipInfo(name, date_time=(*day, 0, 0, 0))
            entry.create_system = 3  # Unix: whose permissions follow
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, tags[name] if name in tags else payload[name].read_bytes())


def _tags(payload: dict[str, Path], digests: dict[str, str], facts: BagFacts) -> dict[str, bytes]:
    """The files at the top, in UTF-8."""
    locales = [
        locale for locale in LANGUAGES if f"{bag.PAYLOAD}{urls.in_locale(urls.HOME, locale)}" in payload
    ] or list(LANGUAGES[:1])
    octets = sum(path.stat().st_size for path in payload.values())
    texts = {
        urls.HOME: cover(facts.portal_name, facts.as_of, locales, styles=_styles(payload)),
        "README.txt": readme(facts.portal_name, facts.as_of, locales),
        bag.DECLARATION: bag.DECLARED,
        bag.INFO: bag.info(_facts(facts, oxum=f"{octets}.{len(payload)}")),
        bag.MANIFEST: bag.manifest(digests),
    }
    tags = {name: text.encode() for name, text in texts.items()}
    tag_digests = {name: hashlib.sha256(content).hexdigest() for name, content in tags.items()}
    return {**tags, bag.TAG_MANIFEST: bag.manifest(tag_digests).encode()}


def _styles(payload: dict[str, Path]) -> list[str]:
    """The portal's own style sheets, where the tree has them."""
    names = (f"{bag.PAYLOAD}{urls.ASSETS}/css/{sheet}.css" for sheet in ("tokens", "portal", "pages", "accent"))
    return [name for name in names if name in payload]


def _facts(facts: BagFacts, *, oxum: str) -> Iterator[tuple[str, str]]:
    yield "Source-Organization", str(facts.portal_name)
    if facts.part:
        yield "External-Description", ", ".join(facts.part)
    yield "Bagging-Date", facts.as_of.isoformat()
    if facts.commit:
        yield "External-Identifier", facts.commit
    yield "Payload-Oxum", oxum
    yield "Bag-Software-Agent", f"cchc-portal {__version__}"


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()
