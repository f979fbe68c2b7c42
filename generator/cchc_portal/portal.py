"""The immutable whole: every authority and plan with all that follows from it, as of one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cchc_portal.derive.age import Age, age_of
from cchc_portal.derive.clauses import ClauseEntry, outline
from cchc_portal.derive.period import Standing, standings
from cchc_portal.derive.responsibility import Lead, leads_of_target, leads_of_task
from cchc_portal.derive.series import Observation, known, series, up_to
from cchc_portal.derive.status import Definitions, Status, clock, status_of
from cchc_portal.derive.tasks import TaskProgress, progress_of
from cchc_portal.derive.translation import Coverage, coverage, total
from cchc_portal.load.files import load
from cchc_portal.load.selection import WHOLE, Part, selected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cchc_portal.model.authority import Authority, Unit
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.site import Indicator, PortalSettings
    from cchc_portal.model.snapshot import Amendment, Snapshot
    from cchc_portal.model.text import Text
    from cchc_portal.model.whole import AuthorityFiles, PlanFiles, PortalFiles


HOME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> dt.datetime:
    """The moment it is in Viet Nam, to the second: the only place that asks the clock."""
    return dt.datetime.now(HOME_ZONE).replace(microsecond=0)


def today() -> dt.date:
    """Today in Viet Nam."""
    return now().date()


@dataclass(frozen=True)
class PortalPlan:
    """One plan and what follows from it."""

    authority_id: str
    files: PlanFiles
    today: dt.date
    """The day its states hold for: the portal's, or the last day of an authority that has ended."""
    known_on: dt.date
    """The day its record is known on: the portal's. What is published or put right after the end is shown too."""
    snapshots: tuple[Snapshot, ...]
    """Published by `known_on`, in order of their data."""
    series: Mapping[str, tuple[Observation, ...]]
    """Target → its published results."""
    statuses: Mapping[str, Status]
    ages: Mapping[str, Age | None]
    progress: Mapping[str, TaskProgress]
    """Task → how far it is."""
    standings: tuple[Standing, ...]
    """Where the targets stood after each snapshot."""
    target_leads: Mapping[str, tuple[Lead, ...]]
    task_leads: Mapping[str, tuple[Lead, ...]]
    clauses: tuple[ClauseEntry, ...]

    @property
    def id(self) -> str:
        """The plan's folder name; `path` is unique in the portal."""
        return self.files.id

    @property
    def path(self) -> str:
        return f"{self.authority_id}/{self.files.id}"

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """The ledger's entries that are in force on `known_on`."""
        return tuple(one for one in self.files.amendments if one.on <= self.known_on)

    @property
    def plan(self) -> Plan:
        return self.files.plan


@dataclass(frozen=True)
class PortalAuthority:
    files: AuthorityFiles
    plans: tuple[PortalPlan, ...]
    ended: bool

    @property
    def id(self) -> str:
        return self.files.id

    @property
    def authority(self) -> Authority:
        return self.files.authority

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.files.units

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id. Raises KeyError when there is none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)


@dataclass(frozen=True)
class Portal:
    settings: PortalSettings
    grades: Mapping[str, Text]
    indicators: Mapping[str, Indicator]
    files: PortalFiles
    authorities: tuple[PortalAuthority, ...]
    as_of: dt.date
    commit: str | None = None

    @property
    def locales(self) -> tuple[str, ...]:
        return self.settings.locales

    def authority(self, authority_id: str | None) -> PortalAuthority | None:
        """The authority with this id."""
        return next((found for found in self.authorities if found.id == authority_id), None)


def build_portal(root: Path, *, as_of: dt.date, commit: str | None = None, part: Part = WHOLE) -> Portal:
    """Load, check and derive everything. Raises PortalError or DataError (see `load`)."""
    return portal_of(selected(load(root, register=part.register), part), as_of=as_of, commit=commit)


def portal_of(files: PortalFiles, *, as_of: dt.date, commit: str | None = None) -> Portal:
    """Derive everything from files already read."""
    indicators = {indicator.id: indicator for indicator in files.indicators.indicators}
    definitions = Definitions(indicators, files.scales.scales)
    return Portal(
        settings=files.settings,
        grades=files.scales.grades,
        indicators=indicators,
        files=files,
        authorities=tuple(_authority(found, as_of, definitions) for found in files.authorities),
        as_of=as_of,
        commit=commit,
    )


def _authority(files: AuthorityFiles, as_of: dt.date, definitions: Definitions) -> PortalAuthority:
    last = files.authority.valid.to
    return PortalAuthority(
        files=files,
        plans=tuple(_plan(files, plan, as_of, definitions) for plan in files.plans),
        ended=last is not None and last < as_of,
    )


def _plan(authority: AuthorityFiles, files: PlanFiles, as_of: dt.date, definitions: Definitions) -> PortalPlan:
    plan, today = files.plan, clock(authority.authority, as_of)
    snapshots = known(files.snapshots, as_of)
    speaking = up_to(snapshots, today)
    results = {target.id: series(target, snapshots) for target in plan.targets}
    statuses = {target.id: status_of(target, plan, speaking, today, definitions=definitions) for target in plan.targets}
    return PortalPlan(
        authority_id=authority.id,
        files=files,
        today=today,
        known_on=as_of,
        snapshots=snapshots,
        series=results,
        statuses=statuses,
        ages={
            target.id: age_of(target, newest[-1], plan, today)
            if (newest := series(target, speaking)) and statuses[target.id].state not in ("superseded", "suspended")
            else None
            for target in plan.targets
        },
        progress={task.id: progress_of(task, speaking, today) for task in plan.tasks},
        standings=standings(plan, snapshots, today, definitions=definitions),
        target_leads={target.id: leads_of_target(target, plan) for target in plan.targets},
        task_leads={task.id: leads_of_task(task, plan) for task in plan.tasks},
        clauses=outline(plan),
    )


@dataclass(frozen=True)
class DataFile:
    """One file of the data, for counting its translations."""

    name: str
    """From the portal's folder."""
    holds: object
    authority: PortalAuthority | None = None
    plan: PortalPlan | None = None


def data_files(portal: Portal) -> Iterator[DataFile]:
    """Every file that holds texts: settings, then authority by authority; drafts are left out."""
    files = portal.files
    for name, holds in {
        "portal": files.settings, "areas": files.areas, "scales": files.scales, "indicators": files.indicators,
        "glossary": files.glossary,
    }.items():  # fmt: skip
        yield DataFile(f"site_config/{name}.yml", holds)
    for authority in portal.authorities:
        folder = f"plans/{authority.id}"
        yield DataFile(f"{folder}/authority.yml", authority.authority, authority)
        yield DataFile(f"{folder}/units.yml", {"units": authority.units}, authority)
        for plan in authority.plans:
            within = f"plans/{plan.path}"
            yield DataFile(f"{within}/plan.yml", plan.plan, authority, plan)
            for snapshot in plan.snapshots:
                yield DataFile(f"{within}/snapshots/{snapshot.period}.yml", snapshot, authority, plan)
            if plan.files.amendments:
                yield DataFile(f"{within}/amendments.yml", {"amendments": plan.files.amendments}, authority, plan)


def portal_coverage(portal: Portal, locale: str) -> Coverage:
    """How much of the data of the whole portal is translated into `locale`."""
    return total([coverage(file.holds, locale) for file in data_files(portal)])
