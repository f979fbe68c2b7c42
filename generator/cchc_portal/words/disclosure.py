"""The sentences of what a check of the duty to publish found, by code, and the words of outcomes and marks."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _

FINDINGS = {
    "absent-pages": _("Missing pages: {found}."),
    "address": _("The address is {value}."),
    "address-form": _("The address {value} is not of the form tenphuongxa.tentinhthanh.gov.vn."),
    "approved": _("All {n} published periods were approved."),
    "budget": _("The plan says nothing of funding; the budget is published on the host portal."),
    "clean": _("Checked: {n}. Nothing is wrong."),
    "clean-pages": _("Handwritten pages checked: {n}. Nothing is wrong."),
    "ended": _("The authority ended on {day}; its clock has stopped."),
    "found": _("Found: {found}."),
    "fresh": _("The newest figures end on {day}."),
    "funding": _("The plan states its funding; the budget itself is published on the host portal."),
    "host": _("Served by the host portal."),
    "identity": _("Its identity is {found}, and no other plan has it."),
    "late": _("Published later than {limit} working days (working days in brackets): {found}."),
    "missing": _("Missing in the data: {fields}."),
    "no-address": _("No public address is set in the portal."),
    "no-code": _("The amending document has no number and symbol: {found}."),
    "no-dates": _("The plan gives no dated period, so nothing can be compared."),
    "no-figures": _("No figure is published, so there is nothing to check."),
    "no-number": _("The document has no number or date here, so its identity cannot be told."),
    "no-parts": _("{n} of {total} shares stand without numerator and denominator: {found}."),
    "no-results": _("The first period closed on {day}, and no result is published here."),
    "no-satisfaction": _("No satisfaction result with the number of people asked: {found}."),
    "no-source": _("{n} of {total} figures name no source: {found}."),
    "none-such": _("There is none, so there is nothing to check."),
    "not-yet": _("The first period closes on {day}."),
    "nothing-flagged": _("The document is marked neither as a draft nor as secret."),
    "nothing-missing": _("Nothing is missing."),
    "on-time": _("Every period was published within {limit} working days."),
    "page": _("The page {value} is there."),
    "pages-listed": _("All {n} pages are in the catalogue."),
    "parents": _("The documents it carries out are named."),
    "reports": _("Reports due and published: {n}."),
    "reports-missing": _("No report is published for: {found}."),
    "results": _("Periods published: {n}."),
    "satisfaction": _("Satisfaction is published with the number of people asked."),
    "served": _("Served by this portal."),
    "stale": _("The newest figures end on {day}; those up to {last} are not published."),
    "twice": _("Another plan has the same identity: {found}."),
    "type": _("Type: {found}."),
    "undated": _("Day of approval or publication unknown: {found}."),
    "unknown": _("Cannot be known from the portal's data."),
    "windows": _("Data of other days than the plan's: {found}."),
}
"""Code → sentence."""

OUTCOME_WORDS = {
    "not-met": _("Not met"),
    "unknown": _("Not known here"),
    "host": _("By the host portal"),
    "met": _("Met"),
    "not-applicable": _("Not applicable"),
}

MARK_WORDS = {
    "V": _("the wording was read"),
    "V2": _("seen in a secondary source only"),
    "R": _("recalled, to be checked; do not rely on it as law"),
}
"""How sure it is that a rule says so."""

STANDING_WORDS = {
    "repealed": _("The source, or a part of it, is repealed"),
    "superseded": _("The source, or a part of it, is superseded"),
    "old": _("The source is an old text"),
}

HOW_WORDS = {
    "check": _("checked automatically"),
    "served": _("served by a page of this portal"),
    "host": _("served by the host portal"),
    "unknown": _("not known here"),
}
