"""What differs between two published sites: each kind of change, and nothing where nothing changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc_portal.model.release import CHANGE_KINDS, Change
from cchc_portal.outputs.data import data_files
from cchc_portal.portal import build_portal
from cchc_portal.publish.changes import changes_between
from helpers import AS_OF, SMALL, copy_portal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = "an-binh/2026"
SNAPSHOT: dict[str, Any] = {
    "period": "2026-q1",
    "data": {"from": "2025-12-15", "to": "2026-03-14"},
    "reported": "2026-04-02",
    "published": "2026-04-03",
    "approved": {"by": "Chủ tịch", "on": "2026-04-02"},
    "values": {"dung-han": {"numerator": 1180, "denominator": 1204}, "hai-long": {"value": 91}},
}
CORRECTION = {"target": "hai-long", "was": 90, "now": 91, "on": "2026-05-01", "reason": "Cộng sót"}
AMENDMENT = {
    "target": "hai-long", "field": "goals", "from": "90 %", "to": "85 %", "on": "2026-06-01",
    "reason": "Điều chỉnh", "document": "Quyết định 5",
}  # fmt: skip

Data = dict[str, Any]


def edit(root: Path, name: str, change: Callable[[Data], object]) -> None:
    path = root / "plans" / "an-binh" / name
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def plan(change: Callable[[Data], object]) -> Callable[[Path], None]:
    return lambda root: edit(root, "2026/plan.yml", change)


def snapshot(change: Callable[[Data], object]) -> Callable[[Path], None]:
    return lambda root: edit(root, "2026/snapshots/2026-q1.yml", change)


def data_of(root: Path, site: Path) -> Path:
    """The data API of the portal's site, without its pages."""
    for name, text in data_files(build_portal(root, as_of=AS_OF)):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def write(root: Path, name: str, data: Any) -> None:
    path = root / "plans" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def second_authority(root: Path) -> None:
    shutil.copytree(root / "plans/an-binh", root / "plans/an-hoa")


def second_plan(root: Path) -> None:
    shutil.copytree(root / "plans/an-binh/2026", root / "plans/an-binh/2027")


def second_period(root: Path) -> None:
    later = {
        **SNAPSHOT, "period": "2026-h1", "data": {"from": "2025-12-15", "to": "2026-06-14"},
        "reported": "2026-07-02", "published": "2026-07-03", "approved": {"by": "Chủ tịch", "on": "2026-07-02"},
    }  # fmt: skip
    write(root, "an-binh/2026/snapshots/2026-h1.yml", later)


def drop_last_target(data: Data) -> None:
    del data["targets"][-1]


def add_target(data: Data) -> None:
    data["targets"].append({"id": "moi", "clause": "II.9#9", "statement": {"vi": "Mới."}})


def goal(data: Data) -> Data:
    found: Data = data["targets"][0]["goals"][0]
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal with one published period. Read only."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("changes") / "portal")
    write(root, "an-binh/2026/snapshots/2026-q1.yml", SNAPSHOT)
    return root


@pytest.fixture(scope="module")
def before(root: Path) -> Path:
    return data_of(root, root.parent / "before")


@pytest.fixture
def after(root: Path, tmp_path: Path) -> Callable[[Callable[[Path], object]], Path]:
    """The site after a change of the data."""

    def made(change: Callable[[Path], object]) -> Path:
        copy = copy_portal(root, tmp_path / "portal")
        change(copy)
        return data_of(copy, tmp_path / "after")

    return made


def drawn(changes: tuple[Change, ...]) -> list[str]:
    """Kind, what it is about, and the two sides, as text; states are left out."""
    return [
        " ".join(
            str(part)
            for part in (one.kind, one.item or one.plan or one.authority, one.period, one.field, one.was, one.now)
            if part is not None
        )
        for one in changes
        if one.kind != "status-changed"
    ]


CASES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "authority": (second_authority, ["authority-added an-hoa", "plan-added an-hoa/2026"]),
    "plan": (second_plan, ["plan-added an-binh/2027"]),
    "target": (plan(add_target), ["target-added moi"]),
    "task": (
        plan(lambda data: data["tasks"].append({"id": "viec", "clause": "III#9", "text": "Việc."})),
        ["task-added viec"],
    ),
    "task wording": (
        plan(lambda data: data["tasks"][0].update(text="Việc khác.")),
        ["task-changed ra-soat Rà soát thủ tục. Việc khác."],
    ),
    "task deadline": (
        plan(lambda data: data["tasks"][0].update(when="2026-05-05")),
        ["task-changed ra-soat"],
    ),
    "statement": (
        plan(lambda data: data["targets"][1].update(statement={"vi": "Khác."})),
        ["statement-changed hai-long Trên 90 % người dân hài lòng. Khác."],
    ),
    "goal": (
        plan(lambda data: goal(data).update(at_least="97")),
        ["goal-changed dung-han ít nhất 98\u00a0%, đến hết năm 2026 ít nhất 97\u00a0%, đến hết năm 2026"],
    ),
    "period": (second_period, ["period-published an-binh/2026 2026-h1"]),
    "value": (
        snapshot(lambda data: data["values"]["dung-han"].update(numerator="1190")),
        ["value-changed dung-han 2026-q1 1180/1204 1190/1204"],
    ),
    "value taken away": (
        snapshot(lambda data: data["values"].pop("hai-long")),
        ["value-changed hai-long 2026-q1 91"],
    ),
    "note": (
        snapshot(lambda data: data["values"]["hai-long"].update(note="Tạm tính")),
        ["period-changed an-binh/2026 2026-q1"],
    ),
    "task state": (
        snapshot(lambda data: data.update(tasks={"ra-soat": {"state": "in-progress"}})),
        ["period-changed an-binh/2026 2026-q1"],
    ),
    "correction": (
        snapshot(lambda data: data.update(corrections=[CORRECTION])),
        ["corrected hai-long 2026-q1 90 91"],
    ),
    "amendment": (
        lambda root: write(root, "an-binh/2026/amendments.yml", {"amendments": [AMENDMENT]}),
        ["amended hai-long goals 90 % 85 %"],
    ),
}
BACK = {
    "authority": ["authority-removed an-hoa", "plan-removed an-hoa/2026"],
    "plan": ["plan-removed an-binh/2027"],
    "target": ["target-removed moi"],
    "task": ["task-removed viec"],
    "period": ["period-removed an-binh/2026 2026-h1"],
    "correction": ["correction-removed hai-long 2026-q1 90 91"],
    "amendment": ["amendment-removed hai-long goals 90 % 85 %"],
}
"""The same change the other way round."""


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_found(name: str, before: Path, after: Callable[[Callable[[Path], object]], Path]) -> None:
    change, expected = CASES[name]
    site = after(change)
    assert [line.split()[:2] for line in drawn(changes_between(before, site))] == [
        line.split()[:2] for line in expected
    ]
    assert drawn(changes_between(before, site)) == expected
    if name in BACK:
        assert [line.strip() for line in drawn(changes_between(site, before))] == BACK[name]


def test_states_are_counted(before: Path, after: Callable[[Callable[[Path], object]], Path]) -> None:
    site = after(snapshot(lambda data: data["values"]["hai-long"].update(value="20")))
    moved = [change for change in changes_between(before, site) if change.kind == "status-changed"]
    assert [change.count for change in moved] == [1]
    assert moved[0].was != moved[0].now


def test_a_site_does_not_differ_from_itself(before: Path, site: Path) -> None:
    assert changes_between(before, before) == ()
    assert changes_between(site, site) == ()


def test_without_a_site_before_everything_is_new(before: Path) -> None:
    assert drawn(changes_between(None, before)) == ["authority-added an-binh", "plan-added an-binh/2026"]


def test_what_a_newer_generator_writes_beside_is_no_change(before: Path, tmp_path: Path) -> None:
    newer = shutil.copytree(before, tmp_path / "newer")
    file = newer / "data/v1/an-binh/2026/plan.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"operator"', '"new_key": null, "operator"'), encoding="utf-8")
    assert changes_between(before, newer) == ()


def test_every_kind_has_a_case() -> None:
    cased = {line.split()[0] for _change, lines in CASES.values() for line in lines}
    cased |= {line.split()[0] for lines in BACK.values() for line in lines}
    assert cased | {"status-changed"} == set(CHANGE_KINDS)
