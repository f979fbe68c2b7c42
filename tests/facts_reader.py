"""Holds a plan against the facts that an independent reader found in its source document."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from cchc_portal.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target
    from cchc_portal.portal import Portal, PortalPlan

Fact = dict[str, Any]

_IN_WORDS = {"1": "một", "2": "hai", "3": "ba", "4": "tư", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám"}
_ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]


@dataclass(frozen=True)
class Facts:
    clauses: tuple[str, ...]
    facts: tuple[Fact, ...]


class _Loader(yaml.SafeLoader):
    """Dates stay as written."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_facts(path: Path) -> Facts:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    return Facts(tuple(entry["at"] for entry in data["clauses"]), tuple(data["facts"]))


class PlanText:
    """Everything the plan's data hold at each clause: words, codes of documents, deadlines."""

    def __init__(self, plan: PortalPlan) -> None:
        self.words: dict[str, str] = defaultdict(str)
        self.times: dict[str, str] = defaultdict(str)
        data = plan.plan
        documents = [("", data.document)] + ([("QD.", data.carrier)] if data.carrier else [])
        for prefix, document in documents:
            self._add(f"{prefix}TD", document.model_dump(mode="json", exclude={"bases", "recipients", "articles"}))
            for number, basis in enumerate(document.bases, 1):
                self._add(f"{prefix}CC#{number}", basis.model_dump(mode="json"), basis.code or "")
            for number, recipient in enumerate(document.recipients, 1):
                self._add(f"{prefix}NN#{number}", recipient)
        for item in _with_clause(data):
            self._add(item.clause, item.model_dump(mode="json", by_alias=True))
        if data.carrier:  # the plan's and the annex's heads cite the decision they were issued with
            for head in ("TD", "PL"):
                self._add(
                    head, data.carrier.model_dump(mode="json", include={"date", "cited_as"}), data.carrier.code or ""
                )

    def _add(self, clause: str, *values: Any) -> None:
        for value in values:
            for words in _strings(value):
                self.words[clause] += f" {words}"
            if isinstance(value, dict):
                timed = {key: value.get(key) for key in ("when", "due", "data", "goals") if value.get(key)}
                self.times[clause] += " " + json.dumps(timed, ensure_ascii=False)

    def row(self, clause: str) -> str:
        """Deadlines at the clause and at what hangs below it (a row's products)."""
        return " ".join(text for at, text in self.times.items() if at == clause or at.startswith(f"{clause}#"))


def _with_clause(data: Any) -> Iterator[Any]:
    """Every item of the plan that stands at a clause, notes left out."""
    lists = (
        *(data.outline, data.areas, data.targets, data.tasks, data.duties, data.purposes, data.requirements),
        *(data.viewpoints, data.objectives, data.solutions, data.funding, data.provisions),
        *(data.reporting.rules, [period for period in data.reporting.periods if period.clause]),
        *(task.deliverables for task in data.tasks),
        *(task.parts for task in data.tasks),
        data.carrier.articles if data.carrier else (),
        data.document.articles,
    )
    for items in lists:
        yield from items


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield str(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "en":
                yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


def _goals_at(plan: PortalPlan, clause: str) -> list[tuple[Target, Goal]]:
    return [(target, goal) for target in plan.plan.targets if target.clause == clause for goal in target.goals]


def missing_clauses(facts: Facts, plan: PortalPlan) -> list[str]:
    """Clauses of the source that no item or note of the plan carries."""
    carried = {entry.clause for entry in plan.clauses}
    return [clause for clause in facts.clauses if clause not in carried]


def missing_facts(facts: Facts, plan: PortalPlan, portal: Portal) -> list[str]:
    """Facts that do not stand in the plan's data at their clause."""
    text = PlanText(plan)
    taken: set[tuple[str, int]] = set()
    return [
        _shown(fact)
        for fact in facts.facts
        if not (_goal_found(fact, plan, portal, taken) if fact.get("reads") == "goal" else _found(fact, text))
    ]


def unfounded_goals(facts: Facts, plan: PortalPlan, portal: Portal) -> list[str]:
    """Goals with a figure in the plan's data that the independent reader did not find at that clause."""
    at_clause: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.facts:
        if fact.get("reads") == "goal":
            at_clause[fact["at"]].append(fact)
    return [
        f"{target.id} ({target.clause}): {goal.operator} {goal.value}"
        for target in plan.plan.targets
        for goal in target.goals
        if goal.has_figure and not any(_same_figure(fact, goal, portal) for fact in at_clause[target.clause])
    ]


def _goal_found(fact: Fact, plan: PortalPlan, portal: Portal, taken: set[tuple[str, int]]) -> bool:
    if fact["operator"] == "direction":
        return _direction_found(fact, plan)
    for target, goal in _goals_at(plan, fact["at"]):
        key = (target.id, target.goals.index(goal))
        if key not in taken and _same(fact, target, goal, portal):
            taken.add(key)
            return True
    return False


def _direction_found(fact: Fact, plan: PortalPlan) -> bool:
    """A direction stands in the data as such, or as an aim without a figure."""
    targets = [target for target in plan.plan.targets if target.clause == fact["at"]]
    return any(not target.goals or any(goal.direction == fact["value"] for goal in target.goals) for target in targets)


def _same_figure(fact: Fact, goal: Goal, portal: Portal) -> bool:
    return (
        goal.operator == fact["operator"]
        and _value(goal, portal) == _fact_value(fact)
        and (fact["kind"] != "percent" or goal.unit == "percent")
        and str(goal.by or "") == str(fact.get("by") or "")
    )


def _same(fact: Fact, target: Target, goal: Goal, portal: Portal) -> bool:
    return (
        _same_figure(fact, goal, portal)
        and (fact.get("bound") is None or (goal.bound or getattr(goal.grow, "bound", None)) == fact["bound"])
        and (goal.every or getattr(goal.grow, "per", None)) == fact.get("every")
        and goal.throughout == fact.get("throughout", False)
        and goal.per == fact.get("per")
        and target.soft == fact.get("soft", False)
        and (fact.get("level") is None or target.level == fact["level"])
        and (goal.except_ is not None) >= fact.get("except", False)
        and bool(goal.restored) >= fact.get("restored", False)
        and _baseline(goal, fact)
    )


def _baseline(goal: Goal, fact: Fact) -> bool:
    if "baseline" not in fact:  # "every year by …" implies the year before
        return goal.baseline is None or goal.baseline.previous == goal.every
    dumped = json.dumps(goal.baseline.model_dump(mode="json") if goal.baseline else None)
    return all(part in dumped for part in re.findall(r"\d+", str(fact["baseline"])))


def _value(goal: Goal, portal: Portal) -> Any:
    if goal.grade_at_least:
        return str(portal.grades[goal.grade_at_least])
    if goal.grow:
        return {
            "step": float(goal.grow.step),
            "from": goal.grow.from_,
            "to": goal.grow.to,
            "cap": float(goal.grow.cap or 0),
        }
    if goal.between:
        return [float(end) for end in goal.between]
    return goal.value if isinstance(goal.value, str) else float(goal.value)


def _fact_value(fact: Fact) -> Any:
    value = fact["value"]
    if isinstance(value, list):
        return [float(end) for end in value]
    if isinstance(value, dict):
        return {**value, "step": float(value["step"]), "cap": float(value.get("cap") or 0)}
    return value if isinstance(value, str) else float(value)


def _found(fact: Fact, text: PlanText) -> bool:
    words = text.words[fact["at"]]
    if fact["kind"] == "document":
        return _document_found(fact, words)
    if fact["kind"] == "date":
        return _time_found(fact["value"], words + text.row(fact["at"]))
    return all(_number_found(token, words) for token in re.findall(r"\d+(?:[.,]\d+)?", str(fact["value"])))


def _number_found(token: str, words: str) -> bool:
    forms = [token, token.replace(".", ","), token.lstrip("0"), token.zfill(2)]
    if any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", words) for form in forms if form):
        return True
    roman = _ROMAN[int(token)] if token.isdigit() and int(token) < len(_ROMAN) else ""
    if roman and re.search(rf"\b{roman}\b", words):
        return True
    return token in _IN_WORDS and bool(re.search(rf"\b{_IN_WORDS[token]}\b", words.lower()))


def _document_found(fact: Fact, words: str) -> bool:
    value = str(fact["value"])
    if re.search(r"\d", value) and ("/" in value or "-" in value) and " " not in value:
        if _squeezed(value) not in _squeezed(words):
            return False
        date = fact.get("date")
        return date is None or _time_found(date, words)
    parts = [part.lower() for part in re.findall(r"\w+", value)]
    return sum(part in words.lower() for part in parts) >= 0.6 * len(parts)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("–", "-").replace("Q\u0110", "QĐ").lower()


def _time_found(value: Any, where: str) -> bool:
    if isinstance(value, dict):
        return all(_time_found(end, where) for end in value.values() if end is not None)
    return any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", where) for form in _time_forms(str(value)))


def _time_forms(value: str) -> list[str]:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = dt.date.fromisoformat(value)
        return [value, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d}/{day.month}/{day.year}"]
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, quarter = match[1], int(match[2])
        return [
            value,
            f"{year}-q{quarter}",
            f"quý {_ROMAN[quarter]}/{year}",
            f"Quý {_ROMAN[quarter]}/{year}",
            f"quý {quarter}/{year}",
        ]
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return [value, f"{match[2]}/{match[1]}", f"{int(match[2])}/{match[1]}"]
    if match := re.search(r"ngày (\d+)", value):
        return [f'"before_day": {int(match[1])}', f'"by_day": {int(match[1])}', match[0]]
    return [value]


def _shown(fact: Fact) -> str:
    return json.dumps({key: value for key, value in fact.items() if key != "words"}, ensure_ascii=False, default=str)
