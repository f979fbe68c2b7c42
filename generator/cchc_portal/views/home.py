"""The portal's front page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.authority import PlanRow, plan_row
from cchc_portal.views.ended import successor_name
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class AuthorityRow:
    name: Phrase
    href: str
    parent: Phrase | None
    now: str | None
    ended: bool
    sample: bool
    plans: tuple[PlanRow, ...]


@dataclass(frozen=True)
class HomeView:
    summary: str
    ended: str | None
    results: str
    samples: str | None
    hints: tuple[Link, ...]
    authorities: tuple[AuthorityRow, ...]
    tthc_href: str


_HINTS = (_("returned on time"), _("satisfaction"), _("online payment"))
"""Words to try in the search; each language's own are found in its pages."""


def home_view(portal: Portal, writer: Writer) -> HomeView:
    shown = sorted(portal.authorities, key=lambda authority: authority.authority.sample)
    authorities = counted_authorities(portal)
    plans = [plan for authority in authorities for plan in authority.plans]
    ended = [authority for authority in authorities if authority.ended]
    summary = writer.gettext(
        "The portal has {plans} of {authorities}.",
        plans=writer.ngettext("{n} plan", "{n} plans", len(plans)),
        authorities=writer.ngettext("{n} authority", "{n} authorities", len(authorities)),
    )
    published = sum(bool(plan.snapshots) for plan in plans)
    return HomeView(
        summary=summary,
        ended=_ended_sentence(len(ended), len(authorities), writer),
        results=writer.gettext("No result is published here yet.")
        if not published
        else writer.ngettext("{n} plan has published results.", "{n} plans have published results.", published),
        hints=tuple(writer.link(writer.gettext(hint), urls.TTHC_TARGETS) for hint in _HINTS),
        samples=_samples(len(shown) - len(authorities), writer),
        authorities=tuple(_authority_row(authority, writer) for authority in shown),
        tthc_href=writer.href(urls.TTHC_TARGETS),
    )


def counted_authorities(portal: Portal) -> tuple[PortalAuthority, ...]:
    """Those that exist; the fictional ones only where there are no others."""
    return tuple(one for one in portal.authorities if not one.authority.sample) or portal.authorities


def _samples(count: int, writer: Writer) -> str | None:
    """Fictional authorities are named, and in no count."""
    if not count:
        return None
    return writer.ngettext(
        "{n} fictional authority, not counted here, shows what published results look like.",
        "{n} fictional authorities, not counted here, show what published results look like.",
        count,
    )


def _ended_sentence(ended: int, total: int, writer: Writer) -> str | None:
    if not ended:
        return None
    if ended == total == 1:
        return writer.gettext("It no longer exists; its plan is kept as an archive.")
    if ended == total:
        return writer.gettext("All of them have ended; their plans are kept as an archive.")
    return writer.ngettext(
        "{n} of them no longer exists; its plan is kept as an archive.",
        "{n} of them no longer exist; their plans are kept as an archive.",
        ended,
    )


def _authority_row(authority: PortalAuthority, writer: Writer) -> AuthorityRow:
    data = authority.authority
    now = None
    if len(data.successors) == 1:
        now = writer.gettext("Now part of {successor}", successor=successor_name(data.successors[0], writer))
    elif data.successors:
        now = writer.ngettext("Now divided among {n} unit", "Now divided among {n} units", len(data.successors))
    return AuthorityRow(
        name=writer.say(data.name),
        href=writer.href(urls.authority(authority.id)),
        parent=writer.inside(data.parent) if data.parent else None,
        now=now,
        ended=authority.ended,
        sample=data.sample,
        plans=tuple(plan_row(plan, writer) for plan in authority.plans),
    )
