"""Filters of the large tables: which facets a row has, and the choices the reader is offered.

A row carries its facets as tokens (`area:thu-tuc lead:van-phong`); a script shows the form and hides rows. Without the
script the tables stand whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.model.requirement import due_years
from cchc_portal.model.task import ROLES
from cchc_portal.model.text import Phrase
from cchc_portal.views.roles import ROLE_NAMES
from cchc_portal.views.states import STATES
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.model.target import Party, Target
    from cchc_portal.model.task import Roles, Task
    from cchc_portal.model.time import When
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Option:
    value: str
    label: Phrase


@dataclass(frozen=True)
class Facet:
    key: str
    label: str
    options: tuple[Option, ...]


KINDS = {
    "figure": _("with a figure"),
    "direction": _("a direction only"),
    "state": _("a state to reach"),
    "none": _("no figure given"),
}
_TIMES = {
    "event": _("depends on an event"),
    "rule": _("as set by another body"),
    "continuous": _("continuously"),
    "recurring": _("at regular times"),
    "ad-hoc": _("ad hoc"),
    "none": _("no time given"),
}
_PRODUCTS = {"yes": _("with deliverables"), "no": _("without deliverables")}


def target_facets(target: Target, plan: PortalPlan) -> tuple[str, ...]:
    """`area:…`, `unit:…`, `by:…`, `kind:…`, `tthc:yes`, `state:…`"""
    units = [lead.party for lead in plan.target_leads[target.id] if isinstance(lead.party, str)]
    return (
        f"area:{target.area or 'khac'}",
        *(f"unit:{unit}" for unit in units),
        *(f"by:{year}" for year in due_years(target, plan.plan.period) or ["none"]),
        f"kind:{target_kind(target)}",
        f"tthc:{'yes' if target.tthc else 'no'}",
        f"state:{plan.statuses[target.id].state}",
    )


def target_kind(target: Target) -> str:
    """What kind of promise it is: one of the keys of `KINDS`."""
    if any(goal.has_figure for goal in target.goals):
        return "figure"
    if any(goal.direction for goal in target.goals):
        return "direction"
    return "state" if target.goals else "none"


def target_filters(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[Facet, ...]:
    """State, area, unit, deadline, kind and TTHC, each with the choices that occur in the plan."""
    found = {token for target in plan.plan.targets for token in target_facets(target, plan)}
    facets = (
        _areas(plan, writer),
        _units(authority, writer, _("Who answers")),
        facet("state", _("State"), [(key, writer.gettext(label)) for key, (_css, label) in STATES.items()], writer),
        deadlines(found, writer),
        facet("kind", _("Kind"), [(key, writer.gettext(label)) for key, label in KINDS.items()], writer),
        facet("tthc", _("Administrative procedures"), [("yes", writer.gettext("these only"))], writer),
    )
    return occurring(facets, found)


def task_facets(task: Task, plan: PortalPlan) -> tuple[str, ...]:
    """`area:…`, `unit:…`, `role:…`, `role-unit:lead:…`, `time:…`, `products:…`"""
    pairs = dict.fromkeys((*_pairs("lead", (lead.party for lead in plan.task_leads[task.id])), *_role_pairs(task)))
    whens = [task.when, *(product.when for product in task.deliverables), *(part.when for part in task.parts)]
    times = dict.fromkeys(time_kind(when) for when in whens if when)
    return (
        f"area:{task.area or 'khac'}",
        *dict.fromkeys(f"unit:{unit}" for _role, unit in pairs),
        *dict.fromkeys(f"role:{role}" for role, _unit in pairs),
        *(f"role-unit:{role}:{unit}" for role, unit in pairs),
        *(f"time:{time}" for time in times or ["none"]),
        f"products:{'yes' if task.deliverables else 'no'}",
    )


def _role_pairs(task: Task) -> Iterable[tuple[str, str]]:
    items: tuple[Roles, ...] = (task, *task.deliverables)
    for item in items:
        for role in ROLES:
            yield from _pairs(role, item.parties(role))
    for part in task.parts:
        yield from _pairs("implement", part.who)


def _pairs(role: str, parties: Iterable[Party]) -> Iterable[tuple[str, str]]:
    return ((role, party) for party in parties if isinstance(party, str))


def time_kind(when: When) -> str:
    """The quarter it is due in (`2021-Q1`), or one of the keys of `_TIMES`."""
    if when.due:
        return f"{when.due.year}-Q{(when.due.month + 2) // 3}"
    kinds = {
        "event": when.after_event or (when.all_ and any(part.after_event for part in when.all_)),
        "rule": when.as_set_by or when.all_,
        "continuous": when.continuous or when.from_,
        "recurring": when.every,
        "ad-hoc": when.ad_hoc,
    }
    return next((kind for kind, given in kinds.items() if given), "none")


def task_filters(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[Facet, ...]:
    """Area, unit, role, deadline and deliverables, each with the choices that occur in the plan."""
    found = {token for task in plan.plan.tasks for token in task_facets(task, plan)}
    quarters = sorted(token.removeprefix("time:") for token in found if token.startswith("time:2"))
    dated = [(quarter, _quarter(quarter, writer)) for quarter in quarters]
    facets = (
        _areas(plan, writer),
        _units(authority, writer, _("Unit")),
        facet("role", _("Role"), [(key, writer.gettext(label)) for key, label in ROLE_NAMES.items()], writer),
        facet("time", _("Time"), [*dated, *((key, writer.gettext(label)) for key, label in _TIMES.items())], writer),
        facet("products", _("Kind"), [(key, writer.gettext(label)) for key, label in _PRODUCTS.items()], writer),
    )
    return occurring(facets, found)


def _quarter(quarter: str, writer: Writer) -> str:
    year, _dash, number = quarter.partition("-Q")
    roman = ("I", "II", "III", "IV")[int(number) - 1]
    return writer.gettext("by Q{quarter} {year}", quarter=number, roman=roman, year=year)


def _areas(plan: PortalPlan, writer: Writer) -> Facet:
    areas = [(area.id, writer.say(area.short or area.title)) for area in plan.plan.areas]
    return facet("area", _("Area"), [*areas, ("khac", writer.gettext("Outside the areas"))], writer)


def _units(authority: PortalAuthority, writer: Writer, label: str) -> Facet:
    units = [(unit.id, writer.say(unit.short or unit.name)) for unit in authority.units]
    return facet("unit", label, units, writer)


def facet(key: str, label: str, options: Iterable[tuple[str, Phrase | str]], writer: Writer) -> Facet:
    made = (Option(value, words if isinstance(words, Phrase) else writer.phrase(words)) for value, words in options)
    return Facet(key, writer.gettext(label), tuple(made))


def deadlines(found: Iterable[str], writer: Writer) -> Facet:
    """The years that occur among the tokens, and "no own deadline"."""
    years = {token.removeprefix("by:") for token in found if token.startswith("by:")} - {"none"}
    options = [*((year, year) for year in sorted(years)), ("none", writer.gettext("no own deadline"))]
    return facet("by", _("Deadline"), options, writer)


def occurring(facets: Iterable[Facet], found: set[str]) -> tuple[Facet, ...]:
    """Only choices that some row has; only facets with something to choose."""
    kept = []
    for facet in facets:
        options = tuple(option for option in facet.options if f"{facet.key}:{option.value}" in found)
        if len(options) > 1 or facet.key == "tthc":
            kept.append(Facet(facet.key, facet.label, options))
    return tuple(facet for facet in kept if facet.options)
