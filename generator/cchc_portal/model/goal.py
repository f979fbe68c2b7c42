"""What has to be reached: one operator, its figure, and all that qualifies it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.base import Model
from cchc_portal.model.text import Id, Text
from cchc_portal.model.time import Cadence, Moment

_DIGITS = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,9})?")
_COMMA = re.compile(r"[+-]?[0-9][0-9.]*(,[0-9]+)+")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{2}0")
"""1.250: a thousand and more to a Vietnamese reader; as a decimal nobody writes the zero."""


def to_number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    text = str(value).strip()
    if text.endswith("%"):
        raise PydanticCustomError("number_percent", "{value!r} has a percent sign", {"value": text})
    if _COMMA.fullmatch(text):
        raise PydanticCustomError("number_comma", "{value!r} has a comma", {"value": text})
    if _THOUSANDS.fullmatch(text):
        meant = {"whole": text.replace(".", ""), "decimal": str(plain(Decimal(text)))}
        raise PydanticCustomError("number_thousands", "{value!r} has two meanings", {"value": text, **meant})
    if not _DIGITS.fullmatch(text):
        raise PydanticCustomError("number_form", "{value!r} is no number", {"value": text})
    return Decimal(text)


def plain(number: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


Number = Annotated[
    Decimal,
    BeforeValidator(to_number),
    PlainSerializer(plain, return_type=int | float, when_used="always"),
    WithJsonSchema({"type": "number"}),
]
"""An exact decimal; written with a dot: 97.5."""

Unit = Literal[
    "percent", "point", "count", "rank", "minute", "hour", "day", "working-day", "month", "year", "times",
    "vnd", "thousand-vnd", "million-vnd", "billion-vnd",
]  # fmt: skip
UNITS: tuple[str, ...] = get_args(Unit)
Bound = Literal["at_least", "exactly"]
Operator = Literal[
    ">=", ">", "<=", "<", "=", "between", "top", "grade>=", "increase", "reduce", "grow", "direction", "achieved"
]

OPERATORS: dict[str, Operator] = {
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "less_than": "<",
    "exactly": "=",
    "between": "between",
    "top": "top",
    "grade_at_least": "grade>=",
    "increase_by": "increase",
    "reduce_by": "reduce",
    "grow": "grow",
    "direction": "direction",
    "achieved": "achieved",
}
"""Key in the YAML → operator in the data API. The one list of them."""


class Stretch(Model):
    """A past period to compare with, from its first to its last year (quarter, month or day)."""

    from_: Moment = Field(alias="from")
    to: Moment


def _check_unit(value: Any) -> Any:
    if isinstance(value, str) and value not in UNITS:
        raise PydanticCustomError("not_allowed", "{value!r}", {"value": value, "allowed": list(UNITS)})
    return value


AnyUnit = Annotated[Unit | Text, BeforeValidator(_check_unit)]
"""A unit the portal knows, or one in words: `{vi: …, en: …}`."""


class Baseline(Model):
    """What a change is measured against; the value is often not given."""

    year: int | None = None
    date: Moment | None = None
    period: Stretch | None = None
    previous: Cadence | None = None
    """The year (quarter …) before."""
    value: Number | None = None

    @model_validator(mode="after")
    def _one(self) -> Baseline:
        given = [name for name in ("year", "date", "period", "previous") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("baseline_one", "{found}", {"found": ", ".join(given)})
        return self


class Grow(Model):
    """A step each year up to a cap. Whether it means points or a share of the value is often not said: `reading`."""

    step: Number
    bound: Bound
    reading: Literal["points", "relative"] | None = None
    per: Literal["year"]
    from_: int = Field(alias="from")
    to: int
    cap: Number | None = None


class Goal(Model):
    """Exactly one operator; the goals of one target differ only in time."""

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    exactly: Number | None = None
    between: tuple[Number, Number] | None = None
    top: Annotated[int, Field(ge=1)] | None = None
    """Among the first k of `among`."""
    grade_at_least: Id | None = None
    """A grade of `site_config/scales.yml`."""
    scale: Id | None = None
    """The ordered list the grade belongs to; null when the source gives no order."""
    increase_by: Number | None = None
    reduce_by: Number | None = None
    bound: Bound | None = None
    """Of increase_by and reduce_by: is the figure a minimum, or the figure itself?"""
    grow: Grow | None = None
    direction: Literal["up", "down"] | None = None
    """Better or fewer, with no number given."""
    achieved: Literal[True] | None = None
    """A yes-or-no state, such as "connected"."""

    unit: AnyUnit | None = None
    of: Text | None = None
    """The population the share is taken of."""
    that: Text | None = None
    """What is true of those that count, for one plain sentence: `{vi: được trả đúng hạn, en: are returned on time}`."""
    except_: Text | None = Field(default=None, alias="except")
    condition: Text | None = None
    among: Text | None = None
    """The universe of a rank."""
    statistic: Literal["mean", "median", "total"] | None = None
    per: Literal["transaction", "dossier", "person", "month", "quarter", "year"] | None = None
    every: Cadence | None = None
    throughout: bool = False
    """Holds in every year of the plan's period."""
    by: Moment | None = None
    baseline: Baseline | None = None
    restored: tuple[Literal["unit"], ...] = ()
    """What the source's text has lost and we put back: the "%" sign."""

    @model_validator(mode="after")
    def _one_operator(self) -> Goal:
        given = [name for name in OPERATORS if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("goal_operators", "{found}", {"found": ", ".join(given)})
        if self.bound and not (self.increase_by or self.reduce_by):
            raise PydanticCustomError("goal_bound", "bound without change", {})
        if self.between and self.between[0] > self.between[1]:
            low, high = self.between
            raise PydanticCustomError("between_order", "{low} > {high}", {"low": str(low), "high": str(high)})
        return self

    @property
    def key(self) -> str:
        """The operator as the YAML writes it."""
        return next(name for name in OPERATORS if getattr(self, name) is not None)

    @property
    def operator(self) -> Operator:
        """The operator as the data API names it."""
        return OPERATORS[self.key]

    @property
    def value(self) -> Any:
        """The figure itself: a number, a pair, a grade, a Grow, "up" or True."""
        return getattr(self, self.key)

    @property
    def has_figure(self) -> bool:
        """Is a number, rank or grade asked for, not just a direction or a state?"""
        return self.key not in ("direction", "achieved")
