"""One target, and the list of all targets of a plan or of the whole portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.status import clock
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.parts import (
    LEVELS,
    Crumb,
    GoalView,
    PartyView,
    StatusView,
    goal_view,
    leads,
    status_view,
)
from cchc_portal.views.plan import cite, plan_crumbs, plan_title, years
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class RelationView:
    label: str
    text: Phrase
    href: str


@dataclass(frozen=True)
class TargetView:
    ended: EndedView | None
    crumbs: tuple[Crumb, ...]
    area: Phrase | None
    title: Phrase
    statement: Phrase
    goals: tuple[GoalView, ...]
    time: str
    status: StatusView
    status_note: str
    owed: str | None
    soft: bool
    leads: tuple[PartyView, ...]
    contact_known: bool
    relations: tuple[RelationView, ...]
    facts: tuple[tuple[str, Phrase], ...]
    notes: tuple[Phrase, ...]
    clause_long: str
    source_href: str
    plan_title: Phrase
    plan_href: str
    restated: bool
    signed: bool
    data_href: str
    cite: tuple[Phrase, ...]
    before: Crumb | None
    after: Crumb | None


_RELATIONS = {
    "within": _("Part of"),
    "restates": _("Says again"),
    "after": _("Later stage of"),
    "conflicts_with": _("Different figure in"),
}

_NOTES = {
    "no-data": _("No result is published in this portal, so the target is called neither met nor missed."),
    "not-measurable": _("The notion it is measured by no longer exists, so no result can be given under its old name."),
    "suspended": _("The target is suspended."),
    "superseded": _("Another target has taken its place."),
}


def target_view(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetView:
    data = plan.plan
    area = next((area for area in data.areas if area.id == target.area), None)
    at = data.targets.index(target)
    own = plan.target_leads[target.id]
    return TargetView(
        ended=ended_view(authority, writer),
        crumbs=plan_crumbs(
            plan,
            authority,
            writer,
            Crumb(writer.phrase(writer.gettext("Targets")), writer.href(urls.targets(plan.path))),
            Crumb(writer.say(target.title or target.statement)),
        ),
        area=writer.say(area.short or area.title) if area else None,
        title=writer.say(target.title or target.statement),
        statement=writer.say(target.statement),
        goals=tuple(goal_view(goal, writer) for goal in target.goals),
        time=_time(target, plan, writer),
        status=status_view(plan.statuses[target.id].state, writer),
        status_note=_status_note(target, plan, authority, writer),
        owed=_owed(plan, writer),
        soft=target.soft,
        leads=leads(own, authority, writer),
        contact_known=any(
            isinstance(lead.party, str) and bool(authority.unit(lead.party).contact.phone) for lead in own
        ),
        relations=_relations(target, plan, writer),
        facts=_facts(target, writer),
        notes=tuple(
            writer.say(note.text)
            for note in data.notes
            if note.about == target.id or (note.clause == target.clause and note.about is None)
        ),
        clause_long=clause_words(target.clause, writer),
        source_href=writer.href(urls.source(plan.path), urls.fragment_of(target.clause)),
        plan_title=plan_title(plan, writer),
        plan_href=writer.href(urls.plan(plan.path)),
        restated=data.wording == "restated",
        signed=any(file.kind == "signed" for file in data.document.files),
        data_href=writer.file(urls.data(f"{plan.path}/plan.json")),
        cite=cite(plan, authority, writer, target.clause),
        before=_neighbour(plan, at - 1, writer),
        after=_neighbour(plan, at + 1, writer),
    )


def _time(target: Target, plan: PortalPlan, writer: Writer) -> str:
    dated = [goal for goal in target.goals if goal.by or goal.throughout or goal.every]
    if dated or not target.goals:
        return writer.gettext("plan period {years}", years=years(plan, writer))
    return writer.gettext("plan period {years}; no separate deadline", years=years(plan, writer))


def _status_note(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> str:
    status = plan.statuses[target.id]
    notes = [writer.gettext(_NOTES[status.state])] if status.state in _NOTES else []
    indicator = writer.portal.indicators.get(target.indicator or "")
    if status.state == "not-measurable" and indicator and indicator.why:
        notes = [writer.say(indicator.why).text]
    if authority.ended:
        day = writer.day(clock(authority.authority, writer.portal.as_of))
        notes.append(writer.gettext("Deadlines stopped counting on {day}, the authority's last day.", day=day))
    return " ".join(notes)


def _owed(plan: PortalPlan, writer: Writer) -> str | None:
    """What the reader may expect next, by the plan's own rule."""
    if plan.files.snapshots or not plan.plan.reporting.rules:
        return None
    return writer.gettext("The plan's own reporting rules say who owes a report, and by when.")


def _relations(target: Target, plan: PortalPlan, writer: Writer) -> tuple[RelationView, ...]:
    by_id = {other.id: other for other in plan.plan.targets}
    found = []
    for key in ("within", "restates", "after"):
        other = getattr(target, key)
        if other:
            found.append(_relation(_RELATIONS[key], by_id[other], plan, writer))
    found += [_relation(_RELATIONS["conflicts_with"], by_id[other], plan, writer) for other in target.conflicts_with]
    for other in plan.plan.targets:
        if other.within == target.id:
            found.append(_relation(_("Has a part"), other, plan, writer))
        if other.restates == target.id:
            found.append(_relation(_("Said again in"), other, plan, writer))
        if other.after == target.id:
            found.append(_relation(_("Followed by"), other, plan, writer))
    tasks = {task.id: task for task in plan.plan.tasks}
    if target.task:
        task = tasks[target.task]
        href = writer.href(urls.tasks(plan.path), task.id)
        found.append(RelationView(writer.gettext("Stands in the task"), writer.say(task.text), href))
    return tuple(found)


def _relation(label: str, other: Target, plan: PortalPlan, writer: Writer) -> RelationView:
    return RelationView(
        writer.gettext(label), writer.say(other.title or other.statement), writer.href(urls.target(plan.path, other.id))
    )


def _facts(target: Target, writer: Writer) -> tuple[tuple[str, Phrase], ...]:
    """What else the data say of the target, as label and value."""
    facts: list[tuple[str, Phrase]] = []
    if target.level:
        facts.append((writer.gettext("Level"), writer.phrase(writer.gettext(LEVELS[target.level]))))
    if target.set_by:
        facts.append((writer.gettext("Set by a higher level"), writer.say(target.set_by)))
    for goal in target.goals:
        facts += _goal_facts(goal, writer)
    return tuple(dict.fromkeys(facts))


def _goal_facts(goal: Goal, writer: Writer) -> list[tuple[str, Phrase]]:
    facts: list[tuple[str, Phrase]] = []
    if goal.of:
        facts.append((writer.gettext("Share of"), writer.say(goal.of)))
    if goal.among:
        facts.append((writer.gettext("Ranked among"), writer.say(goal.among)))
    if goal.except_:
        facts.append((writer.gettext("Except"), writer.say(goal.except_)))
    if goal.condition:
        facts.append((writer.gettext("Condition"), writer.say(goal.condition)))
    if goal.grow and goal.grow.reading is None:
        text = writer.gettext("The plan does not say whether the step means percentage points or a share of the value.")
        facts.append((writer.gettext("Open question"), writer.phrase(text)))
    if goal.grade_at_least and goal.scale is None:
        text = writer.gettext("The plan does not list the grades in order.")
        facts.append((writer.gettext("Open question"), writer.phrase(text)))
    if goal.restored:
        text = writer.gettext("The “%” sign is lost in the text of the source; we put it back.")
        facts.append((writer.gettext("Restored"), writer.phrase(text)))
    return facts


def _neighbour(plan: PortalPlan, index: int, writer: Writer) -> Crumb | None:
    targets = plan.plan.targets
    if not 0 <= index < len(targets):
        return None
    other = targets[index]
    return Crumb(writer.say(other.title or other.statement), writer.href(urls.target(plan.path, other.id)))
