"""`cchc archive` and `cchc archive verify`: one ZIP that opens without a network and proves what it holds."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING

import click

from cchc_portal.cli.context import Settings, commit_of, day_of, git_says, reporting_errors
from cchc_portal.errors import PortalError
from cchc_portal.host.build import build_site
from cchc_portal.load.files import load
from cchc_portal.load.selection import Part, selected
from cchc_portal.model.release import REGISTER
from cchc_portal.portal import HOME_ZONE, now
from cchc_portal.publish.archive import BagFacts, write_archive
from cchc_portal.publish.recording import new_release, register_before
from cchc_portal.publish.register import append_release
from cchc_portal.publish.sealing import Archive
from cchc_portal.publish.verify import verify as verify_archive
from cchc_portal.words import formats
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.publish.archive import Sealed
    from cchc_portal.publish.verify import Report

_FILE = click.Path(path_type=Path)
_DATA = ("plans", "site_config", "content", "mkdocs.yml")
"""What a site is built from, beside the program itself."""

_ADDED = _("Added to {file}: {archive}")
_THERE = _("{file} has the archive of this commit already.")


@click.group(invoke_without_command=True)
@click.option("--output", type=_FILE, default=None, help="Tệp ZIP / The ZIP to write.")
@click.option("--authority", "authorities", multiple=True, metavar="ID", help="Chỉ cơ quan này / Only this authority.")
@click.option("--plan", "plans", multiple=True, metavar="AUTHORITY/PLAN", help="Chỉ kế hoạch này / Only this plan.")
@click.option("--as-of", "as_of", default=None, help="Ngày tính; mặc định: ngày của commit / The commit's day.")
@click.option("--register", type=_FILE, default=None, help="Sổ các bản phát hành / Register (releases.jsonl).")
@click.option("--record", is_flag=True, help="Ghi thêm vào sổ / Add to the register, once a commit.")
@reporting_errors
def archive(  # noqa: PLR0913, PLR0917 (one for each option)
    settings: Settings,
    output: Path | None,
    authorities: tuple[str, ...],
    plans: tuple[str, ...],
    as_of: str | None,
    register: Path | None,
    record: bool,  # noqa: FBT001 (an option)
) -> None:
    """Đóng gói cả trang thành một tệp ZIP. / Seal the site into one ZIP."""
    context = click.get_current_context()
    context.obj = settings
    if context.invoked_subcommand:
        return
    if output is None:
        raise click.UsageError("--output FILE.zip")
    part = Part(authorities, plans, register or settings.root / REGISTER, downloads=False)
    target, day = _target(output), archive_day(settings.root, as_of)
    recorded = _recorded(settings, part) if record else None
    _warn_of_uncommitted(settings)
    sealed = _sealed(settings, target, part=part, day=day, recorded=recorded)
    words = {"size": formats.size(sealed.size, settings.lang), "day": formats.day(day, settings.lang)}
    click.echo(settings.say("Archived: {file}, {size}, data of {day}", file=target, **words))
    click.echo(f"SHA-256: {sealed.sha256}")


def _target(output: Path) -> Path:
    """Building takes long: what cannot be written is said before. Raises PortalError or OSError."""
    target = output.resolve()
    if target.is_dir():
        raise PortalError("archive_target", file=output.name or str(output))
    target.parent.mkdir(parents=True, exist_ok=True)
    TemporaryFile(dir=target.parent).close()
    return target


def _recorded(settings: Settings, part: Part) -> str:
    """The commit that goes into the register. Raises PortalError where the archive is not that of a whole commit."""
    commit = commit_of(settings.root)
    if commit is None or not part.whole or _uncommitted(settings.root):
        raise PortalError("record_part")
    return commit


def _sealed(settings: Settings, target: Path, *, part: Part, day: dt.date, recorded: str | None) -> Sealed:
    """Build and seal; where a commit is to be recorded, nothing is replaced that the register would not agree with."""
    root, register, commit = settings.root, part.register or settings.root / REGISTER, commit_of(settings.root)
    beside = TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent)
    with TemporaryDirectory(prefix="cchc-") as folder, beside:
        tree, fresh = Path(folder) / "site", Path(beside.name) / target.name
        if commit:
            part = replace(part, register=register_before(register, commit, Path(folder)))
        files = selected(load(root, register=part.register), part)
        build_site(root, tree, as_of=day, commit=commit, part=part)
        facts = BagFacts(files.settings.name, day, commit, part=(*part.authorities, *part.plans))
        made = Archive(target.name, write_archive(tree, fresh, facts=facts))
        release = None
        if recorded:
            release = new_release(register, made, root=root, site=tree, commit=recorded, day=day, now=now())
        fresh.replace(target)
    if release:
        append_release(register, release)
    if recorded:
        click.echo(settings.say(_ADDED if release else _THERE, file=register.name, archive=target.name))
    return made.sealed


@archive.command()
@click.argument("file", type=_FILE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text | json")
@reporting_errors
def verify(settings: Settings, file: Path, form: str) -> None:
    """Kiểm tra một tệp lưu trữ; không giải nén gì. / Verify an archive; nothing is unpacked."""
    report = verify_archive(file)
    _WRITERS[form](report, file, settings)
    if not report.whole:
        raise SystemExit(1)


def archive_day(root: Path, as_of: str | None) -> dt.date:
    """`--as-of`, else SOURCE_DATE_EPOCH, else the day of HEAD in Viet Nam: never the clock. Raises PortalError."""
    if as_of is not None:
        return day_of(as_of)
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _head_time(root)
    if seconds is None:
        raise PortalError("as_of_needed")
    try:
        return dt.datetime.fromtimestamp(int(seconds), HOME_ZONE).date()
    except (ValueError, OverflowError, OSError) as error:
        raise PortalError("epoch_form", value=seconds) from error


def _head_time(root: Path) -> str | None:
    """When HEAD was committed, in seconds; None where there is no Git."""
    return git_says(root, "log", "-1", "--format=%ct", "HEAD")


def _warn_of_uncommitted(settings: Settings) -> None:
    """The commit that an archive names is not where its data are, when the folder has moved on from it."""
    if _uncommitted(settings.root):
        click.echo(settings.say("Careful: the data differ from the commit that the archive names."), err=True)


def _uncommitted(root: Path) -> bool:
    return bool(git_says(root, "status", "--porcelain", "--", *_DATA))


def _text(report: Report, file: Path, settings: Settings) -> None:
    for finding in report.findings:
        click.echo(finding.words(settings.lang))
    if report.files:
        size = formats.size(report.octets, settings.lang)
        counts = {"n": report.intact, "total": report.files, "size": size}
        click.echo(settings.say("Intact: {n} of {total} files, {size} unpacked", **counts))
    for label, value in report.facts.items():
        click.echo(f"{label}: {value}")
    if report.sha256:
        click.echo(f"SHA-256: {report.sha256}")
        click.echo(settings.say("Compare this SHA-256 with the one that was published."))
    if report.whole:
        click.echo(settings.say("{file} is whole.", file=file.name))
    elif report.looked_at:
        click.echo(settings.say("{file} is not whole.", file=file.name), err=True)


def _json(report: Report, file: Path, settings: Settings) -> None:
    findings = [
        {
            "code": finding.code,
            "name": finding.name,
            "params": finding.params,
            "message": finding.words(settings.lang),
        }
        for finding in report.findings
    ]
    shown = {
        "file": file.name,
        "whole": report.whole,
        "sha256": report.sha256,
        "files": report.files,
        "bytes": report.octets,
        "intact": report.intact,
        "facts": dict(report.facts),
        "findings": findings,
    }
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


_WRITERS = {"text": _text, "json": _json}
