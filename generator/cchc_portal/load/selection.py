"""A part of the portal: some authorities or plans, as if there were no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_portal.errors import PortalError
from cchc_portal.load.suggestions import nearest

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.model.release import Release
    from cchc_portal.model.whole import AuthorityFiles, PortalFiles


@dataclass(frozen=True)
class Part:
    """What of a portal is built; the default is all of it."""

    authorities: tuple[str, ...] = ()
    """Ids: each with all its plans."""
    plans: tuple[str, ...] = ()
    """Paths `authority/plan`: of their authority only these."""
    register: Path | None = None
    """Another register of releases than the portal's own."""
    downloads: bool = True
    """Do earlier archives lie beside the site? A copy that travels alone has none of them to link to."""

    @property
    def whole(self) -> bool:
        return not (self.authorities or self.plans)


WHOLE = Part()


def selected(files: PortalFiles, part: Part) -> PortalFiles:
    """The files of `part` only. Raises PortalError for an id that is not there, naming the nearest."""
    releases = files.releases
    if not part.downloads:
        releases = tuple(release.model_copy(update={"path": None}) for release in releases)
    if part.whole:
        return replace(files, releases=releases)
    _check(files, part)
    kept = tuple(found for authority in files.authorities if (found := _authority(authority, part)))
    return replace(files, authorities=kept, releases=tuple(_about(release, kept) for release in releases))


def _authority(authority: AuthorityFiles, part: Part) -> AuthorityFiles | None:
    if authority.id in part.authorities:
        return authority
    plans = tuple(plan for plan in authority.plans if f"{authority.id}/{plan.id}" in part.plans)
    return replace(authority, plans=plans) if plans else None


def _about(release: Release, kept: tuple[AuthorityFiles, ...]) -> Release:
    """The release with the changes of what is kept."""
    plans = {f"{authority.id}/{plan.id}" for authority in kept for plan in authority.plans}
    names = {authority.id for authority in kept}
    changes = tuple(
        change
        for change in release.changes
        if (change.plan in plans if change.plan is not None else change.authority in names)
    )
    return release.model_copy(update={"changes": changes})


def _check(files: PortalFiles, part: Part) -> None:
    plans = {authority.id: [plan.id for plan in authority.plans] for authority in files.authorities}
    for path in part.plans:
        authority, slash, plan = path.partition("/")
        if not slash or not plan or "/" in plan:
            raise PortalError("plan_name", value=path)
        _known("authority_unknown", authority, list(plans))
        _known("plan_unknown", plan, plans[authority], authority=authority)
    for authority in part.authorities:
        _known("authority_unknown", authority, list(plans))


def _known(code: str, value: str, known: list[str], **params: str) -> None:
    if value not in known:
        raise PortalError(code, value=value, known=", ".join(known) or "–", nearest=nearest(value, known), **params)
