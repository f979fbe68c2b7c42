"""One target, and the list of all targets of a plan or of the whole portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.responsibility import area_of
from cchc_portal.model.measure import is_change
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.beside_state import end_facts, status_note
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.history import EventView, target_events
from cchc_portal.views.owed import OwedView, owed_view
from cchc_portal.views.parts import LEVELS, Crumb, GoalView, PartyView, goal_view, leads
from cchc_portal.views.plan import cite, plan_crumbs, plan_title, years
from cchc_portal.views.reasoning import steps
from cchc_portal.views.relations import RelationView, relations
from cchc_portal.views.results import ResultsView, results_view
from cchc_portal.views.rules import rule_of
from cchc_portal.views.states import StatusView, state_view, status_view
from cchc_portal.views.writer import tel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.responsibility import Lead
    from cchc_portal.derive.status import Status
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class ContactLine:
    phone: str
    href: str
    hours: Phrase | None


@dataclass(frozen=True)
class OverrideView:
    """A state set by hand, beside the one worked out."""

    status: StatusView
    reason: Phrase


@dataclass(frozen=True)
class TargetView:
    ended: EndedView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    area: Phrase | None
    title: Phrase
    statement: Phrase
    goals: tuple[GoalView, ...]
    time: str
    status: StatusView
    status_note: str
    end: tuple[tuple[str, Phrase], ...]
    """Since when, why and by which document it is suspended or superseded."""
    why: Phrase | None
    """Why the notion it is measured by no longer exists."""
    override: OverrideView | None
    replacement: Crumb | None
    results: ResultsView | None
    sample: bool
    steps: tuple[str, ...]
    method_href: str
    events: tuple[EventView, ...]
    owed: OwedView | None
    """Who owes results by the plan's own rule, where none is published."""
    soft: bool
    leads: tuple[PartyView, ...]
    contacts: tuple[ContactLine, ...]
    """Telephone and hours of those who answer, where they are published."""
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
    embed_href: str
    cite: tuple[Phrase, ...]
    before: Crumb | None
    after: Crumb | None


def target_view(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> TargetView:
    data = plan.plan
    at = data.targets.index(target)
    own = plan.target_leads[target.id]
    status = plan.statuses[target.id]
    return TargetView(
        ended=ended_view(authority, writer),
        behind=behind_view([target, *(one.value for one in plan.series[target.id])], writer),
        crumbs=_crumbs(target, plan, authority, writer),
        area=_area(target, plan, writer),
        title=writer.say(target.name),
        statement=writer.say(target.statement),
        goals=tuple(goal_view(goal, writer) for goal in target.goals),
        time=_time(target, plan, writer),
        status=status_view(status, writer),
        status_note=status_note(target, plan, authority, writer),
        end=end_facts(target, status, writer),
        why=_why(target, status, writer),
        override=_override(target, writer),
        replacement=_replacement(target, plan, writer),
        results=results_view(target, plan, authority, writer),
        sample=authority.authority.sample,
        steps=steps(status, writer),
        method_href=writer.href(urls.METHOD, rule_of(status)),
        events=target_events(target, plan, writer),
        owed=None if plan.snapshots else owed_view(plan, authority, writer),
        soft=target.soft,
        leads=leads(own, authority, writer),
        contacts=_contacts(own, authority, writer),
        relations=relations(target, plan, writer),
        facts=_facts(target, writer),
        notes=_notes(target, plan, writer),
        clause_long=clause_words(target.clause, writer),
        source_href=writer.href(urls.source(plan.path), urls.fragment_of(target.clause)),
        plan_title=plan_title(plan, writer),
        plan_href=writer.href(urls.plan(plan.path)),
        restated=data.wording == "restated",
        signed=any(file.kind == "signed" for file in data.document.files),
        data_href=writer.file(urls.data(f"{plan.path}/plan.json")),
        embed_href=writer.href(urls.EMBED, f"{plan.path}/chi-tieu/{target.id}"),
        cite=cite(plan, authority, writer, target.clause),
        before=_neighbour(plan, at - 1, writer),
        after=_neighbour(plan, at + 1, writer),
    )


def _crumbs(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[Crumb, ...]:
    targets = Crumb(writer.phrase(writer.gettext("Targets")), writer.href(urls.targets(plan.path)))
    return plan_crumbs(plan, authority, writer, targets, Crumb(writer.say(target.name)))


def _area(target: Target, plan: PortalPlan, writer: Writer) -> Phrase | None:
    area = area_of(target.area, plan.plan)
    return writer.say(area.short or area.title) if area else None


def _why(target: Target, status: Status, writer: Writer) -> Phrase | None:
    """Why the notion the target is measured by no longer exists."""
    indicator = writer.portal.indicators.get(target.indicator or "")
    abolished = status.rule == "notion-abolished" and indicator
    return writer.say(indicator.why) if abolished and indicator and indicator.why else None


def _notes(target: Target, plan: PortalPlan, writer: Writer) -> tuple[Phrase, ...]:
    """Notes about the target, and those about its clause that are about nothing else."""
    return tuple(
        writer.say(note.text)
        for note in plan.plan.notes
        if note.about == target.id or (note.clause == target.clause and note.about is None)
    )


def _time(target: Target, plan: PortalPlan, writer: Writer) -> str:
    dated = [goal for goal in target.goals if goal.by or goal.throughout or goal.every]
    if dated or not target.goals:
        return writer.gettext("plan period {years}", years=years(plan, writer))
    return writer.gettext("plan period {years}; no separate deadline", years=years(plan, writer))


def _contacts(found: Iterable[Lead], authority: PortalAuthority, writer: Writer) -> tuple[ContactLine, ...]:
    units = [authority.unit(lead.party).contact for lead in found if isinstance(lead.party, str)]
    return tuple(
        ContactLine(contact.phone, tel(contact.phone), writer.say(contact.hours) if contact.hours else None)
        for contact in units
        if contact.phone
    )


def _override(target: Target, writer: Writer) -> OverrideView | None:
    if target.status_override is None:
        return None
    return OverrideView(state_view(target.status_override.status, writer), writer.say(target.status_override.reason))


def _replacement(target: Target, plan: PortalPlan, writer: Writer) -> Crumb | None:
    """The target that took this one's place."""
    if target.superseded_by is None:
        return None
    other = next(one for one in plan.plan.targets if one.id == target.superseded_by.target)
    return Crumb(writer.say(other.name), writer.href(urls.target(plan.path, other.id)))


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
        label = writer.gettext("What rises or falls") if is_change(goal) else writer.gettext("Share of")
        facts.append((label, writer.say(goal.of)))
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
    return Crumb(writer.say(other.name), writer.href(urls.target(plan.path, other.id)))
