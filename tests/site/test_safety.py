"""Nothing on a page runs, loads or styles but the portal's own files, whatever the data hold."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from built_site import ADDRESSES, NOT_FOUND, BuiltPage, broken_links, pages_of, tag_of, words_of
from cchc_portal.errors import DataError
from cchc_portal.load.files import load
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Pages = dict[str, BuiltPage]

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "form-action": "'self'",
}
STRICT_FRAME = {**STRICT, "form-action": "'none'"}
del STRICT_FRAME["font-src"]  # none at all, by default-src
PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{7*7}}",
    "{% raw %}{{ config }}",
    "<!--slot:body-->",
    "<!--slot:head-->",
    "--><iframe src=//example.org>",
    "&lt;b&gt; &amp;amp;",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) **b**",
    "{name} %s %(n)s {n}",
)
PLAIN_STRINGS = ("number", "symbol", "cited_as", "abbr", "email", "phone")
"""Keys whose value is a bare string that people write."""

MORE_PLAN = """
carrier:
  type: QĐ
  number: "1"
  symbol: QĐ-UBND
  title: {vi: t}
  issuer: {vi: t}
  signer: {name: n, capacity: {vi: t}}
  recipients: [{vi: t}]
  articles: [{clause: QD.D1, text: {vi: t}}]
implements: [{type: KH, number: "1", symbol: s, issuer: {vi: t}, subject: {vi: t}}]
short: {vi: t}
notes: [{clause: II.1, about: dung-han, text: {vi: t}}, {text: {vi: t}}]
outline: [{clause: II, title: {vi: t}}]
purposes: [{clause: I.1, text: {vi: t}}]
solutions: [{clause: IV.1, text: {vi: t}}]
provisions: [{clause: V, text: {vi: t}}]
roles: {lead: {vi: t}, advise: {vi: t}, implement: {vi: t}, coordinate: {vi: t}}
"""
MORE_TARGETS = """
- id: cau-hoi
  clause: II.1.a#9
  title: {vi: t}
  statement: {vi: t}
  lead: [{by_rule: {vi: t}}]
  set_by: {vi: t}
  suspended: {on: 2026-01-01, reason: {vi: t}, document: {vi: t}}
  goals: [{at_least: 1, unit: {vi: t}, of: {vi: t}, except: {vi: t}, condition: {vi: t}, by: 2026}]
- id: hang
  clause: II.1.a#10
  statement: {vi: t}
  superseded_by: {target: cau-hoi, on: 2026-01-01, reason: {vi: t}, document: {vi: t}}
  goals: [{top: 3, among: {vi: t}}]
- id: cap
  clause: II.1.a#11
  statement: {vi: t}
  status_override: {status: achieved, reason: {vi: t}}
"""
MORE_TASKS = """
- id: viec
  clause: II.1.b#9
  text: {vi: t}
  lead: [van-phong, {by_rule: {vi: t}}]
  when: {after_event: {vi: t}}
  deliverables: [{clause: II.1.b#9.1, text: {vi: t}, when: {as_set_by: {vi: t}}, lead: [tu-phap]}]
  parts:
    - clause: II.1.b#9.2
      who: [van-phong]
      text: {vi: t}
      when: {at: 2026, milestones: [{text: {vi: t}, at: 2026-05}]}
"""
MORE_RULES = """
- {id: r9, clause: III.9, who: [tu-phap], periods: [ad-hoc], as_set_by: {vi: t}, text: {vi: t}}
"""
CONTACT = """
{address: {vi: t}, phone: p, email: e, hours: {vi: t}, person: {vi: t}}
"""
MORE_AUTHORITY = """
valid: {to: 2026-06-30}
merged_with: [{vi: t}]
successors:
  - {name: {vi: t}, level: commune, parent: {vi: t}, places: [{name: {vi: t}, part: true, of: {vi: t}}]}
  - {name: {vi: t}, level: ward, places: [{name: {vi: t}}]}
resolution: {document: {type: NQ, number: "1", issuer: {vi: t}}, item: i, certainty: V}
"""


class Hostile:
    """Puts a payload in place of every text; each ends in a mark of its own, so it can be counted."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}
        """Mark → the whole text."""

    def text(self) -> str:
        number = len(self.planted)
        mark = f"⟦{number}⟧"
        self.planted[mark] = f"{PAYLOADS[number % len(PAYLOADS)]} {mark}"
        return self.planted[mark]

    def __call__(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self(value) for value in data]
        if not isinstance(data, dict):
            return data
        if "vi" in data:
            return {"vi": self.text(), "en": self.text()}
        return {key: self._value(key, value) for key, value in data.items()}

    def _value(self, key: str, value: Any) -> Any:
        if key == "aliases":
            return [self.text() for _ in value]
        if (key in PLAIN_STRINGS or key == "name") and isinstance(value, str):
            return self.text()
        return self(value)


def read_yaml(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts only)


def written(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def make_hostile_portal(root: Path) -> Hostile:
    """The small portal with every kind of text field there is, each holding a payload."""
    copy_portal(SMALL, root)
    hostile = Hostile()
    folder = root / "plans" / "an-binh"
    authority = read_yaml((folder / "authority.yml").read_text(encoding="utf-8"))
    units = read_yaml((folder / "units.yml").read_text(encoding="utf-8"))
    plan = read_yaml((folder / "2026" / "plan.yml").read_text(encoding="utf-8"))
    settings = read_yaml((root / "site_config" / "portal.yml").read_text(encoding="utf-8"))
    glossary = read_yaml((root / "site_config" / "glossary.yml").read_text(encoding="utf-8"))
    plan |= read_yaml(MORE_PLAN)
    plan["targets"] += read_yaml(MORE_TARGETS)
    plan["tasks"] += read_yaml(MORE_TASKS)
    plan["reporting"]["rules"] += read_yaml(MORE_RULES)
    for unit in units["units"]:
        unit |= {"short": {"vi": "t"}, "role": {"vi": "t"}, "contact": read_yaml(CONTACT)}
    authority |= {**read_yaml(MORE_AUTHORITY), "contact": read_yaml(CONTACT)}
    settings |= {"contact": read_yaml(CONTACT), "responsible": {"vi": "t"}, "licence": {"vi": "t"}}
    written(folder / "authority.yml", hostile(authority))
    written(folder / "units.yml", hostile(units))
    written(folder / "2026" / "plan.yml", hostile(plan))
    written(root / "site_config" / "portal.yml", hostile(settings))
    written(root / "site_config" / "glossary.yml", hostile({"terms": glossary["terms"][:3]}))
    return hostile


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, Path]:
    root = tmp_path_factory.mktemp("hostile") / "portal"
    return make_hostile_portal(root), build(root, root / "site")


@pytest.fixture(scope="module")
def hostile(hostile_site: tuple[Hostile, Path]) -> Hostile:
    return hostile_site[0]


@pytest.fixture(scope="module")
def hostile_pages(hostile_site: tuple[Hostile, Path]) -> Pages:
    return pages_of(hostile_site[1])


@pytest.fixture(scope="module")
def not_found(site: Path) -> BuiltPage:
    return BuiltPage(NOT_FOUND, (site / NOT_FOUND).read_text(encoding="utf-8"))


def policy_of(page: BuiltPage) -> dict[str, str]:
    """The page's Content-Security-Policy as directive → sources."""
    (meta,) = [meta for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in meta.get("content").split(";") if part.strip())


def running(page: BuiltPage) -> list[Any]:
    """The page's scripts; JSON-LD is data that no browser runs."""
    return [script for script in page.all("script") if script.get("type") != "application/ld+json"]


def strings_of(data: Any) -> Iterator[str]:
    """Every string of a JSON value."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (dict, list)):
        for value in data.values() if isinstance(data, dict) else data:
            yield from strings_of(value)


def inline_code(page: BuiltPage) -> list[str]:
    """Everything on the page that a strict policy would refuse."""
    found = [f"<script> {words_of(script)[:60]}" for script in running(page) if not script.get("src")]
    for element in page.elements:
        found += [
            f"<{tag_of(element)} {name}>"
            for name in element.attrib
            if name.startswith("on") or name in ("style", "srcdoc", "ping")
        ]
        found += [
            f"{name}={value}"
            for name, value in element.attrib.items()
            if name in ADDRESSES and re.match(r"\s*(javascript|vbscript|data):", value, re.IGNORECASE)
        ]
    return found


def test_every_page_has_one_strict_policy(all_pages: Pages) -> None:
    for page in all_pages.values():
        policy = policy_of(page)
        assert (STRICT_FRAME if page.embedded else STRICT).items() <= policy.items(), page.address
        assert "unsafe" not in " ".join(policy.values()), page.address
        assert not re.search(r"https?:|\*", " ".join(policy.values())), page.address


def test_the_policy_stands_before_everything_that_it_governs(all_pages: Pages) -> None:
    for page in all_pages.values():
        head = page.source.partition("Content-Security-Policy")[0]
        assert not re.search(r"<(link|script|style|title)\b", head), page.address


def test_no_page_has_inline_code_or_style(all_pages: Pages) -> None:
    assert {page.address: found for page in all_pages.values() if (found := inline_code(page))} == {}
    assert [page.address for page in all_pages.values() if page.all("style")] == []


def test_no_page_embeds_another(all_pages: Pages) -> None:
    assert [
        page.address for page in all_pages.values() if page.all("iframe", "object", "embed", "frame", "applet")
    ] == []


def test_the_page_for_a_wrong_address_runs_nothing(not_found: BuiltPage) -> None:
    policy = policy_of(not_found)
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())
    assert inline_code(not_found) == []
    assert not_found.all("script", "link", "img", "iframe") == []


def test_the_page_for_a_wrong_address_proves_its_only_style(not_found: BuiltPage) -> None:
    styles = not_found.all("style")
    assert len(styles) <= 1
    for style in styles:
        digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy_of(not_found)["style-src"]


def test_the_page_for_a_wrong_address_speaks_every_language(not_found: BuiltPage) -> None:
    assert {"vi", "en"} <= {lang for text, lang in not_found.texts() if text.strip()}
    assert len(not_found.all("h1")) == 1


def test_hostile_data_build_the_same_pages(hostile_pages: Pages, hostile_site: tuple[Hostile, Path]) -> None:
    assert "an-binh/2026/chi-tieu/cau-hoi.html" in hostile_pages
    assert broken_links(hostile_site[1], hostile_pages) == []


def scripts_of(page: BuiltPage) -> set[str]:
    """The portal's own scripts on the page."""
    if page.embedded:
        return set() if page.address.endswith("bai-viet.html") else {"frame.js"}
    maker = {"embed.js", "embed-builder.js", f"{page.locale}.js"} if page.bare == "nhung.html" else set()
    return {"search.js", "filter.js", "term.js", *maker}


def test_hostile_data_bring_no_element_of_their_own(hostile_pages: Pages) -> None:
    for page in hostile_pages.values():
        assert inline_code(page) == [], page.address
        assert page.all("img", "iframe", "b-payload") == [], page.address
        scripts = {script.get("src", "").rpartition("/")[2] for script in running(page)}
        assert scripts == scripts_of(page), page.address
        assert len(page.all("title")) == len(page.all("main")) == len(page.all("body")) == 1, page.address


def test_hostile_data_bring_no_comment_and_fill_no_slot(hostile_pages: Pages) -> None:
    for page in hostile_pages.values():
        assert [node for node in page.tree.iter() if not isinstance(node.tag, str)] == [], page.address


def test_hostile_data_stay_in_texts_and_harmless_attributes(hostile: Hostile, hostile_pages: Pages) -> None:
    harmless = {"content", "aria-label", "title", "href", "data-title", "value"}
    for page in hostile_pages.values():
        holding = {
            name for element in page.elements for name, value in element.attrib.items() if re.search(r"⟦\d+⟧", value)
        }
        assert holding <= harmless, page.address
    assert hostile.planted


def test_hostile_texts_are_shown_letter_for_letter(hostile: Hostile, hostile_pages: Pages) -> None:
    for page in hostile_pages.values():
        linked = [script.text for script in page.all("script") if script not in running(page)]
        written = "".join(page.tree.itertext())
        for text in linked:
            written = written.replace(text, "")
        pieces = [written, *(said for text in linked for said in strings_of(json.loads(text)))]
        pieces += [value for element in page.elements for name, value in element.attrib.items() if name != "href"]
        whole = "\n".join(pieces)
        for mark in set(re.findall(r"⟦\d+⟧", whole)):
            assert whole.count(mark) == whole.count(hostile.planted[mark]), f"{page.address}: {hostile.planted[mark]}"


def test_most_hostile_texts_reach_a_page(hostile: Hostile, hostile_pages: Pages) -> None:
    shown = "".join(page.source for page in hostile_pages.values())
    reached = [text for mark, text in hostile.planted.items() if mark in shown]
    assert len(reached) > 0.7 * len(hostile.planted)
    assert {payload for payload in PAYLOADS if any(text.startswith(payload) for text in reached)} == set(PAYLOADS)


def test_hostile_texts_reach_a_title_a_heading_and_a_description(hostile_pages: Pages) -> None:
    heading = hostile_pages["an-binh/index.html"].all("h1")[0]
    assert "⟦" in words_of(heading)
    assert "⟦" in hostile_pages["an-binh/index.html"].title
    assert "⟦" in hostile_pages["an-binh/2026/chi-tieu/dung-han.html"].metas("description")[0]


def test_hostile_texts_end_no_script_of_the_search(hostile_site: tuple[Hostile, Path]) -> None:
    for script in sorted((hostile_site[1] / "assets" / "search").rglob("*.js")):
        text = script.read_text(encoding="utf-8")
        assert "<" not in text
        assert re.fullmatch(r"cchcSearch\.\w+\((.*)\);\n", text, re.DOTALL)
        json.loads(text[text.index("(") + 1 : -3])


def test_hostile_texts_stand_in_the_data_as_they_are(hostile: Hostile, hostile_site: tuple[Hostile, Path]) -> None:
    plan = json.loads((hostile_site[1] / "data/v1/an-binh/2026/plan.json").read_text(encoding="utf-8"))
    assert plan["targets"][0]["statement"]["vi"] in hostile.planted.values()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        'https://example.org/\\" onclick=alert(1)',
        "https://example.org\\njavascript:alert(1)",
    ],
)
@pytest.mark.parametrize("field", ["document link", "unit website"])
def test_an_address_that_could_run_is_refused(tmp_path: Path, address: str, field: str) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    if field == "document link":
        path, old, new = (
            "plans/an-binh/2026/plan.yml",
            "  symbol: KH-UBND\n",
            f'  symbol: KH-UBND\n  link: "{address}"\n',
        )
    else:
        path, old, new = (
            "plans/an-binh/units.yml",
            "    kind: office\n",
            f'    kind: office\n    contact: {{website: "{address}"}}\n',
        )
    file = root / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(root)
    assert [problem.code for problem in caught.value.problems] == ["address_form"]


def test_an_ordinary_address_is_accepted(tmp_path: Path) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    file = root / "plans/an-binh/2026/plan.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  symbol: KH-UBND\n", "  symbol: KH-UBND\n  link: https://example.org/a?b=c&d=e\n", 1),
        encoding="utf-8",
    )
    assert str(load(root).authorities[0].plans[0].plan.document.link) == "https://example.org/a?b=c&d=e"
