"""Facets of the rows of large tables, and the choices a reader is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_portal.model.time import When
from cchc_portal.views.filters import target_facets, target_filters, task_facets, task_filters, time_kind
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan


@pytest.fixture
def mang_yang(portal: Portal) -> tuple[PortalAuthority, PortalPlan]:
    authority = next(found for found in portal.authorities if found.id == "mang-yang")
    return authority, authority.plans[0]


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        (2021, "2021-Q4"),
        ("2021-Q1", "2021-Q1"),
        ({"before": "2020-12-31"}, "2020-Q4"),
        ({"from": "2021-Q1"}, "continuous"),
        ({"from": 2021, "onwards": True}, "continuous"),
        ({"after_event": "khi có văn bản"}, "event"),
        ({"as_set_by": "Sở Nội vụ"}, "rule"),
        ({"all": [{"after_event": "x"}, {"as_set_by": "y"}]}, "event"),
        ({"continuous": True, "during": 2021}, "continuous"),
        ({"every": ["quarter"], "during": 2021}, "recurring"),
        ({"ad_hoc": True}, "ad-hoc"),
    ],
)
def test_a_deadline_falls_under_a_quarter_or_a_kind(when: object, kind: str) -> None:
    assert time_kind(When.model_validate(when)) == kind


def test_a_row_of_the_annex_has_its_area_units_roles_and_time(mang_yang: tuple[PortalAuthority, PortalPlan]) -> None:
    _authority, plan = mang_yang
    task = next(task for task in plan.plan.tasks if task.clause == "PL.VI.7")
    assert task_facets(task, plan) == (
        "area:chinh-quyen-dien-tu",
        "unit:phong-van-hoa-thong-tin",
        "unit:co-quan-don-vi",
        "unit:cap-xa",
        "unit:buu-dien-huyen",
        "role:lead",
        "role:coordinate",
        "role-unit:lead:phong-van-hoa-thong-tin",
        "role-unit:coordinate:co-quan-don-vi",
        "role-unit:coordinate:cap-xa",
        "role-unit:coordinate:buu-dien-huyen",
        "time:2021-Q4",
        "products:yes",
    )


def test_only_choices_that_some_row_has_are_offered(
    portal: Portal, mang_yang: tuple[PortalAuthority, PortalPlan]
) -> None:
    authority, plan = mang_yang
    writer = Writer(portal, "vi", "index.html")
    pairs = (
        (
            task_filters(plan, authority, writer),
            {token for task in plan.plan.tasks for token in task_facets(task, plan)},
        ),
        (
            target_filters(plan, authority, writer),
            {token for target in plan.plan.targets for token in target_facets(target, plan)},
        ),
    )
    for facets, tokens in pairs:
        assert [facet.key for facet in facets][:2] == ["area", "unit"]
        assert all(f"{facet.key}:{option.value}" in tokens for facet in facets for option in facet.options)


def test_targets_with_a_figure_a_direction_a_state_and_none_are_told_apart(portal: Portal) -> None:
    kinds = {
        token.removeprefix("kind:")
        for authority in portal.authorities
        for plan in authority.plans
        for target in plan.plan.targets
        for token in target_facets(target, plan)
        if token.startswith("kind:")
    }
    assert kinds == {"figure", "direction", "state", "none"}
