"""Building: the same bytes each time, nothing lost when it fails, and no cost that grows with the site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from built_site import broken_links, pages_of, words_of
from cchc_portal.cli import main
from cchc_portal.host import plugin, shell
from cchc_portal.host.build import put_in_place
from cchc_portal.pages import every_page
from cchc_portal.portal import build_portal
from helpers import AS_OF, ROOT, SMALL, build, copy_portal

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

LONG = "Ủy ban nhân dân " * 20
LONGEST_ID = "a234567890-b234567890-c234567890-d234567"


def tree_of(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def build_apart(root: Path, output: Path, **environment: str) -> None:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "cchc_portal", "--root", str(root), "build", "--output", str(output)]
    subprocess.run(
        [*command, "--as-of", AS_OF.isoformat()], check=True, capture_output=True, env={**os.environ, **environment}
    )


def run_build(root: Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "build", "--as-of", AS_OF.isoformat()])


def edited(path: Path, change: Callable[[Any], None]) -> None:
    """Change the data of a YAML file in place."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def with_plans(root: Path, number: int) -> Path:
    """The small portal with so many copies of its plan, their ids equally long."""
    copy_portal(SMALL, root)
    plan = root / "plans" / "an-binh" / "2026"
    for index in range(number):
        shutil.copytree(plan, plan.with_name(f"p{index:03}"))
    shutil.rmtree(plan)
    return root


def counted_shells(root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many shells one build makes."""
    made: list[int] = []
    cut = shell._cut

    def counting(whole: str) -> tuple[str, ...]:
        made.append(1)
        return cut(whole)

    with monkeypatch.context() as patch:
        patch.setattr(shell, "_cut", counting)
        build(root, root / "site")
    return len(made)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small portal, never built."""
    return copy_portal(SMALL, tmp_path / "portal")


@pytest.fixture
def published(small: Path) -> Path:
    """A copy of the small portal with its site in place."""
    build(small, small / "site")
    return small


# the same bytes


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    build_apart(ROOT, tmp_path / "one" / "site", TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="1")
    build_apart(ROOT, tmp_path / "other-name", TZ="America/Anchorage", PYTHONHASHSEED="2", LC_ALL="C", LANG="C")
    one, other = tree_of(tmp_path / "one" / "site"), tree_of(tmp_path / "other-name")
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_the_place_of_the_portal_leaves_no_trace(tmp_path: Path) -> None:
    near, far = copy_portal(SMALL, tmp_path / "a"), copy_portal(SMALL, tmp_path / "b" / "c" / "d")
    assert tree_of(build(near, near / "site")) == tree_of(build(far, far / "out"))


def test_the_day_and_the_commit_are_in_the_data(small: Path) -> None:
    index = build(small, small / "site", commit="0123abc") / "data" / "v1" / "index.json"
    text = index.read_text(encoding="utf-8")
    assert '"as_of": "2026-11-22"' in text
    assert '"commit": "0123abc"' in text


def test_a_build_writes_nothing_outside_its_output(small: Path) -> None:
    before = tree_of(small)
    build(small, small / "site")
    after = tree_of(small)
    assert {path: content for path, content in after.items() if not path.startswith("site/")} == before
    assert sorted(path.name for path in small.iterdir()) == ["content", "mkdocs.yml", "plans", "site", "site_config"]


# a failure


def break_data(root: Path) -> None:
    edited(root / "plans/an-binh/2026/plan.yml", lambda data: data["targets"][0].update(area="khong-co"))


def break_yaml(root: Path) -> None:
    (root / "plans/an-binh/2026/plan.yml").write_text("a: [", encoding="utf-8")


def break_content(root: Path) -> None:
    page = root / "content" / "vi" / "gioi-thieu.md"
    page.write_text("# Giới thiệu\n\n[lạc](khong-co.md)\n", encoding="utf-8")


def break_settings(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("docs_dir: content", "docs_dir: khong-co"), encoding="utf-8"
    )


def drop_plugin(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("  - cchc\n", "  []\n"), encoding="utf-8")


def drop_settings(root: Path) -> None:
    (root / "site_config" / "portal.yml").unlink()


def add_language_without_pages(root: Path) -> None:
    shutil.rmtree(root / "content" / "en")


FAILURES = [
    break_data,
    break_yaml,
    break_content,
    break_settings,
    drop_plugin,
    drop_settings,
    add_language_without_pages,
]


@pytest.mark.parametrize("damage", FAILURES)
def test_a_failing_build_ends_with_one_and_leaves_the_site_as_it_was(
    published: Path, damage: Callable[[Path], None]
) -> None:
    damage(published)
    before = tree_of(published)
    result = run_build(published)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.strip()
    assert "Traceback" not in result.output
    assert tree_of(published) == before
    assert [path.name for path in published.iterdir() if path.name.startswith(".")] == []


def test_a_failing_build_makes_no_site_where_none_was(small: Path) -> None:
    break_data(small)
    assert run_build(small).exit_code == 1
    assert not (small / "site").exists()


def test_an_error_of_the_program_leaves_the_site_as_it_was(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    before = tree_of(published)
    monkeypatch.setattr(plugin, "every_file", broken)
    with pytest.raises(RuntimeError):
        build(published, published / "site")
    assert tree_of(published) == before


def test_a_build_replaces_the_site_and_what_vanished_is_gone(published: Path) -> None:
    (published / "site" / "old.html").write_text("old", encoding="utf-8")
    assert run_build(published).exit_code == 0
    assert not (published / "site" / "old.html").exists()
    assert (published / "site" / "index.html").is_file()


# the switch


def make_tree(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


OLD = {"index.html": "old", "gone.html": "gone", "a/gone/x.html": "gone", "a/kept.html": "old"}
NEW = {"index.html": "new", "a/kept.html": "new", "b/c/fresh.html": "new"}


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in sorted(files.items())}


@pytest.mark.parametrize("stuck", [{"site"}, {"fresh"}, {"site", "fresh"}], ids=["old", "new", "both"])
def test_where_a_folder_cannot_be_renamed_files_are_exchanged_one_by_one(
    tmp_path: Path, stuck: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output, fresh = make_tree(tmp_path / "site", OLD), make_tree(tmp_path / "work" / "fresh", NEW)
    rename = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if self.name in stuck:
            raise PermissionError(self)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    put_in_place(fresh, output)
    assert tree_of(output) == as_bytes(NEW)
    assert sorted(path.name for path in output.iterdir() if path.is_dir()) == ["a", "b"]
    assert not (output / "a" / "gone").exists()


def test_folders_that_can_be_renamed_are_exchanged_whole(tmp_path: Path) -> None:
    output, fresh = make_tree(tmp_path / "site", OLD), make_tree(tmp_path / "work" / "fresh", NEW)
    put_in_place(fresh, output)
    assert tree_of(output) == as_bytes(NEW)
    assert not fresh.exists()


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    fresh = make_tree(tmp_path / "work" / "fresh", NEW)
    put_in_place(fresh, tmp_path / "site")
    assert tree_of(tmp_path / "site") == as_bytes(NEW)


# the cost

KINDS = (
    "index.html", "chi-tieu/index.html", "chi-tieu/dung-han.html", "chi-tieu/hai-long.html", "linh-vuc/thu-tuc.html",
    "nhiem-vu/index.html", "bao-cao.html", "nguon.html", "tien-do/index.html", "thay-doi.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sites of portals with 3 and with 30 plans."""
    base = tmp_path_factory.mktemp("plans")
    few, many = with_plans(base / "few", 3), with_plans(base / "many", 30)
    return build(few, few / "site"), build(many, many / "site")


def mean_bytes(site: Path, kind: str) -> float:
    found = [path for path in site.glob(f"**/an-binh/p???/{kind}") if "embed" not in path.parts]
    sizes = [path.stat().st_size for path in found]
    assert sizes
    return sum(sizes) / len(sizes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_weighs_the_same_among_many_plans(few_and_many: tuple[Path, Path], kind: str) -> None:
    few, many = few_and_many
    assert mean_bytes(many, kind) == pytest.approx(mean_bytes(few, kind), rel=0.02)


def test_many_plans_have_many_pages(few_and_many: tuple[Path, Path]) -> None:
    few, many = (sum(not page.embedded for page in pages_of(site).values()) for site in few_and_many)
    assert many - few == 27 * 2 * len(KINDS)


def test_no_link_breaks_among_many_plans(few_and_many: tuple[Path, Path]) -> None:
    many = few_and_many[1]
    assert broken_links(many, pages_of(many)) == []


def test_each_section_has_one_shell(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = build_portal(small, as_of=AS_OF)
    pages = [page for locale in portal.locales for page in every_page(portal, locale)]
    sections = {(page.writer.locale, page.address.count("/"), page.section, page.front) for page in pages}
    assert counted_shells(small, monkeypatch) == len(sections) < len(pages)


def test_more_targets_need_no_more_shells(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counted_shells(small, monkeypatch)

    def add_targets(data: Any) -> None:
        data["targets"] += [{**data["targets"][1], "id": f"them-{n}", "clause": f"II.9#{n}"} for n in range(1, 41)]

    edited(small / "plans/an-binh/2026/plan.yml", add_targets)
    assert counted_shells(small, monkeypatch) == before
    pages = [page for page in pages_of(small / "site").values() if "/them-" in page.address]
    assert sum(not page.embedded for page in pages) == 80
    assert sum(page.embedded for page in pages) == 160  # a frame and an article


# odd portals


def test_a_portal_without_plans_builds(small: Path) -> None:
    shutil.rmtree(small / "plans")
    site = build(small, small / "site")
    pages = pages_of(site)
    assert {page.bare for page in pages.values()} == {
        "index.html", "chi-tieu-tthc.html", "don-vi.html", "gioi-thieu.html", "du-lieu-mo.html", "phuong-phap.html",
        "luu-tru.html", "nhung.html", "so-sanh/index.html", "so-sanh/dvc-muc-do-3-4.html", "lich.html",
        "thuat-ngu.html",
        "ban-dich.html", "so-do-trang.html", "tro-nang.html", "cong-khai.html", "danh-muc-cong-khai.html",
        "nhat-ky-cong-khai.html",
    }  # fmt: skip
    assert broken_links(site, pages) == []


def test_an_authority_without_plans_builds(small: Path) -> None:
    shutil.rmtree(small / "plans" / "an-binh" / "2026")
    site = build(small, small / "site")
    pages = pages_of(site)
    assert "an-binh/index.html" in pages
    assert broken_links(site, pages) == []


def test_a_plan_of_nothing_but_its_document_builds(small: Path) -> None:
    bare = {"document": {"type": "KH"}, "period": {"from": 2026, "to": 2026}}
    plan = small / "plans/an-binh/2026/plan.yml"
    plan.write_text(yaml.safe_dump(bare), encoding="utf-8")
    site = build(small, small / "site")
    pages = pages_of(site)
    assert broken_links(site, pages) == []
    assert words_of(pages["an-binh/2026/chi-tieu/index.html"].all("h1")[0])


def test_very_long_names_build(small: Path) -> None:
    name = LONG[:300].strip()

    def lengthen(data: Any) -> None:
        for item in (*data["areas"], *data["targets"]):
            item["title"] = {"vi": name, "en": name}
        data["document"]["title"] = {"vi": name, "en": name}

    edited(small / "plans/an-binh/2026/plan.yml", lengthen)
    edited(small / "plans/an-binh/authority.yml", lambda data: data.update(name={"vi": name, "en": name}))
    edited(small / "plans/an-binh/units.yml", lambda data: data["units"][0].update(name={"vi": name, "en": name}))
    site = build(small, small / "site")
    pages = pages_of(site)
    assert broken_links(site, pages) == []
    assert words_of(pages["an-binh/2026/chi-tieu/dung-han.html"].all("h1")[0]) == name


def test_the_longest_ids_build(small: Path) -> None:
    assert len(LONGEST_ID) == 40
    (small / "plans" / "an-binh").rename(small / "plans" / LONGEST_ID)
    authority = small / "plans" / LONGEST_ID
    (authority / "2026").rename(authority / LONGEST_ID)

    def lengthen(data: Any) -> None:
        data["targets"][0]["id"] = LONGEST_ID

    edited(authority / LONGEST_ID / "plan.yml", lengthen)
    site = build(small, small / "site")
    assert (site / "en" / LONGEST_ID / LONGEST_ID / "chi-tieu" / f"{LONGEST_ID}.html").is_file()
    assert broken_links(site, pages_of(site)) == []


def test_an_id_longer_than_forty_is_refused(small: Path) -> None:
    (small / "plans" / "an-binh").rename(small / "plans" / f"{LONGEST_ID}x")
    assert run_build(small).exit_code == 1


def test_the_smallest_settings_build(small: Path) -> None:
    (small / "site_config" / "portal.yml").write_text("name: Cổng\ntagline: Thử\n", encoding="utf-8")
    site = build(small, small / "site")
    assert broken_links(site, pages_of(site)) == []
