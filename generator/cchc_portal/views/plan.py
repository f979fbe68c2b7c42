"""The plan's front page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.rollup import ATTENTION, rollup
from cchc_portal.derive.tally import Tally, counted_targets, tally
from cchc_portal.model.text import Phrase
from cchc_portal.views.ask import AskView, ask_view
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.document import DocumentView, document_view
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.figures import result_words
from cchc_portal.views.owed import OwedView, owed_view
from cchc_portal.views.parts import Crumb, PartyView, TargetRow, parties, target_row
from cchc_portal.views.standing import StateCount, lead_sentence, state_counts, tiles
from cchc_portal.views.states import STATES, StatusView, status_view
from cchc_portal.views.wording import goal_words
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from cchc_portal.model.plan import Area, Plan
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer

SECTION_TITLES = {
    "purposes": _("Purposes"),
    "requirements": _("Requirements"),
    "viewpoints": _("Viewpoints"),
    "objectives": _("Objectives"),
    "solutions": _("Measures"),
    "funding": _("Funding"),
    "provisions": _("Other provisions"),
}


@dataclass(frozen=True)
class AreaRow:
    title: Phrase
    href: str
    clause: str
    leads: tuple[PartyView, ...]
    tally: Tally


@dataclass(frozen=True)
class StatementView:
    clause: str
    clause_long: str
    anchor: str
    text: Phrase


@dataclass(frozen=True)
class SectionView:
    """One of the plan's lists of plain statements."""

    title: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class AttentionRow:
    """A target that is overdue, off track or at risk."""

    link: Link
    goal: str
    result: str
    status: StatusView


@dataclass(frozen=True)
class PlanView:
    ended: EndedView | None
    ask: AskView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    eyebrow: str
    title: Phrase
    period: str
    tally: Tally
    units: int
    sample: bool
    lead: str | None
    """How many targets are well, where results are published."""
    newest: str | None
    """The last day of the newest data."""
    states: tuple[StateCount, ...]
    tiles: tuple[StatusView, ...]
    attention: tuple[AttentionRow, ...]
    owed: OwedView | None
    clock: str | None
    """Why nothing counts as late: the authority has ended."""
    areas: tuple[AreaRow, ...]
    arealess: tuple[TargetRow, ...]
    tthc: tuple[TargetRow, ...]
    targets_href: str
    progress_href: str
    tasks_href: str
    reporting_href: str
    source_href: str
    data_href: str
    calendar_href: str
    embed_href: str
    sections: tuple[SectionView, ...]
    document: DocumentView
    notes: int
    cite: tuple[Phrase, ...]


def plan_crumbs(plan: PortalPlan, authority: PortalAuthority, writer: Writer, *last: Crumb) -> tuple[Crumb, ...]:
    """Home › authority › plan › …; the last one has no link."""
    name = writer.say(plan.plan.short) if plan.plan.short else writer.phrase(years(plan, writer))
    trail = (
        Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
        Crumb(writer.say(authority.authority.name), writer.href(urls.authority(authority.id))),
        Crumb(name, writer.href(urls.plan(plan.path)) if last else None),
    )
    return (*trail, *last)


def years(plan: PortalPlan, writer: Writer) -> str:
    """2021, or 2021–2025, with the orientation year where there is one."""
    period = plan.plan.period
    text = str(period.from_) if period.from_ == period.to else f"{period.from_}–{period.to}"
    if period.orientation:
        return writer.gettext("{years}, orientation {year}", years=text, year=period.orientation)
    return text


def plan_title(plan: PortalPlan, writer: Writer) -> Phrase:
    """The document's title, or its period where the source has none."""
    title = plan.plan.document.title
    return writer.say(title) if title else writer.phrase(writer.gettext("Plan {years}", years=years(plan, writer)))


def plan_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> PlanView:
    data = plan.plan
    rows = {target.id: target_row(target, plan, authority, writer) for target in data.targets}
    whole = rollup(data.targets, plan.statuses)
    newest = plan.snapshots[-1].data.to if plan.snapshots else None
    name = writer.inline(authority.authority.name)
    return PlanView(
        ended=ended_view(authority, writer),
        ask=ask_view(authority, writer),
        behind=behind_view(_own_texts(data), writer),
        crumbs=plan_crumbs(plan, authority, writer),
        eyebrow=writer.gettext("Plan of {authority}", authority=name),
        title=plan_title(plan, writer),
        period=years(plan, writer),
        tally=tally(data),
        units=len({duty.unit for duty in data.duties}),
        sample=authority.authority.sample,
        lead=lead_sentence(whole, writer) if newest else None,
        newest=writer.day(newest) if newest else None,
        states=state_counts(whole.counts, writer),
        tiles=tiles(whole.counts, writer),
        attention=_attention(plan, writer),
        owed=None if newest else owed_view(plan, authority, writer),
        clock=_clock(authority, writer),
        areas=tuple(_area_row(area, plan, authority, writer) for area in data.areas),
        arealess=tuple(rows[target.id] for target in data.targets if target.area is None),
        tthc=tuple(rows[target.id] for target in data.targets if target.tthc and not target.restates),
        targets_href=writer.href(urls.targets(plan.path)),
        progress_href=writer.href(urls.progress(plan.path)),
        tasks_href=writer.href(urls.tasks(plan.path)),
        reporting_href=writer.href(urls.reporting(plan.path)),
        source_href=writer.href(urls.source(plan.path)),
        data_href=writer.file(urls.data(f"{plan.path}/plan.json")),
        calendar_href=writer.href(urls.plan_calendar(plan.path)),
        embed_href=writer.href(urls.EMBED, plan.path),
        sections=_sections(plan, writer),
        document=document_view(data.document, writer, carrier=data.carrier),
        notes=len(data.notes),
        cite=cite(plan, authority, writer),
    )


def _own_texts(data: Plan) -> list[object]:
    """What the plan's front page shows of the data, but for what its targets' own pages say."""
    lists = [getattr(data, key) for key in SECTION_TITLES]
    return [data.document, data.carrier, *lists, *((area.title, area.short) for area in data.areas),
            *((target.title, *target.goals) for target in data.targets if target.tthc)]  # fmt: skip


def cite(plan: PortalPlan, authority: PortalAuthority, writer: Writer, clause: str | None = None) -> tuple[Phrase, ...]:
    """A reference to copy, in its parts: who, what, which clause, where and as of when."""
    who = writer.inside(authority.authority.name)
    committee = writer.gettext("People's Committee of {authority}", authority=who.text)
    parts = [Phrase(committee, who.lang), plan_title(plan, writer)]
    code = (plan.plan.carrier or plan.plan.document).code
    if code:
        parts.append(writer.phrase(writer.gettext("No. {code}", code=code)))
    if clause:
        parts.append(writer.phrase(first_upper(clause_words(clause, writer))))
    portal = writer.say(writer.portal.settings.name).text
    parts.append(
        writer.phrase(writer.gettext("{portal}, as of {day}", portal=portal, day=writer.day(writer.portal.as_of)))
    )
    return tuple(parts)


def _attention(plan: PortalPlan, writer: Writer) -> tuple[AttentionRow, ...]:
    """What needs attention, the worst first."""
    found = [one for one in counted_targets(plan.plan.targets) if plan.statuses[one.id].state in ATTENTION]
    order = list(STATES)
    rows = []
    for target in sorted(found, key=lambda one: order.index(plan.statuses[one.id].state)):
        status = plan.statuses[target.id]
        if status.judgement is None or status.judgement.observation is None:
            continue
        needed = status.judgement.requirement
        figure = status.judgement.observation.figure
        rows.append(
            AttentionRow(
                writer.link(writer.say(target.name), urls.target(plan.path, target.id)),
                goal_words(needed.goal, writer),
                result_words(figure, needed.goal, writer, level=needed.level),
                status_view(status, writer),
            )
        )
    return tuple(rows)


def _clock(authority: PortalAuthority, writer: Writer) -> str | None:
    last = authority.authority.valid.to
    if not authority.ended or last is None:
        return None
    return writer.gettext(
        "The authority's last day was {day}: from then on no deadline counts as missed.", day=writer.day(last)
    )


def _area_row(area: Area, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> AreaRow:
    return AreaRow(
        title=writer.say(area.short or area.title),
        href=writer.href(urls.area(plan.path, area.id)),
        clause=area.clause,
        leads=parties(area.lead, authority, writer),
        tally=tally(plan.plan, area=area.id),
    )


def _sections(plan: PortalPlan, writer: Writer) -> tuple[SectionView, ...]:
    sections = []
    for key, title in SECTION_TITLES.items():
        statements = getattr(plan.plan, key)
        if statements:
            views = tuple(
                StatementView(
                    item.clause, clause_words(item.clause, writer), urls.fragment_of(item.clause), writer.say(item.text)
                )
                for item in statements
            )
            sections.append(SectionView(writer.gettext(title), views))
    return tuple(sections)
