"""A portal under Git and the server it is pushed to."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publishing import Clone, Server, cchc

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "plans/an-binh/2026/plan.yml"
TARGETS = """
areas:
  - {id: thu-tuc, clause: II.1, title: Cải cách thủ tục hành chính, national: procedures, lead: [van-phong]}
targets:
  - id: dung-han
    area: thu-tuc
    clause: II.1.a#1
    title: {vi: Trả kết quả đúng hạn, en: Results on time}
    statement: {vi: Trả kết quả đúng hạn cho người dân., en: Results are returned on time.}
    tthc: true
    goals: [{at_least: 91, unit: percent}]
"""
CI_FILES = (".github/workflows/portal.yml", ".gitlab-ci.yml", ".forgejo/workflows/portal.yml")
INIT = ("--name", "Xã An Bình", "--name-en", "An Bình Commune", "--level", "commune", "--parent", "tỉnh Thử Nghiệm")


@dataclass(frozen=True)
class World:
    """A portal under Git, and the server it is pushed to."""

    clone: Clone
    server: Server

    def copied(self, folder: Path) -> World:
        for source in (self.clone.folder, self.server.folder):
            shutil.copytree(source, folder / source.name, symlinks=True)
        return World(Clone(folder / "portal"), Server(folder / "server"))


def new_world(folder: Path) -> World:
    """A new portal with one target, committed, and a server folder; nothing is pushed yet."""
    cchc(folder, "init", "portal", *INIT)
    world = World(Clone(folder / "portal"), Server(folder / "server"))
    (year,) = (world.clone.folder / "plans/an-binh").glob("2*")
    plan = year / "plan.yml"
    text = plan.read_text(encoding="utf-8").replace(f"from: {year.name}, to: {year.name}", "from: 2026, to: 2026")
    plan.write_text(text + TARGETS, encoding="utf-8")
    if year.name != "2026":
        year.rename(year.with_name("2026"))
    world.clone.run("git", "init", "-q", "-b", "main")
    world.clone.commit()
    world.server.cchc("setup", "--keep", "2")
    return world
