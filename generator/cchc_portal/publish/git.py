"""The few things asked of Git, always with fixed words and never with a text of the data among the options."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_portal.errors import BuildError, PortalError
from cchc_portal.publish.proc_receive import REFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_portal.publish.proc_receive import Update

NOTHING = "0" * 40
"""In place of a commit: the ref was, or is to be, absent."""

OLDEST = (2, 30)
"""The first Git whose hook `proc-receive` may be relied on; one before 2.29 would accept everything unchecked."""

_HEADS = "refs/heads/"


def is_nothing(commit: str) -> bool:
    return set(commit) == {"0"}


def branch_ref(branch: str) -> str:
    return f"{_HEADS}{branch}"


def is_branch(ref: str) -> bool:
    return ref.startswith(_HEADS)


def short_name(ref: str) -> str:
    """`main` of `refs/heads/main`, `v1` of `refs/tags/v1`."""
    return ref.removeprefix(_HEADS).removeprefix("refs/tags/")


def is_branch_name(name: str) -> bool:
    return _run("check-ref-format", "--branch", name).returncode == 0 and not name.startswith(("-", "@"))


def check_version() -> None:
    """Raises PortalError for a Git that does not know what a target needs."""
    said = _done("version")
    numbers = re.search(r"(\d+)\.(\d+)", said)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise PortalError("git_old", value=said.removeprefix("git version").strip())


def new_repository(repo: Path, branch: str) -> None:
    """A bare repository whose history is only ever added to; an existing one gets the same settings."""
    if not (repo / "HEAD").is_file():
        _done("init", "--quiet", "--bare", str(repo))
    _in(repo, "symbolic-ref", "HEAD", branch_ref(branch))
    _in(repo, "config", "receive.denyNonFastForwards", "true")
    _in(repo, "config", "receive.denyDeleteCurrent", "refuse")
    _in(repo, "config", "core.hooksPath", "hooks")
    _in(repo, "config", "receive.procReceiveRefs", REFS)


def head_of(repo: Path, branch: str) -> str | None:
    """The commit the branch stands on; None before the first push."""
    found = _run(f"--git-dir={repo}", "rev-parse", "--verify", "--quiet", f"{branch_ref(branch)}^{{commit}}")
    return found.stdout.strip() or None


def move(repo: Path, updates: Iterable[Update]) -> None:
    """Move branches and tags, all of them or none. Raises BuildError where one no longer stands where it did."""
    lines = [f"update {update.ref} {update.new} {update.old}\n" for update in updates]
    _done(f"--git-dir={repo}", "update-ref", "--stdin", given="".join(lines))


def unlock(repo: Path, branch: str) -> None:
    """Take away the locks of a killed process on a branch that nobody else may move now."""
    for name in (branch_ref(branch), "HEAD"):
        (repo / f"{name}.lock").unlink(missing_ok=True)


def follows(repo: Path, old: str, new: str) -> bool:
    """Does `new` have `old` among its ancestors?"""
    return _run(f"--git-dir={repo}", "merge-base", "--is-ancestor", old, new).returncode == 0


def place_of(folder: Path) -> tuple[Path, str]:
    """The repository that `folder` is in, and its path from the top. Raises PortalError where it is in none."""
    found = _run("-C", str(folder), "rev-parse", "--absolute-git-dir", "--show-prefix")
    if found.returncode:
        raise PortalError("no_repository", folder=str(folder))
    repo, prefix = found.stdout.split("\n")[:2]
    return Path(repo), prefix.rstrip("/") or "."


def commit_named(repo: Path, name: str) -> str:
    """The commit that a branch, tag or hash names. Raises PortalError where there is none."""
    found = _run(f"--git-dir={repo}", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not (commit := found.stdout.strip()):
        raise PortalError("no_commit", value=name)
    return commit


def check_out(repo: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit into the new folder `folder`.

    Links come out as small text files, so that a commit can never publish a file of the server; attributes of the
    commit such as export-ignore do not count.
    """
    folder.mkdir()
    settings = ("core.symlinks=false", "core.autocrlf=false", "core.bare=false", "advice.detachedHead=false")
    options = [word for setting in settings for word in ("-c", setting)]
    _done(
        *options,
        f"--git-dir={repo}",
        f"--work-tree={folder}",
        "read-tree",
        "-u",
        "--reset",
        commit,
        GIT_INDEX_FILE=str(folder.with_name(f"{folder.name}.index")),
    )


def _in(repo: Path, *words: str) -> None:
    _done(f"--git-dir={repo}", *words)


def _done(*words: str, given: str | None = None, **environment: str) -> str:
    found = _run(*words, given=given, **environment)
    if found.returncode:
        raise BuildError(f"git: {found.stderr.strip()}")
    return found.stdout


def _run(*words: str, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 (fixed words)
            ["git", *words],  # noqa: S607 (the server's own Git)
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **environment},
        )
    except FileNotFoundError as error:
        raise PortalError("no_git") from error
