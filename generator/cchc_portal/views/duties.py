"""The duties of the portal, its authorities and plans, and how a finding becomes a sentence and a link."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.disclosure import authority_duties, plan_duties, portal_duties
from cchc_portal.derive.duty import Body, Item, Promise, Site
from cchc_portal.views.entries import entries, handwritten_pages
from cchc_portal.views.plan import plan_title
from cchc_portal.views.site_map import mapped_addresses
from cchc_portal.views.states import StatusView
from cchc_portal.words.disclosure import FINDINGS, MARK_WORDS, OUTCOME_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc_portal.derive.disclosure import Duty
    from cchc_portal.derive.duty import Finding, Outcome
    from cchc_portal.model.disclosure import DisclosureRule
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan
    from cchc_portal.views.writer import Link, Writer

SHAPES: dict[Outcome, str] = {
    "not-met": "offtrack", "unknown": "none", "host": "replaced", "met": "achieved", "not-applicable": "unmeasured",
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """Who has the duties: the portal itself, an authority, or a plan."""

    duties: tuple[Duty, ...]
    authority: PortalAuthority | None = None
    plan: PortalPlan | None = None

    @property
    def path(self) -> str:
        """Empty for the portal; `authority`, `authority/plan`."""
        if self.plan:
            return self.plan.path
        return self.authority.id if self.authority else ""

    @property
    def sample(self) -> bool:
        return self.authority is not None and self.authority.authority.sample

    @property
    def ended(self) -> bool:
        return self.authority is not None and self.authority.ended


def subjects(portal: Portal, pages: Collection[str]) -> tuple[Subject, ...]:
    """The portal, then each authority followed by its plans. `pages` are the generated ones."""
    rules = portal.files.disclosure.rules
    bodies = tuple(authority.files for authority in portal.authorities)
    known = frozenset([*pages, *handwritten_pages(portal)])
    items = tuple(Item(entry.address, entry.below, entry.published) for entry in entries(portal))
    site = Site(portal.settings, bodies, portal.files.contents, known, mapped_addresses(portal), items)
    found = [Subject(portal_duties(rules, site))]
    for authority in portal.authorities:
        last = authority.authority.valid.to if authority.ended else None
        body = Body(site, authority.files, last or portal.as_of)
        found.append(Subject(authority_duties(rules, body, ended=last), authority))
        for plan in authority.plans:
            promise = Promise(body, plan.files, plan.snapshots)
            found.append(Subject(plan_duties(rules, promise, ended=last), authority, plan))
    return tuple(found)


def subject_link(subject: Subject, writer: Writer) -> Link:
    """The subject's name, and its own page."""
    if subject.plan and subject.authority:
        name, plan = writer.say(subject.authority.authority.name).text, plan_title(subject.plan, writer)
        short = subject.plan.plan.short
        title = writer.say(short).text if short else plan.text
        return writer.link(f"{name} · {title}", urls.plan(subject.plan.path))
    if subject.authority:
        return writer.link(writer.say(subject.authority.authority.name), urls.authority(subject.authority.id))
    return writer.link(writer.gettext("The whole portal"), urls.HOME)


def finding_words(finding: Finding, writer: Writer) -> str:
    """The finding as a sentence."""
    shown = {
        name: writer.day(value)
        if isinstance(value, dt.date)
        else writer.number(value)
        if isinstance(value, int)
        else value
        for name, value in finding.params.items()
    }
    return writer.gettext(FINDINGS[finding.code]).format(**shown)


def evidence(finding: Finding, subject: Subject, writer: Writer) -> Link | None:
    """The page that shows it."""
    address = _address(finding, subject)
    return writer.link(_page_name(address, writer), address) if address else None


def outcome_view(outcome: Outcome, writer: Writer) -> StatusView:
    return StatusView(outcome, SHAPES[outcome], writer.gettext(OUTCOME_WORDS[outcome]))


def mark_words(rule: DisclosureRule, writer: Writer) -> str:
    """How sure it is that the rule says so, part by part."""
    parts = []
    for mark in rule.marks:
        words = f"{mark.mark}: {writer.gettext(MARK_WORDS[mark.mark])}"
        parts.append(f"{writer.say(mark.of).text} – {words}" if mark.of else words)
    return "; ".join(parts)


_COMMON = {
    "accessibility": urls.ACCESSIBILITY, "catalogue": urls.CATALOGUE, "home": urls.HOME, "log": urls.DISCLOSURE_LOG,
    "method": urls.METHOD, "open-data": urls.OPEN_DATA, "site-map": urls.SITE_MAP, "units": urls.UNITS,
}  # fmt: skip


def _address(finding: Finding, subject: Subject) -> str | None:
    page = finding.page
    if page is None:
        return None
    if page in _COMMON:
        return _COMMON[page]
    if subject.plan:
        path = subject.plan.path
        of_plan = {
            "changes": urls.changes, "plan": urls.plan, "progress": urls.progress, "reporting": urls.reporting,
            "source": urls.source, "targets": urls.targets,
        }  # fmt: skip
        if page in of_plan:
            return of_plan[page](path)
    return urls.authority(subject.authority.id) if subject.authority else None


def _page_name(address: str, writer: Writer) -> str:
    return urls.in_locale(address, writer.locale)
