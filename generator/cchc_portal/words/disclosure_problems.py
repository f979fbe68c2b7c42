"""The sentences of problems with the catalogue of disclosure rules. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

DISCLOSURE_MESSAGES: dict[str, Message] = {
    "rule_id_form": Message(
        _("“{value}” is not the id of a rule"), _("the group's letter and two digits, for example A01"),
        _("write a capital letter and two digits"),
    ),
    "rule_marks": Message(
        _("the rule has no mark"), _("at least one: V, V2 or R"),
        _("write marks: [{{mark: R}}] where nobody has read the provision yet"),
    ),
    "rule_how": Message(
        _("“how: {how}” does not agree with check, page and note"),
        _("check goes with check, served with page, host and unknown with note; only that one"),
        _("for “{how}” give {wanted} and delete the others"),
    ),
    "rule_group_letter": Message(
        _("the rule “{value}” stands in group “{group}”"), _("a rule's id begins with its group"),
        _("correct the id or the group"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the problem's parameters."""
