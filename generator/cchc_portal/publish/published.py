"""The data API of a built site, as it is compared: names, promises, results and the ledger by their ids."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc_portal import urls
from cchc_portal.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Json = dict[str, Any]


@dataclass(frozen=True)
class PublishedPlan:
    path: str
    authority: str
    name: Text | None
    targets: Mapping[str, Json]
    tasks: Mapping[str, Json]
    snapshots: Mapping[str, Json]
    """By period."""
    amendments: tuple[Json, ...]


@dataclass(frozen=True)
class Published:
    """What a site says."""

    authorities: Mapping[str, Text]
    """Id → name."""
    plans: Mapping[str, PublishedPlan]
    """By path."""


def published(site: Path) -> Published:
    """Read the data API of the site in `site`. Raises OSError or ValueError where it is none."""
    data = site / urls.DATA
    authorities, plans = {}, {}
    for entry in _read(data / "index.json")["authorities"]:
        authorities[entry["id"]] = Text.model_validate(_read(data / entry["path"])["name"])
        for plan in entry["plans"]:
            plans[plan["id"]] = _plan(data, plan, entry["id"])
    return Published(authorities, plans)


def _plan(data: Path, entry: Json, authority: str) -> PublishedPlan:
    plan = _read(data / entry["path"])
    folder = (data / entry["path"]).parent
    name = plan.get("short") or plan["document"].get("title")
    return PublishedPlan(
        path=entry["id"],
        authority=authority,
        name=Text.model_validate(name) if name else None,
        targets={target["id"]: target for target in plan["targets"]},
        tasks={task["id"]: task for task in plan["tasks"]},
        snapshots={snapshot["period"]: snapshot for snapshot in _read(folder / "snapshots.json")},
        amendments=tuple(_read(folder / "amendments.json")),
    )


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
