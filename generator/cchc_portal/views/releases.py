"""What changed between two releases, in words, with links to what is still there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.model.text import Phrase, Text
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.history import field_words
from cchc_portal.views.plan import plan_title
from cchc_portal.views.states import STATES
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.model.release import Change, ChangeKind
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class ChangeView:
    what: str
    about: Phrase | None = None
    href: str | None = None
    was: Phrase | None = None
    now: Phrase | None = None


@dataclass(frozen=True)
class ChangeGroup:
    """The changes of one plan, or of the portal as a whole."""

    title: Phrase | None
    href: str | None
    changes: tuple[ChangeView, ...]


_WORDS: dict[ChangeKind, str] = {
    "authority-added": _("Authority added"),
    "authority-removed": _("Authority removed"),
    "plan-added": _("Plan added"),
    "plan-removed": _("Plan removed"),
    "target-added": _("Target added"),
    "target-removed": _("Target removed"),
    "task-added": _("Task added"),
    "task-removed": _("Task removed"),
    "statement-changed": _("Wording changed"),
    "goal-changed": _("Level to reach changed"),
    "task-changed": _("Task changed"),
    "period-published": _("Results published for {period}"),
    "period-removed": _("Results no longer published for {period}"),
    "period-changed": _("Procedures, tasks, sources or notes changed for {period}"),
    "value-changed": _("Result changed for {period}"),
    "corrected": _("Correction entered for {period}"),
    "correction-removed": _("Correction no longer there for {period}"),
    "amended": _("Changed promise entered: {field}"),
    "amendment-removed": _("Changed promise no longer there: {field}"),
    "status-changed": _("State changed"),
}
_OF_PORTAL = ("authority-added", "authority-removed", "plan-added", "plan-removed")
_YES_NO = {"true": _("in place"), "false": _("not yet")}


def change_groups(changes: Sequence[Change], writer: Writer) -> tuple[ChangeGroup, ...]:
    """The changes plan by plan, in their order."""
    return tuple(_group(plan, list(group), writer) for plan, group in groupby(changes, key=_plan_of))


def _plan_of(change: Change) -> str | None:
    return None if change.kind in _OF_PORTAL else change.plan


def _group(path: str | None, changes: list[Change], writer: Writer) -> ChangeGroup:
    plan = _plan(path, writer)
    views = tuple(_change(change, _plan(change.plan, writer), writer) for change in changes)
    if path is None:
        return ChangeGroup(None, None, views)
    if plan is None:
        return ChangeGroup(writer.phrase(path), None, views)
    return ChangeGroup(plan_title(plan, writer), writer.href(urls.plan(path)), views)


def _plan(path: str | None, writer: Writer) -> PortalPlan | None:
    plans = (plan for authority in writer.portal.authorities for plan in authority.plans)
    return next((plan for plan in plans if plan.path == path), None)


def _change(change: Change, plan: PortalPlan | None, writer: Writer) -> ChangeView:
    if change.kind == "status-changed":
        what = writer.ngettext("{n} target changed its state", "{n} targets changed their state", change.count or 1)
        return ChangeView(what, was=_state(change.was, writer), now=_state(change.now, writer))
    what = writer.gettext(
        _WORDS[change.kind],
        period=period_name(change.period, writer) if change.period else "",
        field=field_words(change.field, writer) if change.field else "",
    )
    return ChangeView(
        what, _name(change, writer), _href(change, plan, writer),
        was=_side(change.was, writer), now=_side(change.now, writer),
    )  # fmt: skip


def _name(change: Change, writer: Writer) -> Phrase | None:
    """What it is about, as it was called then; its id where it had no name."""
    if change.name:
        text, lang = writer.say(change.name)
        return Phrase(text.rstrip("."), lang)
    known = change.item or (change.plan or change.authority if change.kind in _OF_PORTAL else None)
    return writer.phrase(known) if known else None


def _href(change: Change, plan: PortalPlan | None, writer: Writer) -> str | None:
    """The page of what is still there."""
    if change.kind in ("authority-added", "authority-removed"):
        there = any(authority.id == change.authority for authority in writer.portal.authorities)
        return writer.href(urls.authority(change.authority)) if there else None
    if plan is None:
        return None
    if change.item and any(target.id == change.item for target in plan.plan.targets):
        return writer.href(urls.target(plan.path, change.item))
    if change.item and any(task.id == change.item for task in plan.plan.tasks):
        return writer.href(urls.tasks(plan.path), change.item)
    return writer.href(urls.plan(plan.path)) if change.kind in _OF_PORTAL else None


def _state(state: str | Text | None, writer: Writer) -> Phrase:
    labels = {name: label for name, (_css, label) in STATES.items()}
    known = labels.get(str(state))  # type: ignore[call-overload]  # a state of an older generator may be unknown
    return writer.phrase(writer.gettext(known) if known else str(state))


def _side(value: str | Text | None, writer: Writer) -> Phrase | None:
    """A text of the data, or a result as the reader's language writes it."""
    if value is None:
        return None
    if isinstance(value, Text):
        return writer.say(value)
    if value in _YES_NO:
        return writer.phrase(writer.gettext(_YES_NO[value]))
    if value in writer.portal.grades:
        return writer.say(writer.portal.grades[value])
    return writer.phrase("/".join(_figure(part, writer) for part in value.split("/")))


def _figure(text: str, writer: Writer) -> str:
    try:
        return writer.number(Decimal(text))
    except InvalidOperation:
        return text
