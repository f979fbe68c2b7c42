"""What differs between two published sites, from their data API: facts by id, without words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cchc_portal.model.release import Change
from cchc_portal.model.snapshot import result_as_typed
from cchc_portal.model.text import Text
from cchc_portal.publish.published import Published, PublishedPlan, published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cchc_portal.model.release import ChangeKind
    from cchc_portal.publish.published import Json

_NOTHING = Published({}, {})
_CELL = ("value", "numerator", "denominator")


def changes_between(before: Path | None, after: Path) -> tuple[Change, ...]:
    """What the site `after` says that the site `before` did not, and the other way round; None: there was none."""
    old, new = published(before) if before else _NOTHING, published(after)
    return tuple(_changes(old, new))


def _changes(old: Published, new: Published) -> Iterator[Change]:
    for authority in _gone(new.authorities, old.authorities):
        yield Change(kind="authority-added", authority=authority, name=new.authorities[authority])
    for authority in _gone(old.authorities, new.authorities):
        yield Change(kind="authority-removed", authority=authority, name=old.authorities[authority])
    for path in _gone(new.plans, old.plans):
        yield _of_plan("plan-added", new.plans[path], name=new.plans[path].name)
    for path in _gone(old.plans, new.plans):
        yield _of_plan("plan-removed", old.plans[path], name=old.plans[path].name)
    for path, plan in new.plans.items():
        if path in old.plans:
            yield from _in_plan(old.plans[path], plan)


def _in_plan(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    yield from _targets(old, new)
    yield from _tasks(old, new)
    yield from _periods(old, new)
    yield from _amendments(old, new)
    yield from _states(old, new)


def _targets(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    for target in _gone(new.targets, old.targets):
        yield _of_plan("target-added", new, item=target, name=_name(new.targets[target]))
    for target in _gone(old.targets, new.targets):
        yield _of_plan("target-removed", new, item=target, name=_name(old.targets[target]))
    for target in _both(old.targets, new.targets):
        was, now = old.targets[target], new.targets[target]
        item: dict[str, Any] = {"item": target, "name": _name(now)}
        if not _same(was["statement"], now["statement"]):
            yield _of_plan("statement-changed", new, **item, was=_text(was["statement"]), now=_text(now["statement"]))
        if not _same(_promised(was), _promised(now)):
            yield _of_plan("goal-changed", new, **item, was=_goals(was), now=_goals(now))


def _tasks(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    for task in _gone(new.tasks, old.tasks):
        yield _of_plan("task-added", new, item=task, name=_text(new.tasks[task]["text"]))
    for task in _gone(old.tasks, new.tasks):
        yield _of_plan("task-removed", new, item=task, name=_text(old.tasks[task]["text"]))
    for task in _both(old.tasks, new.tasks):
        if not _same(old.tasks[task], new.tasks[task]):
            was, now = _text(old.tasks[task]["text"]), _text(new.tasks[task]["text"])
            texts = {"was": was, "now": now} if was != now else {}
            yield _of_plan("task-changed", new, item=task, name=now, **texts)


def _periods(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    for period in _gone(new.snapshots, old.snapshots):
        yield _of_plan("period-published", new, period=period)
        yield from _corrections("corrected", new.snapshots[period]["corrections"], new, period)
    for period in _gone(old.snapshots, new.snapshots):
        yield _of_plan("period-removed", new, period=period)
    for period in _both(old.snapshots, new.snapshots):
        was, now = old.snapshots[period], new.snapshots[period]
        for target in sorted({*was["values"], *now["values"]}):
            cells = _cell(was["values"].get(target)), _cell(now["values"].get(target))
            if cells[0] != cells[1]:
                yield _value_changed(new, period, target, cells)
        if not _same(_beside(was), _beside(now)):
            yield _of_plan("period-changed", new, period=period)
        gained, lost = _more(was["corrections"], now["corrections"]), _more(now["corrections"], was["corrections"])
        yield from _corrections("corrected", gained, new, period)
        yield from _corrections("correction-removed", lost, new, period)


def _value_changed(plan: PublishedPlan, period: str, target: str, cells: tuple[str | None, str | None]) -> Change:
    name = _name(plan.targets[target]) if target in plan.targets else None
    return _of_plan("value-changed", plan, item=target, name=name, period=period, was=cells[0], now=cells[1])


def _corrections(kind: ChangeKind, entries: Sequence[Json], plan: PublishedPlan, period: str) -> Iterator[Change]:
    for one in entries:
        target = one["target"]
        name = _name(plan.targets[target]) if target in plan.targets else None
        was, now = _typed(one["was"]), _typed(one["now"])
        yield _of_plan(kind, plan, item=target, name=name, period=period, was=was, now=now)


def _amendments(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    kinds: tuple[tuple[ChangeKind, list[Json]], ...] = (
        ("amended", _more(old.amendments, new.amendments)),
        ("amendment-removed", _more(new.amendments, old.amendments)),
    )
    for kind, entries in kinds:
        for one in entries:
            item = one["target"] or one["task"]
            known = new.targets.get(item) or new.tasks.get(item)
            yield _of_plan(
                kind, new, item=item, name=_name(known) if known else None, field=one["field"],
                was=_text(one["from"]), now=_text(one["to"]),
            )  # fmt: skip


def _states(old: PublishedPlan, new: PublishedPlan) -> Iterator[Change]:
    """How many targets went from one state to another."""
    moves = Counter(
        (old.targets[target]["status"]["state"], new.targets[target]["status"]["state"])
        for target in _both(old.targets, new.targets)
    )
    for (was, now), count in sorted(moves.items()):
        if was != now:
            yield _of_plan("status-changed", new, was=was, now=now, count=count)


def _of_plan(kind: ChangeKind, plan: PublishedPlan, **facts: Any) -> Change:
    return Change(kind=kind, authority=plan.authority, plan=plan.path, **facts)


def _gone(left: Mapping[str, Any], right: Mapping[str, Any]) -> list[str]:
    """What `left` has and `right` lacks, in the order of `left`."""
    return [key for key in left if key not in right]


def _both(left: Mapping[str, Any], right: Mapping[str, Any]) -> list[str]:
    return [key for key in right if key in left]


def _more(left: Sequence[Json], right: Sequence[Json]) -> list[Json]:
    """Entries of `right` that `left` lacks."""
    return [one for one in right if one not in left]


def _text(value: Any) -> Text | None:
    return Text.model_validate(value) if value else None


def _name(item: Json) -> Text | None:
    return _text(item.get("title") or item.get("statement") or item.get("text"))


def _promised(target: Json) -> list[Json]:
    """The goals without their words, which may be put better without a change of the promise."""
    return [{key: value for key, value in goal.items() if key != "words"} for goal in target["goals"]]


def _goals(target: Json) -> Text | None:
    """All goals of a target in words, in every language that has them all."""
    words = [goal["words"] for goal in target["goals"]]
    if not words:
        return None
    languages = [language for language in words[0] if all(language in one for one in words)]
    return Text({language: "; ".join(one[language] for one in words) for language in languages})


def _beside(snapshot: Json) -> Json:
    """A period without what is compared for itself or follows from it: figures, corrections, states, checksum."""
    values = {
        target: {key: value for key, value in cell.items() if key not in _CELL}
        for target, cell in snapshot["values"].items()
    }
    rest = {key: value for key, value in snapshot.items() if key not in ("corrections", "sample", "sha256", "states")}
    return {**rest, "values": values}


def _same(was: Any, now: Any) -> bool:
    """Equal, where an absent key is as good as an empty one: a newer generator may write more keys."""
    if isinstance(was, dict) and isinstance(now, dict):
        return all(_same(was.get(key), now.get(key)) for key in was.keys() | now.keys())
    if isinstance(was, list) and isinstance(now, list):
        return len(was) == len(now) and all(map(_same, was, now))
    return was == now or (_blank(was) and _blank(now))


def _blank(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_blank, value.values()))
    return value is None or value is False or value in ("", [])


def _cell(value: Json | None) -> str | None:
    """A result as it was typed: `97.5`, `1180/1204`, `true`; None where there is none."""
    if value is None:
        return None
    single, numerator, denominator = (value.get(name) for name in _CELL)
    if single is None:
        return f"{numerator}/{denominator}"
    return _typed(single)


def _typed(result: Any) -> str | None:
    """`97.5`, `true`, a grade's id; None where there is none."""
    return None if result is None else result_as_typed(result)
