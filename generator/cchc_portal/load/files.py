"""Read a whole portal: `site_config/`, `plans/`, the register of releases. All problems of all files come together."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from cchc_portal.errors import DataError, PortalError, Problem
from cchc_portal.load.checks import Record
from cchc_portal.load.disclosure import check_disclosure
from cchc_portal.load.reading import Place, Reading, read
from cchc_portal.load.records import check_amendments, check_records, check_snapshot
from cchc_portal.load.register import read_releases
from cchc_portal.load.rules import (
    Known,
    check_authority,
    check_files,
    check_list,
    check_plan,
    check_scales,
    check_settings,
    check_units,
)
from cchc_portal.load.validation import to_model
from cchc_portal.model.authority import Authority, Units
from cchc_portal.model.disclosure import Disclosure
from cchc_portal.model.plan import Plan
from cchc_portal.model.release import REGISTER
from cchc_portal.model.site import Areas, Glossary, Indicators, PortalSettings, Scales
from cchc_portal.model.snapshot import Amendments, Snapshot
from cchc_portal.model.text import check_id
from cchc_portal.model.whole import AuthorityFiles, PlanFiles, PortalFiles

if TYPE_CHECKING:
    from pathlib import Path

M = TypeVar("M", bound=BaseModel)


def load(root: Path, *, register: Path | None = None) -> PortalFiles:
    """Every file of the portal at `root`, with its register of releases or another one.

    Raises PortalError where there is no portal, DataError with every problem of every file.
    """
    loader = _Loader(root, register or root / REGISTER)
    files = loader.portal()
    if loader.problems or files is None:
        raise DataError(loader.problems)
    return files


class _Loader:
    def __init__(self, root: Path, register: Path) -> None:
        self.root = root
        self.register = register
        self.problems: list[Problem] = []

    def portal(self) -> PortalFiles | None:
        if not (self.root / "site_config" / "portal.yml").is_file():
            raise PortalError("no_portal", folder=str(self.root))
        settings_reading, settings = self._read(self.root / "site_config/portal.yml", PortalSettings)
        if settings:
            self.problems += check_settings(settings_reading, settings)
        areas_reading, areas = self._read(self.root / "site_config/areas.yml", Areas)
        scales_reading, scales = self._read(self.root / "site_config/scales.yml", Scales)
        indicators_reading, indicators = self._read(self.root / "site_config/indicators.yml", Indicators)
        if areas:
            self.problems += check_list(areas_reading, "areas", [area.id for area in areas.areas])
        if scales:
            self.problems += check_scales(scales_reading, scales)
        if indicators:
            self.problems += check_list(indicators_reading, "indicators", [found.id for found in indicators.indicators])
        glossary_reading, glossary = self._read(self.root / "site_config/glossary.yml", Glossary)
        if glossary:
            self.problems += check_list(glossary_reading, "terms", [term.anchor for term in glossary.terms])
        disclosure = self._disclosure()
        folders = self._folders(self.root / "plans")
        ids = [folder.name for folder in folders]
        authorities = [self._authority(folder, ids, areas, scales, indicators) for folder in folders]
        releases, problems = read_releases(self.register, name=self.register.name)
        self.problems += problems
        if not (settings and areas and scales and indicators and glossary):
            return None
        whole = tuple(found for found in authorities if found)
        return PortalFiles(
            self.root, settings, areas, scales, indicators, glossary, whole, disclosure, releases, self._contents()
        )

    def _authority(
        self,
        folder: Path,
        all_ids: list[str],
        areas: Areas | None,
        scales: Scales | None,
        indicators: Indicators | None,
    ) -> AuthorityFiles | None:
        authority_reading, authority = self._read(folder / "authority.yml", Authority)
        units_reading, units = self._read(folder / "units.yml", Units)
        if units:
            self.problems += check_units(units_reading, units)
        known = Known(
            frozenset(unit.id for unit in units.units) if units else None,
            frozenset(area.id for area in areas.areas) if areas else None,
            frozenset(indicator.id for indicator in indicators.indicators) if indicators else None,
            scales,
        )
        if authority:
            self.problems += check_authority(authority_reading, authority, all_ids, known.units)
        plans = [self._plan(plan, known) for plan in self._folders(folder)]
        if not (authority and units):
            return None
        return AuthorityFiles(folder.name, authority, units.units, tuple(plan for plan in plans if plan))

    def _plan(self, folder: Path, known: Known) -> PlanFiles | None:
        reading, plan = self._read(folder / "plan.yml", Plan)
        if plan:
            self.problems += check_plan(reading, plan, known)
            self.problems += check_files(reading, plan, folder)
        snapshots, digests = self._snapshots(folder, plan, known)
        ledger = folder / "amendments.yml"
        changes, amendments = self._read(ledger, Amendments) if ledger.is_file() else (reading, None)
        if plan and amendments:
            self.problems += check_amendments(changes, amendments, plan)
        if not plan:
            return None
        return PlanFiles(folder.name, folder, plan, snapshots, digests, amendments.amendments if amendments else ())

    def _snapshots(self, folder: Path, plan: Plan | None, known: Known) -> tuple[tuple[Snapshot, ...], dict[str, str]]:
        """The plan's published snapshots in order of their data, and the SHA-256 of each file. Drafts are left out."""
        records, digests = [], {}
        for path in sorted((folder / "snapshots").glob("*.yml")):
            reading, snapshot = self._read(path, Snapshot)
            if snapshot:
                records.append(Record(reading, snapshot))
            if snapshot and not snapshot.draft:
                digests[snapshot.period] = hashlib.sha256(path.read_bytes()).hexdigest()
        self.problems += check_records(records)
        if plan:
            for record in records:
                self.problems += check_snapshot(record, plan, folder, known.scales)
        found = [record.snapshot for record in records if not record.snapshot.draft]
        in_order = sorted(found, key=lambda snapshot: (snapshot.data.to, snapshot.data.from_, snapshot.period))
        return tuple(in_order), digests

    def _disclosure(self) -> Disclosure:
        """The catalogue of disclosure rules; a portal may do without one."""
        path = self.root / "site_config/disclosure.yml"
        reading, disclosure = self._read(path, Disclosure) if path.is_file() else (None, None)
        if reading and disclosure:
            self.problems += check_disclosure(reading, disclosure)
        return disclosure or Disclosure()

    def _contents(self) -> dict[str, str]:
        """The handwritten pages, by their names inside `content/`."""
        folder = self.root / "content"
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(folder.rglob("*.md"))
        }

    def _read(self, path: Path, model: type[M]) -> tuple[Reading, M | None]:
        name = path.relative_to(self.root).as_posix()
        if not path.is_file():
            self.problems.append(Problem(name, 1, 1, "", "file_absent"))
            return Reading(name, None, Place(1, 1), ()), None
        reading = read(path, name=name)
        found, problems = to_model(reading, model)
        self.problems += problems
        return reading, found

    def _folders(self, parent: Path) -> list[Path]:
        """The data folders below `parent`; each name is an id."""
        if not parent.is_dir():
            return []
        found = []
        for folder in sorted(parent.iterdir()):
            if not folder.is_dir() or folder.name.startswith("."):
                continue
            try:
                check_id(folder.name)
            except PydanticCustomError as error:
                name = folder.relative_to(self.root).as_posix()
                self.problems.append(Problem(name, 1, 1, "", error.type, {"value": folder.name}))
            else:
                found.append(folder)
        return found
