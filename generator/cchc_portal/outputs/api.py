"""The shapes of the data API, version 1: what each JSON file holds. The published schemas are made from these."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field, RootModel

from cchc_portal.model.authority import Authority, Unit
from cchc_portal.model.base import Model
from cchc_portal.model.document import Basis, Document
from cchc_portal.model.goal import AnyUnit, Baseline, Bound, Goal, Operator
from cchc_portal.model.plan import Area, Duty, Heading, Note, PlanPeriod, RoleNames, Statement
from cchc_portal.model.reporting import Reporting
from cchc_portal.model.snapshot import Amendment, Snapshot
from cchc_portal.model.target import Change, Override, Party, State, Supersession, Target
from cchc_portal.model.task import Task
from cchc_portal.model.text import Text
from cchc_portal.model.time import Cadence, Moment


class PlanEntry(Model):
    id: str
    path: str


class AuthorityEntry(Model):
    id: str
    path: str
    sample: bool
    ended: bool
    plans: tuple[PlanEntry, ...]


class ApiIndex(Model):
    """`index.json`"""

    format: Literal[1] = 1
    generator: str
    commit: str | None
    as_of: dt.date
    official: bool
    locales: tuple[str, ...]
    authorities: tuple[AuthorityEntry, ...]


class ApiAuthority(Authority):
    """`<authority>/authority.json`"""

    id: str
    ended: bool
    plans: tuple[PlanEntry, ...]


class ApiUnits(Model):
    """`<authority>/units.json`"""

    authority: str
    sample: bool
    units: tuple[Unit, ...]


class ApiLead(Model):
    unit: str | None = None
    by_rule: Text | None = None
    inherited: Literal["deliverable", "task", "area"] | None = None


class ApiGoal(Model):
    operator: Operator
    value: Any
    """A number; [a, b] for between; the object of the format for grow; a grade; up or down; true."""
    bound: Bound | None = None
    unit: AnyUnit | None = None
    scale: str | None = None
    of: Text | None = None
    except_: Text | None = Field(default=None, alias="except")
    condition: Text | None = None
    among: Text | None = None
    statistic: str | None = None
    per: str | None = None
    every: Cadence | None = None
    by: Moment | None = None
    throughout: bool = False
    baseline: Baseline | None = None
    restored: tuple[str, ...] = ()
    words: Text
    """The goal in words."""


class ApiStatus(Model):
    state: State
    age: str | None
    as_of: dt.date
    rule: str | None
    numbers: dict[str, Any]


class ApiTarget(Model):
    id: str
    clause: str
    area: str | None
    title: Text | None
    statement: Text
    tthc: bool
    soft: bool
    indicator: str | None
    level: str | None
    lead: tuple[ApiLead, ...]
    goals: tuple[ApiGoal, ...]
    task: str | None
    deliverable: str | None
    within: str | None
    restates: str | None
    conflicts_with: tuple[str, ...]
    after: str | None
    set_by: Text | None
    suspended: Change | None
    superseded_by: Supersession | None
    status_override: Override | None
    status: ApiStatus


class ApiPlan(Model):
    """`<authority>/<plan>/plan.json`"""

    id: str
    authority: str
    sample: bool
    wording: Literal["verbatim", "restated"]
    document: Document
    carrier: Document | None
    implements: tuple[Basis, ...]
    short: Text | None
    period: PlanPeriod
    outline: tuple[Heading, ...]
    areas: tuple[Area, ...]
    duties: tuple[Duty, ...]
    roles: RoleNames
    targets: tuple[ApiTarget, ...]
    tasks: tuple[Task, ...]
    reporting: Reporting
    purposes: tuple[Statement, ...]
    requirements: tuple[Statement, ...]
    viewpoints: tuple[Statement, ...]
    objectives: tuple[Statement, ...]
    solutions: tuple[Statement, ...]
    funding: tuple[Statement, ...]
    provisions: tuple[Statement, ...]
    notes: tuple[Note, ...]


class ApiSnapshot(Snapshot):
    """One published period, as its file has it."""

    sample: bool
    """Invented, to show how the portal works."""
    sha256: str | None
    """Of the YAML file, as it is published under `snapshots/`."""
    states: dict[str, State]
    """Target → its state on the day of publication, by what was published until then."""


class ApiAmendment(Amendment):
    sample: bool


class ApiSnapshots(RootModel[tuple[ApiSnapshot, ...]]):
    """`<authority>/<plan>/snapshots.json`: a list, empty when there is none."""


class ApiAmendments(RootModel[tuple[ApiAmendment, ...]]):
    """`<authority>/<plan>/amendments.json`: a list, empty when there is none."""


def goal_shape(goal: Goal, words: Text) -> ApiGoal:
    """A goal with its operator and value beside each other."""
    value = goal.model_dump(mode="json", by_alias=True)[goal.key]
    shared = {name: getattr(goal, name) for name in ApiGoal.model_fields if name in Goal.model_fields}
    return ApiGoal(operator=goal.operator, value=value, words=words, **shared)


def lead_shape(party: Party, inherited: Literal["deliverable", "task", "area"] | None) -> ApiLead:
    """A responsible unit, or the rule that names it."""
    if isinstance(party, str):
        return ApiLead(unit=party, inherited=inherited)
    return ApiLead(by_rule=party.by_rule, inherited=inherited)


TARGET_FIELDS = tuple(
    name for name in ApiTarget.model_fields if name in Target.model_fields and name not in ("lead", "goals")
)
"""Fields that the API gives as the YAML has them."""
