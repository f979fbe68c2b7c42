"""The record: results of one reporting period, never rewritten; and the ledger of changed promises."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_origin

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.goal import Number, to_number
from cchc_portal.model.reporting import PeriodId
from cchc_portal.model.text import Address, Id, Text, is_id
from cchc_portal.model.time import Date, Span

if TYPE_CHECKING:
    import datetime as dt

Count = Annotated[int, Field(ge=0)]


class DocumentEvidence(Model):
    """A document that proves it: named, or linked."""

    document: Text
    link: Address | None = None


class LinkEvidence(Model):
    link: Address


_YES_NO = {"yes": True, "on": True, "no": False, "off": False}
_NUMERIC = re.compile(r"[\s+-]*[0-9]")


def _to_result(value: Any) -> Any:
    if isinstance(value, str) and value.casefold() in _YES_NO:
        return _YES_NO[value.casefold()]
    if isinstance(value, str) and _NUMERIC.match(value):
        return to_number(value)
    if isinstance(value, (str, dict, list)) and not is_id(value):
        raise PydanticCustomError("result_form", "{value!r} is no result", {"value": str(value)})
    return value


Result = Annotated[Number | bool | Id, BeforeValidator(_to_result)]
"""A figure, a yes-or-no state, or a grade."""


Typed = Decimal | bool | str
"""What a `Result` becomes."""


def result_as_typed(result: Typed) -> str:
    """`97.5`, `true`, the id of a grade."""
    return str(result).lower() if isinstance(result, bool) else str(result)


Evidence = str | DocumentEvidence | LinkEvidence
"""A file under the plan's folder, a document, or a link."""


class Value(Model):
    """One result: the value itself, or its numerator and denominator."""

    value: Result | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    source: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    note: Text | None = None
    on: Date | None = None
    """The day it was reached, where that is known; else the last day of the data counts."""
    reason: Text | None = None
    """Why it is late; it goes with `new_date`."""
    new_date: Date | None = None
    """When a late result is now expected."""

    @model_validator(mode="after")
    def _one_form(self) -> Value:
        fraction = self.numerator is not None and self.denominator is not None
        if fraction == (self.value is not None) or (self.numerator is None) != (self.denominator is None):
            raise PydanticCustomError("value_form", "value, or numerator and denominator", {})
        return self

    def __str__(self) -> str:
        """The result as it is typed: `97.5`, `1180/1204`, `true`."""
        return f"{self.numerator}/{self.denominator}" if self.value is None else result_as_typed(self.value)


class Received(Model):
    online: Count
    in_person_or_post: Count
    carried_over: Count = 0

    @property
    def total(self) -> int:
        return self.online + self.in_person_or_post + self.carried_over


class Resolved(Model):
    early: Count
    on_time: Count
    late: Count

    @property
    def total(self) -> int:
        return self.early + self.on_time + self.late


class Pending(Model):
    in_time: Count
    overdue: Count

    @property
    def total(self) -> int:
        return self.in_time + self.overdue


class Procedures(Model):
    """TTHC figures of one field; totals are computed, never typed."""

    field: Text
    received: Received
    resolved: Resolved
    pending: Pending


class TaskState(Model):
    state: Literal["not-started", "in-progress", "done", "suspended"]
    on: Date | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: Text | None = None
    new_date: Date | None = None


class Approval(Model):
    by: Text
    on: Date


class Correction(Model):
    """A published result put right, in the open."""

    target: Id
    was: Result
    now: Result | None
    """Null: withdrawn, and no result takes its place."""
    on: Date
    reason: Text


def _bare(kind: Any) -> BeforeValidator:
    """A key with nothing under it holds nothing, as `values:` above lines that are all still comments."""
    empty = get_origin(kind)()
    return BeforeValidator(lambda value: empty if value is None else value, json_schema_input_type=kind | None)


class Snapshot(Model):
    period: PeriodId
    draft: bool = False
    """A draft is never published."""
    cumulative: bool = False
    """Counted from the start of the year, so not to be compared with a single quarter."""
    data: Span
    reported: Date | None = None
    published: Date | None = None
    approved: Approval | None = None
    values: Annotated[dict[Id, Value], _bare(dict[Id, Value])] = Field(default_factory=dict)
    procedures: Annotated[tuple[Procedures, ...], _bare(tuple[Procedures, ...])] = ()
    tasks: Annotated[dict[Id, TaskState], _bare(dict[Id, TaskState])] = Field(default_factory=dict)
    corrections: Annotated[tuple[Correction, ...], _bare(tuple[Correction, ...])] = ()

    @property
    def counts_from(self) -> dt.date:
        """The day it is known from: its publication, or the last day of its data where that day is not given."""
        return self.published or self.data.to


WITHDRAWN = "withdrawn"
"""What an amendment names as its field when the whole promise is gone."""


def part_of_promise(field: str) -> str:
    """The part without the place inside it: `goals` of `goals[0].by`."""
    return re.split(r"[.\[]", field, maxsplit=1)[0].strip()


class Amendment(Model):
    """A promise that was changed: what it was, what it is, since when, why, by which document."""

    target: Id | None = None
    task: Id | None = None
    field: str
    """The part of it: `goals`, `goals[0].by`, `statement`, `text`, `when`, `lead`, `deliverables`; all: `withdrawn`."""
    from_: Text | None = Field(default=None, alias="from")
    to: Text | None = None
    on: Date
    reason: Text
    document: Text

    @model_validator(mode="after")
    def _one_item(self) -> Amendment:
        if (self.target is None) == (self.task is None):
            raise PydanticCustomError("amendment_item", "target or task", {})
        return self

    @property
    def part(self) -> str:
        """The part of the promise that `field` is, or is inside."""
        return part_of_promise(self.field)


class Amendments(Model):
    amendments: tuple[Amendment, ...]
