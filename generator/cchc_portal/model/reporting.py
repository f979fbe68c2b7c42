"""Reporting: the rule as printed, and the dated windows it opens."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.text import Clause, Id, Text
from cchc_portal.model.time import Date, Moment, Span

PeriodKind = Literal["month", "quarter", "half-year", "nine-month", "year", "term", "ad-hoc"]

PERIOD_ID = r"^\d{4}-(m(0[1-9]|1[0-2])|q[1-4]|h[12]|9m|year)$"


def _check_period(value: str) -> str:
    if not re.match(PERIOD_ID, value):
        raise PydanticCustomError("period_form", "{value!r} is no period", {"value": value})
    return value


PeriodId = Annotated[str, AfterValidator(_check_period)]
"""The year, then the part of it: `2021-q1`, `2021-h1`, `2021-9m`, `2021-year`, `2021-m05`."""


class Due(Model):
    """When a report is due: one fixed date, or a day of the period's last month (or of a named month)."""

    before: Date | None = None
    before_day: Annotated[int, Field(ge=1, le=31)] | None = None
    by_day: Annotated[int, Field(ge=1, le=31)] | None = None
    of: Literal["last-month", "next-month"] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Due:
        given = [name for name in ("before", "before_day", "by_day") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("due_one", "{found}", {"found": ", ".join(given)})
        return self


class Rule(Model):
    id: Id
    clause: Clause
    who: tuple[Id, ...]
    periods: tuple[PeriodKind, ...]
    due: Due | None = None
    as_set_by: Text | None = None
    """Where another body sets the date."""
    to: tuple[Id, ...] | None = None
    via: tuple[Id, ...] | None = None
    text: Text | None = None


class Period(Model):
    id: PeriodId
    clause: Clause | None = None
    """Null: the window was filled in for the year, not printed in the plan."""
    data: Span
    reported: Moment | None = None


class Reporting(Model):
    rules: tuple[Rule, ...] = ()
    periods: tuple[Period, ...] = ()
