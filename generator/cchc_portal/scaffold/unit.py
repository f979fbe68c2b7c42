"""One more contact unit, as lines to append to `units.yml`."""

from __future__ import annotations

from cchc_portal.scaffold.template import render


def unit_text(unit_id: str, name: str, kind: str, *, indent: int) -> str:
    """The entry, its dash `indent` columns from the left like those above it."""
    lines = render("unit.yml.jinja", id=unit_id, name=name, kind=kind).splitlines(keepends=True)
    return "".join(" " * indent + line for line in lines)
