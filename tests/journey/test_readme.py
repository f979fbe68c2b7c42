"""The commands of the README's section on publishing, run as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from helpers import ROOT
from publishing import environment

if TYPE_CHECKING:
    from pathlib import Path

SECTION = re.compile(r"^## Đưa lên máy chủ · Publish$(.*?)^## ", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = '#!/bin/sh\nexec "{python}" -m cchc_portal "$@"\n'


def _blocks() -> list[str]:
    section = SECTION.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert section
    return BLOCK.findall(section[1])


def test_the_commands_of_the_readme_publish_a_portal(tmp_path: Path) -> None:
    """The folder of the server is the only thing that differs, and a second release is there to go back from."""
    blocks = _blocks()
    assert len(blocks) == 4
    more = "git commit -q --allow-empty -m more\ngit push -q may-chu main\n"
    script = "set -eu\n" + "\n".join([*blocks[:3], more, blocks[3]])
    assert script.count("/srv/cchc") == 6
    command = tmp_path / "bin" / "cchc"
    command.parent.mkdir()
    command.write_text(COMMAND.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    variables = environment(tmp_path)
    done = subprocess.run(
        ["/bin/sh", "-c", script.replace("/srv/cchc", str(tmp_path / "srv"))],
        cwd=tmp_path,
        env={**variables, "PATH": f"{command.parent}:{variables['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Đang phục vụ: 0002-" in done.stdout
    assert (tmp_path / "srv/current").readlink().name.startswith("0002-")
    assert (tmp_path / "srv/current/index.html").is_file()
