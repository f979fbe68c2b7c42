"""What a check of the duty to publish is given, and what it finds.

A check calls a rule met only where the data prove its sentence, and its words say what was looked at. Where they prove
less, the outcome is `unknown`, or `host` where the rest is the host portal's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from cchc_portal.derive.working_days import Lateness
    from cchc_portal.model.authority import Unit
    from cchc_portal.model.site import PortalSettings
    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.model.whole import AuthorityFiles, PlanFiles

from cchc_portal.derive.working_days import lateness

Outcome = Literal["not-met", "unknown", "host", "met", "not-applicable"]
Place = Literal[
    "accessibility", "authority", "catalogue", "changes", "home", "log", "method", "open-data", "period", "plan",
    "progress", "reporting", "site-map", "source", "targets", "units",
]  # fmt: skip
"""Kind of page that shows the evidence."""

_SHOWN = 4


@dataclass(frozen=True)
class Finding:
    """The outcome of one check. `code` and `params` become a sentence in the reader's language."""

    outcome: Outcome
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    page: Place | None = None
    """The page that shows it."""
    file: str | None = None
    """The file that holds it, inside the portal's folder."""


@dataclass(frozen=True)
class Item:
    """One item of the catalogue of public information."""

    address: str
    below: str | None = None
    """The folder whose pages belong to it; ends with `/`."""
    published: dt.date | None = None


@dataclass(frozen=True)
class Site:
    """The whole portal, for checks that look at all of it."""

    settings: PortalSettings
    authorities: tuple[AuthorityFiles, ...]
    contents: Mapping[str, str]
    pages: Collection[str]
    """The address of every page, in the source language."""
    mapped: Collection[str]
    """The address of every page on the site map."""
    catalogue: tuple[Item, ...]


@dataclass(frozen=True)
class Body:
    """One authority."""

    site: Site
    files: AuthorityFiles
    today: dt.date
    """The day it is judged by: the portal's, or the last day of an authority that has ended."""

    @property
    def folder(self) -> str:
        return f"plans/{self.files.id}"

    @property
    def answering(self) -> tuple[Unit, ...]:
        """Units that people can turn to: offices and posts."""
        return tuple(unit for unit in self.files.units if unit.kind in ("office", "post"))


@dataclass(frozen=True)
class Promise:
    """One plan."""

    body: Body
    files: PlanFiles
    snapshots: tuple[Snapshot, ...]
    """Published by the day it is judged by, in order of their data."""

    @property
    def folder(self) -> str:
        return f"{self.body.folder}/{self.files.id}"

    @property
    def plan_file(self) -> str:
        return f"{self.folder}/plan.yml"

    def snapshot_file(self, snapshot: Snapshot) -> str:
        return f"{self.folder}/snapshots/{snapshot.period}.yml"


def met(code: str, page: Place | None = None, *, file: str | None = None, **params: Any) -> Finding:
    return Finding("met", code, params, page, file)


def not_met(code: str, page: Place | None = None, *, file: str | None = None, **params: Any) -> Finding:
    return Finding("not-met", code, params, page, file)


def unknown(code: str, page: Place | None = None, *, file: str | None = None, **params: Any) -> Finding:
    """The data cannot show that the rule is met, though nothing they do show is against it."""
    return Finding("unknown", code, params, page, file)


def host(code: str, page: Place | None = None, *, file: str | None = None, **params: Any) -> Finding:
    """What is left of the rule is the host portal's to meet."""
    return Finding("host", code, params, page, file)


def beside(code: str, page: Place | None = None, *, file: str | None = None, **params: Any) -> Finding:
    """There is nothing to check."""
    return Finding("not-applicable", code, params, page, file)


def listed(items: Iterable[str]) -> str:
    """The first of them, and how many more there are."""
    found = list(items)
    rest = f" (+{len(found) - _SHOWN})" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + rest


def missing(fields: Iterable[str], page: Place | None = None, *, file: str | None = None) -> Finding | None:
    """Not met where a field is missing; None where none is."""
    names = list(fields)
    return not_met("missing", page, file=file, fields=listed(names)) if names else None


def snapshot_lateness(snapshot: Snapshot) -> Lateness | None:
    """Working days from approval (or else the report) to publication; None where a day is not known."""
    created = snapshot.approved.on if snapshot.approved else snapshot.reported
    return lateness(created, snapshot.published)
