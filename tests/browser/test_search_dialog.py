"""The search field in a real browser, on a tiny page of its own, from a server and from a folder."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import jinja2
import pytest
from playwright.sync_api import expect

from cchc_portal.outputs.search import search_files
from cchc_portal.views.search import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

THEME = Path(__file__).parents[2] / "theme"
PLAN = "le-hong/2021-2025"
HOSTILE = "<img src=x onerror=document.title='broken'>"
LONG = "Mở đầu bằng nhiều câu không liên quan đến điều cần tìm. " * 4
LABELS = {
    "results": "{n} kết quả",
    "result": "1 kết quả",
    "none": "Không tìm thấy",
    "loading": "Đang tải",
    "failed": "Không tải được",
}
ABBREVIATIONS = {"tthc": "thủ tục hành chính", "TU": "Tỉnh ủy"}

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trang thử</title>
<link rel="stylesheet" href="{{ root }}assets/css/search.css">
<script src="{{ root }}assets/js/search.js" defer></script>
</head>
<body>
{% from "search.html" import search_form %}
<header class="head">{{ search_form("tim", root, "vi", "chi-tieu-tthc.html") }}</header>
<main>
{% if hero %}{{ search_form("tim-lon", root, "vi", "chi-tieu-tthc.html", hero=true) }}{% endif %}
<p><a href="#">Chỗ khác</a></p>
</main>
</body>
</html>
"""


def entry(title: str, text: str = "", name: str = "trang", **over: Any) -> SearchEntry:
    fields = {"kind": "Chỉ tiêu", "context": "Xã Lê Hồng", "authority": "le-hong"}
    return SearchEntry(address=f"{PLAN}/{name}.html", title=title, text=text, **fields | over)


ENTRIES = (
    entry("Phục vụ công dân", name="cong-dan"),
    entry("Phục vụ cộng dần", name="cong-dan-2"),
    entry("Danh mục thủ tục hành chính", name="danh-muc"),
    entry("Số hóa hồ sơ TTHC", name="so-hoa"),
    entry("Đủ 76 việc", "Theo NQ cũ, trước khi CP đổi", name="viec"),
    entry("Căn cứ", f"{LONG} Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ. {LONG}", name="nguon"),
    entry("Chương trình 02-CTr/TU", name="chuong-trinh"),
    entry("Kế hoạch 4347/KH-UBND", authority="huong-tra", context="Thị xã Hương Trà", name="4347"),
    entry("Rút ngắn thời gian từ đầu năm", name="thoi-gian"),
    entry(HOSTILE, "<script>document.title='broken'</script> hiểm độc", name="hiem", authority=None),
    *(entry(f"Mức độ hài lòng {number}", name=f"hai-long-{number}") for number in range(20)),
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Field:
    """The search field of an open page, as a reader meets it."""

    page: Page

    def ask(self, query: str) -> None:
        self.page.get_by_label("Search", exact=True).fill(query)

    def says(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("status")).to_have_text(text)

    def titles(self, query: str, says: str | re.Pattern[str] = re.compile("kết quả")) -> list[str]:
        self.ask("")
        self.says("")  # not what was said of the query before
        self.ask(query)
        self.says(says)
        return self.page.locator(".find-title").all_inner_texts()

    @property
    def active(self) -> str | None:
        """The title of the option that the field points to."""
        marked = self.page.get_by_role("combobox").get_attribute("aria-activedescendant")
        if not marked:
            return None
        option = self.page.locator(f"[id='{marked}']")
        expect(option).to_have_attribute("aria-selected", "true")
        return option.locator(".find-title").inner_text()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pages, the search files, and a page for each entry."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(THEME / "assets" / "js", root / "assets" / "js")
    (root / "assets" / "css").mkdir()
    shutil.copy(THEME / "assets" / "css" / "search.css", root / "assets" / "css")
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "portal" / "components"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    templates.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    page = templates.from_string(PAGE)
    written = dict(search_files(ENTRIES, locale="vi", abbreviations=ABBREVIATIONS, labels=LABELS))
    written |= {found.address: f"<!doctype html><title>{found.kind}</title>".encode() for found in ENTRIES}
    written |= {
        "index.html": page.render(root="", policy=POLICY, hero=False).encode(),
        f"{PLAN}/index.html": page.render(root="../../", policy=POLICY, hero=False).encode(),
        "hai-o.html": page.render(root="", policy=POLICY, hero=True).encode(),
        "chi-tieu-tthc.html": b"<!doctype html><title>List</title>",
        "favicon.ico": b"",  # some Chromiums ask for it
    }
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module", params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site's root is: on a server, or in a folder."""
    if request.param == "file":
        yield f"{site.as_uri()}/"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A new page; in the end nothing was logged, nothing broke, and nothing was asked of another site."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    page.on("pageerror", lambda error: logged.append(str(error)))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(base)] == []
    assert logged == []


@pytest.fixture
def field(page: Page, base: str) -> Field:
    page.goto(f"{base}{PLAN}/index.html")
    return Field(page)


def test_nothing_is_fetched_before_the_field_has_the_focus(field: Field) -> None:
    scripts = field.page.locator("script")
    expect(scripts).to_have_count(1)
    field.page.get_by_label("Search", exact=True).focus()
    expect(scripts).to_have_count(6)  # MiniSearch, the manifest, three shards


def test_a_query_without_tones_finds_every_spelling(field: Field) -> None:
    assert sorted(field.titles("cong dan")) == ["Phục vụ công dân", "Phục vụ cộng dần"]
    assert field.titles("du 76 viec") == ["Đủ 76 việc"]


@pytest.mark.parametrize("query", ["công dân", "cộng dần", "CỘNG DẦN", "phuc vụ cộng dầ"])
def test_the_exact_spelling_comes_first(field: Field, query: str) -> None:
    found = field.titles(query)
    assert len(found) == 2
    assert found[0] == ("Phục vụ công dân" if query == "công dân" else "Phục vụ cộng dần")


def test_decomposed_letters_are_the_same_letters(field: Field) -> None:
    composed = field.titles("cộng dần")
    assert field.titles(normalize("NFD", "phục vụ cộng dần"))[0] == composed[0]


def test_the_two_ways_to_place_a_tone_are_one_spelling(field: Field) -> None:
    assert field.titles("số hoá") == ["Số hóa hồ sơ TTHC"]


@pytest.mark.parametrize("query", ["tthc", "TTHC", "thủ tục hành chính", "thu tuc hanh chinh"])
def test_an_abbreviation_and_what_it_stands_for_find_each_other(field: Field, query: str) -> None:
    assert sorted(field.titles(query)) == ["Danh mục thủ tục hành chính", "Số hóa hồ sơ TTHC"]


def test_what_was_meant_is_marked_too(field: Field) -> None:
    field.titles("tthc")
    assert sorted(field.page.locator(".find-title mark").all_inner_texts()) == ["TTHC", "thủ tục hành chính"]


def test_an_abbreviation_is_no_other_word_without_its_tones(field: Field) -> None:
    assert field.titles("tinh uy") == ["Chương trình 02-CTr/TU"]


@pytest.mark.parametrize("query", ["76/NQ-CP", "76/nq-cp", "76 nq cp"])
def test_a_document_number_is_found_whole_and_in_parts(field: Field, query: str) -> None:
    assert field.titles(query) == ["Căn cứ", "Đủ 76 việc"]


def test_other_document_numbers_are_found(field: Field) -> None:
    assert field.titles("02-CTr/TU") == ["Chương trình 02-CTr/TU"]
    assert field.titles("kế hoạch 4347/KH-UBND") == ["Kế hoạch 4347/KH-UBND"]


def test_the_snippet_is_short_and_holds_the_match(field: Field) -> None:
    field.titles("76/NQ-CP")
    snippet = field.page.locator(".find-text").first
    assert snippet.locator("mark").all_inner_texts() == ["76/NQ-CP"]
    assert len(snippet.inner_text()) <= 124
    assert snippet.inner_text().startswith("… ")


def test_the_last_word_may_be_unfinished(field: Field) -> None:
    assert field.titles("danh mục thủ t") == ["Danh mục thủ tục hành chính"]


def test_the_authority_can_be_part_of_the_query(field: Field) -> None:
    assert field.titles("huong tra ke hoach") == ["Kế hoạch 4347/KH-UBND"]


def test_when_no_page_has_every_word_the_pages_with_most_come_first(field: Field) -> None:
    assert field.titles("danh mục sao chổi")[0] == "Danh mục thủ tục hành chính"


def test_a_slip_of_the_keyboard_is_forgiven_when_nothing_else_fits(field: Field) -> None:
    assert field.titles("chuomg") == ["Chương trình 02-CTr/TU"]


def test_the_number_of_results_is_said_and_twelve_are_shown(field: Field) -> None:
    assert len(field.titles("hài lòng", says="20 kết quả")) == 12
    expect(field.page.locator(".find-note")).to_have_text("20 kết quả")
    field.titles("số hóa", says="1 kết quả")


def test_nothing_found_is_said_and_enter_stays(field: Field) -> None:
    assert field.titles("qqqq", says="Không tìm thấy") == []
    expect(field.page.locator(".find-note")).to_be_visible()
    field.page.keyboard.press("Enter")
    expect(field.page).to_have_title("Trang thử")
    expect(field.page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_arrows_walk_round_the_results_and_enter_opens_the_active_one(field: Field, base: str) -> None:
    first, second = field.titles("công dân")
    steps = [("ArrowDown", first), ("ArrowDown", second), ("ArrowDown", first), ("ArrowUp", second)]
    for key, title in steps:
        field.page.keyboard.press(key)
        assert field.active == title
    field.page.keyboard.press("Enter")
    expect(field.page).to_have_url(f"{base}{PLAN}/cong-dan-2.html")


def test_arrow_up_begins_with_the_last_result(field: Field) -> None:
    titles = field.titles("công dân")
    field.page.keyboard.press("ArrowUp")
    assert field.active == titles[-1]


def test_enter_without_a_choice_opens_the_first_result(field: Field, base: str) -> None:
    field.titles("công dân")
    field.page.keyboard.press("Enter")
    expect(field.page).to_have_url(f"{base}{PLAN}/cong-dan.html")


def test_enter_does_not_wait_for_the_pause_after_the_last_key(field: Field, base: str) -> None:
    field.titles("công dân")
    field.ask("số hóa")
    field.page.keyboard.press("Enter")
    expect(field.page).to_have_url(f"{base}{PLAN}/so-hoa.html")


def test_the_button_opens_the_first_result(field: Field, base: str) -> None:
    field.titles("số hóa")
    field.page.get_by_role("button").click()
    expect(field.page).to_have_url(f"{base}{PLAN}/so-hoa.html")


def test_a_result_can_be_clicked(field: Field, base: str) -> None:
    field.titles("công dân")
    field.page.get_by_role("option").nth(1).click()
    expect(field.page).to_have_url(f"{base}{PLAN}/cong-dan-2.html")


def test_escape_closes_and_keeps_the_text_and_an_arrow_opens_again(field: Field) -> None:
    field.titles("công dân")
    combobox = field.page.get_by_role("combobox")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(field.page.get_by_role("listbox", name="Search results")).to_be_visible()
    field.page.keyboard.press("ArrowDown")
    field.page.keyboard.press("Escape")
    expect(field.page.locator(".find-panel")).to_be_hidden()
    expect(combobox).to_have_value("công dân")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    assert field.active is None
    field.page.keyboard.press("ArrowDown")
    assert field.active == "Phục vụ công dân"


def test_home_and_end_move_in_the_text(field: Field) -> None:
    field.titles("công dân")
    field.page.keyboard.press("Home")
    assert field.page.evaluate("document.activeElement.selectionStart") == 0
    field.page.keyboard.press("End")
    assert field.page.evaluate("document.activeElement.selectionStart") == len("công dân")


def test_the_next_field_or_a_click_elsewhere_closes(field: Field) -> None:
    panel = field.page.locator(".find-panel")
    field.titles("công dân")
    field.page.mouse.click(200, 800)
    expect(panel).to_be_hidden()
    field.page.get_by_role("combobox").click()
    expect(panel).to_be_visible()
    field.page.keyboard.press("Tab")  # the button, which belongs to the search
    expect(panel).to_be_visible()
    field.page.keyboard.press("Tab")
    expect(panel).to_be_hidden()


def test_an_emptied_field_closes(field: Field) -> None:
    field.titles("công dân")
    field.ask("")
    expect(field.page.locator(".find-panel")).to_be_hidden()
    field.says("")


def test_text_from_the_data_stays_text(field: Field) -> None:
    assert field.titles("onerror") == [HOSTILE]
    expect(field.page.locator(".find-text")).to_have_text("<script>document.title='broken'</script> hiểm độc")
    assert field.page.locator(".find-panel img, .find-panel script").count() == 0
    expect(field.page).to_have_title("Trang thử")


def test_links_lead_from_the_root_of_the_site_too(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    field = Field(page)
    field.titles("số hóa")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}{PLAN}/so-hoa.html")


def test_two_fields_on_a_page_share_one_index(page: Page, base: str) -> None:
    page.goto(f"{base}hai-o.html")
    page.get_by_label("Search", exact=True).fill("công dân")
    expect(page.get_by_role("status").first).to_have_text("2 kết quả")
    page.get_by_label("Find a target, a document or a unit").fill("số hóa")
    expect(page.get_by_role("status").last).to_have_text("1 kết quả")
    expect(page.get_by_role("listbox")).to_have_count(1)  # the other one has closed
    expect(page.locator("script")).to_have_count(6)
    ids = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_results_fit_a_narrow_screen_and_a_finger(field: Field) -> None:
    field.page.set_viewport_size({"width": 320, "height": 640})
    field.titles("hài lòng")
    assert field.page.evaluate("document.documentElement.scrollWidth") <= 320
    heights = [box["height"] for option in field.page.get_by_role("option").all() if (box := option.bounding_box())]
    assert len(heights) == 12
    assert min(heights) >= 44


def test_without_its_files_it_says_so_and_the_form_goes_its_own_way(browser: Browser, base: str) -> None:
    context = browser.new_context()
    context.route("**/assets/search/vi/**", lambda route: route.abort())
    field = Field(context.new_page())
    field.page.goto(f"{base}index.html")
    assert field.titles("công dân", says="Không tải được") == []
    field.page.keyboard.press("Enter")
    expect(field.page).to_have_url(re.compile(r"chi-tieu-tthc\.html\?q="))
    context.close()


def test_before_the_manifest_is_there_the_form_has_the_words(browser: Browser, base: str) -> None:
    context = browser.new_context()
    context.route("**/assets/search/vi.js", lambda route: route.abort())
    field = Field(context.new_page())
    field.page.goto(f"{base}index.html")
    assert field.titles("công dân", says=re.compile("could not be loaded")) == []
    context.close()
