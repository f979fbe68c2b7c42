"""The sentences of what differs from the published data without a record of it. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

_ENTRY = _("a published promise changes by an entry in amendments.yml")
_ADDED_TO = _("what is recorded stays; more is added below it")

LEDGER_MESSAGES: dict[str, Message] = {
    "promise_changed": Message(
        _("the {kind} “{value}”: {field} differs from what was published"), _ENTRY,
        _("put it back, or add - {{{item}: {value}, field: {field}, from: …, to: …, on: …, reason: …, document: …}}"),
    ),
    "promise_gone": Message(
        _("the published {kind} “{value}” is no longer there"), _ENTRY,
        _("put it back as suspended, or add - {{{item}: {value}, field: withdrawn, on: …, reason: …, document: …}}"),
    ),
    "entry_gone": Message(
        _("the entry of {on} about “{value}” is gone or was changed"), _ADDED_TO, _("put the entry back as it was"),
    ),
    "result_changed": Message(
        _("the published result of “{value}” was {was} and is {now}"),
        _("a published result changes by a correction in the same file"),
        _("put it back, or add under corrections - {{target: {value}, was: …, now: …, on: …, reason: …}}"),
    ),
    "correction_gone": Message(
        _("the correction of {on} about “{value}” is gone or was changed"), _ADDED_TO,
        _("put the correction back as it was"),
    ),
    "period_gone": Message(
        _("the results of the period {value} were published and are no longer there"),
        _("a published period stays; its results change by corrections"),
        _("put the file back, without draft: true"),
    ),
    "plan_gone": Message(
        _("the plan {value} was published and is no longer there"),
        _("a plan stays when it is over; its folder keeps its name"), _("put the folder back"),
    ),
}  # fmt: skip
"""Code → message."""
