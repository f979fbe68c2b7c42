"""The clauses of a document in its own order, and which items carry each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_portal.model.plan import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.model.document import Document
    from cchc_portal.model.plan import Plan
    from cchc_portal.model.text import Text

Kind = Literal[
    "title", "basis", "article", "recipient", "signature", "heading", "area", "statement", "target", "task",
    "deliverable", "part", "duty", "rule", "window", "note",
]  # fmt: skip

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_HEADS = ("QD", "TD", "CC")
_TAILS = ("KT", "NN", "KY", "PL")
_LAST = 10_000


@dataclass(frozen=True)
class Carrier:
    """An item that carries a clause."""

    kind: Kind
    text: Text | None = None
    id: str | None = None


@dataclass(frozen=True)
class ClauseEntry:
    clause: str
    carriers: tuple[Carrier, ...]


def clause_key(clause: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts clauses in the order of the document: heads, sections, tails, annex."""
    path, _, bullet = clause.partition("#")
    steps = [_step(segment, first=index == 0) for index, segment in enumerate(path.split("."))]
    if bullet == "end":
        steps.append((9, _LAST, ""))
    elif bullet:
        steps += [(0, int(number), "") for number in bullet.split(".")]
    return tuple(steps)


def _step(segment: str, *, first: bool) -> tuple[int, int, str]:
    if segment in _HEADS:
        return 0, _HEADS.index(segment), segment
    if segment in _TAILS:
        return 3, _TAILS.index(segment), segment
    if segment.isdigit():
        return 1, int(segment), ""
    if re.fullmatch(r"D\d+", segment):
        return 1, int(segment[1:]), ""
    if first or (len(segment) > 1 and set(segment) <= set(_ROMAN)) or segment in _ROMAN:
        return 1, _roman(segment), segment
    return 2, _LETTERS.find(segment.lower()[0]), segment


def _roman(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def outline(plan: Plan) -> tuple[ClauseEntry, ...]:
    """Every clause of the plan that an item or note carries, in the order of the document."""
    found: dict[str, list[Carrier]] = defaultdict(list)
    for clause, carrier in _carriers(plan):
        found[clause].append(carrier)
    return tuple(ClauseEntry(clause, tuple(found[clause])) for clause in sorted(found, key=clause_key))


def _carriers(plan: Plan) -> Iterator[tuple[str, Carrier]]:
    if plan.carrier:
        yield from _document(plan.carrier, "QD.")
    yield from _document(plan.document, "")
    for heading in plan.outline:
        yield heading.clause, Carrier("heading", heading.title)
    for area in plan.areas:
        yield area.clause, Carrier("area", area.title, area.id)
    yield from _statements(plan)
    yield from _tasks(plan)
    yield from _reporting(plan)
    for note in plan.notes:
        if note.clause:
            yield note.clause, Carrier("note", note.text)


def _statements(plan: Plan) -> Iterator[tuple[str, Carrier]]:
    for section in SECTIONS:
        for statement in getattr(plan, section):
            yield statement.clause, Carrier("statement", statement.text)
    for target in plan.targets:
        yield target.clause, Carrier("target", target.title or target.statement, target.id)
    for duty in plan.duties:
        yield duty.clause, Carrier("duty", duty.text, duty.unit)


def _reporting(plan: Plan) -> Iterator[tuple[str, Carrier]]:
    for rule in plan.reporting.rules:
        yield rule.clause, Carrier("rule", rule.text, rule.id)
    for period in plan.reporting.periods:
        if period.clause:
            yield period.clause, Carrier("window", None, period.id)


def _document(document: Document, prefix: str) -> Iterator[tuple[str, Carrier]]:
    if document.title:
        yield f"{prefix}TD", Carrier("title", document.title)
    for number, basis in enumerate(document.bases, 1):
        yield f"{prefix}CC#{number}", Carrier("basis", basis.subject, basis.code)
    for article in document.articles:
        yield article.clause, Carrier("article", article.text)
    for number, recipient in enumerate(document.recipients, 1):
        yield f"{prefix}NN#{number}", Carrier("recipient", recipient)
    if document.signer:
        yield f"{prefix}KY", Carrier("signature", document.signer.capacity, document.signer.name)


def _tasks(plan: Plan) -> Iterator[tuple[str, Carrier]]:
    for task in plan.tasks:
        yield task.clause, Carrier("task", task.text, task.id)
        for product in task.deliverables:
            yield product.clause, Carrier("deliverable", product.text, task.id)
        for part in task.parts:
            yield part.clause, Carrier("part", part.text, task.id)
