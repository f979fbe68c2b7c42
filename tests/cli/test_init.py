"""`cchc init`: a new portal that checks and builds as it is, whatever it is called, and invents nothing."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result

from broken_portals import problems_of
from built_site import broken_links, pages_of
from cchc_portal import __version__
from cchc_portal.cli import main
from cchc_portal.load.files import load
from helpers import AS_OF, ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.model.whole import AuthorityFiles

NAMES = ("--name", "Xã An Bình", "--name-en", "An Bình Commune")
HOSTILE = (
    'Xã "An": Bình',
    "Xã 'An' # Bình",
    "../../Xã",
    "Xã <script>alert(1)</script> & co",
    "Xã {{ 7 * 7 }} {% x %} {vi: a}",
    "Xã 🏛️ An Bình",
    "&xa *an !binh | > %",
    "Xã [An](javascript:x) `Bình` $HOME $(id)",
    "x" * 200,
    "- yes",
    "null",
)


def _init(folder: Path, *words: str, lang: str = "en") -> Result:
    given = words if "--name" in words else (*NAMES, *words)
    levels = () if "--level" in given else ("--level", "commune")
    return CliRunner().invoke(main, ["--lang", lang, "init", str(folder), *given, *levels])


def _made(folder: Path, *words: str) -> AuthorityFiles:
    result = _init(folder, *words)
    assert result.exit_code == 0, result.output
    assert problems_of(folder) == ()
    (authority,) = load(folder).authorities
    return authority


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal. Read only."""
    folder = tmp_path_factory.mktemp("new") / "portal"
    assert _init(folder, "--parent", "tỉnh Thử Nghiệm", "--parent-en", "Test Province").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def built(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(portal, tmp_path_factory.mktemp("site") / "site", as_of=AS_OF)


def test_a_new_portal_says_what_comes_next(tmp_path: Path) -> None:
    result = _init(tmp_path / "p")
    year = next((tmp_path / "p/plans/an-binh").glob("2*")).name
    assert (result.exit_code, result.stdout) == (
        0,
        f"New portal: {tmp_path}/p\nNext: enter the plan in plans/an-binh/{year}/plan.yml, then: cchc check\n",
    )
    assert _init(tmp_path / "v", lang="vi").stdout.startswith(f"Cổng mới: {tmp_path}/v\nTiếp theo: ")


def test_a_new_portal_holds_what_was_given_and_nothing_invented(portal: Path) -> None:
    files = load(portal)
    (authority,) = files.authorities
    assert (authority.id, authority.authority.level) == ("an-binh", "commune")
    assert authority.authority.name.root == {"vi": "Xã An Bình", "en": "An Bình Commune"}
    assert authority.authority.parent
    assert authority.authority.parent.root == {"vi": "tỉnh Thử Nghiệm", "en": "Test Province"}
    settings = files.settings
    assert (settings.official, settings.site_url, settings.responsible, settings.licence) == (False, None, None, None)
    contacts = (settings.contact, authority.authority.contact, *(unit.contact for unit in authority.units))
    assert {value for contact in contacts for value in dict(contact).values()} == {None}
    (plan,) = authority.plans
    assert (plan.plan.document.number, plan.plan.document.date, plan.plan.targets) == (None, None, ())


def test_a_new_portal_builds_in_both_languages_and_says_what_is_not_configured(built: Path) -> None:
    assert "chưa cấu hình" in (built / "index.html").read_text(encoding="utf-8").lower()
    assert "not configured" in (built / "en/index.html").read_text(encoding="utf-8").lower()
    assert "An Bình Commune" in (built / "en/an-binh/index.html").read_text(encoding="utf-8")
    assert broken_links(built, pages_of(built)) == []


def test_handwritten_pages_have_the_names_of_the_example_portal(portal: Path) -> None:
    for language in ("vi", "en"):
        names = {path.name for path in (ROOT / "content" / language).glob("*.md")}
        assert {path.name for path in (portal / "content" / language).glob("*.md")} == names


def test_what_is_common_to_all_portals_is_not_written_twice(portal: Path) -> None:
    for name in ("areas.yml", "indicators.yml", "glossary.yml", "disclosure.yml", "schema/plan.schema.json"):
        assert (portal / "site_config" / name).read_bytes() == (ROOT / "site_config" / name).read_bytes()


def test_a_new_portal_is_held_to_the_rules_from_its_first_day(portal: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(portal), "--lang", "en", "disclose", "--strict"])
    assert (result.exit_code, result.stderr) == (1, "")
    assert "Not met  C08" in result.stdout


def test_every_file_is_clean_text(portal: Path) -> None:
    for path in (path for path in portal.rglob("*") if path.is_file() and path.suffix != ".whl"):
        raw = path.read_bytes()
        assert b"\r" not in raw, path
        assert raw.endswith(b"\n"), path
        assert not raw.endswith(b"\n\n"), path
        assert re.search(rb"[ \t]\n", raw) is None, path
        assert b"{{ " not in re.sub(rb"\$\{\{ ", b"", raw), path
        assert b"{%" not in raw, path


def test_the_program_and_all_it_needs_are_pinned_by_their_hashes(portal: Path) -> None:
    """The program is a file of the portal: no registry is asked for it, whoever has its name there."""
    text = (portal / "requirements.txt").read_text(encoding="utf-8")
    first, *others = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if line[0] != "#"))
    file = f"wheels/cchc_portal-{__version__}-py3-none-any.whl"
    digest = hashlib.sha256((portal / file).read_bytes()).hexdigest()
    assert first.split() == [f"./{file}", "\\", f"--hash=sha256:{digest}"]
    assert "\n".join(others) + "\n" == (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "*.whl binary\n" in (portal / ".gitattributes").read_text(encoding="utf-8")


def test_line_ends_are_the_same_on_every_system(portal: Path) -> None:
    assert (portal / ".gitattributes").read_text(encoding="utf-8").startswith("* text=auto eol=lf\n")
    assert "/site/" in (portal / ".gitignore").read_text(encoding="utf-8")


def test_the_plan_is_of_the_running_year(tmp_path: Path) -> None:
    (plan,) = _made(tmp_path / "p").plans
    assert plan.id == str(plan.plan.period.from_) == str(plan.plan.period.to)


def test_one_language_only(tmp_path: Path) -> None:
    assert _made(tmp_path / "p", *NAMES, "--languages", "vi").authority.name.root == {"vi": "Xã An Bình"}
    assert [path.name for path in (tmp_path / "p/content").iterdir()] == ["vi"]
    site = build(tmp_path / "p", tmp_path / "site")
    assert not (site / "en").exists()
    assert broken_links(site, pages_of(site)) == []


def test_without_an_english_name_the_vietnamese_one_stands(tmp_path: Path) -> None:
    assert _made(tmp_path / "p", "--name", "Phường Xuân Hương").id == "xuan-huong"
    assert 'en: "CCHC Portal · Phường Xuân Hương"' in (tmp_path / "p/site_config/portal.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Xã An Bình", "an-binh"), ("Đặc khu Côn Đảo", "con-dao"), ("Thị xã Hương Trà", "huong-tra"), ("Xã", "xa")],
)
def test_the_id_comes_from_the_name_without_its_kind(tmp_path: Path, name: str, expected: str) -> None:
    assert _made(tmp_path / "p", "--name", name).id == expected


def test_the_id_may_be_given(tmp_path: Path) -> None:
    assert _made(tmp_path / "p", "--id", "xa-an-binh").id == "xa-an-binh"


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_the_name_it_stays_a_name(tmp_path: Path, name: str) -> None:
    authority = _made(tmp_path / "p", "--name", name, "--name-en", name, "--parent", name, "--id", "an-binh")
    assert authority.authority.name.root == {"vi": name, "en": name}
    assert [path.name for path in tmp_path.iterdir()] == ["p"]
    assert _yaml(tmp_path / "p/mkdocs.yml")["site_name"] == f"Cổng công khai CCHC · {name}"
    readme = (tmp_path / "p/README.md").read_text(encoding="utf-8")
    assert "<script>" not in readme
    assert "](javascript" not in readme


def test_a_hostile_name_builds_and_runs_nothing(tmp_path: Path) -> None:
    _made(tmp_path / "p", "--name", HOSTILE[3], "--id", "an-binh")
    site = build(tmp_path / "p", tmp_path / "site")
    assert [page.address for page in pages_of(site).values() if "<script>alert" in page.source] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--level", "xa"), "“xa” is not a level of an authority; levels: commune, ward, township, special-zone, "),
        (("--level", "comune"), "“comune” is not a level of an authority; levels: commune, "),
        (("--id", "An Bình"), "“An Bình” is not an id; lower-case letters a–z"),
        (("--id", "../x"), "“../x” is not an id; lower-case letters a–z"),
        (("--id", ""), "“” is not an id; lower-case letters a–z"),
        (("--id", "en"), "the id “en” is reserved; "),
        (("--id", "a" * 41), f"“{'a' * 41}” is not an id; lower-case letters a–z"),
        (("--name", ""), "“” is not a name; one line with at least one letter, at most 200 characters; "),
        (("--name", "🏛️"), "“🏛️” is not a name; "),
        (("--name", "12"), "“12” is not a name; "),
        (("--name", "a\nb: c"), "“ab: c” is not a name; "),
        (("--name", "a\x00b"), "“ab” is not a name; "),
        (("--name", "x" * 201), f"“{'x' * 40}…” is not a name; "),
        ((*NAMES, "--parent", "\t"), "“” is not a name; "),
        ((*NAMES, "--languages", "en"), "“en” is not a list of languages; languages: vi, en; vi is always the first; "),
        ((*NAMES, "--languages", "vi,fr"), "“vi,fr” is not a list of languages; "),
        ((*NAMES, "--languages", ""), "“” is not a list of languages; "),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_is_allowed(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = _init(tmp_path / "p", *words)
    assert (result.exit_code, result.stderr.startswith(sentence)) == (1, True), result.stderr
    assert not (tmp_path / "p").exists()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    result = _init(tmp_path)
    assert (result.exit_code, result.stderr.startswith(f"the folder “{tmp_path}” already holds something; ")) == (
        1,
        True,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").touch()
    assert _init(tmp_path / "p").exit_code == 1


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert _init(tmp_path).exit_code == 0


# what runs elsewhere

CI = (".github/workflows/portal.yml", ".gitlab-ci.yml", ".forgejo/workflows/portal.yml")


def _commands(found: Any) -> list[str]:
    """Every command of a CI file."""
    if isinstance(found, dict):
        texts = [value for key, value in found.items() if key == "run"]
        return texts + [text for value in found.values() for text in _commands(value)]
    if isinstance(found, list):
        return [text for value in found for text in ([value] if isinstance(value, str) else _commands(value))]
    return []


@pytest.mark.parametrize("name", CI)
def test_ci_checks_builds_archives_and_publishes(portal: Path, name: str) -> None:
    commands = "\n".join(_commands(_yaml(portal / name)))
    steps = ("--require-hashes -r requirements.txt", "cchc check", "cchc archive", "cchc build", "cp -r luu-tru")
    places = [commands.index(step) for step in steps]
    assert places == sorted(places)  # the page of archives lists the one that was recorded before
    assert "pages" in (portal / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [CI[0], CI[2]])
def test_ci_builds_again_every_day_after_midnight_in_viet_nam(portal: Path, name: str) -> None:
    triggers = _yaml(portal / name)[True]  # YAML 1.1 reads `on` as yes
    assert triggers["schedule"] == [{"cron": "30 17 * * *"}]
    assert triggers["push"] == {"branches": ["main"]}


def test_the_schedule_of_gitlab_is_explained_and_runs(portal: Path) -> None:
    text = (portal / CI[1]).read_text(encoding="utf-8")
    assert "30 0 * * *" in text
    assert '$CI_PIPELINE_SOURCE == "schedule"' in text


def test_actions_are_pinned_to_commits_with_their_version_beside(portal: Path) -> None:
    used = [line for line in (portal / CI[0]).read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert used
    pinned = re.compile(r" +- uses: actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")
    assert [line for line in used if not pinned.fullmatch(line)] == []
    assert "uses:" not in (portal / CI[2]).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CI)
def test_python_is_pinned(portal: Path, name: str) -> None:
    assert "3.11" in (portal / name).read_text(encoding="utf-8")
