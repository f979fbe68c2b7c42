"""What the search knows of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchEntry:
    address: str
    """From the root of the site, in the locale; it may end in a fragment."""
    title: str
    kind: str
    """What sort of page this is, as a label: target, task, document."""
    context: str
    """Where it belongs: the authority and the plan."""
    text: str
    authority: str | None
    """The id of the authority whose shard holds it; None for the common pages."""
