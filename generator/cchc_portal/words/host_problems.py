"""The sentences of what only building shows: links between pages, settings of the host. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

HOST_MESSAGES: dict[str, Message] = {
    "link_broken": Message(
        _("the link “{value}” leads to no page and no file of the portal"),
        _("a page written by hand by its file (du-lieu-mo.md), any other by its address (don-vi.html)"),
        _("correct the address, or take the link out"),
    ),
    "host_setting": Message(
        _("MkDocs does not take this setting ({said})"), _("the settings as in the example portal"),
        _("correct the line, or take the file over from the example portal"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the problem's parameters."""
