"""The register: the targets for administrative procedures of every plan in one table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.tally import counted_targets, has_figure
from cchc_portal.model.requirement import due_years
from cchc_portal.views.filters import Facet, deadlines, facet, occurring
from cchc_portal.views.parts import Crumb, TargetRow, target_row
from cchc_portal.views.plan import plan_title
from cchc_portal.views.states import STATES
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class RegisterGroup:
    authority: Phrase
    authority_href: str
    plan: Phrase
    plan_href: str
    ended: bool
    sample: bool
    anchor: str
    count: int
    """Without those that say another one again."""
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class RegisterView:
    crumbs: tuple[Crumb, ...]
    count: int
    """Each target once."""
    again: int
    """Rows that only say another target again: shown, not counted."""
    plans: int
    samples: int
    """How many of the targets are invented."""
    groups: tuple[RegisterGroup, ...]
    filters: tuple[Facet, ...]
    csv_href: str


MEASURES = {
    "share": _("a share"),
    "amount": _("a number or amount"),
    "duration": _("a duration"),
    "rank": _("a rank or grade"),
    "change": _("a change"),
    "state": _("a state to reach"),
    "none": _("nothing to measure"),
}
_FIGURES = {"yes": _("with a figure"), "no": _("no figure given")}
_DURATIONS = ("minute", "hour", "day", "working-day", "month", "year")
_CHANGES = ("increase_by", "reduce_by", "grow", "direction")


def procedure_targets(portal: Portal) -> Iterator[tuple[PortalAuthority, PortalPlan, Target]]:
    """The targets for administrative procedures of every plan, those that say another one again too."""
    for authority in portal.authorities:
        for plan in authority.plans:
            for target in plan.plan.targets:
                if target.tthc:
                    yield authority, plan, target


def measure_of(target: Target) -> str:
    """What kind of thing is measured, by the first goal: one of the keys of MEASURES."""
    goal = next(iter(target.goals), None)
    if goal is None:
        return "none"
    if goal.unit == "rank" or goal.key in ("top", "grade_at_least"):
        return "rank"
    kinds = {
        "state": goal.key == "achieved",
        "change": goal.key in _CHANGES,
        "share": goal.unit == "percent",
        "duration": goal.unit in _DURATIONS,
    }
    return next((kind for kind, given in kinds.items() if given), "amount")


def register_view(portal: Portal, writer: Writer) -> RegisterView:
    """One table, a group for each plan."""
    found: dict[str, list[tuple[PortalAuthority, PortalPlan, Target]]] = {}
    for entry in procedure_targets(portal):
        found.setdefault(entry[1].path, []).append(entry)
    groups = tuple(_group(entries, writer) for entries in found.values())
    return RegisterView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Procedure targets"))),
        ),
        count=sum(group.count for group in groups),
        again=sum(len(group.rows) - group.count for group in groups),
        plans=len(groups),
        samples=sum(group.count for group in groups if group.sample),
        groups=groups,
        filters=_filters([entry for entries in found.values() for entry in entries], writer),
        csv_href=writer.file(urls.register_csv()),
    )


def _group(entries: list[tuple[PortalAuthority, PortalPlan, Target]], writer: Writer) -> RegisterGroup:
    authority, plan, _target = entries[0]
    return RegisterGroup(
        authority=writer.say(authority.authority.name),
        authority_href=writer.href(urls.authority(authority.id)),
        plan=plan_title(plan, writer),
        plan_href=writer.href(urls.plan(plan.path)),
        ended=authority.ended,
        sample=authority.authority.sample,
        anchor=plan.path.replace("/", "-"),
        count=len(counted_targets(target for *_whose, target in entries)),
        rows=tuple(
            replace(target_row(target, plan, authority, writer), facets=" ".join(_facets(target, plan)))
            for _authority, _plan, target in entries
        ),
    )


def _facets(target: Target, plan: PortalPlan) -> tuple[str, ...]:
    """`authority:…`, `measure:…`, `figure:…`, `by:…`, `state:…`"""
    return (
        f"authority:{plan.authority_id}",
        f"measure:{measure_of(target)}",
        f"figure:{'yes' if has_figure(target) else 'no'}",
        *(f"by:{year}" for year in due_years(target, plan.plan.period) or ["none"]),
        f"state:{plan.statuses[target.id].state}",
    )


def _filters(entries: list[tuple[PortalAuthority, PortalPlan, Target]], writer: Writer) -> tuple[Facet, ...]:
    tokens = {token for _authority, plan, target in entries for token in _facets(target, plan)}
    authorities = {authority.id: writer.say(authority.authority.name) for authority, *_ in entries}
    facets = (
        facet("authority", _("Authority"), authorities.items(), writer),
        facet("measure", _("Kind"), [(key, writer.gettext(label)) for key, label in MEASURES.items()], writer),
        deadlines(tokens, writer),
        facet("figure", _("Figure"), [(key, writer.gettext(label)) for key, label in _FIGURES.items()], writer),
        facet("state", _("State"), [(key, writer.gettext(label)) for key, (_css, label) in STATES.items()], writer),
    )
    return occurring(facets, tokens)
