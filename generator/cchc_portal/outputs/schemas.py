"""JSON Schemas of the YAML files, for editors; checked in under `site_config/schema/` and kept fresh by a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.model.authority import Authority, Units
from cchc_portal.model.disclosure import Disclosure
from cchc_portal.model.plan import Plan
from cchc_portal.model.site import Areas, Glossary, Indicators, PortalSettings, Scales
from cchc_portal.model.snapshot import Amendments, Snapshot
from cchc_portal.outputs.data import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

YAML_SCHEMAS: dict[str, type[BaseModel]] = {
    "authority": Authority,
    "units": Units,
    "plan": Plan,
    "snapshot": Snapshot,
    "amendments": Amendments,
    "portal": PortalSettings,
    "areas": Areas,
    "scales": Scales,
    "indicators": Indicators,
    "glossary": Glossary,
    "disclosure": Disclosure,
}
"""Name of the YAML file → its model."""


def schema_files() -> Iterator[tuple[str, str]]:
    """(file name, JSON Schema) for each kind of YAML file."""
    for name, model in YAML_SCHEMAS.items():
        yield f"{name}.schema.json", dump(model.model_json_schema(mode="validation"))
