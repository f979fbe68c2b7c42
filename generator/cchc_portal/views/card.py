"""What the picture of a page says where its link is shared: the portal, a plan, a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.derive.tally import tally
from cchc_portal.views.home import counted_authorities
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.plan import PlanView
    from cchc_portal.views.states import StatusView
    from cchc_portal.views.target import TargetView
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class CardFact:
    label: str
    words: str
    figure: bool
    """Short enough to be set large."""


@dataclass(frozen=True)
class CardView:
    band: str
    """Whose page it is."""
    kicker: str
    title: str
    facts: tuple[CardFact, ...]
    state: StatusView | None
    line: str
    mark: str
    """Sample or archive; empty where neither holds."""
    sample: bool
    foot: str

    @property
    def alt(self) -> str:
        """The picture in words; the title stands beside it anyway."""
        said = [f"{fact.label}: {fact.words}" for fact in self.facts]
        parts = [*said, self.state.label if self.state else "", self.line, self.mark]
        return ". ".join(part.removesuffix(".") for part in parts if part)


_LARGE = 14
"""Signs that fit into half a picture in large letters."""


def target_card(view: TargetView, plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> CardView:
    goal = view.goals[0] if len(view.goals) == 1 else None
    if goal and goal.figure:
        wanted = f"{goal.sign} {goal.figure}".strip()
    else:
        wanted = "; ".join(one.words for one in view.goals) or writer.gettext("No figure")
    result = first_upper(view.results.figure) if view.results else writer.gettext("No result published here")
    return CardView(
        band=writer.say(authority.authority.name).text,
        kicker=_kicker(writer.gettext("Target"), plan, writer),
        title=view.title.text,
        facts=(
            _fact(writer.gettext("What has to be reached"), first_upper(wanted)),
            _fact(writer.gettext("Result"), result),
        ),
        state=view.status,
        line="",
        mark=_mark(authority, writer),
        sample=authority.authority.sample,
        foot=_foot(writer),
    )


def plan_card(view: PlanView, authority: PortalAuthority, writer: Writer) -> CardView:
    return CardView(
        band=writer.say(authority.authority.name).text,
        kicker=writer.gettext("Administrative reform plan {years}", years=view.period),
        title=view.title.text,
        facts=(
            _fact(first_upper(writer.gettext("Targets")), writer.number(view.tally.targets)),
            _fact(first_upper(writer.gettext("Tasks")), writer.number(view.tally.tasks)),
        ),
        state=None,
        line=view.lead or writer.gettext("No result is published here yet."),
        mark=_mark(authority, writer),
        sample=authority.authority.sample,
        foot=_foot(writer),
    )


def portal_card(writer: Writer) -> CardView:
    """Counts what the front page counts."""
    portal = writer.portal
    authorities = counted_authorities(portal)
    plans = [plan for authority in authorities for plan in authority.plans]
    fictional = any(authority.authority.sample for authority in authorities)
    return CardView(
        band=writer.say(portal.settings.name).text,
        kicker="",
        title=writer.say(portal.settings.tagline).text,
        facts=(
            _fact(writer.gettext("Plans"), writer.number(len(plans))),
            _fact(writer.gettext("Targets"), writer.number(sum(tally(plan.plan).targets for plan in plans))),
        ),
        state=None,
        line=""
        if portal.settings.official
        else writer.gettext("Demonstration: not the official page of any authority."),
        mark=writer.gettext("Sample data") if fictional else "",
        sample=fictional,
        foot=writer.gettext("As of {day}", day=writer.day(portal.as_of)),
    )


def _fact(label: str, words: str) -> CardFact:
    return CardFact(label, words, len(words) <= _LARGE)


def _kicker(kind: str, plan: PortalPlan, writer: Writer) -> str:
    period = plan.plan.period
    years = str(period.from_) if period.from_ == period.to else f"{period.from_}–{period.to}"
    return f"{kind} · {writer.gettext('Plan {years}', years=years)}"


def _mark(authority: PortalAuthority, writer: Writer) -> str:
    if authority.authority.sample:
        return writer.gettext("Sample data")
    return writer.gettext("Archive") if authority.ended else ""


def _foot(writer: Writer) -> str:
    day = writer.gettext("As of {day}", day=writer.day(writer.portal.as_of))
    return f"{writer.say(writer.portal.settings.name).text} · {day}"
