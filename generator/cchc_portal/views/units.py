"""All contact units: who does what in each plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.parts_played import PartsPlayed, parts_played
from cchc_portal.model.task import ROLES
from cchc_portal.views.authority import UNIT_KINDS
from cchc_portal.views.filters import Facet, facet, occurring
from cchc_portal.views.parts import Crumb
from cchc_portal.views.roles import ROLE_NAMES
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.authority import Unit
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class RoleCount:
    label: str
    count: str
    """Empty where the unit has no such part."""


@dataclass(frozen=True)
class UnitLine:
    id: str
    name: Phrase
    href: str
    kind: str
    counts: tuple[RoleCount, ...]
    """Duties, targets, then tasks by role, in the order of the table's heads."""
    facets: str


@dataclass(frozen=True)
class UnitGroup:
    name: Phrase
    href: str
    anchor: str
    ended: bool
    sample: bool
    units: tuple[UnitLine, ...]


@dataclass(frozen=True)
class UnitsView:
    crumbs: tuple[Crumb, ...]
    count: int
    heads: tuple[str, ...]
    groups: tuple[UnitGroup, ...]
    filters: tuple[Facet, ...]


def units_view(portal: Portal, writer: Writer) -> UnitsView:
    """A group for each authority."""
    heads = (
        writer.gettext("Duties"),
        writer.gettext("Targets"),
        *(writer.gettext("Tasks: {role}", role=writer.gettext(ROLE_NAMES[role])) for role in ROLES),
    )
    return UnitsView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Contact units"))),
        ),
        count=sum(len(authority.units) for authority in portal.authorities),
        heads=heads,
        groups=tuple(
            UnitGroup(
                writer.say(authority.authority.name),
                writer.href(urls.authority(authority.id)),
                authority.id,
                authority.ended,
                authority.authority.sample,
                _lines(authority, heads, writer),
            )
            for authority in portal.authorities
        ),
        filters=_filters(portal, writer),
    )


def _lines(authority: PortalAuthority, heads: tuple[str, ...], writer: Writer) -> tuple[UnitLine, ...]:
    played = _played(authority)
    return tuple(
        UnitLine(
            unit.id,
            writer.say(unit.name),
            writer.href(urls.unit(authority.id, unit.id)),
            writer.gettext(UNIT_KINDS[unit.kind]),
            tuple(
                RoleCount(head, writer.number(count) if count else "")
                for head, count in zip(heads, _counts(unit, played), strict=True)
            ),
            " ".join(_facets(unit, authority, played)),
        )
        for unit in authority.units
    )


def _played(authority: PortalAuthority) -> PartsPlayed:
    """The parts of all plans of the authority together."""
    duties: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    for plan in authority.plans:
        found = parts_played(plan.plan, plan.target_leads, plan.task_leads)
        duties += found.duties
        targets += found.targets
        roles += found.roles
    return PartsPlayed(duties, targets, roles)


def _counts(unit: Unit, played: PartsPlayed) -> tuple[int, ...]:
    return (played.duties[unit.id], played.targets[unit.id], *(played.roles[unit.id, role] for role in ROLES))


def _facets(unit: Unit, authority: PortalAuthority, played: PartsPlayed) -> tuple[str, ...]:
    """`authority:…`, `kind:…`, `part:…`"""
    return (
        f"authority:{authority.id}",
        f"kind:{unit.kind}",
        *(f"part:{role}" for role in ROLES if played.roles[unit.id, role]),
    )


def _filters(portal: Portal, writer: Writer) -> tuple[Facet, ...]:
    tokens = {
        token
        for authority in portal.authorities
        for played in [_played(authority)]
        for unit in authority.units
        for token in _facets(unit, authority, played)
    }
    authorities = [(one.id, writer.say(one.authority.name)) for one in portal.authorities]
    facets = (
        facet("authority", _("Authority"), authorities, writer),
        facet("kind", _("Kind"), [(key, writer.gettext(label)) for key, label in UNIT_KINDS.items()], writer),
        facet("part", _("Role in tasks"), [(key, writer.gettext(label)) for key, label in ROLE_NAMES.items()], writer),
    )
    return occurring(facets, tokens)
