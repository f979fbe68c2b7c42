"""How targets hang together: parts, repetitions, stages, contradictions, and the task a target stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class RelationView:
    label: str
    text: Phrase
    href: str


_RELATIONS = {
    "within": _("Part of"),
    "restates": _("Says again"),
    "after": _("Later stage of"),
    "conflicts_with": _("Different figure in"),
}


def relations(target: Target, plan: PortalPlan, writer: Writer) -> tuple[RelationView, ...]:
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
    if indicator := writer.portal.indicators.get(target.indicator or ""):
        href = writer.href(urls.comparison(indicator.id))
        found.append(RelationView(writer.gettext("Compared with other plans"), writer.say(indicator.name), href))
    return tuple(found)


def _relation(label: str, other: Target, plan: PortalPlan, writer: Writer) -> RelationView:
    return RelationView(writer.gettext(label), writer.say(other.name), writer.href(urls.target(plan.path, other.id)))
