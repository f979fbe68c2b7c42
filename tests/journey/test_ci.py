"""The commands of the CI files run in a new portal under Git, as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from cchc_portal.publish.verify import verify
from publishing import environment

if TYPE_CHECKING:
    from worlds import World

FILES = (".github/workflows/portal.yml", ".gitlab-ci.yml", ".forgejo/workflows/portal.yml")
COMMAND = re.compile(r"^ *- (?:run: )?(cchc .+)$", re.MULTILINE)


def test_the_commands_of_ci_check_build_and_archive(world: World) -> None:
    portal = world.clone.folder
    commands = {found for name in FILES for found in COMMAND.findall((portal / name).read_text(encoding="utf-8"))}
    gitlab = '"${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}"'
    assert commands == {
        'cchc check --since "$SINCE"',
        'cchc check --format github --since "$SINCE"',
        f"cchc check --since {gitlab}",
        "cchc build",
        "cchc build --output public",
        "cchc archive --output luu-tru/cong-cchc.zip",
    }
    for command in sorted(commands):
        words = ["sh", "-c", command.replace("cchc", f"{sys.executable} -m cchc_portal", 1)]
        variables = {**environment(portal.parent), "SINCE": "HEAD", "CI_COMMIT_BEFORE_SHA": "0" * 40}
        done = subprocess.run(words, cwd=portal, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (portal / "site/index.html").is_file()
    assert (portal / "public/index.html").is_file()
    assert verify(portal / "luu-tru/cong-cchc.zip").whole
    assert world.clone.run("git", "status", "--porcelain").stdout == ""
