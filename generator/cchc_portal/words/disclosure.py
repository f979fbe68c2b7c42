"""The sentences of what a check of the duty to publish found, by code, and the words of outcomes and marks."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _

FINDINGS = {
    "absent-pages": _("Missing pages: {found}."),
    "address": _("The address is {value}; whether the name is the full one, and IPv6, was not checked."),
    "address-form": _("The address {value} is not of the form tenphuongxa.tentinhthanh.gov.vn."),
    "amended": _("Changes checked: {n}. Each names a document with number and symbol; its form was not compared."),
    "approved": _(
        "All {n} published periods were approved, and the document is marked neither as a draft nor as secret."
    ),
    "budget": _("The plan says nothing of funding; the budget is for the host portal to publish."),
    "carrier": _("Number, symbol and date of the decision are given."),
    "contacts": _(
        "Address, telephone, e-mail and role of the offices ({n}) and the contact person are given; functions and "
        "organisation are for the host portal to publish."
    ),
    "contacts-clean": _(
        "Contacts checked: {n}. No private e-mail host, mobile number, identity number or date of birth; other texts "
        "were not searched."
    ),
    "corrections": _("Corrections shown with day and reason: {n}. How promptly they came is not recorded."),
    "document-file": _("Number, symbol, date, abstract and a copy are given; the effective date is not recorded."),
    "document-parts": _(
        "Issuer, number, symbol, date, abstract, signer and recipients are given; the other components were not "
        "checked."
    ),
    "ended": _("The authority ended on {day}; its clock has stopped."),
    "english": _("Names, roles and contacts of the authority and its units ({n}) are in English."),
    "error-line": _(
        "A telephone number or e-mail address for reports is given; whether they are answered within 15 days is not "
        "recorded."
    ),
    "footer": _(
        "The footer is complete; the emblem in the header is a drawing of this portal, so the agency's own is for the "
        "host portal to show."
    ),
    "found": _("Found: {found}."),
    "fresh": _("The newest figures end on {day}; no report of a later period is due."),
    "funding": _("The plan states its funding; the budget itself is for the host portal to publish."),
    "host": _("For the host portal to do; not checked here."),
    "identity": _(
        "Its identity is {found}, and no other plan of the authority here has it; the authority's other documents are "
        "not known."
    ),
    "images-described": _(
        "Handwritten pages checked: {n}. Every image has its text and nothing blinks; that is not the whole standard."
    ),
    "late": _("Published later than {limit} working days (working days in brackets): {found}."),
    "licence": _("The conditions of re-use are stated; whether they ask for author and source was not checked."),
    "log-dates": _(
        "Every item of the log has a day; for a plan it is that of its document, since its day of publication is not "
        "recorded."
    ),
    "mapped": _("Pages on the site map: {n}, all of them; sitemap.xml is made for {value}."),
    "metadata": _("Every page carries the six elements; its identifier begins with {value}."),
    "missing": _("Missing in the data: {fields}."),
    "national": _("Areas tied to a national one: {n}, all of them."),
    "no-address": _("No public address is set in the portal."),
    "no-code": _("The amending document has no number and symbol: {found}."),
    "no-dates": _("The plan gives no dated period, so nothing can be compared."),
    "no-figures": _("No figure is published, so there is nothing to check."),
    "no-forms": _("Handwritten pages checked: {n}. No form and no field; search and filters send nothing."),
    "no-number": _("The document has no number or date here, so its identity cannot be told."),
    "no-parts": _("{n} of {total} shares stand without numerator and denominator: {found}."),
    "no-results": _("The first period closed on {day}, and no result is published here."),
    "no-satisfaction": _("No satisfaction result with the number of people asked: {found}."),
    "no-sitemap": _("All {n} pages are on the site map, but sitemap.xml is missing: it needs the public address."),
    "no-small": _("Fields with dossiers checked: {n}. No field has only one or two."),
    "no-source": _("{n} of {total} figures name no source: {found}."),
    "none-due": _("No report is due yet."),
    "none-such": _("There is none, so there is nothing to check."),
    "not-yet": _("The first period closes on {day}."),
    "nothing-flagged": _(
        "The document is marked neither as a draft nor as secret; who approved its publication is not recorded."
    ),
    "nothing-foreign": _(
        "Handwritten pages checked: {n}. No script, frame or image of another site; the server's security is for the "
        "host portal to keep."
    ),
    "on-time": _("Every period was published within {limit} working days of approval, or of the report."),
    "pages-listed": _("{n} pages, in {items} items; the day of publication is recorded for {dated} of the items."),
    "parents": _(
        "Higher plans named: {n}; legal bases named: {bases}. Whether the national targets are taken over is not "
        "compared."
    ),
    "parts": _("Shares checked: {n}. Each has numerator and denominator; definitions were not checked."),
    "posting": _("Periods with a day of publication: {n}, all of them. Posting at the office is not recorded."),
    "procedures": _("Periods with dossiers by field: {n}, all of them; satisfaction by item is not part of them."),
    "relative": _(
        "Handwritten pages checked: {n}. No link begins at the root, so the portal fits under any address; making it a "
        "component is for the provincial portal."
    ),
    "reports": _(
        "Reports due and published: {n}. The financial report and sector statistics are for the host portal to publish."
    ),
    "reports-missing": _("No report is published for: {found}."),
    "responsible": _(
        "A person is responsible, and the catalogue gives content, form and duration; whether the disclosure plan was "
        "reported to the People's Council and sent to the Fatherland Front is not recorded."
    ),
    "results": _("The plan and its results are published, periods: {n}; a yearly work plan was not looked for."),
    "roles": _(
        "Offices and posts with a role or duty: {n}, all of them; the duties and powers of single officials are for "
        "the host portal to publish."
    ),
    "satisfaction": _(
        "Targets on satisfaction with the number of people asked: {n} of {total}. Posting at the office is not "
        "recorded."
    ),
    "served": _("Served by this portal."),
    "sources-named": _(
        "Figures checked: {n}. Each names its source, and sums agree; whether the source says so was not compared."
    ),
    "stale": _("The newest figures end on {day}; those up to {last} are not published."),
    "twice": _("Another plan has the same identity: {found}."),
    "type": _("Type: {found}, of the closed list; a symbol, where given, names it."),
    "undated": _("Day of approval or publication unknown: {found}."),
    "unicode": _("Texts checked: {n}. All are precomposed Unicode without soft hyphens."),
    "unknown": _("Cannot be known from the portal's data."),
    "windows": _("Data of other days than the plan's: {found}."),
    "windows-kept": _("Periods checked: {n}. Their data are of exactly the days the plan gives."),
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
    "host": _("for the host portal to do"),
    "unknown": _("not known here"),
}
