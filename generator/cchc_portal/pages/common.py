"""Pages of the whole portal: front page and lists, what goes across plans, statements, the duty to publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.pages.page import Page
from cchc_portal.views.accessibility import accessibility_view
from cchc_portal.views.archives import archives_view
from cchc_portal.views.calendar import calendar_view
from cchc_portal.views.catalogue import catalogue_view
from cchc_portal.views.comparison import comparison_view, comparisons_view, linked_targets
from cchc_portal.views.disclosure import disclosure_view
from cchc_portal.views.disclosure_log import disclosure_log_view
from cchc_portal.views.embed_page import embed_page_view
from cchc_portal.views.frame import Section
from cchc_portal.views.glossary import glossary_view
from cchc_portal.views.home import home_view
from cchc_portal.views.method import method_view
from cchc_portal.views.register import register_view
from cchc_portal.views.site_map import site_map_view
from cchc_portal.views.translations import translations_view
from cchc_portal.views.units import units_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_portal.views.writer import Writer


def common_pages(writer: Writer) -> Iterator[Page]:
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


def across_pages(writer: Writer) -> Iterator[Page]:
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
    yield from statement_pages(writer)


def statement_pages(writer: Writer) -> Iterator[Page]:
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


def disclosure_pages(writer: Writer, addresses: Sequence[str]) -> Iterator[Page]:
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
