"""What the rules ask of such a portal (`site_config/disclosure.yml`): rules are data, and each check has a name."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from cchc_portal.model.authority import Certainty
from cchc_portal.model.base import Model
from cchc_portal.model.text import Text
from cchc_portal.model.time import Date

PortalCheck = Literal[
    "catalogue", "collects_nothing", "domain", "footer", "licence", "metadata", "readable_content", "relative_links",
    "site_map", "third_parties", "unicode",
]  # fmt: skip
AuthorityCheck = Literal[
    "contact_units", "english", "error_line", "log_dates", "private_contacts", "responsible", "unit_roles",
]  # fmt: skip
PlanCheck = Literal[
    "amending_documents", "approved", "carrier", "corrections", "document_file", "document_identity", "document_parts",
    "document_type", "figure_parts", "figure_sources", "funding", "lateness", "national_areas", "parent_plans",
    "plan_reports", "plan_results", "posting_dates", "procedure_figures", "satisfaction", "small_counts", "staleness",
    "windows",
]  # fmt: skip
CheckName = Literal[PortalCheck, AuthorityCheck, PlanCheck]
"""Names of the automatic checks, by what they look at."""

ServingPage = Literal["accessibility", "home", "method", "open-data"]
"""Pages that serve a rule by being there."""

How = Literal["check", "served", "host", "unknown"]
"""check: an automatic check; served: by a page of this portal; host: by the host portal; unknown: not known here."""

Standing = Literal["repealed", "superseded", "old"]


def _check_rule_id(value: str) -> str:
    if not re.fullmatch(r"[A-Z]\d\d", value):
        raise PydanticCustomError("rule_id_form", "{value!r} is no rule", {"value": value})
    return value


RuleId = Annotated[str, AfterValidator(_check_rule_id)]
"""A capital letter, that of the group, and two digits: `A01`."""


class RuleGroup(Model):
    id: str
    title: Text


class Mark(Model):
    """How sure we are that the rule says so."""

    mark: Certainty
    of: Text | None = None
    """Which part of the source it is about, where the parts differ."""


class DisclosureRule(Model):
    """One requirement, in our own words."""

    id: RuleId
    group: str
    text: Text
    source: Text
    """Act and article, as found."""
    printed: str
    """The mark as the research prints it."""
    marks: tuple[Mark, ...]
    standing: Standing | None = None
    """Whether its source (or a part of it) is in force no more."""
    lasting: bool = False
    """It is about the document, so it holds for an authority that has ended too."""
    how: How
    check: CheckName | None = None
    page: ServingPage | None = None
    note: Text | None = None
    """Why the host serves it, or why it cannot be known."""
    remedy: Text

    @model_validator(mode="after")
    def _one_way(self) -> DisclosureRule:
        if not self.marks:
            raise PydanticCustomError("rule_marks", "no mark", {})
        given = {name for name in ("check", "page", "note") if getattr(self, name) is not None}
        wanted = {"check": {"check"}, "served": {"page"}, "host": {"note"}, "unknown": {"note"}}[self.how]
        if given != wanted:
            raise PydanticCustomError(
                "rule_how", "{how} goes with {wanted}", {"how": self.how, "wanted": next(iter(wanted))}
            )
        return self

    @property
    def recalled(self) -> bool:
        """Is any part of it only recalled, and so no law to rely on?"""
        return any(mark.mark == "R" for mark in self.marks)


class Disclosure(Model):
    """`site_config/disclosure.yml`"""

    checked: Date | None = None
    """The day the rules were looked up."""
    groups: tuple[RuleGroup, ...] = ()
    rules: tuple[DisclosureRule, ...] = ()
