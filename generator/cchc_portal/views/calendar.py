"""The calendar: what is due next, what is past by quarter, and the archive of authorities that have ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.dated import Dated, dated_items
from cchc_portal.model.text import Phrase
from cchc_portal.model.time import Moment
from cchc_portal.views.deadlines import bare, due_words, in_words, period_name, when_words
from cchc_portal.views.filters import Facet, facet, occurring
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.views.wording import goal_figure, goal_sign, goal_words
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cchc_portal.derive.reports import OwedReport
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class DatedRow:
    key: str
    """Unique in the portal and stable: `le-hong/2021-2025/target/dung-han/0`."""
    on: dt.date
    day: str
    kind: str
    text: Phrase
    href: str
    address: str
    fragment: str
    printed: str
    """The time as the plan gives it, or the goal in words."""
    who: tuple[Phrase, ...]
    """Who owes a report."""
    figure: str
    """What a target has to reach, `≥ 98 %`; empty where that is no figure."""
    authority: Phrase
    plan: Phrase
    plan_href: str
    sample: bool
    ended: bool
    cancelled: bool
    """Its authority ended before it was due."""
    past: bool
    facets: str


@dataclass(frozen=True)
class DatedGroup:
    title: str
    anchor: str
    rows: tuple[DatedRow, ...]


@dataclass(frozen=True)
class CalendarFile:
    label: Phrase
    href: str


@dataclass(frozen=True)
class CalendarView:
    crumbs: tuple[Crumb, ...]
    count: str
    today: str
    running: bool
    """Has any authority in office a dated item?"""
    upcoming: tuple[DatedGroup, ...]
    """By quarter, the next one first."""
    past: tuple[DatedGroup, ...]
    """By quarter, the newest first."""
    archive: tuple[DatedGroup, ...]
    """Of authorities that have ended, by year, the newest first."""
    filters: tuple[Facet, ...]
    total: int
    file_href: str
    files: tuple[CalendarFile, ...]


KINDS = {
    "target": _("Target"),
    "task": _("Task"),
    "milestone": _("Milestone"),
    "report": _("Report"),
}


def calendar_view(portal: Portal, writer: Writer) -> CalendarView:
    """Every dated item of every plan."""
    plans = [(plan, authority) for authority in portal.authorities for plan in authority.plans]
    rows = sorted(
        (row for plan, authority in plans for row in plan_rows(plan, authority, writer)),
        key=lambda row: (row.on, row.key),
    )
    running = [row for row in rows if not row.ended]
    return CalendarView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Calendar"))),
        ),
        count=writer.ngettext("{n} dated item", "{n} dated items", len(rows)),
        today=writer.day(portal.as_of),
        running=bool(running),
        upcoming=_groups((row for row in running if not row.past), "quarter", writer),
        past=_groups((row for row in running if row.past), "past-quarter", writer)[::-1],
        archive=_groups((row for row in rows if row.ended), "year", writer)[::-1],
        filters=_filters(rows, portal, writer),
        total=len(rows),
        file_href=writer.href(urls.CALENDAR_FILE),
        files=tuple(
            CalendarFile(plan_title(plan, writer), writer.href(urls.plan_calendar(plan.path))) for plan, _one in plans
        ),
    )


def plan_rows(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[DatedRow, ...]:
    """The dated items of one plan in order of their day."""
    return tuple(_row(item, plan, authority, writer) for item in dated_items(plan.plan))


def _row(item: Dated, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> DatedRow:
    address, fragment = _place(item, plan)
    last = authority.authority.valid.to
    return DatedRow(
        key=f"{plan.path}/{item.key}",
        on=item.due,
        day=writer.day(item.due),
        kind=writer.gettext(KINDS[item.kind]),
        text=_text(item, writer),
        href=writer.href(address, fragment),
        address=address,
        fragment=fragment,
        printed=_printed(item, writer),
        who=_who(item.report, authority, writer) if item.report else (),
        figure=f"{goal_sign(item.goal)} {goal_figure(item.goal, writer)}".strip() if item.goal else "",
        authority=writer.say(authority.authority.name),
        plan=plan_title(plan, writer),
        plan_href=writer.href(urls.plan(plan.path)),
        sample=authority.authority.sample,
        ended=authority.ended,
        cancelled=authority.ended and last is not None and item.due > last,
        past=item.due < plan.today,
        facets=f"authority:{authority.id} kind:{item.kind} year:{item.due.year}",
    )


def _place(item: Dated, plan: PortalPlan) -> tuple[str, str]:
    if item.target:
        return urls.target(plan.path, item.target.id), ""
    if item.task:
        return urls.tasks(plan.path), item.task.id
    return urls.reporting(plan.path), item.report.rule.id if item.report else ""


def _text(item: Dated, writer: Writer) -> Phrase:
    if item.report:
        period = period_name(item.report.period.id, writer)
        return writer.phrase(writer.gettext("Report for {period}", period=period))
    if item.step and item.task:
        step, task = writer.say(item.step.text), writer.say(item.task.text)
        return Phrase(f"{first_upper(step.text)}: {task.text}", task.lang)
    return writer.say(item.text) if item.text else writer.phrase("")


def _printed(item: Dated, writer: Writer) -> str:
    if item.goal:
        return goal_words(item.goal, writer)
    if item.step:
        return in_words(item.step.at, writer)
    if item.when:
        return when_words(item.when, writer)
    return (due_words(item.report.rule, writer) or "") if item.report else ""


def _who(owed: OwedReport, authority: PortalAuthority, writer: Writer) -> tuple[Phrase, ...]:
    return tuple(writer.say(authority.unit(unit).name) for unit in owed.rule.who)


def _groups(rows: Iterable[DatedRow], by: str, writer: Writer) -> tuple[DatedGroup, ...]:
    """Consecutive rows of one quarter or year, in order; `by` also begins the anchors."""
    found: dict[Moment, list[DatedRow]] = {}
    for row in rows:
        quarter = f"-Q{(row.on.month + 2) // 3}" if by.endswith("quarter") else ""
        found.setdefault(Moment(f"{row.on.year}{quarter}"), []).append(row)
    return tuple(
        DatedGroup(first_upper(bare(moment, writer)), f"{by}-{str(moment).lower()}", tuple(group))
        for moment, group in found.items()
    )


def _filters(rows: list[DatedRow], portal: Portal, writer: Writer) -> tuple[Facet, ...]:
    tokens = {token for row in rows for token in row.facets.split()}
    authorities = [(one.id, writer.say(one.authority.name)) for one in portal.authorities]
    years = [(str(year), str(year)) for year in sorted({row.on.year for row in rows})]
    facets = (
        facet("authority", _("Authority"), authorities, writer),
        facet("kind", _("Kind"), [(key, writer.gettext(label)) for key, label in KINDS.items()], writer),
        facet("year", _("Year"), years, writer),
    )
    return occurring(facets, tokens)
