"""Results as CSV: of one target, and of one period. With a byte-order mark, so that Excel shows Vietnamese."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.period import movements
from cchc_portal.views.figures import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_portal.derive.series import Observation
    from cchc_portal.model.target import Target
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

SAMPLE = "dữ liệu minh họa / sample data"

TARGET_HEAD = (
    "kỳ / period", "từ ngày / from", "đến ngày / to", "lũy kế / cumulative", "tử số / numerator",
    "mẫu số / denominator", "kết quả / result", "đơn vị / unit", "công bố / published", "ghi chú / note",
)  # fmt: skip
PERIOD_HEAD = (
    "mã chỉ tiêu / target id", "chỉ tiêu / target (vi)", "chỉ tiêu / target (en)", "vị trí / clause",
    "kỳ / period", "tử số / numerator", "mẫu số / denominator", "kết quả / result", "đơn vị / unit",
    "kỳ trước / before", "trạng thái / state", "ghi chú / note",
)  # fmt: skip


def table_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """(address, CSV) for each target with a result and each published period."""
    for authority in portal.authorities:
        for plan in authority.plans:
            for target in plan.plan.targets:
                if plan.series[target.id]:
                    yield urls.target_csv(plan.path, target.id), csv_text(_target_rows(target, plan, authority))
            for index in range(len(plan.standings)):
                period = plan.standings[index].snapshot.period
                yield urls.period_csv(plan.path, period), csv_text(_period_rows(index, plan, authority))


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with a byte-order mark."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + text.getvalue()


def _target_rows(target: Target, plan: PortalPlan, authority: PortalAuthority) -> Iterator[tuple[object, ...]]:
    unit = _unit(target.goals[0].unit if target.goals else None)
    yield TARGET_HEAD
    for one in plan.series[target.id]:
        snapshot, value = one.snapshot, one.value
        yield (
            snapshot.period, snapshot.data.from_, snapshot.data.to, "x" if snapshot.cumulative else "",
            _given(value.numerator), _given(value.denominator), _result(one), unit, _given(snapshot.published),
            mark_of(authority),
        )  # fmt: skip


def _period_rows(index: int, plan: PortalPlan, authority: PortalAuthority) -> Iterator[tuple[object, ...]]:
    standing = plan.standings[index]
    before = plan.standings[index - 1] if index else None
    yield PERIOD_HEAD
    for move in movements(plan.plan, standing, before):
        target, now = move.target, move.now
        yield (
            target.id, target.name.of("vi").text, target.name.of("en").text, target.clause, standing.snapshot.period,
            _given(now.value.numerator) if now else "", _given(now.value.denominator) if now else "",
            _result(now) if now else "", _unit(target.goals[0].unit if target.goals else None),
            _result(move.before) if move.before else "", move.status.state, mark_of(authority),
        )  # fmt: skip


def _result(one: Observation) -> object:
    if one.figure is None:
        return "không phát sinh / nothing arose"
    if isinstance(one.figure, Fraction):
        return rounded(one.figure, 4).normalize().to_eng_string() if one.figure.denominator != 1 else one.figure
    return {True: "có / yes", False: "chưa / no"}[one.figure] if isinstance(one.figure, bool) else one.figure


def _given(value: object) -> object:
    return "" if value is None else value


def _unit(unit: object) -> str:
    return "" if unit is None else str(unit)


def mark_of(authority: PortalAuthority) -> str:
    """The word on each row of a fictional authority."""
    return SAMPLE if authority.authority.sample else ""
