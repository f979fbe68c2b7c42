"""The README's first plan: its files and its commands, as they stand there."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from cchc_portal.cli import main
from helpers import ROOT, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

FILE = re.compile(r"^\d\. `(plans/\S+\.yml)`.*?```yaml\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)


def _section(title: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition(f"{title}\n")[2].partition("\n### Duty")[0]


def _commands() -> list[list[str]]:
    block = re.search(r"```sh\n(.*?)```", _section("### Results · Công bố kết quả"), re.DOTALL)
    assert block
    return [line.partition("#")[0].split()[1:] for line in block[1].splitlines()]


def test_its_plan_and_its_commands_for_results_work(tmp_path: Path) -> None:
    root = copy_portal(ROOT, tmp_path / "portal")
    shutil.rmtree(root / "plans")
    files = dict(FILE.findall(_section("## Your first plan in ten minutes · Kế hoạch đầu tiên")))
    assert len(files) == 3
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub("^   ", "", text, flags=re.MULTILINE), encoding="utf-8")
    new, check = _commands()
    assert (new[:2], check) == (["new", "snapshot"], ["check"])
    for words in (["check"], new, check):
        result = CliRunner().invoke(main, ["--root", str(root), *words])
        assert result.exit_code == 0, result.output
    (made,) = (root / "plans" / new[2] / "snapshots").iterdir()
    assert "\n  # dung-han: {numerator: , denominator: }\n" in made.read_text(encoding="utf-8")
