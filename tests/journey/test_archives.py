"""Each published commit has its archive: sealed, registered, beside the site, and listed by the next release."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from built_site import broken_links, pages_of
from cchc_portal.publish.register import read_register
from cchc_portal.publish.verify import verify
from worlds import PLAN

if TYPE_CHECKING:
    from worlds import World


def _push(world: World, was: int, now: int) -> None:
    world.clone.change(PLAN, f"at_least: {was}", f"at_least: {now}")
    world.clone.push(world.server)


def test_a_release_has_its_archive_in_the_register_and_beside_the_site(first_push: World) -> None:
    world = first_push
    (release,) = read_register(world.server.folder / "releases.jsonl")
    archive = world.server.folder / "archives" / release.file
    assert verify(archive).whole
    content = archive.read_bytes()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (release.sha256, release.size)
    assert release.commit == world.clone.run("git", "rev-parse", "HEAD").stdout.strip()
    assert release.path == f"luu-tru/{release.file}"
    assert (world.server.folder / "current" / release.path).samefile(archive)


def test_the_page_of_archives_lists_and_offers_the_releases_before(world: World) -> None:
    (first,) = read_register(world.server.folder / "releases.jsonl")
    assert first.sha256 not in world.server.page("luu-tru.html")
    _push(world, 91, 92)
    page = world.server.page("luu-tru.html")
    assert first.sha256 in page
    assert f'href="luu-tru/{first.file}"' in page
    site = (world.server.folder / "current").resolve()
    assert broken_links(site, pages_of(site)) == []
    assert len(list((site / "luu-tru").iterdir())) == 2
    second = read_register(world.server.folder / "releases.jsonl")[1]
    assert [(change.kind, change.item) for change in second.changes] == [("goal-changed", "dung-han")]


def test_archives_outlive_their_releases(world: World) -> None:
    for goal in (92, 93):
        _push(world, goal - 1, goal)
    assert "0001" not in {path.name[:4] for path in (world.server.folder / "releases").iterdir()}
    register = read_register(world.server.folder / "releases.jsonl")
    assert len(register) == 3
    site = world.server.folder / "current"
    assert [release.file for release in register if not (site / str(release.path)).is_file()] == []


def test_building_the_same_commit_again_makes_no_second_archive(world: World) -> None:
    before = (world.server.folder / "releases.jsonl").read_bytes()
    world.server.cchc("rebuild")
    assert world.server.release.startswith("0002-")
    assert (world.server.folder / "releases.jsonl").read_bytes() == before
    assert len(list((world.server.folder / "current/luu-tru").iterdir())) == 1


def test_a_refused_push_leaves_no_archive(world: World) -> None:
    before = sorted(path.name for path in (world.server.folder / "archives").iterdir())
    world.clone.change(PLAN, "at_least: 91", "at_least: ninety")
    assert world.clone.push(world.server, check=False).returncode != 0
    assert sorted(path.name for path in (world.server.folder / "archives").iterdir()) == before


def test_the_archive_holds_no_earlier_archive_and_no_link_to_one(world: World) -> None:
    _push(world, 91, 92)
    second = read_register(world.server.folder / "releases.jsonl")[1]
    report = verify(world.server.folder / "archives" / second.file)
    assert report.whole
    index = json.loads(world.server.page("data/v1/index.json"))
    assert report.facts["External-Identifier"] == index["commit"] == second.commit
    assert re.fullmatch(r"cong-cchc-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.zip", second.file)
    assert second.size < 2 * read_register(world.server.folder / "releases.jsonl")[0].size
