"""One behaviour a file of `cases/`: a target, its results and a day; the state, its rule and its exact figures."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cchc_portal.derive import judgement, status
from cchc_portal.load.reading import read
from cchc_portal.model.target import State
from derive.promises import case_of, exact, written

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
KEYS = {"target", "period", "scales", "indicators", "reporting", "snapshots", "today", "expect"}
RULE_AT = {"Judgement": 1, "Status": 2, "_below_level": 2}
"""Where a call of each names its rule."""


@cache
def _case(path: Path) -> dict[str, Any]:
    reading = read(path, name=path.name)
    assert reading.problems == ()
    data: dict[str, Any] = reading.data
    return data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_state_is_as_expected(path: Path) -> None:
    data = _case(path)
    assert set(data) <= KEYS
    expect = data["expect"]
    case, numbers = case_of(data), {name: written(value) for name, value in expect.get("numbers", {}).items()}
    found = case.status
    drawn = {"state": found.state, "rule": found.rule, "age": case.age, "numbers": exact(found.numbers, numbers)}
    assert drawn == {"rule": None, "age": case.age, **expect, "numbers": numbers}
    assert found.as_of == case.today


def test_every_state_is_expected_somewhere() -> None:
    assert {_case(path)["expect"]["state"] for path in FILES} == set(get_args(State))


def test_every_rule_in_the_code_is_expected_somewhere_and_no_other() -> None:
    named = {name for module in (judgement, status) for name in _rules_of(ast.parse(inspect.getsource(module)))}
    assert len(named) > 20
    assert {_case(path)["expect"].get("rule") for path in FILES} - {None} == named


def _rules_of(module: ast.Module) -> Iterator[str]:
    """The rules a module names, wherever it makes a judgement or a status."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in RULE_AT:
            names = list(_named_by(call, module))
            assert names or ast.unparse(call) in _PASSED_ON, f"no rule found in: {ast.unparse(call)}"
            yield from names


_PASSED_ON = {
    "Status(judgement.state, today, judgement.rule, _numbers(judgement), judgement=judgement)",
    "Judgement(state, rule, requirement, latest, below=below)",
}
"""The places that hand on a rule made elsewhere."""


def _named_by(call: ast.Call, module: ast.Module) -> Iterator[str]:
    yield from _strings(call.args[RULE_AT[ast.unparse(call.func)]], module)


def _strings(node: ast.expr, module: ast.Module) -> Iterator[str]:
    """The strings an expression may come to."""
    match node:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp():
            yield from _strings(node.body, module)
            yield from _strings(node.orelse, module)
        case ast.Call(func=ast.Attribute(value=ast.Dict() as table, attr="get")):
            for one in (*table.values, *node.args[1:]):
                yield from _strings(one, module)
        case ast.Name():
            for given in ast.walk(module):
                if isinstance(given, ast.Assign) and ast.unparse(given.targets[0]) == node.id:
                    yield from _strings(given.value, module)
