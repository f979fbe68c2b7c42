"""What stands beside a state: the day that counts, or since when, why and by which document it counts no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.model.measure import met
from cchc_portal.views.rules import rule_words

if TYPE_CHECKING:
    import datetime as dt

    from cchc_portal.derive.judgement import Judgement
    from cchc_portal.derive.status import Status
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


def end_facts(target: Target, status: Status, writer: Writer) -> tuple[tuple[str, Phrase], ...]:
    """Since when, why and by which document a target is suspended or superseded; nothing for one that runs."""
    change = {"superseded": target.superseded_by, "suspended": target.suspended}.get(status.state)
    if change is None:
        return ()
    facts = [
        (writer.gettext("Since"), writer.phrase(writer.day(change.on))),
        (writer.gettext("Reason"), writer.say(change.reason)),
    ]
    if change.document:
        facts.append((writer.gettext("Document"), writer.say(change.document)))
    return tuple(facts)


def status_note(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> str:
    """The day that counts, or why there is no result to speak of; and a stopped clock."""
    status = plan.statuses[target.id]
    notes = [_deadline_note(target, status, plan, writer) if status.judgement else rule_words(status, writer)]
    if authority.ended:
        notes.append(
            writer.gettext("Deadlines stopped counting on {day}, the authority's last day.", day=writer.day(plan.today))
        )
    return " ".join(notes)


def _deadline_note(target: Target, status: Status, plan: PortalPlan, writer: Writer) -> str:
    """Days left or past, or what fulfilled it."""
    judgement = status.judgement
    if judgement is None or judgement.observation is None or status.rule in ("two-readings", "no-order", "no-start"):
        return rule_words(status, writer)
    if status.state in ("achieved", "achieved-late"):
        return _achieved_note(target, judgement, plan, writer)
    due = judgement.requirement.due
    days = (due - status.as_of).days
    if days >= 0:
        return writer.ngettext("{n} day left until {due}.", "{n} days left until {due}.", days, due=writer.day(due))
    return writer.ngettext(
        "The deadline, {due}, passed {n} day ago.",
        "The deadline, {due}, passed {n} days ago.",
        -days,
        due=writer.day(due),
    )


def _achieved_note(target: Target, judgement: Judgement, plan: PortalPlan, writer: Writer) -> str:
    """The day it was reached where the file gives it; else only which data show it: no day is made up."""
    observation, due = judgement.observation, judgement.requirement.due
    if observation is None:
        return ""
    values = {"due": writer.day(due), "data": writer.day(observation.snapshot.data.to)}
    if judgement.rule == "held-with-gaps":
        return writer.gettext("Held by the data up to {data}, but not all the time; the deadline was {due}.", **values)
    on = observation.value.on
    if judgement.state == "achieved":
        if on:
            return writer.gettext("Reached on {day}; the deadline was {due}.", day=writer.day(on), **values)
        return writer.gettext("Fulfilled by the data up to {data}; the deadline was {due}.", **values)
    if on:
        days = (on - due).days
        late = writer.ngettext("{n} day late", "{n} days late", days)
        return writer.gettext(
            "Reached on {day}, {late}; the deadline was {due}.", day=writer.day(on), late=late, **values
        )
    if before := _missed_before(target, judgement, plan, writer):
        return writer.gettext(
            "Fulfilled by the data up to {data}; the last result before the deadline of {due}, with data up to"
            " {before}, did not fulfil it.",
            before=writer.day(before), **values,
        )  # fmt: skip
    return writer.gettext("Fulfilled by the data up to {data}, after the deadline of {due}.", **values)


def _missed_before(target: Target, judgement: Judgement, plan: PortalPlan, writer: Writer) -> dt.date | None:
    """The last day of the data of the newest result up to the deadline, where that result did not fulfil it."""
    requirement = judgement.requirement
    up_to = [one for one in plan.series[target.id] if one.day <= requirement.due]
    figures = [(one.snapshot.data.to, one.figure) for one in up_to if one.figure is not None]
    if not figures:
        return None
    day, figure = figures[-1]
    scales = writer.portal.files.scales.scales
    return day if met(requirement.goal, figure, scales, level=requirement.level) is False else None
