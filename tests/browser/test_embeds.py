"""Embedded pages on another site: host and portal each on an origin of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browsing import DESK, EMBED_KINDS, PHONE, visit
from helpers import ROOT
from hosting import fits, frame_of, host_page, hosted, place
from publishing import cchc, nginx
from worlds import INIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from browsing import Case

TARGET = "phuong-minh-hoa/2026/chi-tieu/dung-han"
PLAN = "phuong-minh-hoa/2026"
OLD = "le-hong/2021-2025/chi-tieu/dung-han"
LONGEST = "huong-tra/2021-2025/chi-tieu-tthc"

embed_cases = pytest.mark.parametrize(
    "case", [(kind, locale) for kind in EMBED_KINDS for locale in ("vi", "en")], indirect=True, ids="-".join
)


NARROW = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def behind_nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site behind nginx, with the settings of a new portal: the address of its root."""
    folder = tmp_path_factory.mktemp("nginx")
    cchc(folder, "init", "portal", *INIT)
    with nginx(folder / "portal/server/nginx.conf", site, folder) as port:
        yield f"http://127.0.0.1:{port}/"


# heights


@pytest.mark.parametrize("load", ["async", "defer", ""])
def test_a_frame_is_as_high_as_its_content_at_every_width(
    browser: Browser, server: str, tmp_path: Path, load: str
) -> None:
    with hosted(tmp_path, host_page(server, place(LONGEST), load=load)) as url, visit(browser) as seen:
        seen.page.goto(url)
        desk = fits(seen.page)
        seen.page.set_viewport_size({"width": PHONE, "height": 800})
        phone = fits(seen.page)
        seen.page.set_viewport_size({"width": DESK, "height": 800})
        assert fits(seen.page) == desk < phone < 5000
        assert seen.troubles == []


def test_each_of_two_frames_has_its_own_height_and_language(browser: Browser, server: str, tmp_path: Path) -> None:
    html = host_page(server, place(TARGET, lang="vi"), place(PLAN, lang="en"), place("le-hong/don-vi"))
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        heights = {fits(seen.page, number) for number in range(3)}
        assert len(heights) == 3
        langs = [frame_of(one).evaluate("document.documentElement.lang") for one in seen.page.locator("iframe").all()]
        assert langs == ["vi", "en", "vi"]
        assert seen.page.locator("iframe").first.get_attribute("title") == "Nguồn"


def test_what_is_opened_inside_makes_the_frame_grow_and_shrink_again(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET))) as url, visit(browser, width=PHONE) as seen:
        seen.page.goto(url)
        before = fits(seen.page)
        summary = seen.page.frame_locator("iframe").locator("summary")
        summary.click()
        expect(seen.page.locator("iframe")).not_to_have_css("height", f"{before}px")
        assert fits(seen.page) > before
        summary.click()
        expect(seen.page.locator("iframe")).to_have_css("height", f"{before}px")


def test_a_place_that_comes_later_is_filled_on_request_and_only_once(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET), place("../../x"))) as url, visit(browser) as seen:
        seen.page.goto(url)
        fits(seen.page)
        seen.page.evaluate("html => { document.body.insertAdjacentHTML('beforeend', html); cchcEmbed(); }", place(PLAN))
        expect(seen.page.locator("iframe")).to_have_count(2)  # and none for an item that is no item
        assert seen.page.locator("iframe").nth(1).get_attribute("src") == (
            f"{server}embed/v1/{PLAN}/index.html?theme=auto&heading=on"
        )


def test_the_snippet_of_the_readme_works(browser: Browser, server: str, tmp_path: Path) -> None:
    (snippet,) = re.findall(r"```html\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert snippet.count("https://…/") == 2
    html = f'<!doctype html><html lang="vi"><link rel="icon" href="data:,">{snippet.replace("https://…/", server)}'
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        assert fits(seen.page) > 200
        expect(seen.page.frame_locator("iframe").locator(".st").first).to_be_visible()


# hosts


def test_a_host_with_a_strict_policy_shows_the_frame(browser: Browser, server: str, tmp_path: Path) -> None:
    own = server.rstrip("/")
    policy = f"default-src 'none'; script-src {own}; frame-src {own}; img-src data:; require-trusted-types-for 'script'"
    with hosted(tmp_path, host_page(server, place(TARGET)), policy) as url, visit(browser) as seen:
        seen.page.goto(url)
        fits(seen.page)
        expect(seen.page.frame_locator("iframe").locator(".st")).to_be_visible()
        assert seen.troubles == []


@pytest.mark.parametrize("policy", ["default-src 'none'", "script-src 'none'"])
def test_a_host_that_allows_no_script_keeps_the_link(
    browser: Browser, server: str, tmp_path: Path, policy: str
) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET)), policy) as url, visit(browser) as seen:
        seen.page.goto(url)
        expect(seen.page.get_by_role("link", name="Nguồn")).to_be_visible()
        expect(seen.page.locator("iframe")).to_have_count(0)


def test_a_host_whose_style_sizes_its_frames_shows_the_whole(browser: Browser, server: str, tmp_path: Path) -> None:
    style = "<style>iframe { height: auto; max-width: 100% }</style>"
    with hosted(tmp_path, host_page(server, style, place(TARGET))) as url, visit(browser) as seen:
        seen.page.goto(url)
        assert fits(seen.page) > 200


def test_a_host_that_allows_no_frame_keeps_the_link(browser: Browser, server: str, tmp_path: Path) -> None:
    policy = f"default-src 'none'; script-src {server.rstrip('/')}"
    with hosted(tmp_path, host_page(server, place(TARGET)), policy) as url, visit(browser) as seen:
        seen.page.goto(url)
        expect(seen.page.locator("iframe")).to_have_count(1)
        seen.page.wait_for_timeout(300)
        expect(seen.page.get_by_role("link", name="Nguồn")).to_be_visible()


def test_the_frame_keeps_nothing_on_the_device_and_asks_only_the_portal(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET))) as url, visit(browser) as seen:
        seen.page.goto(url)
        fits(seen.page)
        frame = frame_of(seen.page.locator("iframe"))
        assert frame.evaluate("self.origin") == "null"
        assert seen.page.context.cookies() == []
        host = url.removesuffix("host.html")
        assert [asked for asked in seen.asked if not asked.startswith((server, host))] == []
        assert {asked.removeprefix(server).partition("?")[0] for asked in seen.asked if asked.startswith(server)} == {
            "embed/v1/embed.js", f"embed/v1/{TARGET}.html", "assets/embed/tokens.css", "assets/embed/embed.css",
            "assets/embed/frame.js",
        }  # fmt: skip


# messages

WRONG: tuple[Any, ...] = (
    None, "cchc", 1, [], {}, {"cchc": 2, "height": 900}, {"cchc": 1}, {"cchc": 1, "height": "900"},
    {"cchc": 1, "height": None}, {"cchc": "1", "height": 900}, {"height": 900},
)  # fmt: skip


def test_messages_of_the_host_itself_and_of_a_stranger_are_ignored(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    (tmp_path / "stranger.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    html = host_page(server, place(TARGET)) + '<iframe src="stranger.html" title="x"></iframe>'
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        before = fits(seen.page)
        seen.page.evaluate("postMessage({cchc: 1, height: 4000}, '*')")
        frame_of(seen.page.locator("iframe").nth(1)).evaluate("parent.postMessage({cchc: 1, height: 4000}, '*')")
        seen.page.evaluate("dispatchEvent(new MessageEvent('message', {data: {cchc: 1, height: 4000}}))")
        seen.page.wait_for_timeout(200)
        expect(seen.page.locator("iframe").first).to_have_css("height", f"{before}px")
        assert seen.page.locator("iframe").nth(1).get_attribute("height") is None
        assert seen.troubles == []


def test_messages_of_a_wrong_shape_are_ignored(browser: Browser, server: str, tmp_path: Path) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET))) as url, visit(browser) as seen:
        seen.page.goto(url)
        before = fits(seen.page)
        frame = frame_of(seen.page.locator("iframe"))
        for wrong in WRONG:
            frame.evaluate("wrong => parent.postMessage(wrong, '*')", wrong)
        frame.evaluate(
            "parent.postMessage({cchc: 1, height: NaN}, '*'); parent.postMessage({cchc: 1, height: 1/0}, '*')"
        )
        seen.page.wait_for_timeout(200)
        expect(seen.page.locator("iframe")).to_have_css("height", f"{before}px")
        assert seen.troubles == []


@pytest.mark.parametrize(("asked", "given"), [(1e9, 5000), (-50, 80), (0, 80), (1, 80), (301.2, 302)])
def test_an_absurd_height_is_clamped(browser: Browser, server: str, tmp_path: Path, asked: float, given: int) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET))) as url, visit(browser) as seen:
        seen.page.goto(url)
        fits(seen.page)
        seen.page.wait_for_timeout(150)
        message = {"cchc": 1, "height": asked}
        frame_of(seen.page.locator("iframe")).evaluate("message => parent.postMessage(message, '*')", message)
        expect(seen.page.locator("iframe")).to_have_css("height", f"{given}px")


# theme and heading

PAPER = "document.querySelector('.card') && getComputedStyle(document.querySelector('.card')).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(29, 32, 36)"


@pytest.mark.parametrize(
    ("scheme", "theme", "colour"),
    [
        ("light", "auto", LIGHT), ("dark", "auto", DARK), ("light", "dark", DARK), ("dark", "light", LIGHT),
        ("light", "dark%22%3E", LIGHT), ("dark", "", DARK),
    ],
)  # fmt: skip
def test_the_theme_is_as_asked_or_as_the_readers(
    browser: Browser, origin: str, scheme: str, theme: str, colour: str
) -> None:
    with visit(browser, color_scheme=scheme) as seen:
        seen.page.goto(f"{origin}embed/v1/{TARGET}.html?theme={theme}")
        assert seen.page.evaluate(PAPER) == colour
        assert seen.troubles == []


def test_the_snippet_sets_theme_and_heading(browser: Browser, server: str, tmp_path: Path) -> None:
    with hosted(tmp_path, host_page(server, place(TARGET, theme="dark", heading="off"))) as url, visit(browser) as seen:
        seen.page.goto(url)
        fits(seen.page)
        assert frame_of(seen.page.locator("iframe")).evaluate(PAPER) == DARK
        expect(seen.page.frame_locator("iframe").locator("h1")).to_be_hidden()


@pytest.mark.parametrize("item", [TARGET, OLD])
def test_without_its_heading_a_frame_keeps_its_marks(browser: Browser, origin: str, item: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{origin}embed/v1/{item}.html")
        expect(seen.page.locator("h1")).to_be_visible()
        marks = seen.page.locator(".notice").all_inner_texts()
        assert marks
        seen.page.goto(f"{origin}embed/v1/{item}.html?heading=off")
        expect(seen.page.locator("h1")).to_be_hidden()
        assert seen.page.locator(".notice").all_inner_texts() == marks
        for mark in seen.page.locator(".notice").all():
            expect(mark).to_be_visible()


# without script, in a sandbox, on paper, in a folder


@embed_cases
def test_an_embed_is_whole_without_script(browser: Browser, origin: str, case: Case) -> None:
    with visit(browser, width=PHONE, java_script_enabled=False) as seen:
        seen.page.goto(origin + case.addresses[0])
        without = seen.page.locator("main").inner_text()
        assert len(without) > 80
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(origin + case.addresses[0])
        assert seen.page.locator("main").inner_text() == without


SANDBOXES = ("", "allow-scripts", "allow-scripts allow-popups allow-popups-to-escape-sandbox", "allow-popups")


@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_a_sandboxed_frame_has_its_style(browser: Browser, server: str, tmp_path: Path, sandbox: str) -> None:
    html = f'<!doctype html><title>x</title><iframe src="{server}embed/v1/{TARGET}.html" sandbox="{sandbox}"></iframe>'
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        chip = seen.page.frame_locator("iframe").locator(".st")
        expect(chip).to_have_css("display", "inline-flex")
        assert not [line for line in seen.troubles if "Content Security" in line or "Content-Security" in line]


@pytest.mark.parametrize("attributes", ["", 'sandbox="allow-scripts allow-popups"', 'sandbox="allow-popups"'])
def test_a_link_leads_to_a_page_of_its_own(browser: Browser, server: str, tmp_path: Path, attributes: str) -> None:
    html = f'<!doctype html><title>x</title><iframe src="{server}embed/v1/{TARGET}.html" {attributes}></iframe>'
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        with seen.page.expect_popup() as opened:
            seen.page.frame_locator("iframe").locator("h1 a").click()
        opened.value.wait_for_url(f"{server}{TARGET}.html")
        expect(seen.page).to_have_url(url)


def test_a_sandbox_without_popups_shows_the_address_and_keeps_the_frame(
    browser: Browser, behind_nginx: str, tmp_path: Path
) -> None:
    frame = f"{behind_nginx}embed/v1/{TARGET}.html"
    html = f'<!doctype html><title>x</title><iframe src="{frame}" sandbox="allow-scripts"></iframe>'
    with hosted(tmp_path, html) as url, visit(browser, width=PHONE) as seen:
        seen.page.goto(url)
        shown = seen.page.frame_locator("iframe")
        for _ in range(2):
            shown.locator("h1 a").click()
        expect(shown.locator("h1")).to_have_text(re.compile(rf"[^/] {re.escape(behind_nginx)}{TARGET}\.html$"))
        expect(shown.locator(".src")).to_be_attached()
        assert frame_of(seen.page.locator("iframe")).url == frame
        assert frame_of(seen.page.locator("iframe")).evaluate(NARROW)


# behind the web server that a new portal has settings for


def test_a_site_on_plain_http_shows_the_frame(browser: Browser, behind_nginx: str, tmp_path: Path) -> None:
    with hosted(tmp_path, host_page(behind_nginx, place(TARGET))) as url, visit(browser) as seen:
        seen.page.goto(url)
        assert url.startswith("http:")
        assert fits(seen.page) > 200
        assert seen.troubles == []


def test_no_site_shows_the_whole_page_in_a_frame(browser: Browser, behind_nginx: str, tmp_path: Path) -> None:
    html = f'<!doctype html><title>x</title><iframe src="{behind_nginx}{TARGET}.html"></iframe>'
    with hosted(tmp_path, html) as url, visit(browser) as seen:
        seen.page.goto(url)
        assert any("frame-ancestors" in line for line in seen.troubles)


@embed_cases
def test_an_embed_keeps_to_its_policy(browser: Browser, origin: str, case: Case) -> None:
    with visit(browser) as seen:
        for address in case.addresses:
            seen.page.goto(origin + address)
            seen.open_details()
            assert seen.troubles == []
            assert seen.foreign(origin) == []


def test_on_paper_a_dark_frame_is_black_on_white(browser: Browser, server: str) -> None:
    with visit(browser, width=PHONE, color_scheme="dark") as seen:
        seen.page.goto(f"{server}embed/v1/{TARGET}.html?theme=dark")
        seen.page.emulate_media(media="print", color_scheme="dark")
        colours = "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
        assert seen.page.locator(".card :is(p, a, dd, dt, span, h1)").evaluate_all(colours) == ["rgb(0, 0, 0)"]
        grounds = "all => [...new Set(all.map(one => getComputedStyle(one).backgroundColor))]"
        assert seen.page.locator(".card, .card *").evaluate_all(grounds) == ["rgba(0, 0, 0, 0)"]
        assert seen.page.pdf().startswith(b"%PDF")


def test_from_a_folder_a_host_shows_the_frame(browser: Browser, site: Path, tmp_path: Path) -> None:
    page = tmp_path / "host.html"
    page.write_text(host_page(f"{site.as_uri()}/", place(TARGET, theme="dark")), encoding="utf-8")
    with visit(browser, width=PHONE) as seen:
        seen.page.goto(page.as_uri())
        fits(seen.page)
        assert frame_of(seen.page.locator("iframe")).evaluate(PAPER) == DARK
        assert seen.troubles == []


# pictures


@pytest.mark.parametrize("item", [f"{TARGET}.svg", f"{PLAN}/huy-hieu.svg", "huong-tra/2021-2025/huy-hieu.svg"])
@pytest.mark.parametrize("locale", ["", "en/"])
def test_a_picture_has_room_for_its_text(browser: Browser, server: str, item: str, locale: str) -> None:
    with visit(browser) as seen:
        seen.page.goto(f"{server}{locale}embed/v1/{item}")
        ends = "all => Math.max(...all.map(one => one.getBBox().x + one.getBBox().width))"
        assert seen.page.locator("svg > text").evaluate_all(ends) <= 350
