"""Goals, deadlines and clauses in words, in any language that has a catalogue.

Every sentence is assembled from whole phrases of the catalogue, so a language may order them as it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_portal.model.text import Text
from cchc_portal.words import formats
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_portal.model.goal import Baseline, Goal, Grow
    from cchc_portal.model.reporting import Due, Rule
    from cchc_portal.model.time import Moment, When
    from cchc_portal.views.writer import Writer

_PLAIN = {
    "at_least": _("at least {figure}"),
    "more_than": _("more than {figure}"),
    "at_most": _("at most {figure}"),
    "less_than": _("less than {figure}"),
    "exactly": _("{figure}"),
}
_CHANGE = {
    ("increase_by", "at_least"): _("an increase of at least {figure}"),
    ("increase_by", "exactly"): _("an increase of {figure}"),
    ("reduce_by", "at_least"): _("a reduction of at least {figure}"),
    ("reduce_by", "exactly"): _("a reduction of {figure}"),
}
_DIRECTION = {"up": _("an increase"), "down": _("a reduction")}
_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "exactly": ""}

_UNITS = {
    "point": (_("{n} point"), _("{n} points")),
    "minute": (_("{n} minute"), _("{n} minutes")),
    "hour": (_("{n} hour"), _("{n} hours")),
    "day": (_("{n} day"), _("{n} days")),
    "working-day": (_("{n} working day"), _("{n} working days")),
    "month": (_("{n} month"), _("{n} months")),
    "year": (_("{n} year"), _("{n} years")),
    "times": (_("{n} time"), _("{n} times")),
    "vnd": (_("{n} dong"), _("{n} dong")),
    "thousand-vnd": (_("{n} thousand dong"), _("{n} thousand dong")),
    "million-vnd": (_("{n} million dong"), _("{n} million dong")),
    "billion-vnd": (_("{n} billion dong"), _("{n} billion dong")),
}
_PER = {
    "transaction": _("per transaction"),
    "dossier": _("per dossier"),
    "person": _("per person"),
    "month": _("per month"),
    "quarter": _("per quarter"),
    "year": _("per year"),
}
_EVERY = {
    "month": _("every month"),
    "quarter": _("every quarter"),
    "half-year": _("every six months"),
    "nine-month": _("every nine months"),
    "year": _("every year"),
}
_PREVIOUS = {
    "month": _("compared with the previous month"),
    "quarter": _("compared with the previous quarter"),
    "half-year": _("compared with the previous half-year"),
    "nine-month": _("compared with the previous nine months"),
    "year": _("compared with the previous year"),
}
_STATISTIC = {"mean": _("on average"), "median": _("in the median"), "total": _("in total")}
_PERIODS = {
    "month": _("monthly"),
    "quarter": _("quarterly"),
    "half-year": _("half-yearly"),
    "nine-month": _("nine-monthly"),
    "year": _("yearly"),
    "term": _("each term"),
    "ad-hoc": _("ad hoc"),
}


def figure(value: Decimal | int, unit: object, writer: Writer) -> str:
    """A number with its unit: 98 %, 15 phút, 4."""
    if unit == "percent":
        return writer.percent(value)
    if isinstance(unit, Text):
        return f"{writer.number(value)}{formats.NBSP}{writer.say(unit).text}"
    if unit in _UNITS:
        singular, plural = _UNITS[str(unit)]
        text = writer.ngettext(singular, plural, int(value) if value == int(value) else 2)
        return text if value == int(value) else writer.gettext(plural).format(n=writer.number(value))
    return writer.number(value)


def goal_words(goal: Goal, writer: Writer) -> str:
    """The whole goal: operator, figure, population, time and all that qualifies it."""
    parts = [_core(goal, writer)]
    if goal.statistic:
        parts.append(writer.gettext(_STATISTIC[goal.statistic]))
    if goal.per:
        parts.append(writer.gettext(_PER[goal.per]))
    if goal.among and goal.key != "top":
        parts.append(writer.gettext("among {among}", among=writer.say(goal.among).text))
    if goal.baseline:
        parts.append(_baseline(goal.baseline, writer))
    text = " ".join(part for part in parts if part)
    return ", ".join([text, *qualifiers(goal, writer)])


def _core(goal: Goal, writer: Writer) -> str:
    value: Any = goal.value
    if goal.key in _PLAIN:
        text = writer.gettext(_PLAIN[goal.key], figure=_figure(goal, writer))
    elif goal.key in ("increase_by", "reduce_by"):
        text = writer.gettext(_CHANGE[goal.key, goal.bound or "exactly"], figure=_figure(goal, writer))
    elif goal.key == "between":
        text = _between(goal, writer)
    elif goal.key == "top":
        text = _top(goal, writer)
    elif goal.key == "grade_at_least":
        text = writer.gettext("grade “{grade}” or better", grade=writer.say(writer.portal.grades[value]).text)
    elif goal.key == "grow":
        text = _grow(value, goal, writer)
    elif goal.key == "direction":
        text = writer.gettext(_DIRECTION[value])
    else:
        text = writer.gettext("has to be in place")
    return writer.gettext("{goal} of {of}", goal=text, of=writer.say(goal.of).text) if goal.of else text


def _figure(goal: Goal, writer: Writer) -> str:
    if goal.unit == "rank":
        return writer.gettext("rank {n}", n=writer.number(goal.value))
    return figure(goal.value, goal.unit, writer)


def _between(goal: Goal, writer: Writer) -> str:
    low, high = goal.value
    if goal.unit == "rank":
        return writer.gettext("from rank {low} to rank {high}", low=writer.number(low), high=writer.number(high))
    return writer.gettext(
        "from {low} to {high}", low=figure(low, goal.unit, writer), high=figure(high, goal.unit, writer)
    )


def _top(goal: Goal, writer: Writer) -> str:
    if goal.among:
        return writer.gettext("in the top {k} of {among}", k=goal.value, among=writer.say(goal.among).text)
    return writer.gettext("in the top {k}", k=goal.value)


def _grow(grow: Grow, goal: Goal, writer: Writer) -> str:
    step = figure(grow.step, goal.unit, writer)
    values = {"step": step, "every": writer.gettext(_EVERY[grow.per]), "first": grow.from_, "last": grow.to}
    if grow.bound == "at_least":
        text = writer.gettext("up by at least {step} {every} from {first} to {last}", **values)
    else:
        text = writer.gettext("up by {step} {every} from {first} to {last}", **values)
    if grow.cap is None:
        return text
    return writer.gettext("{goal}, until {cap} is reached", goal=text, cap=figure(grow.cap, goal.unit, writer))


def _baseline(baseline: Baseline, writer: Writer) -> str:
    if baseline.previous:
        text = writer.gettext(_PREVIOUS[baseline.previous])
    elif baseline.period:
        text = writer.gettext(
            "compared with {first}–{last}", first=bare(baseline.period.from_, writer), last=bare(baseline.period.to, writer)
        )
    elif baseline.date:
        text = writer.gettext("compared with the position on {day}", day=bare(baseline.date, writer))
    else:
        text = writer.gettext("compared with {year}", year=baseline.year)
    return text


def qualifiers(goal: Goal, writer: Writer) -> list[str]:
    """When it holds, and what is left out."""
    parts = []
    if goal.every:
        parts.append(writer.gettext(_EVERY[goal.every]))
    if goal.throughout:
        parts.append(writer.gettext("in every year of the plan"))
    if goal.by:
        parts.append(by_words(goal.by, writer))
    if goal.except_:
        parts.append(writer.gettext("except {things}", things=writer.say(goal.except_).text))
    if goal.condition:
        parts.append(writer.gettext("condition: {condition}", condition=writer.say(goal.condition).text))
    return parts


def goal_sign(goal: Goal) -> str:
    """≥, >, ≤ or <, where the operator has a sign; it is always read out in words too."""
    return _SIGNS.get(goal.key, "")


def goal_figure(goal: Goal, writer: Writer) -> str:
    """The figure alone, for a large card: `98 %`, `5–6`, `top 3`, `tốt`."""
    value: Any = goal.value
    if goal.key in _PLAIN:
        return figure(value, goal.unit, writer)
    if goal.key == "between":
        low, high = value
        return f"{writer.number(low)}–{figure(high, goal.unit if goal.unit != 'rank' else None, writer)}"
    if goal.key == "top":
        return writer.gettext("top {k}", k=value)
    if goal.key == "grade_at_least":
        return writer.say(writer.portal.grades[value]).text
    if goal.key in ("increase_by", "reduce_by"):
        sign = "+" if goal.key == "increase_by" else "−"
        return f"{sign}{figure(value, goal.unit, writer)}"
    if goal.key == "grow":
        return f"+{figure(value.step, goal.unit, writer)}"
    return ""


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
    """until then: đến năm 2025 / by 2025"""
    phrases = {
        "year": _("by the end of {year}"),
        "quarter": _("by the end of {quarter}"),
        "month": _("by the end of {month}"),
        "day": _("by {day}"),
    }
    return writer.gettext(phrases[moment.precision], **{moment.precision: bare(moment, writer)})


def in_words(moment: Moment, writer: Writer) -> str:
    """within it: trong năm 2021 / in 2021"""
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
        text = writer.listing([writer.gettext(_EVERY[cadence]) for cadence in when.every or ()])
    return f"{text} {in_words(when.during, writer)}" if when.during else text


def clause_words(clause: str, writer: Writer) -> str:
    """mục II.2.4.a, gạch đầu dòng 3"""
    path, _hash, bullet = clause.partition("#")
    section = _section(path, writer)
    if not bullet:
        return section
    if bullet == "end":
        return writer.gettext("{section}, closing paragraph", section=section)
    if bullet == "0":
        return writer.gettext("{section}, lead-in", section=section)
    if path.startswith("PL"):
        return writer.gettext("{section}, product {n}", section=section, n=bullet)
    return writer.gettext("{section}, item {n}", section=section, n=bullet)


_PLACES = {
    "TD": _("title"),
    "CC": _("legal bases"),
    "NN": _("recipients"),
    "KT": _("closing words"),
    "KY": _("signature"),
    "PL": _("annex"),
}


def _section(path: str, writer: Writer) -> str:
    head, _dot, rest = path.partition(".")
    if head == "QD" and rest.startswith("D"):
        return writer.gettext("Decision, Article {n}", n=rest[1:])
    if head == "QD":
        return writer.gettext("Decision, {place}", place=_section(rest, writer)) if rest else writer.gettext("Decision")
    if head == "PL" and rest:
        return writer.gettext("Annex, row {n}", n=rest)
    if head in _PLACES:
        return writer.gettext(_PLACES[head])
    return writer.gettext("Section {n}", n=path)


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
