"""The sentences of what the system refuses: rights, room on the disk, names that are taken. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

SYSTEM_MESSAGES: dict[str, Message] = {
    "disk_full": Message(
        _("the disk is full"), _("room for the site built once more beside the one there is"),
        _("free some space, then try again"),
    ),
    "no_right": Message(
        _("this account has no right to “{file}”"), _("an account that may read and write there"),
        _("use the account that owns the folder, or have the rights changed"),
    ),
    "in_the_way": Message(
        _("“{file}” is in the way"), _("a file where a file belongs, a folder where a folder belongs"),
        _("choose another place, or move away what is there"),
    ),
    "system": Message(
        _("the system refuses “{file}”: {said}"), _("a place that can be read and written"),
        _("ask whoever runs this machine, then try again"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the error's parameters."""
