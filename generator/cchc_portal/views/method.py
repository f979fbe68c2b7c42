"""How states are worked out: every state, every rule with examples, and how goals, sums and counts are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from cchc_portal import urls
from cchc_portal.derive.age import FRESH_DAYS, STALE_DAYS
from cchc_portal.derive.judgement import RECENT_DAYS, TOLERANCE
from cchc_portal.derive.pace import baseline_point
from cchc_portal.derive.rollup import ATTENTION, GOOD, LEFT_OUT
from cchc_portal.derive.status import WORST_FIRST
from cchc_portal.model.requirement import readings, requirements
from cchc_portal.model.target import State
from cchc_portal.model.text import SOURCE_LANGUAGE, Text
from cchc_portal.views.deadlines import period_name
from cchc_portal.views.due import SOON_DAYS
from cchc_portal.views.figures import for_the_eye, level_words, observation_words
from cchc_portal.views.method_examples import EXAMPLES, GRADES, Example
from cchc_portal.views.method_reading import (
    KindRow,
    OperatorRow,
    StepRow,
    SumRow,
    kind_rows,
    operator_rows,
    step_rows,
    step_words,
    sum_rows,
)
from cchc_portal.views.method_words import GROUPS, MEANINGS, SINCE, TITLES
from cchc_portal.views.parts import Crumb
from cchc_portal.views.reasoning import steps
from cchc_portal.views.rules import RULES
from cchc_portal.views.states import StatusView, state_view, status_view
from cchc_portal.views.wording import figure, goal_words
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.formats import first_upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.derive.status import Status
    from cchc_portal.views.writer import Link, Writer


@dataclass(frozen=True)
class StateRow:
    status: StatusView
    meaning: str
    rules: tuple[Link, ...]


@dataclass(frozen=True)
class ExampleView:
    summary: str
    facts: tuple[tuple[str, str], ...]
    """Label and value: target, results, day, and what else is known."""
    steps: tuple[str, ...]
    status: StatusView


@dataclass(frozen=True)
class RuleView:
    id: str
    title: str
    sentence: str
    states: tuple[StatusView, ...]
    """The states it leads to."""
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True)
class GroupView:
    id: str
    title: str
    note: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class MethodView:
    crumbs: tuple[Crumb, ...]
    day: str
    states: tuple[StateRow, ...]
    worst_first: tuple[StatusView, ...]
    groups: tuple[GroupView, ...]
    thresholds: tuple[tuple[str, str], ...]
    """What it limits, and the limit."""
    operators: tuple[OperatorRow, ...]
    kinds: tuple[KindRow, ...]
    step_words: str
    steps: tuple[StepRow, ...]
    sums: tuple[SumRow, ...]
    ages: tuple[tuple[str, str], ...]
    good: tuple[StatusView, ...]
    attention: tuple[StatusView, ...]
    left_out: tuple[StatusView, ...]
    others: tuple[StatusView, ...]
    """Counted, and neither good nor in need of attention."""


def method_view(writer: Writer) -> MethodView:
    limit = writer.percent(for_the_eye(TOLERANCE * 100))
    pen = _with_own_grades(writer)
    counted = [state for state in get_args(State) if state not in GOOD | ATTENTION | LEFT_OUT]
    return MethodView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("How states are worked out"))),
        ),
        day=writer.day(writer.portal.as_of),
        states=tuple(_state_row(state, writer) for state in get_args(State)),
        worst_first=tuple(state_view(state, writer) for state in WORST_FIRST),
        groups=tuple(
            GroupView(
                anchor,
                writer.gettext(title),
                writer.gettext(note, limit=figure(RECENT_DAYS, "day", writer)),
                tuple(_rule_view(rule, pen) for rule in rules),
            )
            for anchor, title, note, rules in GROUPS
        ),
        thresholds=_thresholds(limit, writer),
        operators=operator_rows(pen),
        kinds=kind_rows(writer),
        step_words=step_words(writer),
        steps=step_rows(writer),
        sums=sum_rows(writer),
        ages=_ages(writer),
        good=_ordered(GOOD, writer),
        attention=_ordered(ATTENTION, writer),
        left_out=_ordered(LEFT_OUT, writer),
        others=_ordered(counted, writer),
    )


def _with_own_grades(writer: Writer) -> Writer:
    """A pen that knows the grades of the examples, whatever the portal's own are."""
    words = {grade: writer.gettext(name) for grade, name in GRADES.items()}
    grades = {grade: Text.model_validate({SOURCE_LANGUAGE: name, writer.locale: name}) for grade, name in words.items()}
    return replace(writer, portal=replace(writer.portal, grades=grades))


def _ordered(states: Iterable[State], writer: Writer) -> tuple[StatusView, ...]:
    found = frozenset(states)
    return tuple(state_view(state, writer) for state in get_args(State) if state in found)


def states_of(rule: str) -> tuple[State, ...]:
    """The states a rule leads to, in order of precedence, best first: its examples show each."""
    found = {example.status.state for example in EXAMPLES[rule]}
    return tuple(state for state in reversed(WORST_FIRST) if state in found) or tuple(found)


def _state_row(state: State, writer: Writer) -> StateRow:
    rules = [rule for *_others, names in GROUPS for rule in names if state in states_of(rule)]
    links = tuple(writer.link(writer.gettext(TITLES[rule]), urls.METHOD, rule) for rule in rules)
    return StateRow(state_view(state, writer), writer.gettext(MEANINGS[state]), links)


def _rule_view(rule: str, writer: Writer) -> RuleView:
    examples = tuple(_example_view(example, writer) for example in EXAMPLES[rule])
    if len(examples) > 1:
        examples = tuple(replace(one, summary=_numbered(at, one, writer)) for at, one in enumerate(examples, 1))
    return RuleView(
        id=rule,
        title=writer.gettext(TITLES[rule]),
        sentence=writer.gettext(RULES[rule]),
        states=tuple(state_view(state, writer) for state in states_of(rule)),
        examples=examples,
    )


def _numbered(at: int, example: ExampleView, writer: Writer) -> str:
    return writer.gettext("Example {n} with invented figures: {state}", n=at, state=example.status.label)


def _example_view(example: Example, writer: Writer) -> ExampleView:
    status = example.status
    goals = example.target.goals
    # The level a line starts from has a fact of its own.
    words = [goal_words(goal.model_copy(update={"baseline": None}), writer) for goal in goals]
    results = [
        f"{first_upper(period_name(one.snapshot.period, writer))}: "
        f"{observation_words(one, goals[0] if goals else None, writer)}"
        for one in example.observations
    ]
    facts = (
        (writer.gettext("What is measured"), writer.gettext(example.about)),
        (writer.gettext("What has to be reached"), "; ".join(words) or writer.gettext("No figure")),
        *_special_facts(example, status, writer),
        (writer.gettext("Published results"), "; ".join(results) or writer.gettext("nothing published")),
        (writer.gettext("Worked out on"), writer.day(example.day)),
    )
    return ExampleView(
        writer.gettext("Example with invented figures"), facts, steps(status, writer), status_view(status, writer)
    )


def _special_facts(example: Example, status: Status, writer: Writer) -> list[tuple[str, str]]:
    """The level at the start, the day something happened, the readings of a step."""
    facts = []
    start = baseline_point(requirements(example.target, example.plan.period))
    if start and status.judgement:
        level = level_words(start.level, status.judgement.requirement.goal, writer)
        facts.append((writer.gettext("Where it starts"), f"{level} ({writer.day(start.day)})"))
    if status.rule in SINCE:
        day = status.numbers.get("since") or status.numbers["until"]
        facts.append((writer.gettext(SINCE[status.rule]), writer.day(day)))
    if len(both := _both_readings(example, writer)) > 1:
        facts.append((writer.gettext("The two readings"), "; ".join(both)))
    return facts


def _both_readings(example: Example, writer: Writer) -> list[str]:
    """The level that decided, under each reading of a step."""
    judgement = example.status.judgement
    if judgement is None or judgement.requirement.level is None or not judgement.requirement.derived:
        return []
    words = {"points": _("in percentage points {level}"), "relative": _("as a share of the value {level}")}
    return [
        writer.gettext(words[reading], level=level_words(one.level, one.goal, writer))
        for reading in readings(example.target)
        for one in requirements(example.target, example.plan.period, reading=reading)
        if one.due == judgement.requirement.due and one.level is not None
    ]


def _thresholds(limit: str, writer: Writer) -> tuple[tuple[str, str], ...]:
    return (
        (
            writer.gettext("Short of the line by at most this share of the whole way: at risk; by more: off track"),
            limit,
        ),
        (
            writer.gettext("Below a level to be held by at most this share of the level: at risk; by more: off track"),
            limit,
        ),
        (
            writer.gettext("A result speaks for a last day that has passed if its data end before it by at most"),
            figure(RECENT_DAYS, "day", writer),
        ),
        (
            writer.gettext("Data of a plan without reporting periods to come count as up to date for"),
            figure(FRESH_DAYS, "day", writer),
        ),
        (
            writer.gettext("Data are “older than a year” after"),
            figure(STALE_DAYS, "day", writer),
        ),
        (
            writer.gettext("A deadline is listed as “soon” within"),
            figure(SOON_DAYS, "day", writer),
        ),
    )  # fmt: skip


def _ages(writer: Writer) -> tuple[tuple[str, str], ...]:
    days = writer.number(FRESH_DAYS)
    return (
        (
            writer.gettext("Up to date"),
            writer.gettext("No newer reporting period has closed yet. Where none is to come, the newest data end at"
                           " most {days} days ago.", days=days),
        ),
        (
            writer.gettext("Ageing"),
            writer.gettext("A newer period has closed, and its report is not due yet, or the plan gives it no day."
                           " Where none is to come, the newest data end more than {days} days ago.", days=days),
        ),
        (
            writer.gettext("Report late"),
            writer.gettext("The report of a newer period is past its last good day; the days since then are counted."),
        ),
        (
            writer.gettext("Older than a year"),
            writer.gettext("The newest data end more than {days} days ago; this stands before all others.",
                           days=writer.number(STALE_DAYS)),
        ),
    )  # fmt: skip
