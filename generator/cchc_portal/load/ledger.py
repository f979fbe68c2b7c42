"""What was published stands: a promise or a result changes in the open, or the check against earlier data fails.

A promise changes by an entry in `amendments.yml`, a result by one under `corrections` of its own file. Words may be put
better, and translated, without either; the printed words of a plan that publishes them verbatim are the promise itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from cchc_portal.errors import Problem
from cchc_portal.load.reading import Place, Reading, read
from cchc_portal.model.snapshot import WITHDRAWN
from cchc_portal.model.target import Target
from cchc_portal.model.task import ROLES
from cchc_portal.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc_portal.load.checks import Where
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.snapshot import Amendment, Correction, Snapshot, Value
    from cchc_portal.model.task import Task
    from cchc_portal.model.whole import PlanFiles, PortalFiles

LEDGER = "amendments.yml"

_ALSO = {"goals": ("by",), "when": ("by",), "deliverables": ("text",)}
"""Part of a promise → other names under which the ledger may record its change."""

_BESIDE = frozenset({"clause", "restored", "that"})
"""Where it is printed and how it is put: no part of what is promised."""


def check_ledger(files: PortalFiles, before: PortalFiles) -> tuple[Problem, ...]:
    """Every promise and result of `before` that `files` changed or lost without saying so; samples promise nothing."""
    return tuple(sorted(_problems(files, before)))


def _problems(files: PortalFiles, before: PortalFiles) -> Iterator[Problem]:
    now = {(authority.id, plan.id): plan for authority in files.authorities for plan in authority.plans}
    for authority in before.authorities:
        if authority.authority.sample:
            continue
        for plan in authority.plans:
            name = f"plans/{authority.id}/{plan.id}"
            if (authority.id, plan.id) in now:
                yield from _Comparison(name, now[authority.id, plan.id], plan).problems()
            else:
                yield Problem(f"{name}/plan.yml", 1, 1, "", "plan_gone", {"value": f"{authority.id}/{plan.id}"})


class _Comparison:
    """One plan, as it is and as it was published."""

    def __init__(self, name: str, now: PlanFiles, before: PlanFiles) -> None:
        self.name, self.now, self.before = name, now, before
        known = {_entry(amendment) for amendment in before.amendments}
        self.added = [one for one in now.amendments if _entry(one) not in known]

    def problems(self) -> Iterator[Problem]:
        yield from self._items("target", self.before.plan.targets, self.now.plan.targets)
        yield from self._items("task", self.before.plan.tasks, self.now.plan.tasks)
        yield from self._entries()
        now = {snapshot.period: snapshot for snapshot in self.now.snapshots}
        for snapshot in self.before.snapshots:
            if snapshot.period in now:
                yield from self._record(snapshot, now[snapshot.period])
            else:
                name = f"{self.name}/snapshots/{snapshot.period}.yml"
                yield Problem(name, 1, 1, "", "period_gone", {"value": snapshot.period})

    def _items(self, kind: str, before: Sequence[Target | Task], now: Sequence[Target | Task]) -> Iterator[Problem]:
        """Targets or tasks; `kind` is what an entry of the ledger calls them."""
        places = {item.id: index for index, item in enumerate(now)}
        for item in before:
            told = {one.part for one in self.added if getattr(one, kind) == item.id}
            params = {"value": item.id, "item": kind, "kind": kind}
            if item.id in places:
                at = (f"{kind}s", places[item.id])
                for part in self._changed(item, now[places[item.id]]):
                    if told.isdisjoint((part, *_ALSO.get(part, ()))):
                        yield self._plan_file.problem("promise_changed", (*at, part), field=part, **params)
            elif WITHDRAWN not in told:
                yield self._plan_file.problem("promise_gone", (f"{kind}s",), **params)

    def _changed(self, before: Target | Task, now: Target | Task) -> list[str]:
        was, is_ = _promise(before, self.before.plan), _promise(now, self.now.plan)
        return [part for part in was if part in is_ and was[part] != is_[part]]

    def _entries(self) -> Iterator[Problem]:
        """The ledger is only ever added to."""
        left = {_entry(amendment) for amendment in self.now.amendments}
        for amendment in self.before.amendments:
            if _entry(amendment) not in left:
                item = amendment.target or amendment.task
                yield self._ledger_file.problem("entry_gone", ("amendments",), value=item, on=str(amendment.on))

    def _record(self, before: Snapshot, now: Snapshot) -> Iterator[Problem]:
        """Results change by corrections, which are only ever added to; a result that was missing may come later."""
        file = _reading(self.now.folder / "snapshots" / f"{now.period}.yml", f"{self.name}/snapshots/{now.period}.yml")
        known, left = {_put_right(one) for one in before.corrections}, {_put_right(one) for one in now.corrections}
        told = {one.target for one in now.corrections if _put_right(one) not in known}
        for target, cell in before.values.items():
            other = now.values.get(target)
            if (other is None or _result(cell) != _result(other)) and target not in told:
                at: Where = ("values", target)
                yield file.problem("result_changed", at, value=target, was=str(cell), now=str(other or "null"))
        for one in before.corrections:
            if _put_right(one) not in left:
                yield file.problem("correction_gone", ("corrections",), value=one.target, on=str(one.on))

    @cached_property
    def _plan_file(self) -> Reading:
        return _reading(self.now.folder / "plan.yml", f"{self.name}/plan.yml")

    @cached_property
    def _ledger_file(self) -> Reading:
        return _reading(self.now.folder / LEDGER, f"{self.name}/{LEDGER}")


def _reading(path: Path, name: str) -> Reading:
    """The file once more, for the places of its keys."""
    return read(path, name=name) if path.is_file() else Reading(name, None, Place(1, 1), ())


def _promise(item: Target | Task, plan: Plan) -> dict[str, Any]:
    """The parts of a promise by the names that the ledger gives them."""
    verbatim = plan.wording == "verbatim"
    if isinstance(item, Target):
        found: dict[str, Any] = {"goals": item.goals, "lead": item.lead}
        spoken = {"statement": item.statement}
    else:
        found = {"when": item.when, "lead": [item.parties(role) for role in ROLES]}
        found["deliverables"] = (item.deliverables, item.parts)
        spoken = {"text": item.text}
    return {name: _facts(part, words=verbatim) for name, part in {**found, **(spoken if verbatim else {})}.items()}


def _facts(value: Any, *, words: bool) -> Any:
    """Plain data to compare; texts in the source language where the words count, else left out."""
    match value:
        case Text():
            return str(value) if words else None
        case BaseModel():
            names = type(value).model_fields.keys() - _BESIDE
            return {name: _facts(getattr(value, name), words=words) for name in names}
        case list() | tuple():
            return [_facts(one, words=words) for one in value]
    return value


def _entry(amendment: Amendment) -> tuple[Any, ...]:
    """What makes an entry of the ledger that one; its reason may be put better."""
    one = amendment
    return one.target, one.task, one.field, one.on, str(one.from_), str(one.to)


def _put_right(correction: Correction) -> tuple[Any, ...]:
    return correction.target, correction.was, correction.now, correction.on


def _result(cell: Value) -> tuple[Any, ...]:
    return cell.value, cell.numerator, cell.denominator
