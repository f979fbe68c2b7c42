"""The catalogue of information that must be public: item, address, form, time, duration, who answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.entries import FORMS, NAMES, Entry, entries
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class EntryView:
    link: Link
    address: str
    form: str
    published: str | None
    duration: str
    responsible: Phrase | None


@dataclass(frozen=True)
class CatalogueGroup:
    """The items of the portal, of one authority, or of one plan."""

    anchor: str
    title: Phrase
    plan: Phrase | None
    sample: bool
    ended: bool
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class CatalogueView:
    crumbs: tuple[Crumb, ...]
    total: int
    day: str
    groups: tuple[CatalogueGroup, ...]
    csv_href: str
    duty_href: str


def catalogue_view(portal: Portal, writer: Writer) -> CatalogueView:
    found = entries(portal)
    grouped: dict[str, list[Entry]] = {}
    for entry in found:
        grouped.setdefault(_key(entry), []).append(entry)
    return CatalogueView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Duty to publish")), writer.href(urls.DISCLOSURE)),
            Crumb(writer.phrase(writer.gettext("Catalogue"))),
        ),
        total=len(found),
        day=writer.day(portal.as_of),
        groups=tuple(_group(key, group, writer) for key, group in grouped.items()),
        csv_href=writer.file(urls.catalogue_csv()),
        duty_href=writer.href(urls.DISCLOSURE, "A09" if portal.files.disclosure.rules else ""),
    )


def entry_name(entry: Entry, writer: Writer) -> str:
    """What the item is; a period is named."""
    name = writer.gettext(NAMES[entry.kind])
    if entry.period:
        return writer.gettext("Results: {period}", period=period_name(entry.period, writer))
    return name


def entry_duration(entry: Entry, writer: Writer) -> str:
    """How long it stays."""
    if entry.kept_until:
        return writer.gettext(
            "at least until {day}, then as long as the portal is published", day=writer.day(entry.kept_until)
        )
    return writer.gettext("as long as the portal is published")


def _key(entry: Entry) -> str:
    if entry.plan:
        return entry.plan.path
    return entry.authority.id if entry.authority else ""


def _group(key: str, group: list[Entry], writer: Writer) -> CatalogueGroup:
    authority, plan = group[0].authority, group[0].plan
    return CatalogueGroup(
        anchor=key.replace("/", "-") or "cong",
        title=writer.say(authority.authority.name) if authority else writer.phrase(writer.gettext("The whole portal")),
        plan=plan_title(plan, writer) if plan else None,
        sample=group[0].sample,
        ended=authority.ended if authority else False,
        entries=tuple(_entry(entry, writer) for entry in group),
    )


def _entry(entry: Entry, writer: Writer) -> EntryView:
    return EntryView(
        link=writer.link(first_upper(entry_name(entry, writer)), entry.address, entry.anchor),
        address=urls.in_locale(entry.place, writer.locale),
        form=writer.gettext(FORMS[entry.form]),
        published=writer.day(entry.published) if entry.published else None,
        duration=entry_duration(entry, writer),
        responsible=writer.say(entry.responsible) if entry.responsible else None,
    )
