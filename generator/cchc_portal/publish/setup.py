"""Make a folder a publishing target: a bare repository with its hook, and the folders beside it."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from cchc_portal.errors import PortalError
from cchc_portal.publish.disk import write_whole
from cchc_portal.publish.git import check_version, is_branch_name, new_repository
from cchc_portal.publish.target import SETTINGS, Target, check_portal_path, write_settings

HOOK = "proc-receive"


def set_up(folder: Path, *, branch: str, keep: int, portal_path: str, ledger: bool) -> Target:
    """Make or renew the target in `folder`. Raises PortalError for a folder that holds something else."""
    target = Target(folder.resolve(), branch, keep, check_portal_path(portal_path), ledger)
    if not is_branch_name(branch):
        raise PortalError("branch_form", value=branch)
    if folder.exists() and not (folder / SETTINGS).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise PortalError("folder_not_empty", folder=str(folder))
    check_version()
    for made in (target.folder, target.releases, target.archives):
        made.mkdir(mode=0o755, parents=True, exist_ok=True)
    write_settings(target)
    new_repository(target.repo, branch)
    hook = target.repo / "hooks" / HOOK
    hook.parent.mkdir(exist_ok=True)
    write_whole(hook, _hook())
    hook.chmod(0o755)
    return target


def _hook() -> str:
    """The same Python, with the same search path, as ran the setup; in an environment of our own."""
    words = ['PATH="$PATH"', 'HOME="${HOME:-/}"', "LANG=C.UTF-8", "PYTHONUNBUFFERED=1"]
    if found := os.environ.get("PYTHONPATH"):
        search = os.pathsep.join(str(Path(part).resolve()) for part in found.split(os.pathsep) if part)
        words.append(shlex.quote(f"PYTHONPATH={search}"))
    words += [shlex.quote(sys.executable), "-P", "-m", "cchc_portal", "publish", "receive"]
    lines = " \\\n  ".join(words)
    return (
        "#!/bin/sh\n"
        "# Written by `cchc publish setup`; run that again after the program has moved.\n"
        "# The web server reads what is built here, whatever the account's own umask.\n"
        "umask 022\n"
        f'exec env -i {lines} "$(dirname "$(pwd -P)")"\n'
    )
