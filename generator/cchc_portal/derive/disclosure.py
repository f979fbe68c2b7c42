"""What the rules ask, and how the portal, each authority and each plan meet them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from cchc_portal.derive.duty import Outcome, beside, host, met, unknown
from cchc_portal.derive.duty_authority import AUTHORITY_CHECKS
from cchc_portal.derive.duty_document import DOCUMENT_CHECKS
from cchc_portal.derive.duty_plan import RESULT_CHECKS
from cchc_portal.derive.duty_portal import PORTAL_CHECKS
from cchc_portal.model.disclosure import AuthorityCheck, PlanCheck

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from cchc_portal.derive.duty import Body, Finding, Promise, Site
    from cchc_portal.model.disclosure import DisclosureRule

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""In order of attention."""

PLAN_CHECKS: dict[str, Callable[[Promise], Finding]] = {**RESULT_CHECKS, **DOCUMENT_CHECKS}
_OF_AUTHORITY = get_args(AuthorityCheck)
_OF_PLAN = get_args(PlanCheck)


@dataclass(frozen=True)
class Duty:
    """One rule and how it is met."""

    rule: DisclosureRule
    finding: Finding


def portal_duties(rules: Iterable[DisclosureRule], site: Site) -> tuple[Duty, ...]:
    """Rules about the whole portal, and those that no check of ours can decide."""
    local = (*_OF_AUTHORITY, *_OF_PLAN)
    return tuple(Duty(rule, _of_portal(rule, site)) for rule in rules if rule.check not in local)


def authority_duties(rules: Iterable[DisclosureRule], body: Body, *, ended: dt.date | None) -> tuple[Duty, ...]:
    """Rules about one authority; `ended` is its last day, where it has ended."""
    return tuple(
        Duty(rule, _stopped(ended) if ended and not rule.lasting else AUTHORITY_CHECKS[rule.check](body))
        for rule in rules
        if rule.check in AUTHORITY_CHECKS
    )


def plan_duties(rules: Iterable[DisclosureRule], promise: Promise, *, ended: dt.date | None) -> tuple[Duty, ...]:
    """Rules about one plan; `ended` is its authority's last day, where that has ended."""
    return tuple(
        Duty(rule, _stopped(ended) if ended and not rule.lasting else PLAN_CHECKS[rule.check](promise))
        for rule in rules
        if rule.check in PLAN_CHECKS
    )


def counts(duties: Iterable[Duty]) -> Counter[Outcome]:
    """How many rules have each outcome."""
    return Counter(duty.finding.outcome for duty in duties)


def by_attention(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """What is not met first."""
    return tuple(sorted(duties, key=lambda duty: (OUTCOMES.index(duty.finding.outcome), duty.rule.id)))


def _of_portal(rule: DisclosureRule, site: Site) -> Finding:
    if rule.how == "host":
        return host("host")
    if rule.how == "unknown":
        return unknown("unknown")
    if rule.check in PORTAL_CHECKS:
        return PORTAL_CHECKS[rule.check](site)
    return met("served", rule.page)


def _stopped(day: dt.date) -> Finding:
    """The clock of an authority that has ended stands still."""
    return beside("ended", "authority", day=day)
