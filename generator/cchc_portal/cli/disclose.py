"""`cchc disclose`: which rules on public information are not met, with evidence and remedy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from cchc_portal import urls
from cchc_portal.cli.context import Settings, day_of, reporting_errors
from cchc_portal.derive.disclosure import OUTCOMES, by_attention, counts
from cchc_portal.errors import PortalError
from cchc_portal.pages import every_page
from cchc_portal.portal import build_portal
from cchc_portal.views.duties import Subject, finding_words, mark_words, outcome_view, subject_link, subjects
from cchc_portal.views.writer import Writer
from cchc_portal.words.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_portal.derive.disclosure import Duty
    from cchc_portal.portal import Portal

TOLD = ("not-met", "unknown")
"""Outcomes that are told in full; the others are counted and named."""


@click.command()
@click.option("--authority", default=None, help="phuong-minh-hoa")
@click.option("--plan", default=None, help="phuong-minh-hoa/2026")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text | json")
@click.option("--as-of", "as_of", default=None, help="Ngày tính: 2026-11-22 / The day to judge by.")
@click.option("--strict", is_flag=True, help="Kết thúc bằng 1 khi có quy định chưa đạt. / Exit 1 when a check fails.")
@reporting_errors
def disclose(  # noqa: PLR0913 (one a choice of the command line)
    settings: Settings, *, authority: str | None, plan: str | None, form: str, as_of: str | None, strict: bool
) -> None:
    """Nghĩa vụ công khai: quy định nào chưa đạt, cần làm gì. / The duty to publish: what is not met, what to do."""
    portal = build_portal(settings.root, as_of=day_of(as_of))
    pages = [page.writer.address for page in every_page(portal, portal.locales[0])]
    shown = _chosen(subjects(portal, pages), portal, authority=authority, plan=plan)
    writer = Writer(portal, settings.lang, urls.HOME)
    _WRITERS[form](shown, writer)
    rules = portal.files.disclosure.rules
    if not rules:
        click.echo(sentence("rules_absent", {}, settings.lang), err=True)
    failing = any(duty.finding.outcome == "not-met" for subject in shown for duty in subject.duties)
    if strict and (failing or not rules):
        raise SystemExit(1)


def _chosen(
    found: Sequence[Subject], portal: Portal, *, authority: str | None, plan: str | None
) -> tuple[Subject, ...]:
    """Those asked for. Raises PortalError where there is no such authority or plan."""
    if plan is not None:
        authority, _slash, rest = plan.partition("/")
        if not (authority and rest):
            raise PortalError("plan_name", value=plan)
    known = [one.id for one in portal.authorities]
    if authority is not None and authority not in known:
        raise PortalError("authority_absent", value=authority, known=", ".join(known))
    if plan is not None:
        paths = [one.path for one in found if one.plan and one.path.startswith(f"{authority}/")]
        if plan not in paths:
            raise PortalError("plan_absent", authority=authority or "", value=rest, known=", ".join(paths))
        return tuple(one for one in found if one.path == plan)
    if authority is not None:
        return tuple(one for one in found if one.authority and one.authority.id == authority)
    return tuple(found)


def _text(shown: Sequence[Subject], writer: Writer) -> None:
    for subject in shown:
        if not subject.duties:
            continue
        number = counts(subject.duties)
        name = subject_link(subject, writer).text.text + (f" ({subject.path})" if subject.path else "")
        marks = [writer.gettext("Sample data")] if subject.sample else []
        marks += [writer.gettext("Archive")] if subject.ended else []
        click.echo(f"{name}{''.join(f' [{mark}]' for mark in marks)}")
        words = [f"{outcome_view(one, writer).label} {number[one]}" for one in OUTCOMES if number[one]]
        click.echo("  " + ", ".join(words))
        for duty in by_attention(subject.duties):
            if duty.finding.outcome in TOLD:
                _tell(duty, writer)
        click.echo()


def _tell(duty: Duty, writer: Writer) -> None:
    rule, finding = duty.rule, duty.finding
    file = f" ({finding.file})" if finding.file else ""
    click.echo(f"  {outcome_view(finding.outcome, writer).label}  {rule.id}  {writer.say(rule.text).text}")
    click.echo(f"      {finding_words(finding, writer)}{file}")
    click.echo(f"      → {writer.say(rule.remedy).text}")
    click.echo(f"      {writer.say(rule.source).text} [{mark_words(rule, writer)}]")


def _json(shown: Sequence[Subject], writer: Writer) -> None:
    rows = [
        {
            "subject": subject.path or None,
            "name": subject_link(subject, writer).text.text,
            "sample": subject.sample,
            "ended": subject.ended,
            "counts": {outcome: counts(subject.duties)[outcome] for outcome in OUTCOMES},
            "rules": [_row(duty, writer) for duty in by_attention(subject.duties)],
        }
        for subject in shown
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _row(duty: Duty, writer: Writer) -> dict[str, Any]:
    rule, finding = duty.rule, duty.finding
    return {
        "id": rule.id,
        "outcome": finding.outcome,
        "how": rule.how,
        "text": writer.say(rule.text).text,
        "source": writer.say(rule.source).text,
        "mark": mark_words(rule, writer),
        "to_be_checked": rule.recalled,
        "code": finding.code,
        "message": finding_words(finding, writer),
        "file": finding.file,
        "remedy": writer.say(rule.remedy).text,
    }


_WRITERS = {"text": _text, "json": _json}
