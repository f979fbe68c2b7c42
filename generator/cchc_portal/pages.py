"""Every page of the site: address, language, section, template and view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.marking import marker
from cchc_portal.render import render
from cchc_portal.views.accessibility import accessibility_view
from cchc_portal.views.archives import archives_view
from cchc_portal.views.area import area_view
from cchc_portal.views.authority import authority_view
from cchc_portal.views.calendar import calendar_view
from cchc_portal.views.catalogue import catalogue_view
from cchc_portal.views.changes import changes_view
from cchc_portal.views.comparison import comparison_view, comparisons_view, linked_targets
from cchc_portal.views.disclosure import disclosure_view
from cchc_portal.views.disclosure_log import disclosure_log_view
from cchc_portal.views.embed_page import embed_page_view
from cchc_portal.views.frame import Frame, Head, Section, frame, languages
from cchc_portal.views.glossary import glossary_view
from cchc_portal.views.home import home_view
from cchc_portal.views.method import method_view
from cchc_portal.views.period import period_view
from cchc_portal.views.plan import plan_title, plan_view
from cchc_portal.views.progress import progress_view
from cchc_portal.views.record import codes_of, reporting_view, source_view
from cchc_portal.views.register import register_view
from cchc_portal.views.search import SearchEntry
from cchc_portal.views.site_map import site_map_view
from cchc_portal.views.target import target_view
from cchc_portal.views.targets import targets_view
from cchc_portal.views.task import tasks_view
from cchc_portal.views.translations import translations_view
from cchc_portal.views.unit import unit_view
from cchc_portal.views.units import units_view
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_portal.marking import Marker
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan


@dataclass(frozen=True)
class Page:
    writer: Writer
    section: Section
    template: str
    view: object
    title: str
    """What the page is about; the head adds whose it is."""
    description: str
    kind: str
    """What kind of page, for the reader of a search result."""
    words: str = ""
    """What search finds it by, beside its title."""
    marker: Marker | None = None
    """Links the first use of each term to the glossary."""

    @property
    def address(self) -> str:
        return self.writer.own

    @property
    def front(self) -> bool:
        return self.template == "home.html"


MARKED = frozenset({"plan.html", "area.html", "target.html"})
"""Pages on which the first use of a term leads to the glossary."""


def every_page(portal: Portal, locale: str) -> Iterator[Page]:
    """Every generated page in one language; those about the duty to publish come last and know all others."""
    found = marker(portal.files.glossary.terms, locale)
    addresses = []
    for page in _content_pages(portal, locale):
        addresses.append(page.writer.address)
        yield replace(page, marker=found) if page.template in MARKED else page
    yield from _disclosure_pages(Writer(portal, locale, urls.HOME), addresses)


def _content_pages(portal: Portal, locale: str) -> Iterator[Page]:
    yield from _common_pages(Writer(portal, locale, urls.HOME))
    yield from _across_pages(Writer(portal, locale, urls.HOME))
    for authority in portal.authorities:
        yield from _authority_pages(authority, Writer(portal, locale, urls.authority(authority.id)))
        for plan in authority.plans:
            yield from _plan_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from _progress_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from _record_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))
            yield from _item_pages(plan, authority, Writer(portal, locale, urls.plan(plan.path)))


def frame_of(page: Page) -> Frame:
    return frame(page.writer.portal, page.writer, page.section)


def head_of(page: Page) -> Head:
    """Title with whose page it is; description; the same page in each language."""
    writer = page.writer
    authority = writer.portal.authority(page.section.authority)
    owner = writer.say(authority.authority.name if authority else writer.portal.settings.name).text
    title = page.title if owner in page.title else f"{page.title} – {owner}"
    return Head(title, page.description, languages(writer.portal, writer))


def body_of(page: Page) -> str:
    """The page's own content."""
    writer = page.writer
    around = {
        "root": urls.root_from(writer.own),
        "locale": writer.locale,
        "search_href": writer.href(urls.TTHC_TARGETS),
    }
    body = render(f"pages/{page.template}", locale=writer.locale, view=page.view, frame=around)
    if page.marker is None:
        return body
    return page.marker.marked(body, locale=writer.locale, glossary=writer.href(urls.GLOSSARY))


def search_entry(page: Page) -> SearchEntry:
    """The page as search finds it; one of a fictional authority says so."""
    owner = head_of(page).title.removeprefix(page.title).lstrip(" –")
    plan = f" · {page.section.plan}" if page.section.plan else ""
    sample = f" · {page.writer.gettext('Sample data')}" if _is_sample(page) else ""
    context = f"{owner}{plan}{sample}"
    return SearchEntry(page.address, page.title, page.kind, context, page.words, page.section.authority)


def _is_sample(page: Page) -> bool:
    authority = page.writer.portal.authority(page.section.authority)
    return authority is not None and authority.authority.sample


def _common_pages(writer: Writer) -> Iterator[Page]:
    portal, say = writer.portal, writer.gettext
    tagline = writer.say(portal.settings.tagline).text
    name = writer.say(portal.settings.name).text
    yield Page(writer, Section(menu="home"), "home.html", home_view(portal, writer), name, tagline, say("Home"))
    pen = writer.at(urls.TTHC_TARGETS)
    yield Page(
        pen, Section(menu="tthc"), "register.html", register_view(portal, pen),
        say("Targets for administrative procedures"), say("Targets for administrative procedures of every plan."),
        say("List"),
    )  # fmt: skip
    pen = writer.at(urls.UNITS)
    yield Page(
        pen, Section(menu="units"), "units.html", units_view(portal, pen),
        say("Contact units"), say("Who does what in each plan, and whom to ask."), say("List"),
    )  # fmt: skip
    pen = writer.at(urls.METHOD)
    yield Page(
        pen, Section(menu="about"), "method.html", method_view(pen), say("How states are worked out"),
        say("Every state of a target, the rules behind it and worked examples."), say("Method"),
    )  # fmt: skip
    pen = writer.at(urls.ARCHIVES)
    yield Page(
        pen, Section(menu="about"), "archives.html", archives_view(portal, pen), say("Archives"),
        say("Every archive of this site, its checksum, and what had changed since the one before."), say("List"),
    )  # fmt: skip
    pen = writer.at(urls.EMBED)
    yield Page(
        pen, Section(menu="about"), "embed.html", embed_page_view(portal, pen), say("Embed in another site"),
        say("Targets, plans and contact units for another site: as a frame, a picture or an article."), say("Reuse"),
    )  # fmt: skip


def _disclosure_pages(writer: Writer, addresses: Sequence[str]) -> Iterator[Page]:
    """The duty to publish, its catalogue and its log."""
    portal, say, section = writer.portal, writer.gettext, Section(menu="about")
    own = (urls.DISCLOSURE, urls.CATALOGUE, urls.DISCLOSURE_LOG)
    pen = writer.at(urls.DISCLOSURE)
    yield Page(
        pen, section, "disclosure.html", disclosure_view(portal, pen, pages=[*addresses, *own]), say("Duty to publish"),
        say("What the rules on public information ask, and how this portal meets them."), say("Duty to publish"),
    )  # fmt: skip
    pen = writer.at(urls.CATALOGUE)
    yield Page(
        pen, section, "catalogue.html", catalogue_view(portal, pen), say("Catalogue of public information"),
        say("What is public here, where, in which form, since when and who answers for it."), say("Duty to publish"),
    )  # fmt: skip
    pen = writer.at(urls.DISCLOSURE_LOG)
    yield Page(
        pen, section, "disclosure-log.html", disclosure_log_view(portal, pen), say("Disclosure log"),
        say("What was published when and in which form, by quarter."), say("Duty to publish"),
    )  # fmt: skip


def _across_pages(writer: Writer) -> Iterator[Page]:
    """What goes across plans: comparisons, calendar, glossary."""
    portal, say = writer.portal, writer.gettext
    links = linked_targets(portal)
    pen = writer.at(urls.COMPARISONS)
    yield Page(
        pen, Section(menu="compare"), "comparisons.html", comparisons_view(links, pen), say("Compare plans"),
        say("What plans of different authorities promise on the same indicator."), say("Comparison"),
    )  # fmt: skip
    for indicator in portal.indicators.values():
        pen = writer.at(urls.comparison(indicator.id))
        view = comparison_view(indicator, links[indicator.id], pen)
        name = view.title.text
        yield Page(
            pen, Section(menu="compare"), "comparison.html", view, name,
            say("{indicator}: what each plan asks for, side by side.", indicator=name), say("Comparison"),
            view.measures.text if view.measures else "",
        )  # fmt: skip
    pen = writer.at(urls.CALENDAR)
    yield Page(
        pen, Section(menu="calendar"), "calendar.html", calendar_view(portal, pen), say("Calendar"),
        say("Deadlines of targets and tasks, milestones and reports of every plan, in order."), say("Calendar"),
    )  # fmt: skip
    pen = writer.at(urls.GLOSSARY)
    yield Page(
        pen, Section(menu="glossary"), "glossary.html", glossary_view(portal, pen), say("Glossary"),
        say("The words of administrative reform in Vietnamese and English."), say("Glossary"),
    )  # fmt: skip
    yield from _statement_pages(writer)


def _statement_pages(writer: Writer) -> Iterator[Page]:
    """What the portal says about itself."""
    say, section = writer.gettext, Section()
    pen = writer.at(urls.TRANSLATIONS)
    yield Page(
        pen, section, "translations.html", translations_view(pen), say("Translations"),
        say("How much is translated, what is missing, and what is older than its source."), say("About this site"),
    )  # fmt: skip
    pen = writer.at(urls.ACCESSIBILITY)
    yield Page(
        pen, section, "accessibility.html", accessibility_view(pen), say("Accessibility"),
        say("What the portal holds to, what is tested, what is not, and whom to tell."), say("About this site"),
    )  # fmt: skip
    pen = writer.at(urls.SITE_MAP)
    yield Page(
        pen, section, "site_map.html", site_map_view(pen), say("Site map"),
        say("Every page of the portal as a tree."), say("List"),
    )  # fmt: skip


def _authority_pages(authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
    name = writer.say(authority.authority.name).text
    section = Section(authority.id)
    view = authority_view(authority, writer)
    yield Page(writer, section, "authority.html", view, name, f"{name}. {view.lead}", writer.gettext("Authority"))
    for unit in authority.units:
        pen = writer.at(urls.unit(authority.id, unit.id))
        unit_page = unit_view(unit, authority, pen)
        called = unit_page.name.text
        yield Page(
            pen, section, "unit.html", unit_page, called,
            writer.gettext("Duties, targets and contact of {unit}, {authority}.", unit=called, authority=name),
            writer.gettext("Contact unit"),
            " ".join([*unit.aliases, *(duty.text.text for duty in unit_page.duties)]),
        )  # fmt: skip


def _plan_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
    title, say = plan_title(plan, writer).text, writer.gettext

    def section(menu: str) -> Section:
        return Section(authority.id, plan.id, menu)

    view = plan_view(plan, authority, writer)
    statements = " ".join(item.text.text for part in view.sections for item in part.statements)
    yield Page(
        writer,
        section("plan"),
        "plan.html",
        view,
        title,
        ". ".join(part.text for part in view.cite),
        say("Plan"),
        statements,
    )
    pen = writer.at(urls.targets(plan.path))
    yield Page(
        pen, section("targets"), "targets.html", targets_view(plan, authority, pen), say("Targets"),
        say("All targets of: {plan}", plan=title), say("List"),
    )  # fmt: skip
    pen = writer.at(urls.tasks(plan.path))
    tasks = tasks_view(plan, authority, pen)
    words = " ".join(row.text.text for group in tasks.groups for row in group.tasks)
    yield Page(
        pen,
        section("tasks"),
        "tasks.html",
        tasks,
        say("Tasks"),
        say("All tasks of: {plan}", plan=title),
        say("List"),
        words,
    )


def _progress_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
    title, say = plan_title(plan, writer).text, writer.gettext
    section = Section(authority.id, plan.id, "progress")
    pen = writer.at(urls.progress(plan.path))
    yield Page(
        pen, section, "progress.html", progress_view(plan, authority, pen), say("Progress of the plan"),
        say("How far each target is: {plan}", plan=title), say("Progress"),
    )  # fmt: skip
    for standing in plan.standings:
        pen = writer.at(urls.period(plan.path, standing.snapshot.period))
        shown = period_view(standing, plan, authority, pen)
        yield Page(
            pen, section, "period.html", shown, shown.title,
            say("{title}. {plan}", title=shown.title, plan=title), say("Progress"), shown.window,
        )  # fmt: skip
    pen = writer.at(urls.changes(plan.path))
    yield Page(
        pen, section, "changes.html", changes_view(plan, authority, pen),
        say("Changed promises and corrected figures"), say("Changes and corrections of: {plan}", plan=title),
        say("Progress"),
    )  # fmt: skip


def _record_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
    title, say = plan_title(plan, writer).text, writer.gettext
    pen = writer.at(urls.reporting(plan.path))
    yield Page(
        pen, Section(authority.id, plan.id, "reporting"), "reporting.html", reporting_view(plan, authority, pen),
        say("Who reports what, by when"), say("Reporting rules of: {plan}", plan=title), say("Reporting"),
    )  # fmt: skip
    pen = writer.at(urls.source(plan.path))
    source, codes = source_view(plan, authority, pen), codes_of(plan)
    yield Page(
        pen, Section(authority.id, plan.id, "source"), "source.html", source, say("Source document"),
        say("The document behind: {plan}", plan=title), say("Document"),
        " ".join([*(f"{b.name} {b.subject.text if b.subject else ''}" for b in source.document.bases), *codes]),
    )  # fmt: skip


def _item_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
    title = plan_title(plan, writer).text
    for area in plan.plan.areas:
        pen = writer.at(urls.area(plan.path, area.id))
        view = area_view(area, plan, authority, pen)
        yield Page(
            pen, Section(authority.id, plan.id, "plan"), "area.html", view, view.title.text,
            writer.gettext("Targets and tasks of the area: {area}. {plan}", area=view.title.text, plan=title),
            writer.gettext("Area"), " ".join(row.text.text for row in view.tasks),
        )  # fmt: skip
    for target in plan.plan.targets:
        pen = writer.at(urls.target(plan.path, target.id))
        shown = target_view(target, plan, authority, pen)
        yield Page(
            pen, Section(authority.id, plan.id, "targets"), "target.html", shown, shown.title.text,
            shown.statement.text, writer.gettext("Target"), shown.statement.text,
        )  # fmt: skip
