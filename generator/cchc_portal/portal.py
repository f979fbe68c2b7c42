"""The immutable whole: every authority and plan with all that follows from it, as of one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cchc_portal.derive.clauses import ClauseEntry, outline
from cchc_portal.derive.responsibility import Lead, leads_of_target, leads_of_task
from cchc_portal.derive.status import Status, status_of
from cchc_portal.derive.translation import Coverage, coverage, total
from cchc_portal.load.files import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cchc_portal.model.authority import Authority, Unit
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.site import Indicator, PortalSettings
    from cchc_portal.model.text import Text
    from cchc_portal.model.whole import AuthorityFiles, PlanFiles, PortalFiles


_HOME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> dt.date:
    """Today in Viet Nam: the only place that asks the clock."""
    return dt.datetime.now(_HOME_ZONE).date()


@dataclass(frozen=True)
class PortalPlan:
    """One plan and what follows from it."""

    authority_id: str
    files: PlanFiles
    statuses: Mapping[str, Status]
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


def build_portal(root: Path, *, as_of: dt.date, commit: str | None = None) -> Portal:
    """Load, check and derive everything. Raises PortalError or DataError (see `load`)."""
    return portal_of(load(root), as_of=as_of, commit=commit)


def portal_of(files: PortalFiles, *, as_of: dt.date, commit: str | None = None) -> Portal:
    """Derive everything from files already read."""
    indicators = {indicator.id: indicator for indicator in files.indicators.indicators}
    return Portal(
        settings=files.settings,
        grades=files.scales.grades,
        indicators=indicators,
        files=files,
        authorities=tuple(_authority(found, as_of, indicators) for found in files.authorities),
        as_of=as_of,
        commit=commit,
    )


def _authority(files: AuthorityFiles, as_of: dt.date, indicators: Mapping[str, Indicator]) -> PortalAuthority:
    last = files.authority.valid.to
    return PortalAuthority(
        files=files,
        plans=tuple(_plan(files, plan, as_of, indicators) for plan in files.plans),
        ended=last is not None and last < as_of,
    )


def _plan(
    authority: AuthorityFiles, files: PlanFiles, as_of: dt.date, indicators: Mapping[str, Indicator]
) -> PortalPlan:
    plan = files.plan
    return PortalPlan(
        authority_id=authority.id,
        files=files,
        statuses={
            target.id: status_of(target, authority.authority, as_of, indicators=indicators) for target in plan.targets
        },
        target_leads={target.id: leads_of_target(target, plan) for target in plan.targets},
        task_leads={task.id: leads_of_task(task, plan) for task in plan.tasks},
        clauses=outline(plan),
    )


def portal_coverage(portal: Portal, locale: str) -> Coverage:
    """How much of the data of all authorities and plans is translated into `locale`."""
    parts = []
    for authority in portal.authorities:
        parts.append(coverage(authority.authority, locale))
        parts += [coverage(unit, locale) for unit in authority.units]
        for plan in authority.plans:
            parts.append(coverage(plan.plan, locale))
            parts += [coverage(snapshot, locale) for snapshot in plan.files.snapshots]
    return total(parts)
