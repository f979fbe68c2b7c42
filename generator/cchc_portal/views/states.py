"""States in words and shapes: of targets, and of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.derive.status import Status
    from cchc_portal.derive.tasks import Progress
    from cchc_portal.model.target import State
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class StatusView:
    state: str
    css: str
    """Name of the shape and colour: `none`, `unmeasured` …"""
    label: str


STATES: dict[State, tuple[str, str]] = {
    "overdue": ("overdue", _("Overdue")),
    "off-track": ("offtrack", _("Off track")),
    "at-risk": ("risk", _("At risk")),
    "no-data": ("none", _("No result published here")),
    "on-track": ("ontrack", _("On track")),
    "achieved-late": ("late", _("Achieved late")),
    "achieved": ("achieved", _("Achieved")),
    "not-due": ("notdue", _("Not due yet")),
    "not-measurable": ("unmeasured", _("Not measurable")),
    "suspended": ("suspended", _("Suspended")),
    "superseded": ("replaced", _("Superseded")),
}
"""State → shape and words, in the order of counts: what needs attention first."""

_BY_RULE = {
    "notion-abolished": _("No longer measurable"),
    "qualitative": _("Qualitative: nothing to measure"),
    "nothing-arose": _("Nothing arose"),
    "none-at-the-deadline": _("Result too old to tell"),
    "cycles-unknown": _("Results incomplete"),
    **dict.fromkeys(("two-readings", "no-order", "nothing-to-compare", "no-start", "no-figure"), _("Cannot be told")),
}
"""Where the rule says more than the state."""

TASK_STATES: dict[Progress, tuple[str, str]] = {
    "overdue": ("overdue", _("Overdue")),
    "not-started": ("notdue", _("Not started")),
    "in-progress": ("ontrack", _("In progress")),
    "not-reported": ("none", _("Not reported")),
    "done-late": ("late", _("Done late")),
    "done": ("achieved", _("Done")),
    "suspended": ("suspended", _("Suspended")),
}
"""Progress of a task → shape and words."""


def state_view(state: State, writer: Writer) -> StatusView:
    """A state by itself, for counts."""
    css, label = STATES[state]
    return StatusView(state, css, writer.gettext(label))


def status_view(status: Status, writer: Writer) -> StatusView:
    """The state of one target; some rules have words of their own."""
    css, label = STATES[status.state]
    return StatusView(status.state, css, writer.gettext(_BY_RULE.get(status.rule or "", label)))


def task_state(progress: Progress, writer: Writer) -> StatusView:
    css, label = TASK_STATES[progress]
    return StatusView(progress, css, writer.gettext(label))
