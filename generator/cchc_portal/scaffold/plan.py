"""A plan to fill in: what it must have, and an example of every list as lines to uncomment."""

from __future__ import annotations

import re

from cchc_portal.model.text import Text
from cchc_portal.scaffold.template import render

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def plan_text(*, title: str | None, first: int, last: int, unit: str) -> str:
    """The whole file; `unit` is a unit of the authority, for the examples."""
    years = f"{first}" if first == last else f"{first}-{last}"
    return render(
        "plan.yml.jinja",
        title=Text({"vi": title}) if title else _usual_title(years, single=first == last),
        first=first,
        last=last,
        unit=unit,
    )


def _usual_title(years: str, *, single: bool) -> Text:
    return Text(
        {
            "vi": f"Kế hoạch cải cách hành chính {'năm' if single else 'giai đoạn'} {years}",
            "en": f"Administrative reform plan for {years}",
        }
    )


def years_of(name: str) -> tuple[int, int] | None:
    """First and last year that a plan's id or title names: `2026`, `Kế hoạch giai đoạn 2026 - 2030`."""
    years = [int(year) for year in _YEAR.findall(name)]
    return (min(years), max(years)) if years else None
