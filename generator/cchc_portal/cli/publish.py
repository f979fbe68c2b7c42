"""`cchc publish`: a folder on a server that takes pushes and serves the site."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_portal.cli.context import Settings, reporting_errors
from cchc_portal.cli.receive import receive
from cchc_portal.portal import now
from cchc_portal.publish.again import rebuild as build_again
from cchc_portal.publish.again import roll_back
from cchc_portal.publish.log import Entry, read_log
from cchc_portal.publish.setup import set_up
from cchc_portal.publish.standing import standing
from cchc_portal.publish.target import open_target
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.publish_problems import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_portal.publish.standing import Standing

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))
_FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text | json")

_EVENTS = {
    "published": _("live"),
    "rebuilt": _("built again"),
    "rolled-back": _("rolled back"),
    "refused": _("refused"),
    "failed": _("accepted, but not live"),
}

_RUNNING = {
    True: _("A publication is running."),
    False: _("No publication is running."),
    None: _("Whether a publication is running is not known to this account."),
}


@click.group()
def publish() -> None:
    """Đưa trang lên máy chủ bằng git push. / Publish with git push."""


@publish.command()
@_FOLDER
@click.option("--branch", default="main", show_default=True, help="Nhánh được đăng / The branch that is published.")
@click.option(
    "--keep", type=click.IntRange(1, 1000), default=5, show_default=True, help="Giữ bản của mấy bản ghi / Commits kept."
)
@click.option("--portal-path", default=".", help="Thư mục của cổng trong kho / The portal's folder in the repository.")
@click.option(
    "--ledger", is_flag=True, help="Từ chối thay đổi không ghi sổ / Refuse unrecorded changes of what was published."
)
@reporting_errors
def setup(settings: Settings, folder: Path, branch: str, keep: int, portal_path: str, ledger: bool) -> None:  # noqa: FBT001, PLR0913, PLR0917 (one for each option)
    """Lập thư mục nhận git push. / Make a folder that takes pushes."""
    target = set_up(folder, branch=branch, keep=keep, portal_path=portal_path, ledger=ledger)
    click.echo(settings.say("Push to: {folder}", folder=target.repo))
    click.echo(settings.say("Web root: {folder}", folder=target.current))


@publish.command()
@_FOLDER
@_FORM
@reporting_errors
def status(settings: Settings, folder: Path, form: str) -> None:
    """Bản đang phục vụ. / What is served, and what is kept."""
    found = standing(open_target(folder))
    if form == "json":
        click.echo(json.dumps({"format": 1, **asdict(found)}, ensure_ascii=False, indent=2))
        return
    for line in _status_lines(settings, found):
        click.echo(line)


@publish.command()
@_FOLDER
@_FORM
@reporting_errors
def log(settings: Settings, folder: Path, form: str) -> None:
    """Nhật ký các lần đẩy. / Every push: accepted, refused, rolled back."""
    entries = read_log(open_target(folder).log)
    if form == "json":
        rows = [{key: value for key, value in asdict(entry).items() if value is not None} for entry in entries]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        click.echo(_log_line(settings, entry))
    if not entries:
        click.echo(settings.say("Nothing was pushed yet."))


@publish.command()
@_FOLDER
@click.option("--to", default=None, help="Tên hoặc số của bản / Name or number of a release.")
@reporting_errors
def rollback(settings: Settings, folder: Path, to: str | None) -> None:
    """Phục vụ lại bản trước. / Serve the release before again."""
    name = roll_back(open_target(folder), to=to, waiting=_waiting(settings), now=now())
    click.echo(settings.say("Served now: {release}. The next push takes its place.", release=name))


@publish.command()
@_FOLDER
@reporting_errors
def rebuild(settings: Settings, folder: Path) -> None:
    """Dựng lại bản hiện tại cho ngày hôm nay. / Build the published commit again as of today."""
    name = build_again(open_target(folder), waiting=_waiting(settings), now=now())
    click.echo(settings.say("Served now: {release}", release=name))


publish.add_command(receive)


def _waiting(settings: Settings) -> Callable[[], None]:
    words = settings.say("Another publication is running; this one waits for its turn …")
    return lambda: click.echo(words, err=True)


def _status_lines(settings: Settings, found: Standing) -> list[str]:
    say = settings.say
    if found.release is None:
        lines = [say("Nothing is served yet.")]
    else:
        lines = [
            say("Served: {release}", release=found.release),
            say("Commit: {commit}", commit=found.commit or "?"),
            say("Built for: {day}", day=found.as_of or "?"),
            say("Since: {moment}", moment=_moment(found.since)),
        ]
    if found.rolled_back:
        lines.append(say("Rolled back on purpose; the next push takes its place."))
    elif found.head and not found.up_to_date:
        lines.append(say("The branch stands on {commit}, which is not served: cchc publish rebuild", commit=found.head))
    lines.append(say("Kept: {known}", known=", ".join(found.kept) or "–"))
    lines.append(say(_RUNNING[found.running]))
    lines.append(say("Disk: {size} MB", size=f"{found.bytes / 1e6:.1f}"))
    return lines


def _log_line(settings: Settings, entry: Entry) -> str:
    parts = [_moment(entry.at), entry.commit[:12], settings.say(_EVENTS[entry.event])]
    if entry.release:
        parts.append(entry.release)
    if entry.reason:
        parts.append(settings.say(REASONS.get(entry.reason, entry.reason)))
    if entry.problems:
        parts.append(settings.say("Problems: {n}", n=entry.problems))
    return "  ".join(parts)


def _moment(at: str | None) -> str:
    """`2026-11-22 16:40` of the whole."""
    return (at or "?").replace("T", " ")[:16]
