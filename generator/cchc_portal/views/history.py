"""What happened to a target or a plan, newest first: results published, put right; promises changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.model.snapshot import WITHDRAWN, part_of_promise
from cchc_portal.model.text import Phrase
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.figures import level_words, observation_words, result_words
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.snapshot import Amendment, Correction, Snapshot, Typed
    from cchc_portal.model.target import Target
    from cchc_portal.model.task import Task
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class EventView:
    """One event. `was` and `now` are shown beside each other where something changed."""

    on: dt.date
    day: str
    what: str
    was: Phrase | None = None
    now: Phrase | None = None
    reason: Phrase | None = None
    document: Phrase | None = None
    about: Link | None = None


FIELDS = {
    "statement": _("wording"),
    "goals": _("level to reach"),
    "by": _("deadline"),
    "when": _("deadline"),
    "lead": _("who answers"),
    "text": _("wording"),
    "deliverables": _("products and steps"),
    WITHDRAWN: _("withdrawn as a whole"),
}
"""Field of an amendment in words; any other is shown as it is written."""


def field_words(field: str, writer: Writer) -> str:
    """What an amendment changed, in words; as it is written where it is no known part."""
    words = FIELDS.get(part_of_promise(field))
    return writer.gettext(words) if words else field


def target_events(target: Target, plan: PortalPlan, writer: Writer) -> tuple[EventView, ...]:
    """Everything that happened to one target."""
    return _newest_first([*_publications(target, plan, writer), *_about_target(target, plan, writer)])


def task_events(task: Task, plan: PortalPlan, writer: Writer) -> tuple[EventView, ...]:
    """How the promise of one task was changed."""
    return _newest_first([_amended(one, writer) for one in plan.amendments if one.task == task.id])


def plan_events(plan: PortalPlan, writer: Writer) -> tuple[EventView, ...]:
    """Corrections and changed promises of a whole plan, each with the item it is about."""
    found: list[EventView] = []
    for target in plan.plan.targets:
        about = _link(target, plan, writer)
        found += [_with(event, about) for event in _about_target(target, plan, writer)]
    for task in plan.plan.tasks:
        text, lang = writer.say(task.text)
        about = writer.link(Phrase(text.rstrip("."), lang), urls.tasks(plan.path), task.id)
        found += [_with(event, about) for event in task_events(task, plan, writer)]
    there = {target.id for target in plan.plan.targets} | {task.id for task in plan.plan.tasks}
    gone = [one for one in plan.amendments if (one.target or one.task) not in there]
    return _newest_first(found + [_amended(one, writer) for one in gone])


def corrections_of(snapshot: Snapshot, plan: PortalPlan, writer: Writer) -> tuple[EventView, ...]:
    """The corrections of one period, each with its target."""
    by_id = {target.id: target for target in plan.plan.targets}
    return _newest_first(
        [
            _with(
                _corrected(one, snapshot, by_id[one.target], writer),
                _link(by_id[one.target], plan, writer),
            )
            for one in snapshot.corrections
            if one.on <= plan.known_on
        ]
    )


def _newest_first(events: list[EventView]) -> tuple[EventView, ...]:
    return tuple(sorted(events, key=lambda event: event.on, reverse=True))


def _link(target: Target, plan: PortalPlan, writer: Writer) -> Link:
    text, lang = writer.say(target.name)
    return writer.link(Phrase(text.rstrip("."), lang), urls.target(plan.path, target.id))


def _with(event: EventView, about: Link) -> EventView:
    return replace(event, about=about)


def _about_target(target: Target, plan: PortalPlan, writer: Writer) -> Iterator[EventView]:
    for snapshot in plan.snapshots:
        for correction in snapshot.corrections:
            if correction.target == target.id and correction.on <= plan.known_on:
                yield _corrected(correction, snapshot, target, writer)
    for amendment in plan.amendments:
        if amendment.target == target.id:
            yield _amended(amendment, writer)
    for change, words in ((target.suspended, _("Suspended.")), (target.superseded_by, _("Superseded."))):
        if change and change.on <= plan.known_on:
            yield EventView(
                change.on, writer.day(change.on), writer.gettext(words),
                reason=writer.say(change.reason),
                document=writer.say(change.document) if change.document else None,
            )  # fmt: skip


def _publications(target: Target, plan: PortalPlan, writer: Writer) -> Iterator[EventView]:
    """Each result as it was published: before its first correction, which may have withdrawn it."""
    goal = target.goals[0] if target.goals else None
    shown = {one.snapshot.period: one for one in plan.series[target.id]}
    for snapshot in plan.snapshots:
        observation = shown.get(snapshot.period)
        named = [one for one in snapshot.corrections if one.target == target.id]
        own = observation.corrections if observation else named
        if own:
            first = min(own, key=lambda one: one.on)
            yield _published(snapshot, _typed_words(first.was, goal, writer), writer)
        elif observation:
            yield _published(snapshot, observation_words(observation, goal, writer), writer)


def _published(snapshot: Snapshot, result: str, writer: Writer) -> EventView:
    """On the day of publication; where the file gives none, no day is claimed."""
    period = period_name(snapshot.period, writer)
    if snapshot.published:
        words = writer.gettext("Result of {period} published: {result}.", period=period, result=result)
        return EventView(snapshot.published, writer.day(snapshot.published), words)
    words = writer.gettext(
        "Result of {period}: {result}. The day of publication is not given.", period=period, result=result
    )
    day = snapshot.data.to
    return EventView(day, writer.gettext("Data up to {day}", day=writer.day(day)), words)


def _typed_words(value: Typed, goal: Goal | None, writer: Writer) -> str:
    """A result as a correction writes it."""
    if isinstance(value, (bool, str)):
        return result_words(value, goal, writer)
    return level_words(Fraction(value), goal, writer) if goal else writer.number(value)


def _corrected(correction: Correction, snapshot: Snapshot, target: Target, writer: Writer) -> EventView:
    goal = target.goals[0] if target.goals else None
    now = writer.gettext("withdrawn") if correction.now is None else _typed_words(correction.now, goal, writer)
    return EventView(
        correction.on, writer.day(correction.on),
        writer.gettext("Corrected: {period}", period=period_name(snapshot.period, writer)),
        was=writer.phrase(_typed_words(correction.was, goal, writer)), now=writer.phrase(now),
        reason=writer.say(correction.reason),
    )  # fmt: skip


def _amended(amendment: Amendment, writer: Writer) -> EventView:
    name = field_words(amendment.field, writer)
    return EventView(
        amendment.on, writer.day(amendment.on), writer.gettext("Promise changed: {field}", field=name),
        was=writer.say(amendment.from_) if amendment.from_ else None,
        now=writer.say(amendment.to) if amendment.to else None,
        reason=writer.say(amendment.reason), document=writer.say(amendment.document),
    )  # fmt: skip
