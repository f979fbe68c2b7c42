"""Checks of the duty to publish that look at a plan's results."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from cchc_portal.derive.duty import beside, host, listed, met, missing, not_met, snapshot_lateness, unknown
from cchc_portal.derive.reports import owed_reports
from cchc_portal.derive.working_days import PUBLISH_WITHIN, last_working_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.derive.duty import Finding, Promise
    from cchc_portal.model.snapshot import Value

FEW = 3
"""Dossiers below this count may point to a person."""


def plan_results(promise: Promise) -> Finding:
    """A01: a plan has a result once its first reporting period has closed."""
    if promise.snapshots:
        return met("results", "progress", n=len(promise.snapshots))
    plan = promise.files.plan
    ends = [window.data.to for window in plan.reporting.periods]
    first = min(ends, default=dt.date(plan.period.from_, 12, 31))
    if first < promise.body.today:
        return not_met("no-results", "progress", day=first)
    return beside("not-yet", "progress", day=first)


def plan_reports(promise: Promise) -> Finding:
    """A08: a published period for each report that is due; finance and statistics are the host's to publish."""
    owed = owed_reports(promise.files.plan)
    if not owed:
        return unknown("no-dates", "reporting", file=promise.plan_file)
    published = {snapshot.period for snapshot in promise.snapshots}
    due = dict.fromkeys(one.period.id for one in owed if one.due < promise.body.today)
    absent = [period for period in due if period not in published]
    if absent:
        return not_met("reports-missing", "reporting", found=listed(absent))
    return host("reports", "reporting", n=len(due)) if due else beside("none-due", "reporting")


def lateness(promise: Promise) -> Finding:
    """B01: published within five working days of approval."""
    if not promise.snapshots:
        return beside("no-figures", "progress")
    known = [(one.period, snapshot_lateness(one)) for one in promise.snapshots]
    late = [f"{period} ({found.days})" for period, found in known if found and found.late]
    if late:
        return not_met("late", "log", found=", ".join(late), limit=PUBLISH_WITHIN)
    undated = [period for period, found in known if found is None]
    if undated:
        return unknown("undated", "log", file=promise.folder, found=listed(undated))
    return met("on-time", "log", limit=PUBLISH_WITHIN)


def staleness(promise: Promise) -> Finding:
    """B02: the newest figures are those of the last period whose report is due."""
    if not promise.snapshots:
        return beside("no-figures", "progress")
    newest = promise.snapshots[-1].data.to
    reports = owed_reports(promise.files.plan)
    due = {one.period.id: one.due for one in reports}
    closed = [
        window.data.to
        for window in promise.files.plan.reporting.periods
        if due.get(window.id, last_working_day(window.data.to)) < promise.body.today
    ]
    last = max(closed, default=newest)
    if newest < last:
        return not_met("stale", "progress", day=newest, last=last)
    return met("fresh", "progress", day=newest)


def corrections(promise: Promise) -> Finding:
    """B03: a figure put right shows so from the first day; when its error was noticed is not recorded."""
    found = [(one, each) for one in promise.snapshots for each in one.corrections]
    if not found:
        return beside("none-such", "changes")
    hidden = [f"{one.period}: {each.target}" for one, each in found if each.on > promise.body.today]
    if hidden:
        return not_met("found", "changes", found=listed(hidden))
    return met("corrections", "changes", n=len(found))


def posting_dates(promise: Promise) -> Finding:
    """B05: thirty days can be counted from the day of publication; what hangs at the office is not known."""
    if not promise.snapshots:
        return beside("no-figures", "progress")
    undated = [f"{one.period}: published" for one in promise.snapshots if one.published is None]
    gaps = missing(undated, "log", file=promise.folder)
    return gaps or unknown("posting", "log", n=len(promise.snapshots))


def windows(promise: Promise) -> Finding:
    """B09: the data are those of exactly the plan's window."""
    spans = {window.id: window.data for window in promise.files.plan.reporting.periods}
    if not spans:
        return unknown("no-dates", "reporting", file=promise.plan_file)
    dated = [one for one in promise.snapshots if one.period in spans]
    if not dated:
        return beside("no-figures", "reporting")
    other = [one.period for one in dated if one.data != spans[one.period]]
    if other:
        return not_met("windows", "reporting", found=listed(other))
    return met("windows-kept", "reporting", n=len(dated))


def approved(promise: Promise) -> Finding:
    """A17: nothing unapproved, no draft, nothing marked secret."""
    bad = [f"{one.period}: approved" for one in promise.snapshots if one.approved is None]
    title = str(promise.files.plan.document.title or "")
    bad += ["document.title"] if _is_flagged(title) else []
    if bad:
        return not_met("missing", "progress", file=promise.folder, fields=listed(bad))
    if not promise.snapshots:
        return unknown("nothing-flagged", "source")
    return met("approved", "progress", n=len(promise.snapshots))


def _is_flagged(title: str) -> bool:
    """Is the document marked as a draft or as secret?"""
    return "dự thảo" in title.casefold() or re.search(r"\bMẬT\b", title) is not None


def figure_sources(promise: Promise) -> Finding:
    """A16: every figure says where it comes from; sums and shares are checked when read, the source itself is not."""
    if not promise.snapshots:
        return beside("no-figures", "progress")
    cells = list(_cells(promise))
    bare = [f"{period}: {target}" for period, target, cell in cells if not (cell.source or cell.evidence)]
    if bare:
        return not_met("no-source", "progress", found=listed(bare), n=len(bare), total=len(cells))
    return unknown("sources-named", "progress", n=len(cells))


def figure_parts(promise: Promise) -> Finding:
    """G07: a share is given with its numerator and denominator."""
    shares = {one.id for one in promise.files.plan.targets if any(goal.unit == "percent" for goal in one.goals)}
    cells = [found for found in _cells(promise) if found[1] in shares]
    if not cells:
        return beside("no-figures", "progress")
    bare = [f"{period}: {target}" for period, target, cell in cells if cell.numerator is None]
    if bare:
        return not_met("no-parts", "progress", found=listed(bare), n=len(bare), total=len(cells))
    return met("parts", "progress", n=len(cells))


def _cells(promise: Promise) -> Iterator[tuple[str, str, Value]]:
    for snapshot in promise.snapshots:
        yield from ((snapshot.period, target, cell) for target, cell in snapshot.values.items())


def procedure_figures(promise: Promise) -> Finding:
    """G05: figures of dossiers by field."""
    if not promise.snapshots:
        return beside("no-figures", "progress")
    without = [one.period for one in promise.snapshots if not one.procedures]
    gaps = missing((f"{period}: procedures" for period in without), "progress", file=promise.folder)
    return gaps or met("procedures", "progress", n=len(promise.snapshots))


def small_counts(promise: Promise) -> Finding:
    """E03: no field with one or two dossiers."""
    rows = [(one.period, row) for one in promise.snapshots for row in one.procedures]
    if not rows:
        return beside("no-figures", "progress")
    few = [f"{period}: {row.field} ({row.received.total})" for period, row in rows if 0 < row.received.total < FEW]
    return not_met("found", "progress", found=listed(few)) if few else met("no-small", "progress", n=len(rows))


def satisfaction(promise: Promise) -> Finding:
    """A14: a plan that promises satisfaction publishes how many were asked; what hangs at the office is not known."""
    promised = {one.id for one in promise.files.plan.targets if "hài lòng" in str(one.statement).casefold()}
    if not promised:
        return host("host", "targets")
    asked = {target for _period, target, cell in _cells(promise) if target in promised and cell.denominator is not None}
    if asked:
        return unknown("satisfaction", "progress", n=len(asked), total=len(promised))
    return not_met("no-satisfaction", "progress", found=listed(sorted(promised)))


RESULT_CHECKS: dict[str, Callable[[Promise], Finding]] = {
    "approved": approved,
    "corrections": corrections,
    "figure_parts": figure_parts,
    "figure_sources": figure_sources,
    "lateness": lateness,
    "plan_reports": plan_reports,
    "plan_results": plan_results,
    "posting_dates": posting_dates,
    "procedure_figures": procedure_figures,
    "satisfaction": satisfaction,
    "small_counts": small_counts,
    "staleness": staleness,
    "windows": windows,
}
