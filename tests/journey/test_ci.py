"""The commands of the CI files run in a new portal under Git, as they stand there; only installing is left out."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from built_site import broken_links, pages_of
from cchc_portal.publish.register import read_register
from cchc_portal.publish.verify import verify
from publishing import environment
from worlds import CI_FILES

if TYPE_CHECKING:
    from pathlib import Path

    from worlds import World

GITHUB, GITLAB, FORGEJO = CI_FILES
PAGE = "luu-tru.html"


def _steps(portal: Path, name: str) -> list[str]:
    """What a CI file runs after the program is installed, one shell script a step."""
    found: Any = yaml.safe_load((portal / name).read_text(encoding="utf-8"))
    if name == GITLAB:
        return [*found["check"]["script"], *found["build"]["script"], *found["pages"]["script"]]
    steps = [step["run"] for job in found["jobs"].values() for step in job["steps"] if "run" in step]
    return [step for step in steps if "pip install" not in step]


def _run(world: World, folder: Path, steps: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """The steps in a shell in which `cchc` is known; the answer of the last one, or of the first that failed."""
    command = world.clone.folder.parent / "bin/cchc"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cchc_portal "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = environment(world.clone.folder.parent)
    everything = {**kept, "PATH": f"{command.parent}:{kept['PATH']}", **variables}
    for step in steps:
        done = subprocess.run(
            ["sh", "-e", "-c", step], cwd=folder, env=everything, capture_output=True, text=True, check=False
        )
        if done.returncode:
            break
    return done


def _offered(site: Path) -> list[str]:
    """The archives that a published tree holds: each is whole, and the page of archives leads to it."""
    pages = pages_of(site)
    assert broken_links(site, pages) == []
    linked = [a.get("href", "") for a in pages[PAGE].all("a")]
    found = sorted(path.name for path in (site / "luu-tru").glob("*.zip"))
    assert [file for file in found if not verify(site / "luu-tru" / file).whole] == []
    assert [href for href in sorted(linked) if href.endswith(".zip")] == [f"luu-tru/{file}" for file in found]
    return found


@pytest.mark.parametrize(("name", "folder"), [(GITHUB, "site"), (GITLAB, "public")])
def test_the_commands_of_ci_check_build_archive_and_offer_the_archive(world: World, name: str, folder: str) -> None:
    portal = world.clone.folder
    commit = world.clone.run("git", "rev-parse", "HEAD").stdout.strip()
    given = {"SINCE": "HEAD", "CI_COMMIT_BEFORE_SHA": "0" * 40, "GITHUB_SHA": commit, "CI_COMMIT_SHA": commit}
    done = _run(world, portal, _steps(portal, name), **given)
    assert done.returncode == 0, done.stdout + done.stderr
    assert _offered(portal / folder) == [f"cong-cchc-{commit}.zip"]
    assert world.clone.run("git", "status", "--porcelain").stdout == "?? releases.jsonl\n"


class Forge:
    """A repository on a forge, and a runner that starts each time with nothing."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.folder = world.clone.folder.parent
        self.repository = self.folder / "forge.git"
        world.clone.run("git", "init", "-q", "--bare", "-b", "main", str(self.repository))

    def push(self) -> str:
        """Push `main`; the commit."""
        self.world.clone.run("git", "push", "-q", str(self.repository), "main")
        return self.world.clone.run("git", "rev-parse", "HEAD").stdout.strip()

    def run(self, commit: str, steps: slice = slice(None)) -> subprocess.CompletedProcess[str]:
        """Steps of the CI file for a commit; those from the first on begin in an empty folder."""
        room = self.folder / f"room-{commit}"
        if steps.start is None:
            self.world.clone.run("rm", "-rf", str(room))
            room.mkdir()
        given = {"TOKEN": "x", "REPOSITORY": str(self.repository), "COMMIT": commit, "SINCE": ""}
        return _run(self.world, room, _steps(self.world.clone.folder, FORGEJO)[steps], **given)

    def pages(self) -> Path:
        """What the branch `pages` holds now."""
        site = self.folder / "pages"
        self.world.clone.run("rm", "-rf", str(site))
        self.world.clone.run("git", "clone", "-q", "-b", "pages", str(self.repository), str(site))
        return site


def test_on_forgejo_earlier_archives_stay_published(world: World) -> None:
    """Whatever comes: another commit, the same one again as every night, a run that another has overtaken."""
    forge, commits = Forge(world), []
    for _ in range(2):
        world.clone.commit()
        commits.append(forge.push())
        done = forge.run(commits[-1])
        assert done.returncode == 0, done.stdout + done.stderr
    files = [f"cong-cchc-{commit}.zip" for commit in commits]
    site = forge.pages()
    assert _offered(site) == sorted(files)
    register = (site / "luu-tru/releases.jsonl").read_bytes()
    assert [release.file for release in read_register(site / "luu-tru/releases.jsonl")] == files
    overtaken = forge.run(commits[0], slice(-1, None))
    assert (overtaken.returncode, "stale info" in overtaken.stderr) == (1, True)
    assert forge.run(commits[1]).returncode == 0
    site = forge.pages()
    assert _offered(site) == sorted(files)
    assert (site / "luu-tru/releases.jsonl").read_bytes() == register
    assert world.clone.run("git", "-C", str(site), "rev-list", "--count", "HEAD").stdout == "1\n"
