"""Counts of states in words and shapes, and the row of periods: shared by the pages about progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.reports import missing_reports, next_reports
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.states import STATES, StatusView, state_view
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections import Counter

    from cchc_portal.derive.rollup import Rollup
    from cchc_portal.model.target import State
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class StateCount:
    status: StatusView
    count: int


@dataclass(frozen=True)
class PeriodTab:
    name: str
    href: str | None
    """None: not published."""
    note: str
    current: bool


def state_counts(counts: Counter[State], writer: Writer) -> tuple[StateCount, ...]:
    """What occurs, in the order of attention."""
    return tuple(StateCount(state_view(state, writer), counts[state]) for state in STATES if counts[state])


def tiles(counts: Counter[State], writer: Writer) -> tuple[StatusView, ...]:
    """One tile a target."""
    return tuple(state_view(state, writer) for state in STATES for _number in range(counts[state]))


def absent_states(counts: Counter[State], writer: Writer) -> str | None:
    """The states nobody is in, in one sentence."""
    names = [state_view(state, writer).label.lower() for state in STATES if not counts[state]]
    return writer.gettext("None is: {states}.", states=writer.listing(names)) if names else None


def lead_sentence(found: Rollup, writer: Writer) -> str:
    """How many are well, over how many, and how many need attention."""
    if not found.measured:
        return writer.gettext("No target of this plan can be measured.")
    text = writer.ngettext(
        "{good} of {n} measurable target is achieved or on track.",
        "{good} of {n} measurable targets are achieved or on track.",
        found.measured, good=writer.number(found.good),
    )  # fmt: skip
    if found.attention:
        text += " " + writer.ngettext("{n} needs attention.", "{n} need attention.", found.attention)
    return text


def left_out_links(found: Rollup, plan: PortalPlan, writer: Writer) -> tuple[tuple[Link, StatusView], ...]:
    """The targets in no average, each with its state."""
    return tuple(
        (
            writer.link(writer.say(target.name), urls.target(plan.path, target.id)),
            state_view(plan.statuses[target.id].state, writer),
        )
        for target in found.left_out
    )


def period_tabs(plan: PortalPlan, writer: Writer, *, current: str | None = None) -> tuple[PeriodTab, ...]:
    """Published periods, missing reports and the next one, in order of their data."""
    found = []
    for snapshot in plan.snapshots:
        if snapshot.published:
            note = writer.gettext("published on {day}", day=writer.day(snapshot.published))
        else:
            note = writer.gettext("data up to {day}", day=writer.day(snapshot.data.to))
        href = writer.href(urls.period(plan.path, snapshot.period))
        tab = PeriodTab(_name(snapshot.period, writer), href, note, snapshot.period == current)
        found.append((snapshot.data.to, tab))
    for owed in missing_reports(plan.plan, plan.snapshots, plan.today):
        note = writer.gettext("missing; due on {day}", day=writer.day(owed.due))
        found.append((owed.period.data.to, PeriodTab(_name(owed.period.id, writer), None, note, current=False)))
    for owed in next_reports(plan.plan, plan.snapshots, plan.today)[:1]:
        note = writer.gettext("due on {day}", day=writer.day(owed.due))
        found.append((owed.period.data.to, PeriodTab(_name(owed.period.id, writer), None, note, current=False)))
    return tuple(dict.fromkeys(tab for _day, tab in sorted(found, key=lambda pair: pair[0])))


def _name(period_id: str, writer: Writer) -> str:
    return first_upper(period_name(period_id, writer))
