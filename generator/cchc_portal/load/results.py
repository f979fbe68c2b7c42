"""Rules of one result: its form and its range fit what the target's goals measure, and corrections say what it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc_portal.model.measure import figure_of, is_change, is_share
from cchc_portal.model.snapshot import result_as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.errors import Problem
    from cchc_portal.load.checks import Record, Where
    from cchc_portal.model.goal import Goal
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.snapshot import Correction, Typed, Value
    from cchc_portal.model.target import Target

_KINDS = {"achieved": "result_state", "grade_at_least": "result_grade"}
_NEVER_NEGATIVE = frozenset(
    {"count", "times", "minute", "hour", "day", "working-day", "month", "year"}
    | {"vnd", "thousand-vnd", "million-vnd", "billion-vnd"}
)


def check_results(record: Record, plan: Plan) -> Iterator[Problem]:
    """Every result of a known target, then what was put right."""
    targets = {target.id: target for target in plan.targets}
    for name, cell in record.snapshot.values.items():
        if name in targets and targets[name].goals:
            yield from _cell(record, cell, targets[name], ("values", name))
    yield from _corrections(record, targets)


def _cell(record: Record, cell: Value, target: Target, at: Where) -> Iterator[Problem]:
    wanted = {_kind_of_goal(goal) for goal in target.goals}
    given = _kind_of_cell(cell)
    if given not in wanted and not (given == "result_number" and "result_fraction" in wanted):
        path = (*at, "numerator" if cell.value is None else "value")
        yield record.reading.problem("result_kind", path, value=str(cell), kind=min(wanted))
        return
    measured = [goal for goal in target.goals if _kind_of_goal(goal) in ("result_number", "result_fraction")]
    if measured and given in ("result_number", "result_fraction"):
        yield from _number(record, cell, measured, at)


def _kind_of_goal(goal: Goal) -> str:
    if goal.key in _KINDS:
        return _KINDS[goal.key]
    return "result_fraction" if goal.unit == "percent" or goal.statistic == "mean" else "result_number"


def _kind_of_cell(cell: Value) -> str:
    return "result_fraction" if cell.value is None else _kind_of_result(cell.value)


def _kind_of_result(result: Typed) -> str:
    if isinstance(result, bool):
        return "result_state"
    return "result_grade" if isinstance(result, str) else "result_number"


def _number(record: Record, cell: Value, goals: list[Goal], at: Where) -> Iterator[Problem]:
    """The goals of one target measure one thing; a change may go either way."""
    change = any(is_change(goal) for goal in goals)
    negative = [key for key in ("numerator", "denominator") if (getattr(cell, key) or 0) < 0]
    if change and "numerator" in negative:
        negative.remove("numerator")
    for key in negative:
        yield record.reading.problem("number_range", (*at, key), value=str(getattr(cell, key)), limit="≥ 0")
    if negative:
        return
    if cell.numerator and not cell.denominator:
        yield record.reading.problem("denominator_zero", (*at, "denominator"), numerator=str(cell.numerator))
    elif all(is_share(goal) for goal in goals):
        yield from _share(record, cell, at)
    elif isinstance(figure := figure_of(cell, goals[0]), Fraction):
        yield from _range(record, cell, figure, goals, at)


def _share(record: Record, cell: Value, at: Where) -> Iterator[Problem]:
    if cell.numerator is not None and cell.denominator is not None and cell.numerator > cell.denominator:
        parts = {"numerator": str(cell.numerator), "denominator": str(cell.denominator)}
        yield record.reading.problem("numerator_above", (*at, "numerator"), **parts)
    elif isinstance(cell.value, Decimal) and not 0 <= cell.value <= 100:
        yield record.reading.problem("share_range", (*at, "value"), value=str(cell.value))


def _range(record: Record, cell: Value, figure: Fraction, goals: list[Goal], at: Where) -> Iterator[Problem]:
    limits = (_limits(goal) for goal in goals)
    low, high, limit = next((found for found in limits if found), (None, None, ""))
    outside = (low is not None and figure < low) or (high is not None and figure > high)
    if outside and cell.note is None:
        yield record.reading.problem("range_note", at, value=str(cell), limit=limit)


def _limits(goal: Goal) -> tuple[int | None, int | None, str] | None:
    """The lowest and the highest figure one would expect, and both in signs; no more can go than there is."""
    if is_change(goal):
        return (None, 100, "≤ 100") if goal.key == "reduce_by" and goal.unit == "percent" else None
    if goal.unit == "percent":
        return 0, 100, "0–100"
    if goal.unit == "rank":
        return 1, None, "≥ 1"
    return (0, None, "≥ 0") if goal.unit in _NEVER_NEGATIVE else None


def _corrections(record: Record, targets: dict[str, Target]) -> Iterator[Problem]:
    """Each fits what its target measures; of several corrections of one result the last says what the file holds."""
    corrections = record.snapshot.corrections
    last = {correction.target: index for index, correction in enumerate(corrections)}
    for index, correction in enumerate(corrections):
        at: Where = ("corrections", index)
        if correction.target not in targets:
            continue
        misfits = list(_misfits(record, correction, targets[correction.target], at))
        yield from misfits
        if last[correction.target] == index and not misfits:
            yield from _stands(record, correction, targets[correction.target], at)


def _misfits(record: Record, correction: Correction, target: Target, at: Where) -> Iterator[Problem]:
    wanted = {_kind_of_goal(goal) for goal in target.goals}
    if "result_fraction" in wanted:
        wanted.add("result_number")
    for key, result in (("was", correction.was), ("now", correction.now)):
        if wanted and result is not None and _kind_of_result(result) not in wanted:
            kind = min(wanted - {"result_fraction"})
            yield record.reading.problem("result_kind", (*at, key), value=result_as_typed(result), kind=kind)


def _stands(record: Record, correction: Correction, target: Target, at: Where) -> Iterator[Problem]:
    cell, now = record.snapshot.values.get(correction.target), correction.now
    if cell is None:
        if now is not None:
            known = sorted(record.snapshot.values)
            yield record.reading.problem("correction_absent", (*at, "target"), value=correction.target, allowed=known)
        return
    figure = figure_of(cell, target.goals[0] if target.goals else None)
    if isinstance(now, Decimal) and isinstance(figure, Fraction):
        places = max(0, -int(now.as_tuple().exponent))
        if abs(figure - Fraction(now)) * 10**places <= Fraction(1, 2):
            return
        shown = _rounded(figure, places)
    elif now == cell.value:
        return
    else:
        shown = str(cell)
    typed = "null" if now is None else result_as_typed(now)
    yield record.reading.problem("correction_value", (*at, "now"), value=typed, figure=shown)


def _rounded(figure: Fraction, places: int) -> str:
    """The figure with so many decimals; a half goes away from zero."""
    digits = int(abs(figure) * 10**places + Fraction(1, 2))
    sign = "-" if figure < 0 and digits else ""
    whole, decimals = divmod(digits, 10**places)
    return f"{sign}{whole}.{decimals:0{places}}" if places else f"{sign}{whole}"
