"""All files of a portal together, as they were read: nothing is derived yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cchc_portal.model.authority import Authority, Unit
    from cchc_portal.model.disclosure import Disclosure
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.release import Release
    from cchc_portal.model.site import Areas, Glossary, Indicators, PortalSettings, Scales
    from cchc_portal.model.snapshot import Amendment, Snapshot


@dataclass(frozen=True)
class PlanFiles:
    """`plans/<authority>/<plan>/`"""

    id: str
    folder: Path
    plan: Plan
    snapshots: tuple[Snapshot, ...] = ()
    """In order of the data's last day; drafts are not among them."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Period → SHA-256 of its snapshot file, in hexadecimal digits."""
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True)
class AuthorityFiles:
    """`plans/<authority>/`"""

    id: str
    authority: Authority
    units: tuple[Unit, ...]
    plans: tuple[PlanFiles, ...]


@dataclass(frozen=True)
class PortalFiles:
    """`site_config/`, `plans/` and the register of releases"""

    root: Path
    settings: PortalSettings
    areas: Areas
    scales: Scales
    indicators: Indicators
    glossary: Glossary
    authorities: tuple[AuthorityFiles, ...]
    disclosure: Disclosure
    releases: tuple[Release, ...] = ()
    """Every archive that was published, oldest first."""
    contents: Mapping[str, str] = field(default_factory=dict)
    """Handwritten page, inside `content/` → its Markdown."""
