"""Words of the method page: what each state says, and how the rules are headed and grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.target import State

MEANINGS: dict[State, str] = {
    "superseded": _("Another target has taken its place; from then on only the new one is followed."),
    "suspended": _("The target has been put on hold; while that lasts it is neither met nor missed."),
    "not-measurable": _("No figure can tell whether it is met: the plan gives none, or leaves open how to read it."),
    "no-data": _(
        "This portal has no result that could tell. One may exist elsewhere; the target is called neither met nor"
        " missed."
    ),
    "achieved": _("A published result shows that it was met, in time."),
    "achieved-late": _("It was met, but only after its deadline, or not in every cycle it should have held in."),
    "overdue": _("The time is up, and the latest result does not fulfil it."),
    "off-track": _("There is still time, but the result is far from where it should be by now."),
    "at-risk": _("There is still time, and the result is a little short of where it should be by now."),
    "on-track": _("There is still time, and the result is where it should be by now, or better."),
    "not-due": _("There is still time, it is not met yet, and nothing tells how far it should be by now."),
}
"""State → what it says."""

TITLES: dict[str, str] = {
    "superseded": _("Replaced by a new target"),
    "suspended": _("Put on hold"),
    "notion-abolished": _("Its notion no longer exists"),
    "qualitative": _("Nothing to measure"),
    "two-readings": _("A step that can mean two things"),
    "no-order": _("Grades without an order"),
    "nothing-to-compare": _("Nothing to compare with"),
    "no-start": _("Steps without a start"),
    "no-figure": _("A result that is no figure"),
    "no-data": _("No result in this portal"),
    "nothing-arose": _("Nothing arose to be counted"),
    "none-at-the-deadline": _("No result near the deadline"),
    "reached": _("Reached in time, and it stays"),
    "reached-late": _("Reached after the deadline"),
    "met-at-the-deadline": _("Met at the deadline"),
    "deadline-passed": _("Not met at the deadline"),
    "met-so-far": _("Met before the deadline"),
    "pace": _("Ahead of the line or behind it"),
    "start-was-better": _("Fallen below where it started"),
    "no-baseline": _("No level to start from"),
    "before-baseline": _("Data from before the start"),
    "no-line": _("No steady way"),
    "held-so-far": _("Held so far"),
    "held-below": _("Below the level to be held"),
    "cycle-missed": _("A cycle ended below the level"),
    "cycle-open": _("The cycle is not over"),
    "held": _("Held in every cycle"),
    "cycles-unknown": _("Not every cycle has a result"),
    "held-with-gaps": _("Held at the end, with gaps"),
}
"""Rule → its heading."""

GROUPS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "khong-theo-doi", _("What is not measured"),
        _("These are looked at first. No result, however good, changes them."),
        ("superseded", "suspended", "notion-abolished", "qualitative"),
    ),
    (
        "khong-xac-dinh", _("What cannot be told"),
        _("There is a result, but the plan's words or the result itself leave open what it comes to. Then neither met"
          " nor missed is claimed."),
        ("two-readings", "no-order", "nothing-to-compare", "no-start", "no-figure"),
    ),
    (
        "chua-co-ket-qua", _("Where a result is missing"),
        _("Without a result nothing is claimed."),
        ("no-data", "nothing-arose", "none-at-the-deadline"),
    ),
    (
        "den-han", _("A level to be reached by a day: at the deadline"),
        _("What stays once reached is decided by the day it was reached; all else by the last result up to the"
          " deadline, whose data may end at most {limit} before it."),
        ("reached", "reached-late", "met-at-the-deadline", "deadline-passed"),
    ),
    (
        "truoc-han", _("A level to be reached by a day: before the deadline"),
        _("Where the plan gives a dated start, the result is compared with the straight line from it to the target."),
        ("met-so-far", "pace", "start-was-better", "no-baseline", "before-baseline", "no-line"),
    ),
    (
        "giu-muc", _("A level to be held all the time"),
        _("Each year (quarter, month …) is a cycle, and the last result of a cycle speaks for it. After the last day"
          " there is no time left, and the last result decides only if its data end at most {limit} before that day."),
        ("held-so-far", "held-below", "cycle-missed", "cycle-open", "held", "cycles-unknown", "held-with-gaps"),
    ),
)  # fmt: skip
"""Address on the page, heading, a word before, and the rules; every rule stands once. `{limit}`: RECENT_DAYS."""

SINCE = {
    "superseded": _("Replaced on"),
    "suspended": _("On hold since"),
    "notion-abolished": _("The notion ended on"),
}
"""Rule → what happened on its day."""
