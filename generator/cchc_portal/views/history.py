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

    from cchc_portal.derive.series import Observation
    from cchc_portal.model.snapshot import Amendment, Correction, Snapshot, Typed
    from cchc_portal.model.target import Target
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
    found = [_published(observation, target, writer) for observation in plan.series[target.id]]
    found += _about_target(target, plan, writer)
    return _newest_first(found)


def plan_events(plan: PortalPlan, writer: Writer) -> tuple[EventView, ...]:
    """Corrections and changed promises of a whole plan, each with the item it is about."""
    found: list[EventView] = []
    for target in plan.plan.targets:
        about = _link(target, plan, writer)
        found += [_with(event, about) for event in _about_target(target, plan, writer)]
    for task in plan.plan.tasks:
        text, lang = writer.say(task.text)
        about = writer.link(Phrase(text.rstrip("."), lang), urls.tasks(plan.path), task.id)
        changes = [one for one in plan.files.amendments if one.task == task.id and one.on <= plan.known_on]
        found += [_with(_amended(one, writer), about) for one in changes]
    there = {target.id for target in plan.plan.targets} | {task.id for task in plan.plan.tasks}
    gone = [one for one in plan.files.amendments if (one.target or one.task) not in there and one.on <= plan.known_on]
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
    for amendment in plan.files.amendments:
        if amendment.target == target.id and amendment.on <= plan.known_on:
            yield _amended(amendment, writer)
    for change, words in ((target.suspended, _("Suspended.")), (target.superseded_by, _("Superseded."))):
        if change and change.on <= plan.known_on:
            yield EventView(
                change.on, writer.day(change.on), writer.gettext(words),
                reason=writer.say(change.reason),
                document=writer.say(change.document) if change.document else None,
            )  # fmt: skip


def _published(observation: Observation, target: Target, writer: Writer) -> EventView:
    snapshot = observation.snapshot
    day = snapshot.published or snapshot.data.to
    goal = target.goals[0] if target.goals else None
    return EventView(
        day, writer.day(day),
        writer.gettext(
            "Result of {period} published: {result}.",
            period=period_name(snapshot.period, writer), result=observation_words(observation, goal, writer),
        ),
    )  # fmt: skip


def _corrected(correction: Correction, snapshot: Snapshot, target: Target, writer: Writer) -> EventView:
    goal = target.goals[0] if target.goals else None

    def words(value: Typed | None) -> Phrase:
        if value is None:
            return writer.phrase(writer.gettext("withdrawn"))
        if isinstance(value, (bool, str)):
            return writer.phrase(result_words(value, goal, writer))
        return writer.phrase(level_words(Fraction(value), goal, writer) if goal else writer.number(value))

    return EventView(
        correction.on, writer.day(correction.on),
        writer.gettext("Corrected: {period}", period=period_name(snapshot.period, writer)),
        was=words(correction.was), now=words(correction.now),
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
