"""The data API, version 1: JSON files and the schemas they validate against. A contract (see the page "Open data")."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc_portal import __version__, urls
from cchc_portal.model.goal import plain
from cchc_portal.model.text import Text
from cchc_portal.outputs.api import (
    TARGET_FIELDS,
    ApiAmendment,
    ApiAmendments,
    ApiAuthority,
    ApiIndex,
    ApiPlan,
    ApiSnapshot,
    ApiSnapshots,
    ApiStatus,
    ApiTarget,
    ApiUnits,
    AuthorityEntry,
    PlanEntry,
    goal_shape,
    lead_shape,
)  # fmt: skip
from cchc_portal.views.figures import rounded
from cchc_portal.views.wording import goal_words
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from cchc_portal.model.goal import Goal
    from cchc_portal.model.target import Target
    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

SCHEMAS: dict[str, type[BaseModel]] = {
    "index": ApiIndex,
    "authority": ApiAuthority,
    "units": ApiUnits,
    "plan": ApiPlan,
    "snapshots": ApiSnapshots,
    "amendments": ApiAmendments,
}
"""File name → its shape."""


def data_files(portal: Portal) -> Iterator[tuple[str, str]]:
    """Every file of the API as (address, JSON)."""
    yield urls.data("index.json"), _json(_index(portal))
    for authority in portal.authorities:
        yield urls.data(f"{authority.id}/authority.json"), _json(_authority(authority))
        yield (
            urls.data(f"{authority.id}/units.json"),
            _json(ApiUnits(authority=authority.id, sample=authority.authority.sample, units=authority.units)),
        )
        for plan in authority.plans:
            yield urls.data(f"{plan.path}/plan.json"), _json(plan_shape(plan, authority, portal))
            yield urls.data(f"{plan.path}/snapshots.json"), _json(_snapshots(plan, authority))
            yield urls.data(f"{plan.path}/amendments.json"), _json(_amendments(plan, authority))
    for name, model in SCHEMAS.items():
        yield urls.data(f"schema/{name}.schema.json"), dump(model.model_json_schema(mode="serialization"))


def dump(data: Any) -> str:
    """JSON for people and machines: two spaces, letters as they are, a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json(shape: BaseModel) -> str:
    return dump(shape.model_dump(mode="json", by_alias=True))


def _index(portal: Portal) -> ApiIndex:
    return ApiIndex(
        generator=f"cchc-portal {__version__}",
        commit=portal.commit,
        as_of=portal.as_of,
        official=portal.settings.official,
        locales=portal.locales,
        authorities=tuple(
            AuthorityEntry(
                id=authority.id,
                path=f"{authority.id}/authority.json",
                sample=authority.authority.sample,
                ended=authority.ended,
                plans=_plans(authority),
            )
            for authority in portal.authorities
        ),
    )


def _plans(authority: PortalAuthority) -> tuple[PlanEntry, ...]:
    return tuple(PlanEntry(id=plan.path, path=f"{plan.path}/plan.json") for plan in authority.plans)


def _authority(authority: PortalAuthority) -> ApiAuthority:
    data = authority.authority
    return ApiAuthority(id=authority.id, ended=authority.ended, plans=_plans(authority), **_fields(data))


def plan_shape(plan: PortalPlan, authority: PortalAuthority, portal: Portal) -> ApiPlan:
    """The plan as the API gives it."""
    data = plan.plan
    own = {"id", "authority", "sample", "targets"}
    shared = {name: getattr(data, name) for name in ApiPlan.model_fields if name not in own}
    targets = tuple(_target(target, plan, portal) for target in data.targets)
    return ApiPlan(id=plan.path, authority=authority.id, sample=authority.authority.sample, targets=targets, **shared)


def _target(target: Target, plan: PortalPlan, portal: Portal) -> ApiTarget:
    status, age = plan.statuses[target.id], plan.ages[target.id]
    return ApiTarget(
        **{name: getattr(target, name) for name in TARGET_FIELDS},
        lead=tuple(lead_shape(lead.party, lead.inherited) for lead in plan.target_leads[target.id]),
        goals=tuple(goal_shape(goal, _words(goal, portal)) for goal in target.goals),
        status=ApiStatus(
            state=status.state,
            age=age.kind if age else None,
            as_of=status.as_of,
            rule=status.rule,
            numbers={name: _plain(value) for name, value in status.numbers.items()},
        ),
    )


def _plain(value: Any) -> Any:
    """A number, word or day as JSON has it; a fraction with six decimals."""
    if isinstance(value, Fraction):
        return plain(rounded(value, 6))
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def _snapshots(plan: PortalPlan, authority: PortalAuthority) -> ApiSnapshots:
    return ApiSnapshots(
        tuple(
            ApiSnapshot(
                **_fields(standing.snapshot),
                sample=authority.authority.sample,
                sha256=plan.files.digests.get(standing.snapshot.period),
                states={name: status.state for name, status in standing.statuses.items()},
            )
            for standing in plan.standings
        )
    )


def _amendments(plan: PortalPlan, authority: PortalAuthority) -> ApiAmendments:
    return ApiAmendments(
        tuple(ApiAmendment(**_fields(one), sample=authority.authority.sample) for one in plan.files.amendments)
    )


def _fields(model: BaseModel) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}


def _words(goal: Goal, portal: Portal) -> Text:
    return Text({locale: goal_words(goal, Writer(portal, locale, urls.HOME)) for locale in portal.locales})
