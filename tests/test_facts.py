"""Each plan holds what an independent reader found in its source, clause by clause, and no figure more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facts_reader import Facts, missing_clauses, missing_facts, read_facts, unfounded_goals

if TYPE_CHECKING:
    from cchc_portal.portal import Portal, PortalPlan

FILES = sorted((Path(__file__).parent / "facts").glob("*.yml"))


def _plan(portal: Portal, path: Path) -> PortalPlan:
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    return next(plan for plan in plans if plan.path.replace("/", "-") == path.stem)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest, portal: Portal) -> tuple[Facts, PortalPlan]:
    return read_facts(request.param), _plan(portal, request.param)


def test_every_real_plan_has_a_facts_file(portal: Portal) -> None:
    real = {
        plan.path.replace("/", "-")
        for authority in portal.authorities
        if not authority.authority.sample
        for plan in authority.plans
    }
    assert real == {path.stem for path in FILES}


def test_every_clause_of_the_source_is_carried_by_an_item_or_a_note(read: tuple[Facts, PortalPlan]) -> None:
    facts, plan = read
    assert missing_clauses(facts, plan) == []


def test_every_fact_stands_in_the_data_at_its_clause(read: tuple[Facts, PortalPlan], portal: Portal) -> None:
    facts, plan = read
    assert missing_facts(facts, plan, portal) == []


def test_no_goal_with_a_figure_stands_in_the_data_without_a_fact(
    read: tuple[Facts, PortalPlan], portal: Portal
) -> None:
    facts, plan = read
    assert unfounded_goals(facts, plan, portal) == []
