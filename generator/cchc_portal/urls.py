"""The addresses of the portal: the only module that knows one.

An address is the path of a file from the root of the site, in the source language: `le-hong/2021-2025/nguon.html`.
Every other language has the same paths under its own folder. Links are always relative, so the tree works under any
sub-path and from `file://`.
"""

from __future__ import annotations

import posixpath

from cchc_portal.model.text import SOURCE_LANGUAGE

HOME = "index.html"
NOT_FOUND = "404.html"
TTHC_TARGETS = "chi-tieu-tthc.html"
UNITS = "don-vi.html"
ABOUT = "gioi-thieu.html"
OPEN_DATA = "du-lieu-mo.html"
METHOD = "phuong-phap.html"
ARCHIVES = "luu-tru.html"
EMBED = "nhung.html"
DISCLOSURE = "cong-khai.html"
CATALOGUE = "danh-muc-cong-khai.html"
DISCLOSURE_LOG = "nhat-ky-cong-khai.html"
COMPARISONS = "so-sanh/index.html"
CALENDAR = "lich.html"
CALENDAR_FILE = "lich.ics"
GLOSSARY = "thuat-ngu.html"
TRANSLATIONS = "ban-dich.html"
SITE_MAP = "so-do-trang.html"
ACCESSIBILITY = "tro-nang.html"

DATA = "data/v1"
ASSETS = "assets"
SEARCH = "assets/search"
ARCHIVE_FOLDER = "luu-tru"
EMBEDS = "embed/v1"
"""What other sites show in a frame, as a picture or as an article: a contract."""
EMBED_SCRIPT = "embed/v1/embed.js"
EMBED_ASSETS = "assets/embed"
PICTURES = "assets/pictures"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


def authority(authority_id: str) -> str:
    return f"{authority_id}/index.html"


def unit(authority_id: str, unit_id: str) -> str:
    return f"{authority_id}/don-vi/{unit_id}.html"


def plan(path: str) -> str:
    return f"{path}/index.html"


def area(path: str, area_id: str) -> str:
    return f"{path}/linh-vuc/{area_id}.html"


def targets(path: str) -> str:
    return f"{path}/chi-tieu/index.html"


def target(path: str, target_id: str) -> str:
    return f"{path}/chi-tieu/{target_id}.html"


def tasks(path: str) -> str:
    return f"{path}/nhiem-vu/index.html"


def reporting(path: str) -> str:
    return f"{path}/bao-cao.html"


def source(path: str) -> str:
    return f"{path}/nguon.html"


def progress(path: str) -> str:
    return f"{path}/tien-do/index.html"


def period(path: str, period_id: str) -> str:
    return f"{path}/tien-do/{period_id}.html"


def changes(path: str) -> str:
    return f"{path}/thay-doi.html"


def comparison(indicator_id: str) -> str:
    return f"so-sanh/{indicator_id}.html"


def plan_calendar(path: str) -> str:
    """The dated items of one plan, for a calendar program; a file in each language, as pages are."""
    return f"{path}/{CALENDAR_FILE}"


def plan_file(path: str, name: str) -> str:
    """A file of the plan's own folder that is published with it: evidence, a signed copy."""
    return f"{path}/{name}"


def target_csv(path: str, target_id: str) -> str:
    """The results of one target, for a spreadsheet."""
    return data(f"{path}/targets/{target_id}.csv")


def period_csv(path: str, period_id: str) -> str:
    """One period's results, for a spreadsheet."""
    return data(f"{path}/periods/{period_id}.csv")


def register_csv() -> str:
    """The targets for administrative procedures of all plans, for a spreadsheet."""
    return data("tthc-targets.csv")


def snapshot_file(path: str, period_id: str) -> str:
    """The snapshot as its YAML file was, so that its SHA-256 can be compared."""
    return data(f"{path}/snapshots/{period_id}.yml")


def archive(file: str) -> str:
    """Where the publish step lays an archive in the served folder; the build makes no file there."""
    return f"{ARCHIVE_FOLDER}/{file}"


def catalogue_csv() -> str:
    """The catalogue of information that must be public, for a spreadsheet."""
    return data("catalogue.csv")


def disclosure_log_csv() -> str:
    """The disclosure log, for a spreadsheet."""
    return data("disclosure-log.csv")


def handwritten(name: str) -> str:
    """The page of a handwritten file, by its name inside its language's folder: `gioi-thieu.md`."""
    return name.removesuffix(".md") + ".html"


def data(name: str) -> str:
    """A file of the data API, version 1."""
    return f"{DATA}/{name}"


def embed(item: str) -> str:
    """The page of an item inside another site's frame; `embed.js` works it out by the same rule.

    An item's name is its page's address without `.html`, a plan's is `<authority>/<plan>`:
    `le-hong/2021-2025`, `le-hong/2021-2025/tien-do`, `le-hong/don-vi`.
    """
    first, _, rest = item.partition("/")
    folder = "/" not in rest and rest != "don-vi"
    return f"{EMBEDS}/{first}/{rest}{'/index' if folder else ''}.html"


def badge(item: str) -> str:
    """The picture of a plan or target."""
    return f"{EMBEDS}/{item}/huy-hieu.svg" if item.count("/") == 1 else f"{EMBEDS}/{item}.svg"


def article(item: str) -> str:
    """A plan or target as plain HTML to copy."""
    return f"{EMBEDS}/{item}/bai-viet.html" if item.count("/") == 1 else f"{EMBEDS}/{item}.bai-viet.html"


def embed_data(locale: str, name: str = "") -> str:
    """The data of the page that makes the snippets: a list of authorities, and a file for each."""
    return f"{EMBED_ASSETS}/{locale}/{name}.js" if name else f"{EMBED_ASSETS}/{locale}.js"


def picture(address: str, locale: str) -> str:
    """The picture that stands for a page where its link is shared."""
    return f"{PICTURES}/{locale}/{address.removesuffix('.html').removesuffix('/index')}.png"


def absolute(site: str, address: str) -> str:
    """The whole address, on the site at `site`."""
    return f"{site.rstrip('/')}/{address}"


def in_locale(address: str, locale: str) -> str:
    """The address of a page in `locale`."""
    return address if locale == SOURCE_LANGUAGE else f"{locale}/{address}"


def relative(source_address: str, to: str, fragment: str = "") -> str:
    """The link from one address to another, both from the root of the site."""
    path = posixpath.relpath(to, posixpath.dirname(source_address) or ".")
    return f"{path}#{fragment}" if fragment else path


def root_from(address: str) -> str:
    """The way from an address back to the root of the site: empty, or `../` for each folder."""
    return "../" * address.count("/")


def fragment_of(clause: str) -> str:
    """The anchor of a clause: letters, digits, dots and hyphens only."""
    return "muc-" + clause.replace("#", "-").replace("đ", "dd").replace("Đ", "DD")
