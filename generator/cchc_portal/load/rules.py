"""Rules that no single field can see: ids are unique, references exist, loops do not, periods stand in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc_portal.load.checks import Check
from cchc_portal.model.task import ROLES
from cchc_portal.words.catalogue import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cchc_portal.errors import Problem
    from cchc_portal.load.checks import Where
    from cchc_portal.load.reading import Reading
    from cchc_portal.model.authority import Authority, Units
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.site import PortalSettings, Scales
    from cchc_portal.model.target import Target


@dataclass(frozen=True)
class Known:
    """Ids that a plan may refer to outside itself; None where their own file could not be read."""

    units: frozenset[str] | None
    areas: frozenset[str] | None
    indicators: frozenset[str] | None
    scales: Scales | None


def check_authority(
    reading: Reading, authority: Authority, authorities: Iterable[str], units: Iterable[str] | None
) -> Iterator[Problem]:
    """A successor that publishes here exists, and so do the units that citizens are sent to."""
    check = Check(reading)
    known = tuple(authorities)
    for index, successor in enumerate(authority.successors):
        yield from check.reference("authority", successor.authority, known, ("successors", index, "authority"))
    for key in ("one_stop", "information"):
        yield from check.reference("unit", getattr(authority.ask, key), units, ("ask", key))


def check_units(reading: Reading, units: Units) -> Iterator[Problem]:
    """Ids are unique, and no spelling stands for two units."""
    check = Check(reading)
    yield from check.unique((unit.id for unit in units.units), ("units",))
    taken: dict[str, str] = {}
    spellings: list[tuple[int, Where, str]]
    spellings = [(index, ("name",), str(unit.name)) for index, unit in enumerate(units.units)]
    for index, unit in enumerate(units.units):
        spellings += [(index, ("aliases", number), alias) for number, alias in enumerate(unit.aliases)]
    for index, path, spelling in spellings:
        unit_id = units.units[index].id
        owner = taken.setdefault(folded(spelling), unit_id)
        if owner != unit_id:
            yield reading.problem("alias_twice", ("units", index, *path), value=spelling, unit=unit_id, other=owner)


def check_settings(reading: Reading, settings: PortalSettings) -> Iterator[Problem]:
    """The portal has words for each of its languages."""
    for index, locale in enumerate(settings.locales):
        if locale not in LANGUAGES:
            yield reading.problem("no_catalogue", ("locales", index), value=locale, allowed=LANGUAGES)


def check_scales(reading: Reading, scales: Scales) -> Iterator[Problem]:
    """An ordered scale is made of known grades."""
    check = Check(reading)
    for name, grades in scales.scales.items():
        for index, grade in enumerate(grades):
            yield from check.reference("grade", grade, scales.grades, ("scales", name, index))


def check_list(reading: Reading, key: str, ids: Iterable[str]) -> Iterator[Problem]:
    """The ids of the file's list `key` are unique."""
    yield from Check(reading).unique(ids, (key,))


def folded(name: str) -> str:
    """A name without case, spaces and the differences between dashes."""
    return "".join(name.casefold().replace("–", "-").replace("—", "-").split())


def check_plan(reading: Reading, plan: Plan, known: Known) -> Iterator[Problem]:
    """Every whole-set rule of one plan."""
    check = Check(reading)
    yield from _ids(check, plan)
    yield from _parties(check, plan, known)
    yield from _areas(check, plan, known)
    yield from _targets(check, plan, known)
    yield from _loops(check, plan.targets)
    yield from _notes(check, plan)
    yield from _periods(check, plan)


def check_files(reading: Reading, plan: Plan, folder: Path) -> Iterator[Problem]:
    """Files that the plan names exist inside its own folder."""
    check = Check(reading)
    documents = {"document": plan.document, "carrier": plan.carrier}
    for key, document in documents.items():
        for index, file in enumerate(document.files if document else ()):
            yield from check.file(file.path, folder, (key, "files", index, "path"))


def _ids(check: Check, plan: Plan) -> Iterator[Problem]:
    for kind in ("areas", "targets", "tasks"):
        yield from check.unique((item.id for item in getattr(plan, kind)), (kind,))
    yield from check.unique((rule.id for rule in plan.reporting.rules), ("reporting", "rules"))
    yield from check.unique((period.id for period in plan.reporting.periods), ("reporting", "periods"))


def _parties(check: Check, plan: Plan, known: Known) -> Iterator[Problem]:
    for path, parties in _party_lists(plan):
        for index, party in enumerate(parties):
            if isinstance(party, str):
                yield from check.reference("unit", party, known.units, (*path, index))
    for index, duty in enumerate(plan.duties):
        yield from check.reference("unit", duty.unit, known.units, ("duties", index, "unit"))


def _party_lists(plan: Plan) -> Iterator[tuple[Where, Iterable[Any]]]:
    for index, area in enumerate(plan.areas):
        yield ("areas", index, "lead"), area.lead
    for index, target in enumerate(plan.targets):
        yield ("targets", index, "lead"), target.lead
    for index, task in enumerate(plan.tasks):
        for role in ROLES:
            yield ("tasks", index, role), task.parties(role)
            for number, deliverable in enumerate(task.deliverables):
                yield ("tasks", index, "deliverables", number, role), deliverable.parties(role)
        for number, part in enumerate(task.parts):
            yield ("tasks", index, "parts", number, "who"), part.who
    for index, rule in enumerate(plan.reporting.rules):
        for key in ("who", "to", "via"):
            yield ("reporting", "rules", index, key), getattr(rule, key) or ()


def _areas(check: Check, plan: Plan, known: Known) -> Iterator[Problem]:
    own = [area.id for area in plan.areas]
    for index, area in enumerate(plan.areas):
        yield from check.reference("national_area", area.national, known.areas, ("areas", index, "national"))
    for kind in ("targets", "tasks"):
        for index, item in enumerate(getattr(plan, kind)):
            yield from check.reference("area", item.area, own, (kind, index, "area"))


def _targets(check: Check, plan: Plan, known: Known) -> Iterator[Problem]:
    targets = [target.id for target in plan.targets]
    tasks = {task.id: task for task in plan.tasks}
    for index, target in enumerate(plan.targets):
        at: Where = ("targets", index)
        for key in ("within", "restates", "after"):
            yield from check.reference("target", getattr(target, key), targets, (*at, key))
        for number, other in enumerate(target.conflicts_with):
            yield from check.reference("target", other, targets, (*at, "conflicts_with", number))
        if target.superseded_by:
            yield from check.reference("target", target.superseded_by.target, targets, (*at, "superseded_by", "target"))
        yield from check.reference("task", target.task, tasks, (*at, "task"))
        if target.deliverable:
            owners = [tasks[target.task]] if target.task in tasks else list(tasks.values())
            clauses = [product.clause for task in owners for product in task.deliverables]
            yield from check.reference("deliverable", target.deliverable, clauses, (*at, "deliverable"))
        yield from check.reference("indicator", target.indicator, known.indicators, (*at, "indicator"))
        yield from _grades(check, target, index, known)
    for index, task in enumerate(plan.tasks):
        yield from check.reference("task", task.same_as, tasks, ("tasks", index, "same_as"))


def _grades(check: Check, target: Target, index: int, known: Known) -> Iterator[Problem]:
    for number, goal in enumerate(target.goals):
        at: Where = ("targets", index, "goals", number)
        grades, scales = (known.scales.grades, known.scales.scales) if known.scales else (None, None)
        yield from check.reference("grade", goal.grade_at_least, grades, (*at, "grade_at_least"))
        yield from check.reference("scale", goal.scale, scales, (*at, "scale"))


def _loops(check: Check, targets: tuple[Target, ...]) -> Iterator[Problem]:
    """`within`, `restates` and `after` lead to an end."""
    for key in ("within", "restates", "after"):
        links = {target.id: getattr(target, key) for target in targets}
        for index, target in enumerate(targets):
            if (ring := _ring(links, target.id)) and min(ring) == target.id:
                yield check.reading.problem("loop", ("targets", index, key), key=key, ring=" → ".join([*ring, ring[0]]))


def _ring(links: Mapping[str, str | None], start: str) -> list[str]:
    trail = [start]
    while (following := links.get(trail[-1])) is not None:
        if following == start:
            return trail
        if following in trail:
            return []
        trail.append(following)
    return []


def _notes(check: Check, plan: Plan) -> Iterator[Problem]:
    items = [item.id for kind in (plan.areas, plan.targets, plan.tasks) for item in kind]
    for index, note in enumerate(plan.notes):
        yield from check.reference("item", note.about, items, ("notes", index, "about"))


def _periods(check: Check, plan: Plan) -> Iterator[Problem]:
    period = plan.period
    if period.to < period.from_:
        yield check.reading.problem("period_order", ("period", "to"), first=str(period.from_), last=str(period.to))
    if period.orientation is not None and period.orientation <= period.to:
        yield check.reading.problem(
            "period_orientation", ("period", "orientation"), value=str(period.orientation), last=str(period.to)
        )
    windows = plan.reporting.periods
    for index in range(1, len(windows)):
        if windows[index].data.to < windows[index - 1].data.to:
            yield check.reading.problem(
                "windows_order", ("reporting", "periods", index), value=windows[index].id, before=windows[index - 1].id
            )
