"""Who owes results by the plan's own rules: said wherever none is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.reports import kind_of
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import due_words, period_kinds, period_name
from cchc_portal.views.parts import PartyView, parties

if TYPE_CHECKING:
    from cchc_portal.model.reporting import Rule
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class OwedRule:
    who: tuple[PartyView, ...]
    periods: str
    """The plan's dated windows the rule covers, or the kinds of periods it names."""
    due: str | None
    clause: str


@dataclass(frozen=True)
class OwedView:
    rules: tuple[OwedRule, ...]
    """Empty: the plan names nobody."""
    href: str


def owed_view(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> OwedView:
    """Every reporting rule of the plan, with its periods and its last good day as printed."""
    return OwedView(
        tuple(
            OwedRule(
                parties(rule.who, authority, writer),
                _periods(rule, plan, writer),
                due_words(rule, writer),
                clause_words(rule.clause, writer),
            )
            for rule in plan.plan.reporting.rules
        ),
        writer.href(urls.reporting(plan.path)),
    )


def _periods(rule: Rule, plan: PortalPlan, writer: Writer) -> str:
    dated = [window for window in plan.plan.reporting.periods if kind_of(window) in rule.periods]
    if dated:
        return writer.listing([period_name(window.id, writer) for window in dated])
    return period_kinds(rule, writer)
