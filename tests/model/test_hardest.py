"""The worst statements of the five sources: accepted, said in both languages, given by the API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc_portal.load.reading import read
from cchc_portal.model.document import Document
from cchc_portal.model.plan import Duty, RoleNames
from cchc_portal.model.reporting import Reporting
from cchc_portal.model.target import Target
from cchc_portal.model.task import Task
from cchc_portal.outputs.api import goal_shape
from cchc_portal.views.deadlines import due_words, period_kinds, period_name, when_words
from cchc_portal.views.wording import goal_words
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.portal import Portal

HERE = Path(__file__).parent
READING = read(HERE / "hardest.yml", name="hardest.yml")
CASES: dict[str, Any] = READING.data
EXPECTED: dict[str, Any] = yaml.safe_load((HERE / "hardest-words.yml").read_text(encoding="utf-8"))


def _target(data: dict[str, Any]) -> Target:
    return Target.model_validate({"statement": "…", **data})


def _task(data: dict[str, Any]) -> Task:
    return Task.model_validate({"text": "…", **data})


def said(portal: Portal) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the portal says of each case: words in both languages, and the shape of the API."""
    pens = {locale: Writer(portal, locale, "index.html") for locale in ("vi", "en")}
    for data in CASES["targets"]:
        target = _target(data)
        goals = [
            goal_shape(goal, words=target.statement).model_dump(mode="json", by_alias=True) for goal in target.goals
        ]
        yield (
            target.id,
            {
                **{locale: [goal_words(goal, pen) for goal in target.goals] for locale, pen in pens.items()},
                "api": [[goal["operator"], goal["value"], goal["unit"], goal["by"]] for goal in goals],
            },
        )
    for data in CASES["tasks"]:
        task = _task(data)
        given = [task.when, *(product.when for product in task.deliverables), *(part.when for part in task.parts)]
        whens = [when for when in given if when]
        yield (
            task.id,
            {
                **{locale: [when_words(when, pen) for when in whens] for locale, pen in pens.items()},
                "api": [when.model_dump(mode="json", by_alias=True) for when in whens],
            },
        )
    reporting = Reporting.model_validate(CASES["reporting"])
    for rule in reporting.rules:
        yield (
            f"rule {rule.id}",
            {locale: [period_kinds(rule, pen), due_words(rule, pen)] for locale, pen in pens.items()},
        )
    for period in reporting.periods:
        yield f"period {period.id}", {locale: period_name(period.id, pen) for locale, pen in pens.items()}


def test_the_file_reads_without_a_problem() -> None:
    assert READING.problems == ()


@pytest.mark.parametrize("data", CASES["targets"], ids=lambda data: data["id"])
def test_every_target_is_accepted(data: dict[str, Any]) -> None:
    assert _target(data).clause == data["clause"]


@pytest.mark.parametrize("data", CASES["tasks"], ids=lambda data: data["id"])
def test_every_task_is_accepted(data: dict[str, Any]) -> None:
    assert _task(data).id == data["id"]


def test_the_decision_duty_and_role_name_are_accepted() -> None:
    carrier = Document.model_validate(CASES["carrier"])
    assert (carrier.code, carrier.cited_as, str(carrier.date)) == (None, "Số: /QĐ-UBND", "2020-12")
    assert Duty.model_validate(CASES["duties"][0]).unit == "van-phong"
    assert str(RoleNames.model_validate(CASES["roles"]).coordinate) == "Cơ quan phối hợp/thực hiện"


def test_a_comma_inside_an_unquoted_text_of_a_flow_map_stays_in_the_text() -> None:
    rank = next(data for data in CASES["targets"] if data["id"] == "thu-hang")
    assert rank["goals"][0]["among"]["vi"] == "các xã, thị trấn của huyện"


def test_every_case_is_said_and_given_as_expected(portal: Portal) -> None:
    assert dict(said(portal)) == EXPECTED
