"""The commands of the README's sections on publishing and archives, run as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from helpers import ROOT
from publishing import environment

if TYPE_CHECKING:
    from pathlib import Path

SECTION = r"^## {title}$(.*?)^## "
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = '#!/bin/sh\nexec "{python}" -m cchc_portal "$@"\n'


def _blocks(title: str) -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(SECTION.format(title=re.escape(title)), text, re.MULTILINE | re.DOTALL)
    assert section
    return BLOCK.findall(section[1])


def _run(script: str, folder: Path, cwd: Path) -> str:
    """What a shell in which `cchc` is known says."""
    command = folder / "bin" / "cchc"
    command.parent.mkdir()
    command.write_text(COMMAND.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    variables = environment(folder)
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=cwd,
        env={**variables, "PATH": f"{command.parent}:{variables['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_commands_of_the_readme_publish_a_portal(tmp_path: Path) -> None:
    """The folder of the server is the only thing that differs, and a second release is there to go back from."""
    blocks = _blocks("Đưa lên máy chủ · Publish")
    assert len(blocks) == 4
    more = "git commit -q --allow-empty -m more\ngit push -q may-chu main\n"
    script = "set -eu\n" + "\n".join([*blocks[:3], more, blocks[3]])
    assert script.count("/srv/cchc") == 6
    said = _run(script.replace("/srv/cchc", str(tmp_path / "srv")), tmp_path, tmp_path)
    assert "Đang phục vụ: 0002-" in said
    assert (tmp_path / "srv/current").readlink().name.startswith("0001-"), "built again, then back to the commit before"
    assert (tmp_path / "srv/current/index.html").is_file()


def test_the_commands_of_the_readme_archive_this_portal_and_verify_it(tmp_path: Path) -> None:
    (block,) = _blocks("Lưu trữ · Archive")
    subprocess.run(["git", "clone", "-q", str(ROOT), str(tmp_path / "cong")], check=True)
    said = _run(f"set -eu\n{block}", tmp_path, tmp_path / "cong")
    assert (tmp_path / "cong/cong.zip").stat().st_size > (tmp_path / "cong/mot.zip").stat().st_size > 0
    assert said.splitlines()
