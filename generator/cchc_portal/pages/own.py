"""Pages of one authority and of its plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.pages.page import Page
from cchc_portal.views.area import area_view
from cchc_portal.views.authority import authority_view
from cchc_portal.views.changes import changes_view
from cchc_portal.views.frame import Section
from cchc_portal.views.period import period_view
from cchc_portal.views.plan import plan_title, plan_view
from cchc_portal.views.progress import progress_view
from cchc_portal.views.record import codes_of, reporting_view, source_view
from cchc_portal.views.target import target_view
from cchc_portal.views.targets import targets_view
from cchc_portal.views.task import tasks_view
from cchc_portal.views.unit import unit_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


def authority_pages(authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
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


def plan_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
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


def progress_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
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


def record_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
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


def item_pages(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[Page]:
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
