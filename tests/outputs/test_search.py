"""The search files: paths, shards, and scripts that are safe to run and to read."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import normalize

import pytest

from cchc_portal.outputs.search import search_files
from cchc_portal.views.search import SearchEntry

ABBREVIATIONS = {"tthc": "thủ tục hành chính", "cchc": "cải cách hành chính"}
LABELS = {"results": "{n} kết quả", "result": "1 kết quả", "none": "Không tìm thấy"}


def make_entry(**over: Any) -> SearchEntry:
    fields = {
        "address": "le-hong/2021-2025/nguon.html",
        "title": "Nguồn của kế hoạch",
        "kind": "Văn bản",
        "context": "Xã Lê Hồng",
        "text": "Bản gốc của kế hoạch.",
        "authority": "le-hong",
    }
    return SearchEntry(**fields | over)


def files(*entries: SearchEntry, locale: str = "vi") -> dict[str, str]:
    made = search_files(entries, locale=locale, abbreviations=ABBREVIATIONS, labels=LABELS)
    return {path: content.decode("utf-8") for path, content in made}


def argument(script: str, function: str) -> Any:
    """What a script of one call passes on."""
    start, end = f"cchcSearch.{function}(", ");\n"
    assert script.startswith(start)
    assert script.endswith(end)
    return json.loads(script[len(start) : -len(end)])


def test_each_authority_has_its_shard_and_the_common_pages_have_one() -> None:
    made = files(make_entry(), make_entry(authority="mang-yang"), make_entry(authority=None))
    assert list(made) == [
        "assets/search/vi.js",
        "assets/search/vi/common.js",
        "assets/search/vi/le-hong.js",
        "assets/search/vi/mang-yang.js",
    ]


def test_the_manifest_names_the_shards_from_its_own_folder() -> None:
    manifest = argument(files(make_entry(), locale="en")["assets/search/en.js"], "manifest")
    assert manifest == {"shards": ["en/le-hong.js"], "abbreviations": ABBREVIATIONS, "labels": LABELS}


def test_a_site_without_entries_has_a_manifest_without_shards() -> None:
    assert argument(files()["assets/search/vi.js"], "manifest")["shards"] == []


def test_a_record_has_short_keys_and_the_order_of_the_entries() -> None:
    made = files(make_entry(), make_entry(title="Trước", address="le-hong/index.html"))
    first, second = argument(made["assets/search/vi/le-hong.js"], "add")
    assert first == {
        "u": "le-hong/2021-2025/nguon.html",
        "t": "Nguồn của kế hoạch",
        "k": "Văn bản",
        "c": "Xã Lê Hồng",
        "x": "Bản gốc của kế hoạch.",
    }
    assert second["t"] == "Trước"


def test_vietnamese_is_written_as_it_is_and_composed() -> None:
    script = files(make_entry(title=normalize("NFD", "Thủ tục hành chính")))["assets/search/vi/le-hong.js"]
    assert '"t":"Thủ tục hành chính"' in script


@pytest.mark.parametrize("sign", ["</script>", "<!--", "\u2028", "\u2029"])
def test_a_sign_that_could_end_a_script_is_escaped_and_means_the_same(sign: str) -> None:
    script = files(make_entry(text=f"a{sign}b"))["assets/search/vi/le-hong.js"]
    assert sign not in script
    assert argument(script, "add")[0]["x"] == f"a{sign}b"


def test_two_runs_give_the_same_bytes_whatever_the_order_of_the_labels() -> None:
    entries = [make_entry(), make_entry(authority=None)]
    turned = {key: LABELS[key] for key in reversed(LABELS)}
    one = list(search_files(entries, locale="vi", abbreviations=ABBREVIATIONS, labels=LABELS))
    other = list(search_files(entries, locale="vi", abbreviations=ABBREVIATIONS, labels=turned))
    assert one == other
