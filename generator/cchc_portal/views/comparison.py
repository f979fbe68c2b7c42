"""One indicator across plans: the targets that are measured by it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.comparison import Scaled, scaled
from cchc_portal.derive.tally import counted_targets
from cchc_portal.views.deadlines import by_words
from cchc_portal.views.levels import levels_chart
from cchc_portal.views.parts import Crumb, TargetRow, target_row
from cchc_portal.views.plan import plan_title, years
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.site import Indicator, Naming
    from cchc_portal.model.target import Target
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.chart import ChartView
    from cchc_portal.views.writer import Writer

Linked = tuple["PortalAuthority", "PortalPlan", "Target"]


@dataclass(frozen=True)
class ComparedRow:
    authority: Phrase
    authority_href: str
    ended: bool
    sample: bool
    plan: Phrase
    plan_href: str
    statement: Phrase
    clause_href: str
    restated: bool
    """The words are ours; the figures are the plan's."""
    deadline: str
    row: TargetRow


@dataclass(frozen=True)
class NamingView:
    set: Phrase
    names: Phrase | None
    certainty: str
    superseded: bool


@dataclass(frozen=True)
class ComparisonView:
    crumbs: tuple[Crumb, ...]
    title: Phrase
    count: str
    warning: Phrase | None
    """Why it cannot be measured any more."""
    rows: tuple[ComparedRow, ...]
    chart: ChartView | None
    no_chart: str | None
    left_out: str | None
    measures: Phrase | None
    facts: tuple[tuple[str, Phrase | None], ...]
    """Numerator, denominator, unit …; None: nobody says."""
    named_by: tuple[NamingView, ...]


@dataclass(frozen=True)
class ComparisonEntry:
    title: Phrase
    href: str
    count: str
    ended_notion: bool
    named_by: str


@dataclass(frozen=True)
class ComparisonsView:
    crumbs: tuple[Crumb, ...]
    entries: tuple[ComparisonEntry, ...]


CERTAINTY = {
    "V": _("the wording of the rule was read"),
    "V2": _("seen in a secondary source only"),
    "V2/R": _("partly seen in a secondary source only, partly recalled; to be checked"),
    "R": _("recalled; to be checked before relying on it"),
}
_NO_CHART = {
    "notion": _("No chart: these targets measure different things, and the notion they share was abolished."),
    "few": _("No chart: fewer than two targets ask for a single level."),
    "units": _("No chart: the targets are in different units."),
    "families": _("No chart: some targets are “at least”, others “at most”."),
    "universes": _("No chart: ranks among different sets of localities cannot be compared."),
}
_UNITS = {
    "percent": _("per cent"), "point": _("points"), "count": _("a count"), "rank": _("rank"), "minute": _("minutes"),
    "hour": _("hours"), "day": _("days"), "working-day": _("working days"), "month": _("months"), "year": _("years"),
    "times": _("times"), "vnd": _("dong"), "thousand-vnd": _("thousand dong"), "million-vnd": _("million dong"),
    "billion-vnd": _("billion dong"),
}  # fmt: skip
_BETTER = {"higher": _("higher is better"), "lower": _("lower is better")}


def linked_targets(portal: Portal) -> dict[str, tuple[Linked, ...]]:
    """Indicator → the targets measured by it, in the portal's order; one printed twice stands once."""
    found: dict[str, list[Linked]] = {key: [] for key in portal.indicators}
    for authority in portal.authorities:
        for plan in authority.plans:
            for target in counted_targets(plan.plan.targets):
                if target.indicator:
                    found[target.indicator].append((authority, plan, target))
    return {key: tuple(entries) for key, entries in found.items()}


def comparisons_view(links: dict[str, tuple[Linked, ...]], writer: Writer) -> ComparisonsView:
    """Every indicator of the catalogue."""
    return ComparisonsView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Compare plans"))),
        ),
        entries=tuple(
            ComparisonEntry(
                writer.say(indicator.name),
                writer.href(urls.comparison(indicator.id)),
                _count(links[indicator.id], writer),
                indicator.measurable_until is not None,
                "; ".join(dict.fromkeys(writer.say(naming.set).text for naming in indicator.named_by)),
            )
            for indicator in writer.portal.indicators.values()
        ),
    )


def comparison_view(indicator: Indicator, links: tuple[Linked, ...], writer: Writer) -> ComparisonView:
    """One indicator, table first."""
    valid = tuple(link for link in links if not link[2].superseded_by)
    found = scaled([target for *_where, target in valid], abolished=indicator.measurable_until is not None)
    return ComparisonView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Compare plans")), writer.href(urls.COMPARISONS)),
            Crumb(writer.say(indicator.name)),
        ),
        title=writer.say(indicator.name),
        count=_count(links, writer),
        warning=writer.say(indicator.why) if indicator.why else None,
        rows=tuple(_row(target, plan, authority, writer) for authority, plan, target in links),
        chart=None if found.reason else levels_chart(found.levels, valid, writer),
        no_chart=writer.gettext(_NO_CHART[found.reason]) if found.reason and links else None,
        left_out=_left_out(found, valid, writer),
        measures=writer.say(indicator.measures) if indicator.measures else None,
        facts=_facts(indicator, writer),
        named_by=tuple(_naming(naming, writer) for naming in indicator.named_by),
    )


def _count(links: tuple[Linked, ...], writer: Writer) -> str:
    targets = writer.ngettext("{n} target", "{n} targets", len(links))
    plans = writer.ngettext("{n} plan", "{n} plans", len({plan.path for _authority, plan, _target in links}))
    return f"{targets}, {plans}"


def _row(target: Target, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> ComparedRow:
    return ComparedRow(
        authority=writer.say(authority.authority.name),
        authority_href=writer.href(urls.authority(authority.id)),
        ended=authority.ended,
        sample=authority.authority.sample,
        plan=plan_title(plan, writer),
        plan_href=writer.href(urls.plan(plan.path)),
        statement=writer.say(target.statement),
        clause_href=writer.href(urls.source(plan.path), urls.fragment_of(target.clause)),
        restated=plan.plan.wording == "restated",
        deadline=deadline_words(target, plan, writer),
        row=target_row(target, plan, authority, writer),
    )


def deadline_words(target: Target, plan: PortalPlan, writer: Writer) -> str:
    """The days the plan gives for the target, or that it gives none."""
    days = dict.fromkeys(by_words(goal.by, writer) for goal in target.goals if goal.by)
    return "; ".join(days) or writer.gettext("no own deadline; plan period {years}", years=years(plan, writer))


def _left_out(found: Scaled, links: tuple[Linked, ...], writer: Writer) -> str | None:
    """Who is missing from a chart."""
    if found.reason or not found.left_out:
        return None
    names = dict.fromkeys(writer.say(links[at][0].authority.name).text for at in found.left_out)
    return writer.gettext("Not drawn, because no single level is given: {names}.", names=writer.listing(list(names)))


def _facts(indicator: Indicator, writer: Writer) -> tuple[tuple[str, Phrase | None], ...]:
    unit = writer.gettext(_UNITS[indicator.unit]) if isinstance(indicator.unit, str) else None
    better = writer.gettext(_BETTER[indicator.better]) if indicator.better else None
    return (
        (writer.gettext("Numerator"), writer.say(indicator.numerator) if indicator.numerator else None),
        (writer.gettext("Denominator"), writer.say(indicator.denominator) if indicator.denominator else None),
        (writer.gettext("Unit of measurement"), writer.phrase(unit) if unit else None),
        (writer.gettext("Direction"), writer.phrase(better) if better else None),
        (writer.gettext("Source system"), writer.say(indicator.source_system) if indicator.source_system else None),
    )


def _naming(naming: Naming, writer: Writer) -> NamingView:
    return NamingView(
        writer.say(naming.set),
        writer.say(naming.names) if naming.names else None,
        writer.gettext(CERTAINTY[naming.certainty]),
        naming.superseded,
    )
