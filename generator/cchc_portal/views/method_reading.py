"""How goals and sums are read, for the method page: every line is worked out by the code that judges."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_portal.derive.procedures import totals
from cchc_portal.model.goal import Goal
from cchc_portal.model.measure import Figure, can_be_lost, lower_is_better, met
from cchc_portal.model.requirement import requirements
from cchc_portal.model.snapshot import Procedures
from cchc_portal.views.figures import for_the_eye, level_words, result_words
from cchc_portal.views.method_examples import GRADES, Example
from cchc_portal.views.wording import goal_words
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.views.writer import Writer

_GRADE_ORDER = {"scale": tuple(GRADES)}


@dataclass(frozen=True)
class OperatorRow:
    words: str
    """As the pages write it."""
    reading: str
    met: str | None
    """A result that fulfils it."""
    missed: str | None


@dataclass(frozen=True)
class KindRow:
    kind: str
    better: str
    lost: str


@dataclass(frozen=True)
class StepRow:
    year: str
    points: str
    relative: str


@dataclass(frozen=True)
class SumRow:
    words: str
    """The sum in words."""
    figures: str
    """The same sum with the example's figures."""


_Sample = tuple[dict[str, Any], str, Figure | None, Figure | None]

_GROW: dict[str, Any] = {"step": 10, "bound": "at_least", "per": "year", "from": 2022, "to": 2025, "cap": 95}
_OPERATORS: tuple[_Sample, ...] = (
    ({"at_least": 80, "unit": "percent"}, _("The figure itself is enough."), Fraction(80), Fraction("79.9")),
    ({"more_than": 80, "unit": "percent"}, _("The figure itself is not enough."), Fraction("80.1"), Fraction(80)),
    ({"at_most": 15, "unit": "minute"}, _("The figure itself is still good."), Fraction(15), Fraction("15.5")),
    ({"less_than": 15, "unit": "minute"}, _("The figure itself is too much."), Fraction("14.9"), Fraction(15)),
    (
        {"exactly": 80, "unit": "percent"},
        _("Shown as the plan writes it, and read as “at least”: doing better is no failure."),
        Fraction(85), Fraction(79),
    ),
    (
        {"exactly": 15, "unit": "minute"},
        _("A length of time is read as “at most”: being quicker is no failure."),
        Fraction(12), Fraction(16),
    ),
    (
        {"between": (80, 90), "unit": "percent"},
        _("Both ends are good; below and above are not."), Fraction(90), Fraction(91),
    ),
    (
        {"between": (5, 6), "unit": "rank"},
        _("A better place than both is good too."), Fraction(3), Fraction(7),
    ),
    ({"top": 10, "unit": "rank"}, _("The last place named is still good."), Fraction(10), Fraction(11)),
    (
        {"grade_at_least": "good", "scale": "scale"},
        _("Only an order that the plan or a rule gives is used; without one, only the grade named counts."),
        "good", "fair",
    ),
    (
        {"increase_by": 10, "bound": "at_least", "unit": "percent", "baseline": {"year": 2020}},
        _("The result given is the change itself, not the level."), Fraction(10), Fraction(9),
    ),
    (
        {"reduce_by": 20, "bound": "exactly", "unit": "percent", "baseline": {"year": 2020}},
        _("The result given is the change itself; a larger reduction is good too."), Fraction(25), Fraction(15),
    ),
    (
        {"grow": _GROW, "unit": "percent"},
        _("Each year has a level of its own, one step above the year before."), None, None,
    ),
    (
        {"direction": "down", "unit": "count"},
        _("No figure is given: the result only has to be lower than the level before (or higher, for an increase)."),
        None, None,
    ),
    ({"achieved": True}, _("A state that is there or not."), True, False),
)  # fmt: skip
"""Goal, how it is read, a result that fulfils it and one that does not."""

_KINDS: tuple[tuple[str, dict[str, Any]], ...] = (
    (_("A share in per cent"), {"at_least": 80, "unit": "percent"}),
    (_("A score in points"), {"at_least": 80, "unit": "point"}),
    (_("A place in a ranking"), {"top": 10, "unit": "rank"}),
    (_("A length of time"), {"at_most": 15, "unit": "minute"}),
    (_("An average"), {"at_least": 4, "unit": "count", "statistic": "mean"}),
    (_("A number that must not be passed"), {"at_most": 5, "unit": "count"}),
    (_("A grade"), {"grade_at_least": "good"}),
    (_("A number of things done"), {"at_least": 12, "unit": "count"}),
    (_("A sum of money"), {"at_least": 5, "unit": "billion-vnd"}),
    (_("A state that has to be in place"), {"achieved": True}),
)
_START = 70
_DOSSIERS = {
    "field": "-",
    "received": {"online": 90, "in_person_or_post": 25, "carried_over": 5},
    "resolved": {"early": 40, "on_time": 56, "late": 4},
    "pending": {"in_time": 19, "overdue": 1},
}


def operator_rows(writer: Writer) -> tuple[OperatorRow, ...]:
    """Every operator with a result on each side of the line."""
    return tuple(_operator_row(sample, writer) for sample in _OPERATORS)


def operator_keys() -> frozenset[str]:
    """The operators that have a row."""
    return frozenset(Goal.model_validate(data).key for data, *_rest in _OPERATORS)


def _operator_row(sample: _Sample, writer: Writer) -> OperatorRow:
    data, reading, *results = sample
    goal = Goal.model_validate(data)
    words: dict[bool | None, str] = {
        met(goal, one, _GRADE_ORDER): result_words(one, goal, writer) for one in results if one is not None
    }
    return OperatorRow(goal_words(goal, writer), writer.gettext(reading), words.get(True), words.get(False))


def kind_rows(writer: Writer) -> tuple[KindRow, ...]:
    """Which way is better, and whether what was reached can be lost again."""
    return tuple(_kind_row(kind, Goal.model_validate(data), writer) for kind, data in _KINDS)


def _kind_row(kind: str, goal: Goal, writer: Writer) -> KindRow:
    if goal.key in ("grade_at_least", "achieved"):
        better = _("the better grade") if goal.key == "grade_at_least" else _("in place")
    else:
        better = _("a smaller figure") if lower_is_better(goal) else _("a larger figure")
    lost = _("yes") if can_be_lost(goal) else _("no")
    return KindRow(writer.gettext(kind), writer.gettext(better), writer.gettext(lost))


def step_rows(writer: Writer) -> tuple[StepRow, ...]:
    """The levels of a step each year under both readings, up to the cap."""
    goal = {"grow": _GROW, "unit": "percent"}
    example = Example("-", "2025-12-31", ({"at_least": _START, "unit": "percent", "by": 2021}, goal))
    plan, target = example.plan, example.target
    points = requirements(target, plan.period, reading="points")
    relative = requirements(target, plan.period, reading="relative")
    return tuple(
        StepRow(
            str(one.due.year),
            level_words(one.level or Fraction(0), one.goal, writer),
            level_words(other.level or Fraction(0), other.goal, writer),
        )
        for one, other in zip(points, relative, strict=True)
    )


def step_words(writer: Writer) -> str:
    """The rule of those steps, with the level they start from."""
    return writer.gettext(
        "An invented target: {start} in 2021, then {goal}.",
        start=writer.percent(_START), goal=goal_words(Goal.model_validate({"grow": _GROW, "unit": "percent"}), writer),
    )  # fmt: skip


def sum_rows(writer: Writer) -> tuple[SumRow, ...]:
    """The sums of dossiers that have to come out in every period, with invented figures."""
    found = totals([Procedures.model_validate(_DOSSIERS)])

    def row(words: str, total: int, *parts: int) -> SumRow:
        figures = " + ".join(writer.number(part) for part in parts)
        return SumRow(writer.gettext(words), f"{writer.number(total)} = {figures}")

    return (
        row(
            _("Received = online + in person or by post + carried over"),
            found.received, found.online, found.in_person_or_post, found.carried_over,
        ),
        row(_("Returned = early + on time + late"), found.resolved, found.early, found.on_time, found.late),
        row(_("Pending = in time + overdue"), found.pending, found.in_time, found.overdue),
        row(_("Received = returned + pending"), found.received, found.resolved, found.pending),
        _share_row(writer),
    )  # fmt: skip


def _share_row(writer: Writer) -> SumRow:
    found = totals([Procedures.model_validate(_DOSSIERS)])
    share = writer.percent(for_the_eye(found.on_time_share or Fraction(0)))
    early, on_time, resolved = (writer.number(one) for one in (found.early, found.on_time, found.resolved))
    return SumRow(
        writer.gettext("Share on time = (early + on time) ÷ returned"), f"({early} + {on_time}) ÷ {resolved} = {share}"
    )
