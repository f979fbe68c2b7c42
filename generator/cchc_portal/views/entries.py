"""What the portal publishes, item by item: the catalogue before it has words of one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.text import Text
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

LEAST_DAYS = 30
"""Posted information stays at least so long (rule B05)."""

WEB, WEB_JSON, WEB_CSV, FILES = "web", "web-json", "web-csv", "files"

FORMS = {
    WEB: _("web page, can be printed"),
    WEB_JSON: _("web page, can be printed; JSON data"),
    WEB_CSV: _("web page, can be printed; CSV and JSON data"),
    FILES: _("data files: JSON, CSV, YAML"),
}

NAMES = {
    "home": _("Authorities and plans published here"),
    "tthc": _("Targets for administrative procedures"),
    "units": _("Contact units"),
    "method": _("How states are worked out"),
    "compare": _("Indicators of several plans side by side"),
    "calendar": _("Dated promises and reports"),
    "glossary": _("Terms in every language of the portal"),
    "archives": _("Archives of the site, with their checksums"),
    "embed": _("What other sites may embed"),
    "translations": _("Translations: what is missing or out of date"),
    "accessibility": _("Accessibility: what is held to, tested and missing"),
    "site-map": _("Every page as a tree"),
    "disclosure": _("Duty to publish, rule by rule"),
    "catalogue": _("Catalogue of information that must be public"),
    "log": _("Disclosure log"),
    "about": _("About this portal"),
    "open-data": _("Open data"),
    "handwritten": _("About the portal and its data"),
    "authority": _("The authority: level, parent, successors"),
    "contact": _("Units: role, duties, contact"),
    "plan": _("The plan: purposes, areas, targets, tasks"),
    "source": _("The document: number, date, signer, bases, clauses"),
    "areas": _("Areas of the plan, with their targets and tasks"),
    "targets": _("Targets, with results and how each state was worked out"),
    "tasks": _("Tasks: deliverables, time, who answers"),
    "progress": _("Progress of the plan"),
    "period": _("Results of a reporting period"),
    "reporting": _("Who reports what, by when"),
    "changes": _("Changed promises and corrected figures"),
}
"""Kind of item → what it is."""


@dataclass(frozen=True)
class Entry:
    """One item of the catalogue."""

    kind: str
    address: str
    form: str
    authority: PortalAuthority | None = None
    plan: PortalPlan | None = None
    period: str | None = None
    published: dt.date | None = None
    below: str | None = None
    """The folder whose pages belong to this item; ends with `/`."""
    anchor: str = ""
    """The part of the page that lists them, where they have no page of their own."""
    responsible: Text | None = None

    @property
    def place(self) -> str:
        """The page, and its part."""
        return f"{self.address}#{self.anchor}" if self.anchor else self.address

    @property
    def sample(self) -> bool:
        return self.authority is not None and self.authority.authority.sample

    @property
    def kept_until(self) -> dt.date | None:
        """The first day on which it need no longer be posted, where the day of publication is known."""
        return self.published + dt.timedelta(days=LEAST_DAYS) if self.published else None


def entries(portal: Portal) -> tuple[Entry, ...]:
    """Every item of the catalogue: of the portal, of each authority, of each plan."""
    found = [*_common(portal)]
    for authority in portal.authorities:
        person = authority.authority.contact.person or portal.settings.responsible
        found.append(Entry("authority", urls.authority(authority.id), WEB_JSON, authority, responsible=person))
        if authority.units:
            address, below = urls.authority(authority.id), f"{authority.id}/don-vi/"
            entry = Entry("contact", address, WEB_JSON, authority, below=below, anchor="don-vi", responsible=person)
            found.append(entry)
        for plan in authority.plans:
            found += _of_plan(plan, authority, person)
    return tuple(found)


def _common(portal: Portal) -> Iterator[Entry]:
    person = portal.settings.responsible
    pages = {
        "home": urls.HOME, "tthc": urls.TTHC_TARGETS, "units": urls.UNITS, "method": urls.METHOD,
        "disclosure": urls.DISCLOSURE, "calendar": urls.CALENDAR, "glossary": urls.GLOSSARY, "archives": urls.ARCHIVES,
        "embed": urls.EMBED, "translations": urls.TRANSLATIONS, "accessibility": urls.ACCESSIBILITY,
        "site-map": urls.SITE_MAP,
    }  # fmt: skip
    for kind, address in pages.items():
        yield Entry(kind, address, WEB, responsible=person)
    folder = urls.COMPARISONS.removesuffix("index.html")
    yield Entry("compare", urls.COMPARISONS, WEB, below=folder, responsible=person)
    yield Entry("catalogue", urls.CATALOGUE, WEB_CSV, responsible=person)
    yield Entry("log", urls.DISCLOSURE_LOG, WEB_CSV, responsible=person)
    for address in handwritten_pages(portal):
        kind = {urls.ABOUT: "about", urls.OPEN_DATA: "open-data"}.get(address, "handwritten")
        yield Entry(kind, address, FILES if kind == "open-data" else WEB, responsible=person)


def handwritten_pages(portal: Portal) -> tuple[str, ...]:
    """Addresses of the pages of `content/`, in the source language."""
    names = [name.partition("/") for name in portal.files.contents]
    return tuple(urls.handwritten(rest) for folder, _slash, rest in names if folder == portal.locales[0])


def _of_plan(plan: PortalPlan, authority: PortalAuthority, person: Text | None) -> Iterator[Entry]:
    path = plan.path
    items = (
        ("plan", urls.plan(path), WEB_JSON, None),
        ("source", urls.source(path), WEB_JSON, None),
        ("areas", urls.plan(path), WEB_JSON, f"{path}/linh-vuc/" if plan.plan.areas else None),
        ("targets", urls.targets(path), WEB_CSV, f"{path}/chi-tieu/"),
        ("tasks", urls.tasks(path), WEB_JSON, None),
        ("reporting", urls.reporting(path), WEB_JSON, None),
        ("progress", urls.progress(path), WEB_CSV, None),
        ("changes", urls.changes(path), WEB_JSON, None),
    )
    for kind, address, form, below in items:
        anchor = "linh-vuc" if kind == "areas" else ""
        yield Entry(kind, address, form, authority, plan, below=below, anchor=anchor, responsible=person)
    for snapshot in plan.snapshots:
        yield Entry(
            "period", urls.period(path, snapshot.period), WEB_CSV, authority, plan,
            period=snapshot.period, published=snapshot.published, responsible=person,
        )  # fmt: skip
