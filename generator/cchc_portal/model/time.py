"""Points in time as a plan gives them (a year, quarter, month or day), and deadlines made of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.text import Text

Precision = Literal["year", "quarter", "month", "day"]
Cadence = Literal["month", "quarter", "half-year", "nine-month", "year"]

_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def _bad(value: object) -> PydanticCustomError:
    return PydanticCustomError("moment_form", "{value!r} is no point in time", {"value": str(value)})


def _to_moment(value: Any) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, dt.date):
        return text.isoformat()
    if not isinstance(text, str):
        raise _bad(value)
    try:
        _bounds(text)
    except ValueError:
        raise _bad(value) from None
    return text


def _bounds(text: str) -> tuple[Precision, dt.date, dt.date]:
    """Precision, first and last day of a point in time. Raises ValueError for anything else."""
    if _YEAR.fullmatch(text):
        year = _year(text)
        return "year", dt.date(year, 1, 1), dt.date(year, 12, 31)
    if match := _QUARTER.fullmatch(text):
        year, last = _year(match[1]), int(match[2]) * 3
        return "quarter", dt.date(year, last - 2, 1), _month_end(year, last)
    if match := _MONTH.fullmatch(text):
        year, month = _year(match[1]), int(match[2])
        return "month", dt.date(year, month, 1), _month_end(year, month)
    if match := _DAY.fullmatch(text):
        day = dt.date(_year(match[1]), int(match[2]), int(match[3]))
        return "day", day, day
    raise ValueError(text)


def _year(text: str) -> int:
    year = int(text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(text)
    return year


def _month_end(year: int, month: int) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _moment_schema(schema: dict[str, Any]) -> None:
    """A year may be a number."""
    schema.pop("type", None)
    schema["anyOf"] = [
        {"type": "integer", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR},
        {"type": "string", "pattern": r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?$"},
    ]


class Moment(RootModel[Annotated[str, BeforeValidator(_to_moment)]]):
    """A year (`2025`), a quarter (`2021-Q1`), a month (`2021-11`) or a day (`2021-11-15`)."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra=_moment_schema,
    )

    @property
    def precision(self) -> Precision:
        return _bounds(self.root)[0]

    @property
    def first(self) -> dt.date:
        """The first day it covers."""
        return _bounds(self.root)[1]

    @property
    def last(self) -> dt.date:
        """The last day it covers: until 31 December for a year."""
        return _bounds(self.root)[2]

    @model_serializer
    def _as_written(self) -> int | str:
        return int(self.root) if self.precision == "year" else self.root

    def __str__(self) -> str:
        return self.root

    def __hash__(self) -> int:
        return hash(self.root)


def _to_date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date_form", "{value!r} is no date", {"value": str(value)})


Date = Annotated[
    dt.date, BeforeValidator(_to_date, json_schema_input_type=Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")])
]
"""A calendar day, written `2026-09-30`."""


class Span(Model):
    """A stretch of days, both ends included."""

    from_: Date = Field(alias="from")
    to: Date

    @model_validator(mode="after")
    def _order(self) -> Span:
        if self.to < self.from_:
            raise PydanticCustomError(
                "span_order", "{to} is before {from}", {"from": str(self.from_), "to": str(self.to)}
            )
        return self


class Milestone(Model):
    """A step on the way, with its own time."""

    text: Text
    at: Moment


_HEADS = ("at", "before", "from_", "after_event", "as_set_by", "continuous", "every", "ad_hoc", "all_")


def _when_schema(schema: dict[str, Any]) -> None:
    """A bare point in time is enough."""
    if "properties" in schema:
        keys = {key: schema.pop(key) for key in ("type", "properties", "additionalProperties")}
        moment = keys["properties"]["at"]["anyOf"][0]
        schema["anyOf"] = [moment, keys]


class When(Model):
    """A deadline as the plan gives it; only dated ones can become overdue. A bare point in time means "by then"."""

    model_config = ConfigDict(json_schema_extra=_when_schema)

    at: Moment | None = None
    """By the end of this year, quarter, month or day."""
    before: Date | None = None
    """Printed as "before D": the last good day is the day before D."""
    from_: Moment | None = Field(default=None, alias="from")
    to: Moment | None = None
    onwards: Literal[True] | None = None
    """With `from`: and the years after it."""
    after_event: Text | None = None
    as_set_by: Text | None = None
    continuous: Literal[True] | None = None
    during: Moment | None = None
    every: tuple[Cadence, ...] | None = None
    ad_hoc: Literal[True] | None = None
    all_: tuple[When, ...] | None = Field(default=None, alias="all")
    """Every one of these holds."""
    milestones: tuple[Milestone, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, When)) else {"at": value}

    @model_validator(mode="after")
    def _one_head(self) -> When:
        heads = [name.rstrip("_") for name in _HEADS if getattr(self, name) is not None]
        if len(heads) != 1:
            raise PydanticCustomError("when_heads", "{found} heads", {"found": ", ".join(heads)})
        if (self.to or self.onwards) and not self.from_:
            raise PydanticCustomError("when_from", "to or onwards without from", {})
        if self.from_ and self.to and self.to.last < self.from_.first:
            raise PydanticCustomError(
                "span_order", "{to} is before {from}", {"from": str(self.from_), "to": str(self.to)}
            )
        return self

    @property
    def due(self) -> dt.date | None:
        """The last good day, where the plan gives one; what goes on through a year or comes again has none."""
        if self.before:
            return self.before - dt.timedelta(days=1)
        if self.all_:
            days = [part.due for part in self.all_]
            return max((day for day in days if day), default=None) if all(days) else None
        end = self.at or self.to
        return end.last if end else None

    @model_serializer
    def _as_written(self) -> int | str | dict[str, Any]:
        """The deadline as the YAML writes it: only what is given, a bare point in time as such."""
        data = {
            field.alias or name: _dumped(value)
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) not in (None, ())
        }
        return data["at"] if set(data) == {"at"} else data


def _dumped(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_dumped(item) for item in value]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return value.isoformat() if isinstance(value, dt.date) else value
