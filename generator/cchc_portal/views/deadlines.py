"""Points in time, deadlines and reporting periods in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.words import formats
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.derive.working_days import Lateness
    from cchc_portal.model.reporting import Due, Rule
    from cchc_portal.model.time import Moment, When
    from cchc_portal.views.writer import Writer

EVERY = {
    "month": _("every month"),
    "quarter": _("every quarter"),
    "half-year": _("every six months"),
    "nine-month": _("every nine months"),
    "year": _("every year"),
}
_PERIODS = {
    "month": _("monthly"),
    "quarter": _("quarterly"),
    "half-year": _("half-yearly"),
    "nine-month": _("nine-monthly"),
    "year": _("yearly"),
    "term": _("each term"),
    "ad-hoc": _("ad hoc"),
}


def bare(moment: Moment, writer: Writer) -> str:
    """A point in time by itself: 2025, quý I/2021, 11/2021, 15/11/2021."""
    if moment.precision == "year":
        return str(moment.first.year)
    if moment.precision == "quarter":
        quarter = (moment.first.month + 2) // 3
        roman = ("I", "II", "III", "IV")[quarter - 1]
        return writer.gettext("Q{quarter} {year}", quarter=quarter, roman=roman, year=moment.first.year)
    if moment.precision == "month":
        return formats.month(moment.first, writer.locale)
    return writer.day(moment.first)


def by_words(moment: Moment, writer: Writer) -> str:
    """Until then: đến năm 2025 / by 2025"""
    phrases = {
        "year": _("by the end of {year}"),
        "quarter": _("by the end of {quarter}"),
        "month": _("by the end of {month}"),
        "day": _("by {day}"),
    }
    return writer.gettext(phrases[moment.precision], **{moment.precision: bare(moment, writer)})


def in_words(moment: Moment, writer: Writer) -> str:
    """Within it: trong năm 2021 / in 2021"""
    phrases = {
        "year": _("in {year}"),
        "quarter": _("in {quarter}"),
        "month": _("in {month}"),
        "day": _("by {day}"),
    }
    return writer.gettext(phrases[moment.precision], **{moment.precision: bare(moment, writer)})


def from_words(moment: Moment, writer: Writer) -> str:
    phrases = {
        "year": _("from {year}"),
        "quarter": _("from {quarter}"),
        "month": _("from {month}"),
        "day": _("from {day}"),
    }
    return writer.gettext(phrases[moment.precision], **{moment.precision: bare(moment, writer)})


def when_words(when: When, writer: Writer) -> str:
    """A deadline in words, its milestones included."""
    text = _when(when, writer)
    steps = [
        writer.gettext("{what} {when}", what=writer.say(step.text).text, when=in_words(step.at, writer))
        for step in when.milestones
    ]
    return "; ".join([text, *steps])


def _when(when: When, writer: Writer) -> str:
    if when.at:
        return in_words(when.at, writer)
    if when.before:
        return writer.gettext("before {day}", day=writer.day(when.before))
    if when.from_:
        return _span(when, writer)
    if when.after_event:
        return writer.gettext("depends on an event: {event}", event=writer.say(when.after_event).text)
    if when.as_set_by:
        return writer.gettext("as set by {who}", who=writer.say(when.as_set_by).text)
    if when.all_:
        return "; ".join(when_words(part, writer) for part in when.all_)
    return _recurring(when, writer)


def _span(when: When, writer: Writer) -> str:
    start = from_words(when.from_, writer) if when.from_ else ""
    if when.to:
        return f"{start} {by_words(when.to, writer)}"
    return writer.gettext("{start} onwards", start=start) if when.onwards else start


def _recurring(when: When, writer: Writer) -> str:
    if when.ad_hoc:
        text = writer.gettext("ad hoc")
    elif when.continuous:
        text = writer.gettext("continuously")
    else:
        text = writer.listing([writer.gettext(EVERY[cadence]) for cadence in when.every or ()])
    return f"{text} {in_words(when.during, writer)}" if when.during else text


def due_words(rule: Rule, writer: Writer) -> str | None:
    """When a report is due, or None where the plan gives no date."""
    if rule.as_set_by:
        return writer.gettext("as set by {who}", who=writer.say(rule.as_set_by).text)
    return _due(rule.due, writer) if rule.due else None


def _due(due: Due, writer: Writer) -> str:
    if due.before:
        return writer.gettext("before {day}", day=writer.day(due.before))
    day = due.before_day or due.by_day
    if due.month:
        before = _("before day {day} of month {month}")
        until = _("by day {day} of month {month}")
        return writer.gettext(before if due.before_day else until, day=day, month=due.month)
    if due.of == "next-month":
        before = _("before day {day} of the month after the period")
        until = _("by day {day} of the month after the period")
    else:
        before = _("before day {day} of the last month of the period")
        until = _("by day {day} of the last month of the period")
    return writer.gettext(before if due.before_day else until, day=day)


def period_kinds(rule: Rule, writer: Writer) -> str:
    """quý, 6 tháng, năm / quarterly, half-yearly and yearly"""
    return writer.listing([writer.gettext(_PERIODS[kind]) for kind in rule.periods])


def period_name(period_id: str, writer: Writer) -> str:
    """Quý I/2021, 6 tháng đầu năm 2021, năm 2021"""
    year, _dash, part = period_id.partition("-")
    if part.startswith("q"):
        quarter = int(part[1])
        return writer.gettext(
            "Q{quarter} {year}", quarter=quarter, roman=("I", "II", "III", "IV")[quarter - 1], year=year
        )
    if part.startswith("m"):
        return writer.gettext("{month}/{year} (month)", month=part[1:], year=year)
    names = {
        "h1": _("first six months of {year}"),
        "h2": _("last six months of {year}"),
        "9m": _("first nine months of {year}"),
        "year": _("the year {year}"),
    }
    return writer.gettext(names[part], year=year)


def lateness_words(found: Lateness, writer: Writer) -> str:
    """How long publication took in working days, and by how much that is too long."""
    text = writer.ngettext("{n} working day after approval", "{n} working days after approval", found.days)
    if not found.late:
        return text
    late = writer.ngettext("{n} too many", "{n} too many", found.over)
    return writer.gettext(
        "{days}, {late}: the last good day was {due}", days=text, late=late, due=writer.day(found.due)
    )
