"""What other sites embed: light frames, pictures that are well-formed, articles that survive any editor."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml

from built_site import BuiltPage, broken_links, pages_of, resolved, words_of
from cchc_portal import urls
from cchc_portal.outputs.tokens import light_tokens, tokens_for
from cchc_portal.views.embed_page import PLACEHOLDER
from helpers import ROOT, SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.portal import Portal

Pages = dict[str, BuiltPage]

MOST_BYTES = 15_000
"""Of a frame with its style and script, compressed."""
MOST_SCRIPT = 2_000
SVG = "{http://www.w3.org/2000/svg}"
KINDS = {
    "plan": r"[\w-]+/[\w-]+/index\.html",
    "progress": r".+/tien-do\.html",
    "procedures": r".+/chi-tieu-tthc\.html",
    "area": r".+/linh-vuc/[\w-]+\.html",
    "target": r".+/chi-tieu/[\w-]+\.html",
    "units": r"[\w-]+/don-vi\.html",
}
STRIPPED = ("class", "style", "id", "script", "iframe", "link", "svg", "img")
"""What editors of portals take away."""
PLAIN = {
    "main", "hr", "p", "b", "br", "a", "href", "span", "lang",
    "table", "thead", "tbody", "tr", "th", "td", "scope",
}  # fmt: skip


def is_article(page: BuiltPage) -> bool:
    return page.address.endswith("bai-viet.html")


@pytest.fixture(scope="module")
def frames(embeds: Pages) -> Pages:
    return {address: page for address, page in embeds.items() if not is_article(page)}


@pytest.fixture(scope="module")
def articles(embeds: Pages) -> Pages:
    return {address: page for address, page in embeds.items() if is_article(page)}


@pytest.fixture(scope="module")
def badges(site: Path) -> dict[str, ET.Element]:
    found = [*site.glob("embed/**/*.svg"), *site.glob("en/embed/**/*.svg")]
    return {path.relative_to(site).as_posix(): drawn(path) for path in found}


def drawn(path: Path) -> ET.Element:
    return ET.fromstring(path.read_bytes())  # noqa: S314 (our own)


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


# frames


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_largest_frame_of_each_kind_is_light(site: Path, frames: Pages, kind: str, locale: str) -> None:
    own = [
        page
        for page in frames.values()
        if page.locale == locale and re.fullmatch(KINDS[kind], page.bare.removeprefix("embed/v1/"))
    ]
    largest = max(own, key=lambda page: packed(site / page.address))
    loaded = {
        resolved(largest.address, link)[0] for element, _, link in largest.links() if element.tag in ("link", "script")
    }
    files = {address for address in loaded if address.startswith("assets/")}
    assert files == {"assets/embed/tokens.css", "assets/embed/embed.css", "assets/embed/frame.js"}
    assert sum(packed(site / address) for address in (largest.address, *files)) <= MOST_BYTES, largest.address


@pytest.mark.parametrize("script", [urls.EMBED_SCRIPT, "assets/embed/frame.js"])
def test_the_scripts_are_small(site: Path, script: str) -> None:
    assert (site / script).stat().st_size < MOST_SCRIPT


def test_every_item_has_a_frame_in_each_language(frames: Pages, portal: Portal) -> None:
    expected = set()
    for authority in portal.authorities:
        expected.add(f"{authority.id}/don-vi")
        for plan in authority.plans:
            expected |= {plan.path, f"{plan.path}/tien-do", f"{plan.path}/chi-tieu-tthc"}
            expected |= {f"{plan.path}/linh-vuc/{area.id}" for area in plan.plan.areas}
            expected |= {f"{plan.path}/chi-tieu/{target.id}" for target in plan.plan.targets}
    for locale in portal.locales:
        assert {urls.in_locale(urls.embed(item), locale) for item in expected} == {
            page.address for page in frames.values() if page.locale == locale
        }


def test_a_frame_is_not_to_be_found_and_names_the_page_that_is(frames: Pages, pages: Pages) -> None:
    for page in frames.values():
        assert page.metas("robots") == ["noindex"], page.address
        (canonical,) = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        assert resolved(page.address, canonical)[0] in pages, page.address
        assert len(page.all("h1")) == len(page.all("main")) == 1, page.address
        assert page.title, page.address


def test_a_frame_opens_its_links_outside_itself(frames: Pages) -> None:
    for page in frames.values():
        assert [base.attrib for base in page.all("base")] == [{"target": "_blank"}], page.address
        assert [a.attrib for a in page.all("a") if set(a.attrib) - {"href", "class"}] == [], page.address


def test_a_frame_says_whose_data_it_shows(frames: Pages, portal: Portal) -> None:
    for page in frames.values():
        id_ = page.bare.split("/")[2]
        authority = next(one for one in portal.authorities if one.id == id_)
        text = words_of(page.all("main")[0])
        assert authority.authority.name.of(page.locale).text in text, page.address
        if authority.authority.sample:
            assert {"vi": "Dữ liệu minh họa", "en": "Sample data"}[page.locale] in text, page.address
        else:
            assert {"vi": "Bản trình diễn", "en": "Demonstration"}[page.locale] in text, page.address
        name = authority.authority.name.of(page.locale).text
        ended = f"{name} { ({'vi': 'đã chấm dứt hoạt động', 'en': 'no longer exists'}[page.locale]) }" in text
        assert ended is authority.ended, page.address


def test_a_frame_never_says_another_state_than_its_page(frames: Pages, pages: Pages) -> None:
    for address, frame in frames.items():
        if "/chi-tieu/" not in address:
            continue
        chips = [words_of(span) for span in frame.all("span") if "st" in span.get("class", "").split()]
        full = pages[address.replace("embed/v1/", "")]
        (answer,) = [one for one in full.all("div") if "answer" in one.get("class", "").split()]
        shown = [words_of(one) for one in answer.iter("span") if "st" in one.get("class", "").split()]
        assert chips == shown, address


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_state_set_by_hand_stands_beside_the_one_worked_out_everywhere(
    site: Path, embeds: Pages, locale: str
) -> None:
    prefix = "" if locale == "vi" else "en/"
    item = f"{prefix}embed/v1/phuong-minh-hoa/2026/chi-tieu/luot-truyen-thong"
    worked_out, by_hand, label = (
        ("Đúng tiến độ", "Có nguy cơ chậm", "Ghi tay") if locale == "vi" else ("On track", "At risk", "Set by hand")
    )
    frame, article = (words_of(embeds[f"{item}{end}"].all("main")[0]) for end in (".html", ".bai-viet.html"))
    for text in (frame, article, (site / f"{item}.svg").read_text(encoding="utf-8")):
        assert worked_out in text
        assert label in text
        assert by_hand.casefold() in text.casefold()


def test_search_and_menus_leave_embeds_out(site: Path, pages: Pages) -> None:
    for script in (site / "assets" / "search").rglob("*.js"):
        assert "embed/v1" not in script.read_text(encoding="utf-8")
    leading = {
        page.bare
        for page in pages.values()
        for a in page.all("a")
        if "embed/v1/" in a.get("href", "") and page.bare != urls.EMBED
    }
    assert leading == set()


def test_a_plan_and_a_target_lead_to_their_snippet(pages: Pages) -> None:
    for item in ("le-hong/2021-2025", "le-hong/2021-2025/chi-tieu/dung-han"):
        address = f"{item}/index.html" if item.count("/") == 1 else f"{item}.html"
        links = {resolved(address, a.get("href")) for a in pages[address].all("a")}
        assert ("nhung.html", item) in links


# one source of colours


def test_the_tokens_are_those_of_the_portal_and_only_the_used_ones(site: Path) -> None:
    style = (ROOT / "theme/assets/embed/embed.css").read_text(encoding="utf-8")
    made = (site / "assets/embed/tokens.css").read_text(encoding="utf-8")
    used = set(re.findall(r"var\(--([\w-]+)", style)) - {"fg", "bg"}
    assert set(re.findall(r"--([\w-]+):", made)) == used
    assert made.count("--ink:") == 3  # by day, by the system's dark and by choice
    assert "prefers-color-scheme: dark" in made
    assert "font-face" not in made
    assert "Be Vietnam" not in made


def test_a_style_that_uses_nothing_needs_no_tokens() -> None:
    assert re.findall(r"--[\w-]+:", tokens_for("a { color: red }")) == []


def test_the_light_tokens_are_not_the_dark_ones() -> None:
    assert light_tokens()["surface"] == "#ffffff"


# pictures


def test_every_plan_and_target_has_a_picture_in_each_language(badges: dict[str, ET.Element], portal: Portal) -> None:
    plans = [plan for authority in portal.authorities for plan in authority.plans]
    assert len(badges) == len(portal.locales) * sum(1 + len(plan.plan.targets) for plan in plans)


def test_a_picture_names_itself_and_runs_and_loads_nothing(badges: dict[str, ET.Element]) -> None:
    allowed = {"svg", "title", "desc", "rect", "path", "circle", "text", "g"}
    for address, root in badges.items():
        assert root.get("role") == "img", address
        assert root.findtext(f"{SVG}title"), address
        assert root.findtext(f"{SVG}desc"), address
        labels = {root[0].get("id"), root[1].get("id")}
        assert labels == set(root.get("aria-labelledby", "").split()), address
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed, address
        names = {name.rpartition("}")[2] for element in root.iter() for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or name in ("href", "style", "src")}, address


def test_a_picture_shows_state_and_marks_in_words(badges: dict[str, ET.Element]) -> None:
    sample = badges["embed/v1/phuong-minh-hoa/2026/chi-tieu/dung-han.svg"]
    texts = ["".join(element.itertext()) for element in sample.iter(f"{SVG}text")]
    assert "Dữ liệu minh họa" in texts
    assert "Đúng tiến độ" in texts
    assert len(list(sample.iter(f"{SVG}svg"))) == 2  # the state's shape
    old = badges["en/embed/v1/le-hong/2021-2025/huy-hieu.svg"]
    assert "no longer exists" in (old.findtext(f"{SVG}desc") or "")


def test_lines_of_a_picture_lie_inside_it(badges: dict[str, ET.Element]) -> None:
    for address, root in badges.items():
        height = float(root.get("height", "0"))
        assert max(float(text.get("y", "0")) for text in root.iter(f"{SVG}text")) < height - 6, address
        assert max(len("".join(text.itertext())) for text in root.iter(f"{SVG}text")) <= 40, address


# articles


def test_an_article_needs_nothing_that_editors_take_away(articles: Pages) -> None:
    for page in articles.values():
        main = page.all("main")[0]
        found = {element.tag for element in main.iter()} | {name for one in main.iter() for name in one.attrib}
        assert not found & set(STRIPPED), page.address
        assert found <= PLAIN, page.address


def test_an_article_is_dated_marked_and_leads_to_its_page(articles: Pages, pages: Pages) -> None:
    for page in articles.values():
        text = words_of(page.all("main")[0])
        assert {"vi": "22/11/2026", "en": "22 November 2026"}[page.locale] in text.replace("\u00a0", " "), page.address
        assert re.search("minh họa|trình diễn|[Ss]ample|Demonstration", text), page.address
        last = page.all("a")[-1].get("href")
        assert resolved(page.address, last)[0] in pages, page.address


# with an address, and with hostile data


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal, official and at an address of its own."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("published") / "portal")
    file = root / "site_config" / "portal.yml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    data |= {"site_url": "https://cchc.example.org/an-binh/", "official": True}
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return build(root, root / "site")


def test_with_an_address_frame_article_and_snippet_are_absolute(published: Path) -> None:
    pages = pages_of(published)
    item, own = "an-binh/2026/chi-tieu/dung-han", "https://cchc.example.org/an-binh"
    frame = pages[f"en/embed/v1/{item}.html"]
    assert frame.all("link")[0].get("href") == f"{own}/en/{item}.html"
    assert pages[f"embed/v1/{item}.bai-viet.html"].all("a")[-1].get("href") == f"{own}/{item}.html"
    maker = pages["nhung.html"]
    assert maker.all("form")[-1].get("data-site") == own
    assert "https://cchc.example.org;" in maker.source
    assert PLACEHOLDER not in words_of(maker.all("main")[0]).replace(f"{PLACEHOLDER} đứng", "")
    assert broken_links(published, pages) == []


def test_the_snippet_shown_is_of_the_first_plan(published: Path) -> None:
    (shown,) = re.findall(r'<code[^>]*>&lt;div data-cchc="([^"]+)"', (published / "nhung.html").read_text("utf-8"))
    assert shown == "an-binh/2026"


@pytest.mark.parametrize(("gone", "expected"), [("an-binh/2026", ["an-binh/don-vi"]), ("an-binh", [])])
def test_without_a_plan_the_snippet_shown_is_of_the_units(tmp_path: Path, gone: str, expected: list[str]) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    shutil.rmtree(root / "plans" / gone)
    page = (build(root, root / "site") / "en/nhung.html").read_text(encoding="utf-8")
    assert re.findall(r'data-cchc="([^"]+)"', page) == expected


def test_an_official_portal_has_no_demonstration_mark(published: Path) -> None:
    for path in [*published.glob("embed/v1/an-binh/**/*.html"), *published.glob("embed/v1/an-binh/**/*.svg")]:
        assert "rình diễn" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", '"><image href="//example.org/x"/>', "a & b < c"])
def test_a_hostile_name_stays_text_in_pictures_articles_and_data(tmp_path: Path, text: str) -> None:
    root = copy_portal(SMALL, tmp_path / "portal")
    file = root / "plans/an-binh/2026/plan.yml"
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    data["targets"][0]["title"] = {"vi": text}
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    site = build(root, root / "site")
    item = site / "embed/v1/an-binh/2026/chi-tieu"
    name = data["targets"][0]["id"]
    picture = drawn(item / f"{name}.svg")
    assert picture.findtext(f"{SVG}title") == text
    assert not list(picture.iter(f"{SVG}script")) + list(picture.iter(f"{SVG}image"))
    article = BuiltPage("x.html", (item / f"{name}.bai-viet.html").read_text(encoding="utf-8"))
    assert text in "".join(article.tree.itertext())
    assert article.all("script", "image", "img") == []
    shard = (site / "assets/embed/vi/an-binh.js").read_text(encoding="utf-8")
    assert "<" not in shard
    assert json.loads(shard[shard.index("(") + 1 : -3])["groups"]


def test_an_item_named_by_rule_is_the_one_of_the_addresses() -> None:
    assert urls.embed("le-hong/2021-2025") == "embed/v1/le-hong/2021-2025/index.html"
    assert urls.embed("le-hong/don-vi") == "embed/v1/le-hong/don-vi.html"
    assert urls.embed("le-hong/2021-2025/chi-tieu/dung-han") == "embed/v1/le-hong/2021-2025/chi-tieu/dung-han.html"
