"""The search files of one locale: a manifest, and one shard an authority, all of them classic scripts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.outputs.scripts import call

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_portal.views.search import SearchEntry

COMMON = "common"
"""The shard of the pages that belong to no authority."""


def search_files(
    entries: Iterable[SearchEntry], *, locale: str, abbreviations: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The path from the root of the site and the content of each file; within a shard the entries keep their order.

    The order matters: of two pages that fit a query equally well, the script shows the earlier one first.
    """
    shards: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for entry in entries:
        shards[f"{locale}/{entry.authority or COMMON}.js"].append(_record(entry))
    names = sorted(shards)
    manifest = {"shards": names, "abbreviations": _sorted(abbreviations), "labels": _sorted(labels)}
    yield f"{urls.SEARCH}/{locale}.js", call("cchcSearch.manifest", manifest)
    for name in names:
        yield f"{urls.SEARCH}/{name}", call("cchcSearch.add", shards[name])


def _record(entry: SearchEntry) -> dict[str, str]:
    return {"u": entry.address, "t": entry.title, "k": entry.kind, "c": entry.context, "x": entry.text}


def _sorted(texts: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(texts.items()))
