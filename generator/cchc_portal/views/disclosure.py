"""The duty to publish: what the rules ask, and how the portal, each authority and each plan meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.disclosure import OUTCOMES, counts
from cchc_portal.views.duties import (
    Subject,
    evidence,
    finding_words,
    mark_words,
    outcome_view,
    subject_link,
    subjects,
)  # fmt: skip
from cchc_portal.views.parts import Crumb
from cchc_portal.words.disclosure import HOW_WORDS, MARK_WORDS, STANDING_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cchc_portal.derive.disclosure import Duty
    from cchc_portal.model.disclosure import DisclosureRule, RuleGroup
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal
    from cchc_portal.views.states import StatusView
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class SubjectRow:
    """How many rules one subject meets."""

    link: Link
    sample: bool
    ended: bool
    counts: tuple[str, ...]
    """In the order of `DisclosureView.outcomes`."""


@dataclass(frozen=True)
class OwnerView:
    link: Link
    sample: bool


@dataclass(frozen=True)
class ResultView:
    """One outcome of a rule, and everyone who shares it."""

    status: StatusView
    words: str
    owners: tuple[OwnerView, ...]
    evidence: Link | None
    file: str | None
    remedy: Phrase | None

    @property
    def number(self) -> int:
        """How many share it."""
        return len(self.owners)


@dataclass(frozen=True)
class RuleView:
    id: str
    text: Phrase
    source: Phrase
    mark: str
    recalled: bool
    standing: str | None
    how: str
    note: Phrase | None
    results: tuple[ResultView, ...]
    """What is not met first."""
    beside: tuple[ResultView, ...]
    """Those to whom the rule does not apply."""
    beside_label: str

    @property
    def status(self) -> StatusView | None:
        """The outcome that asks most for attention; None where the rule is about nobody here."""
        return next((one.status for one in (*self.results, *self.beside)), None)

    @property
    def failing(self) -> tuple[OwnerView, ...]:
        """Those who do not meet it."""
        bad = (one for one in self.results if one.status.state == "not-met")
        return tuple(owner for one in bad for owner in one.owners)


@dataclass(frozen=True)
class GroupView:
    id: str
    title: Phrase
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class FailingRow:
    """A rule that is not met, and by whom."""

    id: str
    text: Phrase
    owners: tuple[OwnerView, ...]


@dataclass(frozen=True)
class DisclosureView:
    crumbs: tuple[Crumb, ...]
    total: int
    checked: str | None
    outcomes: tuple[StatusView, ...]
    rows: tuple[SubjectRow, ...]
    ended_rows: tuple[SubjectRow, ...]
    """Of authorities that have ended."""
    failing: tuple[FailingRow, ...]
    marks: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    catalogue_href: str
    log_href: str


def disclosure_view(portal: Portal, writer: Writer, *, pages: Collection[str]) -> DisclosureView:
    """`pages` are the addresses of all generated pages, in the source language."""
    catalogue, found = portal.files.disclosure, subjects(portal, pages)
    rows = tuple(_row(subject, writer) for subject in found if subject.duties)
    groups = tuple(_group(group, catalogue.rules, found, writer) for group in catalogue.groups)
    return DisclosureView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Duty to publish"))),
        ),
        total=len(catalogue.rules),
        checked=writer.day(catalogue.checked) if catalogue.checked else None,
        outcomes=tuple(outcome_view(outcome, writer) for outcome in OUTCOMES),
        rows=tuple(row for row in rows if not row.ended),
        ended_rows=tuple(row for row in rows if row.ended),
        failing=tuple(
            FailingRow(rule.id, rule.text, rule.failing) for group in groups for rule in group.rules if rule.failing
        ),
        marks=tuple((mark, writer.gettext(words)) for mark, words in MARK_WORDS.items()),
        groups=groups,
        catalogue_href=writer.href(urls.CATALOGUE),
        log_href=writer.href(urls.DISCLOSURE_LOG),
    )


def _row(subject: Subject, writer: Writer) -> SubjectRow:
    number = counts(subject.duties)
    return SubjectRow(
        subject_link(subject, writer),
        subject.sample,
        subject.ended,
        tuple(writer.number(number[outcome]) for outcome in OUTCOMES),
    )


def _group(group: RuleGroup, rules: Sequence[DisclosureRule], found: Sequence[Subject], writer: Writer) -> GroupView:
    own = tuple(_rule(rule, found, writer) for rule in rules if rule.group == group.id)
    return GroupView(group.id, writer.say(group.title), own)


def _rule(rule: DisclosureRule, found: Sequence[Subject], writer: Writer) -> RuleView:
    results = _results(rule, found, writer)
    beside = tuple(one for one in results if one.status.state == "not-applicable")
    return RuleView(
        id=rule.id,
        text=writer.say(rule.text),
        source=writer.say(rule.source),
        mark=mark_words(rule, writer),
        recalled=rule.recalled,
        standing=writer.gettext(STANDING_WORDS[rule.standing]) if rule.standing else None,
        how=writer.gettext(HOW_WORDS[rule.how]),
        note=writer.say(rule.note) if rule.note else None,
        results=tuple(one for one in results if one not in beside),
        beside=beside,
        beside_label=outcome_view("not-applicable", writer).label,
    )


def _results(rule: DisclosureRule, found: Sequence[Subject], writer: Writer) -> tuple[ResultView, ...]:
    """The rule's outcomes, what is not met first; those who share one stand together."""
    pairs = [(subject, duty) for subject in found for duty in subject.duties if duty.rule.id == rule.id]
    pairs.sort(key=lambda pair: OUTCOMES.index(pair[1].finding.outcome))
    shared: dict[tuple[object, ...], list[tuple[Subject, Duty]]] = {}
    for subject, duty in pairs:
        key = (duty.finding.outcome, finding_words(duty.finding, writer))
        shared.setdefault(key, []).append((subject, duty))
    return tuple(_result(group, writer) for group in shared.values())


def _result(group: Sequence[tuple[Subject, Duty]], writer: Writer) -> ResultView:
    subject, duty = group[0]
    finding, alone = duty.finding, len(group) == 1
    return ResultView(
        status=outcome_view(finding.outcome, writer),
        words=finding_words(finding, writer),
        owners=tuple(OwnerView(subject_link(one, writer), one.sample) for one, _duty in group),
        evidence=evidence(finding, subject, writer) if alone else None,
        file=finding.file if alone else None,
        remedy=writer.say(duty.rule.remedy) if finding.outcome in ("not-met", "unknown", "host") else None,
    )
