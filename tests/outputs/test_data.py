"""The data API and the schemas: what is published is what was promised, and editors agree with the loader."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cchc_portal.load.reading import read
from cchc_portal.model.goal import OPERATORS, Goal
from cchc_portal.model.text import Text
from cchc_portal.outputs.api import goal_shape
from cchc_portal.outputs.data import SCHEMAS, data_files
from cchc_portal.outputs.schemas import YAML_SCHEMAS, schema_files
from helpers import AS_OF, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

PLAN = "le-hong/2021-2025"
SCHEMA_FOLDER = ROOT / "site_config" / "schema"
WORDS = Text({"vi": "chữ", "en": "words"})

PLAN_KEYS = {
    "id", "authority", "wording", "document", "carrier", "period", "areas", "duties", "targets", "tasks", "reporting",
    "purposes", "requirements", "viewpoints", "objectives", "solutions", "funding", "notes",
}  # fmt: skip
DOCUMENT_KEYS = {"type", "number", "symbol", "cited_as", "date", "title", "signer", "bases", "recipients", "files"}
TARGET_KEYS = {
    "id", "clause", "area", "statement", "tthc", "soft", "indicator", "level", "lead", "goals", "status",
}  # fmt: skip
TASK_KEYS = {
    "id", "clause", "area", "text", "lead", "advise", "implement", "coordinate", "when", "deliverables", "parts",
}  # fmt: skip

YAML_FILES = sorted([*(ROOT / "plans").rglob("*.yml"), *(ROOT / "site_config").glob("*.yml")])


@pytest.fixture(scope="session")
def data(site: Path) -> dict[str, Any]:
    """Path under `data/v1/` → what the built file holds."""
    folder = site / "data" / "v1"
    files = sorted(folder.rglob("*.json"))
    return {path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in files}


@pytest.fixture(scope="session")
def plan(data: dict[str, Any]) -> Any:
    return data[f"{PLAN}/plan.json"]


@pytest.fixture(scope="session")
def on_time(plan: Any) -> Any:
    return next(target for target in plan["targets"] if target["id"] == "dung-han")


def contents(data: dict[str, Any]) -> dict[str, Any]:
    return {path: content for path, content in data.items() if not path.startswith("schema/")}


def complaints(schema: Any, content: Any) -> list[str]:
    """What a JSON Schema has to say, deepest reason first."""
    errors = Draft202012Validator(schema).iter_errors(content)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


# the published files


def test_every_published_schema_is_a_schema(data: dict[str, Any]) -> None:
    schemas = {path: content for path, content in data.items() if path.startswith("schema/")}
    assert set(schemas) == {f"schema/{name}.schema.json" for name in SCHEMAS}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_file_has_a_schema_of_its_name(data: dict[str, Any]) -> None:
    names = {path.rpartition("/")[2].removesuffix(".json") for path in contents(data)}
    assert names <= set(SCHEMAS)


def test_every_file_validates_against_its_published_schema(data: dict[str, Any]) -> None:
    for path, content in contents(data).items():
        name = path.rpartition("/")[2].removesuffix(".json")
        assert complaints(data[f"schema/{name}.schema.json"], content) == [], path


def test_a_wrong_value_would_be_seen(data: dict[str, Any], plan: Any) -> None:
    schema = data["schema/plan.schema.json"]
    assert complaints(schema, {**plan, "wording": "invented"})
    assert complaints(schema, {**plan, "extra": 1})
    assert complaints(schema, {key: value for key, value in plan.items() if key != "targets"})


def test_files_are_utf_8_with_letters_as_they_are(site: Path) -> None:
    raw = (site / "data" / "v1" / PLAN / "plan.json").read_bytes()
    assert "Lê Hồng".encode() in raw
    assert b"\\u" not in raw
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")


def test_the_index_lists_every_authority_and_plan(data: dict[str, Any], portal: Portal) -> None:
    listed = {entry["id"]: [plan["id"] for plan in entry["plans"]] for entry in data["index.json"]["authorities"]}
    assert listed == {authority.id: [plan.path for plan in authority.plans] for authority in portal.authorities}


def test_the_index_leads_to_every_file(data: dict[str, Any]) -> None:
    expected = {"index.json"}
    for entry in data["index.json"]["authorities"]:
        expected |= {entry["path"], f"{entry['id']}/units.json"}
        for plan in entry["plans"]:
            expected |= {plan["path"], f"{plan['id']}/snapshots.json", f"{plan['id']}/amendments.json"}
    assert set(contents(data)) == expected


def test_the_index_says_what_it_is(data: dict[str, Any]) -> None:
    index = data["index.json"]
    assert {"format", "generator", "commit", "as_of", "official", "locales", "authorities"} <= set(index)
    assert index["format"] == 1
    assert index["as_of"] == AS_OF.isoformat()
    assert index["official"] is False
    assert index["locales"] == ["vi", "en"]
    assert re.fullmatch(r"cchc-portal \d+\.\d+\.\d+", index["generator"])


def test_an_authority_that_has_ended_says_so(data: dict[str, Any]) -> None:
    (entry,) = [entry for entry in data["index.json"]["authorities"] if entry["id"] == "le-hong"]
    assert (entry["ended"], entry["sample"]) == (True, False)
    authority = data["le-hong/authority.json"]
    assert authority["ended"] is True
    assert authority["valid"]["to"] == "2025-06-30"


def test_lists_of_results_and_changes_are_there_when_empty(data: dict[str, Any]) -> None:
    assert data[f"{PLAN}/snapshots.json"] == []
    assert data[f"{PLAN}/amendments.json"] == []


def test_units_carry_every_unit(data: dict[str, Any], portal: Portal) -> None:
    for authority in portal.authorities:
        published = [unit["id"] for unit in data[f"{authority.id}/units.json"]["units"]]
        assert published == [unit.id for unit in authority.units]


# the shape of a plan


def test_a_plan_has_every_key_of_the_contract(plan: Any) -> None:
    assert set(plan) >= PLAN_KEYS
    assert set(plan["document"]) >= DOCUMENT_KEYS
    assert {"rules", "periods"} <= set(plan["reporting"])


def test_targets_and_tasks_have_every_key_of_the_contract(plan: Any) -> None:
    assert plan["targets"]
    assert plan["tasks"]
    assert [target["id"] for target in plan["targets"] if not set(target) >= TARGET_KEYS] == []
    assert [task["id"] for task in plan["tasks"] if not set(task) >= TASK_KEYS] == []


def test_a_plan_carries_every_item_in_order(plan: Any, portal: Portal) -> None:
    (source,) = [plan.plan for authority in portal.authorities for plan in authority.plans if plan.path == PLAN]
    assert [area["id"] for area in plan["areas"]] == [area.id for area in source.areas]
    assert [target["id"] for target in plan["targets"]] == [target.id for target in source.targets]
    assert [task["id"] for task in plan["tasks"]] == [task.id for task in source.tasks]
    assert len(plan["duties"]) == len(source.duties)


def test_no_key_of_the_program_reaches_the_data(data: dict[str, Any]) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set[str]().union(*map(keys, value)) if isinstance(value, list) else set()

    found = set[str]().union(*map(keys, contents(data).values()))
    assert {key for key in found if key.endswith("_") or key in ("root", "files_")} == set()


def test_the_plan_says_which_document_it_is(plan: Any) -> None:
    assert (plan["id"], plan["authority"], plan["wording"]) == (PLAN, "le-hong", "restated")
    assert (plan["document"]["type"], plan["document"]["number"], plan["document"]["date"]) == ("KH", None, None)
    assert plan["period"] == {"from": 2021, "to": 2025, "orientation": None}


def test_an_area_has_the_shape_of_the_contract(plan: Any) -> None:
    (area,) = [area for area in plan["areas"] if area["id"] == "thu-tuc"]
    assert (area["clause"], area["national"], area["lead"]) == ("II.2.4", "procedures", ["van-phong"])
    assert set(area["title"]) == {"vi", "en"}


def test_a_target_has_the_shape_of_the_contract(on_time: Any) -> None:
    assert (on_time["clause"], on_time["area"]) == ("II.2.4.a#3", "thu-tuc")
    assert (on_time["tthc"], on_time["soft"]) == (True, True)
    assert set(on_time["statement"]) == {"vi", "en"}
    assert {"unit": "van-phong", "inherited": "area"}.items() <= on_time["lead"][0].items()


def test_a_goal_has_the_shape_of_the_contract(on_time: Any) -> None:
    (goal,) = on_time["goals"]
    expected = {"operator": ">=", "value": 98, "unit": "percent", "by": None, "throughout": False}
    assert expected.items() <= goal.items()
    assert goal["of"]["vi"] == "hồ sơ TTHC"
    assert set(goal["words"]) == {"vi", "en"}


def test_a_target_without_results_has_no_data_rather_than_a_zero(on_time: Any) -> None:
    status = on_time["status"]
    assert status["state"] == "no-data"
    assert (status["age"], status["rule"], status["numbers"]) == (None, None, {})
    assert status["as_of"] == "2025-06-30"


@pytest.mark.parametrize(
    ("written", "operator", "value"),
    [
        ({"at_least": 98}, ">=", 98),
        ({"at_least": "97.5"}, ">=", 97.5),
        ({"at_least": 0}, ">=", 0),
        ({"more_than": 90}, ">", 90),
        ({"at_most": 5}, "<=", 5),
        ({"less_than": 5}, "<", 5),
        ({"exactly": 100}, "=", 100),
        ({"exactly": 0}, "=", 0),
        ({"between": [80, 85]}, "between", [80, 85]),
        ({"top": 3}, "top", 3),
        ({"grade_at_least": "tot"}, "grade>=", "tot"),
        ({"increase_by": 10, "bound": "at_least"}, "increase", 10),
        ({"reduce_by": "2.5", "bound": "exactly"}, "reduce", 2.5),
        ({"direction": "up"}, "direction", "up"),
        ({"achieved": True}, "achieved", True),
    ],
)
def test_each_operator_of_a_goal_has_its_sign_and_value(written: dict[str, Any], operator: str, value: Any) -> None:
    shape = goal_shape(Goal.model_validate(written), WORDS).model_dump(mode="json", by_alias=True)
    assert (shape["operator"], shape["value"]) == (operator, value)
    assert type(shape["value"]) is type(value)
    assert shape["bound"] == written.get("bound")


def test_a_growth_is_given_whole() -> None:
    written = {"step": 20, "bound": "at_least", "per": "year", "from": 2021, "to": 2025, "cap": 50}
    shape = goal_shape(Goal.model_validate({"grow": written}), WORDS).model_dump(mode="json", by_alias=True)
    assert shape["operator"] == "grow"
    assert shape["value"] == {**written, "reading": None}


def test_the_table_of_operators_is_whole() -> None:
    assert set(OPERATORS) <= set(Goal.model_fields)
    assert len(set(OPERATORS.values())) == len(OPERATORS) == 13


def test_all_that_qualifies_a_goal_goes_with_it() -> None:
    qualified = {
        "at_least": 60, "unit": {"vi": "điểm", "en": "points"}, "of": "hồ sơ", "except": "hồ sơ mật",
        "condition": "đủ hồ sơ", "per": "year", "every": "year", "by": "2025", "statistic": "mean",
        "baseline": {"year": 2020, "value": 40}, "restored": ["unit"],
    }  # fmt: skip
    shape = goal_shape(Goal.model_validate(qualified), WORDS).model_dump(mode="json", by_alias=True)
    assert shape["unit"] == {"vi": "điểm", "en": "points"}
    assert (shape["except"], shape["condition"]) == ({"vi": "hồ sơ mật"}, {"vi": "đủ hồ sơ"})
    assert (shape["per"], shape["every"], shape["by"], shape["statistic"]) == ("year", "year", 2025, "mean")
    assert {"year": 2020, "value": 40}.items() <= shape["baseline"].items()
    assert shape["restored"] == ["unit"]


def test_two_runs_give_the_same_files(portal: Portal) -> None:
    assert list(data_files(portal)) == list(data_files(portal))


# the schemas of the YAML files


def test_the_schemas_on_disk_are_fresh() -> None:
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in SCHEMA_FOLDER.iterdir()}
    made = dict(schema_files())
    assert set(on_disk) == set(made)
    assert [name for name in made if on_disk[name] != made[name]] == [], "run: cchc schema"


def test_the_schemas_on_disk_are_schemas() -> None:
    for name in YAML_SCHEMAS:
        Draft202012Validator.check_schema(
            json.loads((SCHEMA_FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
        )


def schema_of(path: Path) -> Path:
    """The schema that the first line of a YAML file names."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, f"{path}: {first}"
    return path.parent / match[1]


def expected_schema(path: Path) -> str:
    return "snapshot" if path.parent.name == "snapshots" else path.stem


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_yaml_file_names_its_schema_in_the_first_line(path: Path) -> None:
    schema = schema_of(path)
    assert schema.is_file()
    assert schema.resolve() == (SCHEMA_FOLDER / f"{expected_schema(path)}.schema.json").resolve()


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it: version 1.2, where a date or `no` is a string."""


EditorLoader.yaml_implicit_resolvers = {}
for pattern, tag, first_letters in (
    (r"^(?:true|false)$", "bool", "tf"),
    (r"^(?:null|~|)$", "null", ["n", "~", ""]),
    (r"^[-+]?(?:0|[1-9][0-9]*)$", "int", "-+0123456789"),
    (r"^[-+]?[0-9]+\.[0-9]+$", "float", "-+0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first_letters))


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_editor_agrees_with_the_loader(path: Path) -> None:
    assert read(path, name=path.name).problems == ()
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 (a safe loader)
    schema = json.loads((SCHEMA_FOLDER / f"{expected_schema(path)}.schema.json").read_text(encoding="utf-8"))
    assert complaints(schema, content) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan", "targets: [{id: a, clause: I, statement: Chỉ một câu}]"),
        ("plan", "targets: [{id: a, clause: I, statement: {vi: a, en: b, zh-Hans: c}}]"),
        ("plan", "targets: [{id: a, clause: I, statement: a, goals: [{at_least: 97.5, unit: percent, by: 2025}]}]"),
        ("plan", "targets: [{id: a, clause: I, statement: a, goals: [{at_least: 1, unit: {vi: điểm}}]}]"),
        ("plan", "targets: [{id: a, clause: I, statement: a, goals: [{between: [80, 85], by: 2021-Q1}]}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: 2025}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: 2021-Q1}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: 2021-11}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: 2021-11-15}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: {before: 2020-12-31}}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, when: {all: [2025, {every: [month]}]}}]"),
        ("plan", "tasks: [{id: a, clause: I, text: a, lead: [x, {by_rule: {vi: Theo quyết định}}]}]"),
        ("plan", "reporting: {periods: [{id: 2021-q1, data: {from: 2020-12-15, to: 2021-03-14}}]}"),
        ("plan", "document: {type: KH, date: 2020}"),
        ("plan", "document: {type: KH, date: 2020-12-31, number: '12'}"),
        ("authority", "{name: Xã An Bình, level: commune, valid: {to: 2025-06-30}}"),
        ("portal", "{name: Cổng, tagline: Thử}"),
        ("scales", "{grades: {tot: tốt}, scales: {mot: [tot]}}"),
        (
            "amendments",
            "amendments: [{target: a, field: goals, from: a, to: b, on: 2022-01-01, reason: r, document: d}]",
        ),
    ],
)
def test_an_editor_accepts_every_form_that_the_loader_takes(name: str, text: str) -> None:
    content = yaml.load(text, Loader=EditorLoader)  # noqa: S506 (a safe loader)
    if name == "plan":
        content = {"document": {"type": "KH"}, "period": {"from": 2021, "to": 2025}} | content
    YAML_SCHEMAS[name].model_validate(content)
    assert complaints(dict_of(name), content) == []


def dict_of(name: str) -> Any:
    return json.loads(dict(schema_files())[f"{name}.schema.json"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("document", {"type": "XX"}),
        ("document", {"typ": "KH"}),
        ("period", {"from": 2021}),
        ("targets", [{"id": "a", "clause": "I", "statement": {"en": "no Vietnamese"}}]),
        ("targets", [{"id": "a", "clause": "I", "statement": ""}]),
        ("tasks", [{"id": "a", "clause": "I", "text": "a", "when": "soon"}]),
        ("tasks", [{"id": "a", "clause": "I", "text": "a", "when": {"before": "31/12/2020"}}]),
    ],
)
def test_an_editor_refuses_what_the_loader_refuses(key: str, value: Any) -> None:
    content = {"document": {"type": "KH"}, "period": {"from": 2021, "to": 2025}, key: value}
    assert complaints(dict_of("plan"), content)
