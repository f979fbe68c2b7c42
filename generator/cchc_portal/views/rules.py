"""The rules behind each state, one sentence each: shown on target pages and listed on the method page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.derive.status import Status
    from cchc_portal.views.writer import Writer

RULES: dict[str, str] = {
    "superseded": _("Another target has taken its place."),
    "suspended": _("The target is suspended."),
    "notion-abolished": _(
        "The notion it is measured by no longer exists, so no result can be given under its old name."
    ),
    "qualitative": _("The plan gives no figure or state for it, so it is described, not measured."),
    "two-readings": _(
        "The plan does not say whether the step means percentage points or a share of the value, and the two readings"
        " lead to different states."
    ),
    "no-order": _("The plan gives no order of the grades, so only the grade it names can be recognised as met."),
    "nothing-to-compare": _("The direction cannot be told: there is no earlier level to compare with."),
    "no-start": _("The steps have no starting level, so the level of each year cannot be worked out."),
    "no-figure": _("The published result is no figure that could be compared."),
    "no-data": _("No result is published in this portal, so the target is called neither met nor missed."),
    "nothing-arose": _("Nothing arose that could be counted, so there is no share: neither 0% nor 100%."),
    "none-at-the-deadline": _(
        "The deadline has passed, and the last published result is too old to tell whether it was met."
    ),
    "reached": _("It was reached by the deadline, and what it counts stays reached."),
    "reached-late": _("It was reached only after the deadline; finished late is never called on time."),
    "met-at-the-deadline": _("The last result up to the deadline fulfils it."),
    "deadline-passed": _("The deadline has passed, and the latest result does not fulfil it."),
    "met-so-far": _("The level is reached before the deadline; it is called achieved only when the deadline comes."),
    "pace": _(
        "The result is compared with the straight line between the dated points: on it or ahead is on track; short by"
        " at most a tenth of the whole way is at risk; more is off track."
    ),
    "start-was-better": _(
        "The starting level already fulfilled it, and the result has fallen below: by at most a tenth of the level is"
        " at risk, more is off track."
    ),
    "no-baseline": _("The plan gives no starting level, so there is no pace: before the deadline only met or not met."),
    "before-baseline": _(
        "The data end before the day of the plan's starting level, so there is no line to compare them with yet: before"
        " the deadline only met or not met."
    ),
    "no-line": _("A rank, a grade, a range or a state has no steady way: nothing is expected before the deadline."),
    "held-so-far": _("The level has to be held all the time, and the newest result holds it."),
    "held-below": _(
        "The level has to be held all the time; the newest result is below it: by at most a tenth of the level is at"
        " risk, more is off track."
    ),
    "cycle-missed": _("It has to hold in every cycle; the last result of the cycle that has ended did not hold it."),
    "cycle-open": _("It has to hold in every cycle; the current one is not over yet."),
    "held": _("It held in every cycle of the plan."),
    "cycles-unknown": _(
        "It held at the end, but some cycles have no published result, so neither achieved nor achieved late is"
        " claimed."
    ),
    "held-with-gaps": _("It held at the end, but not in every cycle."),
}
"""Name of the rule → its sentence."""


def rule_of(status: Status) -> str:
    """The name of the rule that decided."""
    return status.rule or "no-data"


def rule_words(status: Status, writer: Writer) -> str:
    """The sentence of the rule that decided."""
    return writer.gettext(RULES[rule_of(status)])
