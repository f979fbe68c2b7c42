"""Serve a finished build and write down that it is served; and finish what a killed process began."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_portal.publish.disk import flush
from cchc_portal.publish.git import unlock
from cchc_portal.publish.log import SWITCHES, Entry, append, entry_of, read_log
from cchc_portal.publish.making import SITE, facts_of, write_facts
from cchc_portal.publish.releases import commit_of, next_name, prune, ready_folder, served, sweep, switch
from cchc_portal.publish.sealing import enter, keep, mend_register, register

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.publish.making import Facts
    from cchc_portal.publish.target import Target


def go_live(target: Target, ready: Path, *, now: dt.datetime) -> str:
    """Serve the build in `ready`. The name of the release. The lock is held.

    Name, switch, log, in this order: whatever moment the process dies at, `tidy` knows what had happened.
    """
    facts = _with_register_line(target, ready, now=now)
    name = next_name(target, facts.commit, _releases(target))
    (ready / SITE).rename(target.releases / name)
    flush(target.releases)
    switch(target, name)
    _write_down(target, ready, name, now=now)
    prune(target)
    return name


def tidy(target: Target, *, now: dt.datetime) -> None:
    """Write down a switch that was not written down, remove what killed builds left. The lock is held."""
    unlock(target.repo, target.branch)
    mend_register(target)
    name = served(target)
    if name and not entry_of(read_log(target.log), name):
        ready = ready_folder(target, commit_of(name))
        if ready:
            _write_down(target, ready, name, now=now)
        else:
            append(target.log, Entry(now.isoformat(), "published", commit_of(name), name))
    sweep(target, _releases(target))


def _with_register_line(target: Target, ready: Path, *, now: dt.datetime) -> Facts:
    """The build's facts, with what the register will say: after the switch nobody could tell what was there before."""
    facts, name = facts_of(ready), served(target)
    if facts.archive is None:
        return facts
    sites = (target.releases / name if name else None, ready / SITE)
    day = dt.date.fromisoformat(facts.as_of)
    release = enter(facts.archive, commit=facts.commit, day=day, now=now, sites=sites)
    complete = replace(facts, release=release)
    keep(target, ready, facts.archive)
    write_facts(ready, complete)
    return complete


def _write_down(target: Target, ready: Path, name: str, *, now: dt.datetime) -> None:
    facts = facts_of(ready)
    if facts.release:
        register(target, facts.release)
    append(target.log, Entry(now.isoformat(), facts.event, facts.commit, name, facts.as_of))
    shutil.rmtree(ready)


def _releases(target: Target) -> frozenset[str]:
    """Every release that was ever served."""
    return frozenset(entry.release for entry in read_log(target.log) if entry.release and entry.event in SWITCHES)
