"""The sentences of problems in the record: snapshots and the ledger of changed promises. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

_SAY_WHEN = _("add {missing}; new_date is the day by which it is now expected")

RECORD_MESSAGES: dict[str, Message] = {
    # one result
    "result_form": Message(
        _("“{value}” is not a result"), _("a number such as 97.5, true or false, or the id of a grade"),
        _("write one of them; words about it go under note"),
    ),
    "value_form": Message(
        _("the result is incomplete or given twice"),
        _("either value, or numerator and denominator"),
        _("give one of the two, whole"),
    ),
    "amendment_item": Message(
        _("an amendment of nothing, or of two things"), _("either target or task"), _("name one of them"),
    ),
    "result_kind": Message(
        _("{value} is not what the target's goal measures"), _("here: {kind}"),
        _("write it in that form; words about it go under note"),
    ),
    "denominator_zero": Message(
        _("the numerator is {numerator}, and the denominator is 0"),
        _("0 over 0 where nothing arose; anything else over more than 0"),
        _("correct one of the two"),
    ),
    "numerator_above": Message(
        _("the numerator {numerator} is more than the denominator {denominator}"),
        _("the goal is a share of the whole, so the part is at most the whole"),
        _("exchange the two, or correct one of them"),
    ),
    "share_range": Message(
        _("{value} percent cannot be a share of the whole"), _("from 0 to 100"), _("correct the number"),
    ),
    "range_note": Message(
        _("{value} is out of the usual range, and there is no note"), _("{limit}; anything else with a note"),
        _("correct the number, or say under note how it came about"),
    ),
    # the file and its periods
    "period_file": Message(
        _("the period is {value}, but the file is called {name}.yml"), _("a file is called after its period"),
        _("call the file {value}.yml, or correct the period"),
    ),
    "period_twice": Message(
        _("the period {value} is already in {other}"), _("one file for each period"),
        _("delete one of the two, or correct the period"),
    ),
    "period_unknown": Message(
        _("the plan has no period “{value}”"), _("its periods: {allowed}"),
        _("correct it, or add the period to reporting.periods in plan.yml"),
    ),
    "period_year": Message(
        _("the year of “{value}” is not one of the plan's years"), _("from {first} to {last}"),
        _("correct the year, or put the file with the plan it belongs to"),
    ),
    "window_outside": Message(
        _("the data from {from} to {to} go beyond the period {period}"), _("days from {first} to {last}"),
        _("correct the days here, or those of the period in plan.yml"),
    ),
    "dates_order": Message(
        _("{later} ({second}) is before {earlier} ({first})"),
        _("in this order: data.to, reported, approved.on, published"),
        _("correct one of the two days"),
    ),
    "on_order": Message(
        _("the day {value} is after {last}, the last day this file can speak of"),
        _("a day up to data.to, or up to reported or published where they are given"),
        _("correct the day"),
    ),
    "draft_published": Message(
        _("a draft that has a day of publication"), _("either a draft, or published"),
        _("delete draft: true, or delete published"),
    ),
    # figures of TTHC
    "field_twice": Message(
        _("the field “{value}” stands here a second time (first on line {line})"), _("each field once"),
        _("add the figures of the two together"),
    ),
    "identity_received": Message(
        _("received are {received}, resolved and pending together {handled}: a difference of {difference}"),
        _("online + in_person_or_post + carried_over = early + on_time + late + in_time + overdue"),
        _("find the figure that is wrong"),
    ),
    "identity_carried": Message(
        _("carried over are {value}, but {period} ends with {pending} pending: a difference of {difference}"),
        _("what the period before left pending is carried over"),
        _("correct carried_over, or look into the period before"),
    ),
    "identity_shared": Message(
        _("carried over are {value}, but {other} in {period}, which begins on the same day"),
        _("periods that begin on one day have one figure carried over"),
        _("correct one of the two"),
    ),
    # reasons and evidence
    "late_reason": Message(
        _("not done by {due}, without {missing}"), _("what is late has reason and new_date"), _SAY_WHEN,
    ),
    "not_started_reason": Message(
        _("not started, without {missing}"), _("what is not started has reason and new_date"), _SAY_WHEN,
    ),
    "new_date_order": Message(
        _("the new date {value} is not after the end of the data, {last}"), _("a day still to come"),
        _("write the day by which it is now expected"),
    ),
    "done_evidence": Message(
        _("done, but no evidence is given"), _("at least one file, document or link"),
        _("add evidence: [ … ], for example {{document: …}}"),
    ),
    "suspended_reason": Message(
        _("suspended, and the reason is missing"), _("what is suspended has a reason"), _("add reason: why"),
    ),
    # corrections
    "correction_absent": Message(
        _("the result of “{value}” is put right, but is not in this file"),
        _("results in this file: {allowed}"),
        _("add the result, or write now: null where it was withdrawn"),
    ),
    "correction_same": Message(
        _("was and now are both {value}"), _("a correction changes the result"),
        _("write under was what had been published, or delete the correction"),
    ),
    "correction_order": Message(
        _("put right on {value}, but there was nothing to put right before {first}"),
        _("a day from published on, or from data.to on where published is not given"),
        _("correct one of the two days"),
    ),
    "correction_value": Message(
        _("now is {value}, but the result in this file is {figure}"),
        _("the last correction says what the file holds"),
        _("write now: {figure}, or put the result itself right"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the problem's parameters."""

RECORD_KINDS = {
    "result_state": _("true or false"),
    "result_grade": _("the id of a grade"),
    "result_number": _("a number"),
    "result_fraction": _("a number, or numerator and denominator"),
}
"""What a goal wants a result to be."""
