"""The sentences of archives and of their register: what hinders making one, and what is found when one is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.words import formats
from cchc_portal.words.catalogue import catalogue
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

ARCHIVE_MESSAGES: dict[str, Message] = {
    "authority_unknown": Message(
        _("the portal has no authority “{value}”"), _("known: {known}"),
        _("name one of them, or leave --authority out"),
    ),
    "plan_unknown": Message(
        _("“{authority}” has no plan “{value}” to archive"), _("known: {known}"),
        _("name one of them, or leave --plan out"),
    ),
    "as_of_needed": Message(
        _("the day of the archive is not known: here is no Git history"),
        _("the same day gives the same archive, so it is never taken from the clock"),
        _("name it with --as-of, for example --as-of 2026-11-22, or set SOURCE_DATE_EPOCH"),
    ),
    "epoch_form": Message(
        _("SOURCE_DATE_EPOCH is “{value}”, which is no moment"), _("whole seconds since 1970"),
        _("set it to digits only, or leave it out and use --as-of"),
    ),
    "archive_target": Message(
        _("“{file}” is a folder"), _("the archive is one file"), _("name a file, for example {file}.zip"),
    ),
    "archive_names": Message(
        _("{name} cannot go into an archive"), _("names that every system can unpack"),
        _("rename the file in the plan's folder"),
    ),
    "record_part": Message(
        _("only a whole portal as it was committed goes into the register"),
        _("a Git repository, every change committed, without --authority and --plan"),
        _("commit first, or leave out --record"),
    ),
    "record_differs": Message(
        _("the register has “{file}” of the commit {value} with another SHA-256"),
        _("one archive a commit, each with a name of its own; data of {day} there"),
        _("name another file, or give the same --as-of"),
    ),
}  # fmt: skip
"""Code → message, for the command line."""

REGISTER_MESSAGES: dict[str, Message] = {
    "release_json": Message(
        _("this line of the register is no JSON"), _("one release a line, as it was written"),
        _("bring the line back from Git; lines of the register are only ever added at the end"),
    ),
    "release_field": Message(
        _("“{key}” of this release is missing, unknown or not in its form"),
        _("date, file, size, sha256, as_of, and with them commit, path and changes"),
        _("bring the line back from Git; lines of the register are only ever added at the end"),
    ),
}  # fmt: skip
"""Code → message, for the file `releases.jsonl`."""

FINDINGS = {
    # it is not read at all
    "not_there": _("there is no such file"),
    "folder": _("this is a folder, not the ZIP; an unpacked archive is verified in its folder: "
                "sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt"),
    "not_zip": _("this is not a ZIP file, or its table of contents is damaged"),
    "too_many": _("it has {n} entries, more than {limit}: nothing was read"),
    "too_large": _("unpacked it would be {size}, more than {room}: nothing was read"),
    "too_dense": _("{name}: {size} unpacked out of {packed}; so dense a file is a trap: nothing was read"),
    # dangerous entries
    "leaves": _("dangerous: {name} would be unpacked outside its folder"),
    "absolute": _("dangerous: {name} names a place of its own on the disk"),
    "drive": _("dangerous: {name} has a colon, which Windows takes for a drive or a hidden stream"),
    "backslash": _("dangerous: {name} has a backslash, which Windows takes for a folder"),
    "control": _("dangerous: {name} has invisible control characters in its name"),
    "device": _("dangerous: {name} is a name that Windows keeps for itself"),
    "link": _("dangerous: {name} is a link or a device, not a file"),
    "twice": _("dangerous: {name} is there more than once"),
    "collides": _("dangerous: {name} and {other} are one name where upper and lower case do not count"),
    "inside_file": _("dangerous: {name} lies in a folder that is itself a file"),
    "encrypted": _("{name} is locked with a password"),
    "stray": _("hidden: from byte {n} on it holds something that belongs to no file in it"),
    # the bag
    "no_bag": _("this is no archive of a portal: it has no bagit.txt of BagIt 1.0 in UTF-8"),
    "manifest_absent": _("{name} is missing, so nothing can be compared"),
    "manifest_line": _("{name}, line {line}: not a checksum and a name"),
    "manifest_twice": _("{name}, line {line}: {other} is listed twice"),
    "oxum": _("bag-info.txt says {given} of the payload, but it has {found}"),
    # its files
    "missing": _("missing: {name}"),
    "changed": _("changed: {name} is not what it was when the archive was made"),
    "damaged": _("damaged: the bytes of {name} are not those that were put in"),
    "added": _("added: {name} was not in the archive when it was made"),
}  # fmt: skip
"""Code → sentence: what `cchc archive verify` found."""

_BYTES = ("size", "packed", "room")
"""Parameters that count bytes."""


def finding_words(code: str, params: Mapping[str, object], locale: str) -> str:
    """A finding as a sentence."""
    filled = {key: _as_words(key, value, locale) for key, value in params.items()}
    return catalogue(locale).gettext(FINDINGS[code]).format(**filled)


def _as_words(key: str, value: object, locale: str) -> object:
    """A number as the language writes it, and bytes as kB, MB …"""
    if not isinstance(value, int):
        return value
    return formats.size(value, locale) if key in _BYTES else formats.number(value, locale)
