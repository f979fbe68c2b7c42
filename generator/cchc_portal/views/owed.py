"""Who owes results by the plan's own rules: said wherever none is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.reports import kind_of
from cchc_portal.model.reporting import Period
from cchc_portal.views.clauses import clause_words
from cchc_portal.views.deadlines import due_words, period_kinds, period_name
from cchc_portal.views.parts import PartyView, parties

if TYPE_CHECKING:
    from cchc_portal.model.reporting import Rule
    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class OwedRule:
    who: tuple[PartyView, ...]
    periods: str
    """The plan's dated windows the rule covers, or the kinds of periods it names; empty where it names none."""
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
        tuple(_rule(rule, plan, authority, writer) for rule in plan.plan.reporting.rules),
        writer.href(urls.reporting(plan.path)),
    )


def owed_for(snapshot: Snapshot, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> tuple[OwedRule, ...]:
    """The rules by which one period has to be reported."""
    kind = kind_of(Period(id=snapshot.period, data=snapshot.data))
    return tuple(_rule(rule, plan, authority, writer) for rule in plan.plan.reporting.rules if kind in rule.periods)


def _rule(rule: Rule, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> OwedRule:
    return OwedRule(
        parties(rule.who, authority, writer),
        _periods(rule, plan, writer),
        due_words(rule, writer),
        clause_words(rule.clause, writer),
    )


def _periods(rule: Rule, plan: PortalPlan, writer: Writer) -> str:
    dated = [window for window in plan.plan.reporting.periods if kind_of(window) in rule.periods]
    if dated:
        return writer.listing([period_name(window.id, writer) for window in dated])
    return period_kinds(rule, writer)
