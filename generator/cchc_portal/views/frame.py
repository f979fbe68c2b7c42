"""What stands around every page: header, menu, languages, notices, footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.contact import ContactView, email, telephone
from cchc_portal.words.formats import language_name

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class Section:
    """Which part of the site a page belongs to; the frame is the same for all pages of one section and depth."""

    authority: str | None = None
    plan: str | None = None
    menu: str | None = None


@dataclass(frozen=True)
class MenuItem:
    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    short: str
    href: str
    current: bool


@dataclass(frozen=True)
class ReportLine:
    """To whom a reader reports an error, and how; None where nobody is configured."""

    whom: Phrase | None
    href: str | None


@dataclass(frozen=True)
class Frame:
    locale: str
    brand: Phrase
    brand_href: str
    under: Phrase
    """The line below the brand: the portal's name inside an authority's pages, its purpose elsewhere."""
    under_href: str | None
    menu: tuple[MenuItem, ...]
    demonstration: bool
    sample: Phrase | None
    """The fictional authority's name, on each of its pages."""
    search_href: str
    authority: str | None
    owner: Phrase
    facts: tuple[ContactView, ...]
    about: tuple[MenuItem, ...]
    report: ReportLine
    licence: Phrase | None
    restated: bool
    built: str
    assets: str


@dataclass(frozen=True)
class Head:
    """The title of one page, and its neighbours in the other languages."""

    title: str
    description: str
    alternates: tuple[Language, ...]


def frame(portal: Portal, writer: Writer, section: Section) -> Frame:
    """The frame of one section, with links as seen from the writer's page."""
    authority = portal.authority(section.authority)
    settings = portal.settings
    name = writer.say(settings.name)
    inside = authority is not None
    contact = authority.authority.contact if authority else settings.contact
    return Frame(
        locale=writer.locale,
        brand=writer.say(authority.authority.name) if authority else name,
        brand_href=writer.href(urls.authority(authority.id) if authority else urls.HOME),
        under=name if inside else writer.say(settings.tagline),
        under_href=writer.href(urls.HOME) if inside else None,
        menu=_menu(writer, section),
        demonstration=not settings.official,
        sample=writer.say(authority.authority.name) if authority and authority.authority.sample else None,
        search_href=writer.href(urls.TTHC_TARGETS),
        authority=authority.id if authority else None,
        owner=name,
        facts=(
            ContactView(
                writer.gettext("Responsible"), writer.say(settings.responsible) if settings.responsible else None
            ),
            ContactView(writer.gettext("Address"), writer.say(contact.address) if contact.address else None),
            telephone(contact, writer),
            email(contact, writer),
        ),
        about=_about(writer),
        report=_report(authority, writer),
        licence=writer.say(settings.licence) if settings.licence else None,
        restated=authority is None or any(plan.plan.wording == "restated" for plan in authority.plans),
        built=writer.day(portal.as_of),
        assets=writer.file(urls.ASSETS),
    )


def languages(portal: Portal, writer: Writer) -> tuple[Language, ...]:
    """The page in each language."""
    return tuple(
        Language(
            code=locale,
            name=language_name(locale),
            short=locale.upper(),
            href=urls.relative(writer.own, urls.in_locale(writer.address, locale)),
            current=locale == writer.locale,
        )
        for locale in portal.locales
    )


def _menu(writer: Writer, section: Section) -> tuple[MenuItem, ...]:
    if section.plan:
        path = f"{section.authority}/{section.plan}"
        entries = [
            ("plan", writer.gettext("The plan"), urls.plan(path)),
            ("targets", writer.gettext("Targets"), urls.targets(path)),
            ("progress", writer.gettext("Progress"), urls.progress(path)),
            ("tasks", writer.gettext("Tasks"), urls.tasks(path)),
            ("reporting", writer.gettext("Reporting"), urls.reporting(path)),
            ("source", writer.gettext("Source document"), urls.source(path)),
        ]
    else:
        entries = [
            ("home", writer.gettext("Home"), urls.HOME),
            ("tthc", writer.gettext("Procedure targets"), urls.TTHC_TARGETS),
            ("compare", writer.gettext("Compare"), urls.COMPARISONS),
            ("calendar", writer.gettext("Calendar"), urls.CALENDAR),
            ("units", writer.gettext("Contact units"), urls.UNITS),
            ("about", writer.gettext("About"), urls.ABOUT),
        ]
    return tuple(MenuItem(label, writer.href(address), key == section.menu) for key, label, address in entries)


def about_pages(writer: Writer) -> list[tuple[str, str]]:
    """The common pages beside the front page: label and address."""
    return [
        (writer.gettext("About this portal"), urls.ABOUT),
        (writer.gettext("Procedure targets"), urls.TTHC_TARGETS),
        (writer.gettext("Compare plans"), urls.COMPARISONS),
        (writer.gettext("Calendar"), urls.CALENDAR),
        (writer.gettext("Contact units"), urls.UNITS),
        (writer.gettext("Glossary"), urls.GLOSSARY),
        (writer.gettext("How states are worked out"), urls.METHOD),
        (writer.gettext("Open data"), urls.OPEN_DATA),
        (writer.gettext("Embed in another site"), urls.EMBED),
        (writer.gettext("Archives"), urls.ARCHIVES),
        (writer.gettext("Duty to publish"), urls.DISCLOSURE),
        (writer.gettext("Catalogue of public information"), urls.CATALOGUE),
        (writer.gettext("Disclosure log"), urls.DISCLOSURE_LOG),
        (writer.gettext("Translations"), urls.TRANSLATIONS),
        (writer.gettext("Accessibility"), urls.ACCESSIBILITY),
        (writer.gettext("Site map"), urls.SITE_MAP),
    ]


def _about(writer: Writer) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(label, writer.href(address), current=False) for label, address in about_pages(writer))


def _report(authority: PortalAuthority | None, writer: Writer) -> ReportLine:
    """A living authority answers for its own pages, the portal for all others."""
    settings = writer.portal.settings
    if authority is None or authority.ended:
        whom = writer.say(settings.responsible) if settings.responsible else None
        return ReportLine(whom, f"mailto:{settings.contact.email}" if settings.contact.email else None)
    own = authority.authority
    email = own.contact.email or settings.contact.email
    return ReportLine(
        writer.say(own.contact.person or settings.responsible or own.name),
        own.ask.feedback or (f"mailto:{email}" if email else None),
    )
