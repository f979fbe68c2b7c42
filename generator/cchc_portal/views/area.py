"""One area of a plan: its targets and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import Tally, tally
from cchc_portal.views.behind import BehindView, behind_view
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.ended import EndedView, ended_view
from cchc_portal.views.parts import Crumb, PartyView, TargetRow, parties, target_row
from cchc_portal.views.plan import plan_crumbs
from cchc_portal.views.task import TaskRow, task_row

if TYPE_CHECKING:
    from cchc_portal.model.plan import Area
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class AreaView:
    ended: EndedView | None
    behind: BehindView | None
    crumbs: tuple[Crumb, ...]
    eyebrow: str
    title: Phrase
    clause_long: str
    leads: tuple[PartyView, ...]
    lead_clause: str | None
    tally: Tally
    targets: tuple[TargetRow, ...]
    tasks: tuple[TaskRow, ...]
    notes: tuple[Phrase, ...]
    before: Crumb | None
    after: Crumb | None


def area_view(area: Area, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> AreaView:
    data = plan.plan
    at = data.areas.index(area)
    own = [target for target in data.targets if target.area == area.id]
    tasks = [task for task in data.tasks if task.area == area.id]
    related = {area.id, *(target.id for target in own), *(task.id for task in tasks)}
    return AreaView(
        ended=ended_view(authority, writer),
        behind=behind_view([area, *((one.title, *one.goals) for one in own), *tasks], writer),
        crumbs=plan_crumbs(plan, authority, writer, Crumb(writer.say(area.short or area.title))),
        eyebrow=writer.gettext("Area {n} of {total}", n=at + 1, total=len(data.areas)),
        title=writer.say(area.title),
        clause_long=clause_words(area.clause, writer),
        leads=parties(area.lead, authority, writer),
        lead_clause=clause_words(area.lead_clause, writer) if area.lead_clause else None,
        tally=tally(data, area=area.id),
        targets=tuple(target_row(target, plan, authority, writer) for target in own),
        tasks=tuple(task_row(task, plan, authority, writer) for task in tasks),
        notes=tuple(
            writer.say(note.text) for note in data.notes if note.about in related or note.clause == area.clause
        ),
        before=_neighbour(plan, at - 1, writer),
        after=_neighbour(plan, at + 1, writer),
    )


def _neighbour(plan: PortalPlan, index: int, writer: Writer) -> Crumb | None:
    areas = plan.plan.areas
    if not 0 <= index < len(areas):
        return None
    area = areas[index]
    return Crumb(writer.say(area.short or area.title), writer.href(urls.area(plan.path, area.id)))
