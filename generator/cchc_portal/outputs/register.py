"""The register as CSV: the targets for administrative procedures of every plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.outputs.tables import csv_text, mark_of
from cchc_portal.views.comparison import deadline_words
from cchc_portal.views.figures import result_words
from cchc_portal.views.register import MEASURES, measure_of, procedure_targets
from cchc_portal.views.states import status_view
from cchc_portal.views.wording import goal_words
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.target import Target
    from cchc_portal.portal import Portal, PortalPlan

REGISTER_HEAD = (
    "đánh dấu / mark", "cơ quan / authority", "kế hoạch / plan", "mã chỉ tiêu / target id", "vị trí / clause",
    "chỉ tiêu / target (vi)", "chỉ tiêu / target (en)", "mức phải đạt / goal (vi)", "mức phải đạt / goal (en)",
    "thời hạn / deadline (vi)", "loại / kind (vi)", "chỉ số / indicator", "kết quả mới nhất / newest result (vi)",
    "kỳ / period", "trạng thái / state", "trạng thái / state (vi)", "nhắc lại / says again",
)  # fmt: skip
_ENDED = "lưu trữ / archive"


def register_file(portal: Portal) -> tuple[str, str]:
    """(address, CSV); a sample and an ended authority are marked in the first column."""
    return urls.register_csv(), csv_text(_rows(portal))


def _rows(portal: Portal) -> Iterator[tuple[object, ...]]:
    vi, en = (Writer(portal, locale, urls.TTHC_TARGETS) for locale in ("vi", "en"))
    yield REGISTER_HEAD
    for authority, plan, target in procedure_targets(portal):
        status = status_view(plan.statuses[target.id], vi)
        yield (
            mark_of(authority) or (_ENDED if authority.ended else ""), authority.authority.name, plan.path, target.id,
            target.clause, vi.say(target.statement).text, en.say(target.statement).text, _goals(target, vi),
            _goals(target, en), deadline_words(target, plan, vi), vi.gettext(MEASURES[measure_of(target)]),
            target.indicator or "", *_result(target, plan, vi), status.state, status.label, target.restates or "",
        )  # fmt: skip


def _goals(target: Target, writer: Writer) -> str:
    return "; ".join(goal_words(goal, writer) for goal in target.goals)


def _result(target: Target, plan: PortalPlan, writer: Writer) -> tuple[str, str]:
    found = plan.series[target.id]
    if not found:
        return "", ""
    goal = target.goals[0] if target.goals else None
    return result_words(found[-1].figure, goal, writer), found[-1].snapshot.period
