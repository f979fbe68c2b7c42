"""The generated settings of nginx and Apache, in the real programs: the same answers, header by header."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_portal.urls import NOT_FOUND
from publishing import Answer, apache, apache_settings, ask, nginx, program
from worlds import PLAN, new_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from worlds import World

LONG = "Cải cách hành chính. " * 60
FILES = {
    "index.html": f"<!doctype html><title>a</title>{LONG}",
    "404.html": f"<!doctype html><title>không có trang</title>{LONG}",
    "an-binh/index.html": LONG,
    "an-binh/khong-co-trang-dau/a.html": LONG,
    "embed/v1/an-binh/2026/dung-han.html": LONG,
    "en/embed/v1/an-binh/2026/dung-han.html": LONG,
    "assets/css/portal.css": f"/* {LONG} */",
    "assets/js/search.js": f"// {LONG}",
    "assets/js/search.0123abcd.js": f"// {LONG}",
    "assets/icon.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{LONG}</desc></svg>",
    "assets/fonts/be-vietnam-pro-400.woff2": "wOF2" * 200,
    "data/v1/index.json": f'{{"a": "{LONG}"}}',
    "data/v1/an-binh/2026/chi-tieu.csv": LONG,
    "data/v1/an-binh/2026/snapshots/2026-q1.yml": LONG,
    "an-binh/2026/lich.ics": LONG,
    "feed.xml": f"<a>{LONG}</a>",
    "feed.atom": f"<a>{LONG}</a>",
    "luu-tru/a.zip": "PK" * 500,
    ".git/config": "secret",
    "an-binh/.env": "secret",
}
"""One of each kind of file that a site may hold."""

TYPES = {
    "index.html": "text/html; charset=utf-8",
    "assets/css/portal.css": "text/css; charset=utf-8",
    "assets/js/search.js": "application/javascript; charset=utf-8",
    "assets/icon.svg": "image/svg+xml; charset=utf-8",
    "assets/fonts/be-vietnam-pro-400.woff2": "font/woff2",
    "data/v1/index.json": "application/json; charset=utf-8",
    "data/v1/an-binh/2026/chi-tieu.csv": "text/csv; charset=utf-8",
    "data/v1/an-binh/2026/snapshots/2026-q1.yml": "application/yaml; charset=utf-8",
    "an-binh/2026/lich.ics": "text/calendar; charset=utf-8",
    "feed.xml": "application/xml; charset=utf-8",
    "feed.atom": "application/atom+xml; charset=utf-8",
    "luu-tru/a.zip": "application/zip",
}
PACKED = [name for name in TYPES if not name.endswith((".woff2", ".zip"))]
COMPARED = (
    "content-type",
    "content-encoding",
    "content-security-policy",
    "cache-control",
    "access-control-allow-origin",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "strict-transport-security",
    "x-frame-options",
    "vary",
    "location",
)
"""Of every answer; dates, lengths, validators and the server's own name are its own."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `server/` of a new portal."""
    return new_world(tmp_path_factory.mktemp("new")).clone.folder / "server"


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder that the account of a web server can read."""
    folder = Path(tempfile.mkdtemp(prefix="cchc-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def root(open_folder: Path) -> Path:
    """A site with one of each kind of file."""
    site = open_folder / "site"
    for name, text in FILES.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    current = open_folder / "current"
    current.symlink_to("site")
    return current


@pytest.fixture(scope="module")
def at_nginx(settings: Path, root: Path, open_folder: Path) -> Iterator[int]:
    (open_folder / "nginx").mkdir()
    with nginx(settings / "nginx.conf", root, open_folder / "nginx") as port:
        yield port


@pytest.fixture(scope="module")
def at_apache(settings: Path, root: Path, open_folder: Path) -> Iterator[int]:
    (open_folder / "apache").mkdir()
    with apache(settings / "apache.conf", root, open_folder / "apache") as port:
        yield port


@pytest.fixture(params=["at_nginx", "at_apache"])
def port(request: pytest.FixtureRequest) -> int:
    found: int = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(("name", "expected"), TYPES.items())
def test_every_kind_of_file_says_what_it_is_and_in_which_letters(port: int, name: str, expected: str) -> None:
    answer = ask(port, f"/{name}")
    assert (answer.status, answer["Content-Type"]) == (200, expected)
    assert answer.body.decode("utf-8") == FILES[name]


@pytest.mark.parametrize("name", PACKED)
def test_text_is_packed_for_those_who_can_unpack(port: int, name: str) -> None:
    answer = ask(port, f"/{name}", Accept_Encoding="gzip")
    assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.body).decode("utf-8") == FILES[name]
    assert len(answer.body) < len(FILES[name])
    assert ask(port, f"/{name}")["Content-Encoding"] is None


@pytest.mark.parametrize("address", [f"/{NOT_FOUND}", "/khong-co.html", "/an-binh/khong-co/"])
def test_the_page_for_what_is_not_there_is_packed_too_and_only_once(port: int, address: str) -> None:
    answer = ask(port, address, Accept_Encoding="gzip")
    assert gzip.decompress(answer.body).decode("utf-8") == FILES[NOT_FOUND]


@pytest.mark.parametrize("name", ["assets/fonts/be-vietnam-pro-400.woff2", "luu-tru/a.zip"])
def test_what_is_packed_already_is_not_packed_again(port: int, name: str) -> None:
    assert ask(port, f"/{name}", Accept_Encoding="gzip")["Content-Encoding"] is None


@pytest.mark.parametrize(
    "name",
    [
        "", "an-binh/", "assets/icon.svg", "khong-co.html", "embed/v1/khong-co.html", "embed/../index.html",
        "embed/v1/../../index.html", "embed/v1/%2e%2e/%2e%2e/index.html", "an-binh/x/embed/v1/../../../index.html",
    ],
)  # fmt: skip
def test_no_other_site_may_frame_a_page(port: int, name: str) -> None:
    assert ask(port, f"/{name}")["Content-Security-Policy"] == "frame-ancestors 'self'"


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_site_may_frame_an_embed(port: int, language: str) -> None:
    answer = ask(port, f"/{language}embed/v1/an-binh/2026/dung-han.html")
    assert answer["Content-Security-Policy"] == "frame-ancestors *"
    assert answer["X-Frame-Options"] is None


@pytest.mark.parametrize("name", ["", "an-binh/", "assets/css/portal.css", "data/v1/index.json", "luu-tru/a.zip"])
def test_pages_and_data_are_revalidated(port: int, name: str) -> None:
    answer = ask(port, f"/{name}")
    assert answer["Cache-Control"] == "no-cache"
    assert answer["ETag"]
    again = ask(port, f"/{name}", If_None_Match=str(answer["ETag"]))
    assert (again.status, again.body, again["Cache-Control"]) == (304, b"", "no-cache")


def test_a_packed_page_is_revalidated_too(port: int) -> None:
    answer = ask(port, "/", Accept_Encoding="gzip")
    assert ask(port, "/", Accept_Encoding="gzip", If_None_Match=str(answer["ETag"])).status == 304


@pytest.mark.parametrize("name", ["assets/fonts/be-vietnam-pro-400.woff2", "assets/js/search.0123abcd.js"])
def test_only_what_never_changes_is_kept_for_long(port: int, name: str) -> None:
    assert ask(port, f"/{name}")["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["", "khong-co.html", "data/v1/index.json"])
def test_every_answer_carries_the_headers_of_safety(port: int, name: str) -> None:
    answer = ask(port, f"/{name}")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in str(answer["Permissions-Policy"])
    assert answer["Strict-Transport-Security"] is None


def test_only_open_data_is_read_by_other_sites(port: int) -> None:
    assert ask(port, "/data/v1/index.json")["Access-Control-Allow-Origin"] == "*"
    assert ask(port, "/")["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "address",
    ["/khong-co.html", "/an-binh/khong-co-trang-dau/", "/.git/config", "/an-binh/.env", "/assets/", "/%2e%2e/x"],
)
def test_what_is_not_there_and_what_is_nobodys_business_is_not_found(port: int, address: str) -> None:
    answer = ask(port, address)
    assert answer.status in ((400, 404) if "%2e" in address else (404,))
    if answer.status == 404:
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        assert answer["Cache-Control"] == "no-cache"
        assert answer.body.decode("utf-8") == FILES[NOT_FOUND]


def test_a_folder_without_its_slash_leads_to_the_one_with_it(port: int) -> None:
    answer = ask(port, "/an-binh")
    assert answer.status == 301
    assert str(answer["Location"]).endswith("/an-binh/")


@pytest.mark.parametrize("accepts", ["identity", "gzip"])
def test_both_servers_give_the_same_answers(at_nginx: int, at_apache: int, accepts: str) -> None:
    addresses = [f"/{name}" for name in FILES] + ["/", "/an-binh/", "/khong-co", "/assets/", "/embed/khong-co.html"]

    def facts(answer: Answer) -> dict[str, object]:
        return {"status": answer.status, **{name: answer[name] for name in COMPARED}}

    for address in addresses:
        found = [facts(ask(port, address, Accept_Encoding=accepts)) for port in (at_nginx, at_apache)]
        assert found[0] == found[1], address


def test_apache_finds_no_fault_in_its_settings(settings: Path, root: Path, tmp_path: Path) -> None:
    whole = apache_settings(settings / "apache.conf", root, tmp_path, 8080)
    command = [program("apache2", "httpd"), "-t", "-f", str(whole)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "Syntax OK")


def test_hsts_is_there_to_be_switched_on(settings: Path) -> None:
    for name in ("nginx.conf", "apache.conf"):
        text = (settings / name).read_text(encoding="utf-8")
        assert [line.strip()[0] for line in text.splitlines() if "Strict-Transport-Security" in line] == ["#"]


def test_a_push_is_on_the_web_at_once(world: World, settings: Path, tmp_path: Path) -> None:
    page = "/an-binh/2026/chi-tieu/dung-han.html"
    folder = tmp_path / "nginx"
    folder.mkdir()
    with nginx(settings / "nginx.conf", world.server.folder / "current", folder) as port:
        assert "91\u00a0%" in ask(port, page).body.decode("utf-8")
        etag = ask(port, page)["ETag"]
        world.clone.change(PLAN, "at_least: 91", "at_least: 92")
        world.clone.push(world.server)
        fresh = ask(port, page, If_None_Match=str(etag))
        assert (fresh.status, "92\u00a0%" in fresh.body.decode("utf-8")) == (200, True)
        world.clone.change(PLAN, "at_least: 92", "at_least: ninety")
        assert world.clone.push(world.server, check=False).returncode != 0
        assert ask(port, page).body == fresh.body
        world.server.cchc("rollback")
        assert "91\u00a0%" in ask(port, page).body.decode("utf-8")
        missing = ask(port, "/khong-co.html")
        assert (missing.status, missing.body) == (404, (world.server.folder / "current" / NOT_FOUND).read_bytes())
