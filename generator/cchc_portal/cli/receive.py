"""`cchc publish receive …`: what the hooks call. The person pushing reads every sentence in each language."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_portal.errors import BuildError, DataError, PortalError
from cchc_portal.portal import now
from cchc_portal.publish.receive import after_push, before_push, updates_of
from cchc_portal.publish.target import open_target
from cchc_portal.words.catalogue import LANGUAGES, catalogue
from cchc_portal.words.messages import line, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_portal.errors import CchcError

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.group(hidden=True)
def receive() -> None:
    """Do các hook gọi. / Called by the hooks."""


@receive.command("pre-receive")
@_FOLDER
def pre_receive(folder: Path) -> None:
    """Kiểm tra và dựng. / Check and build; exit 1 refuses the push."""
    if not _without_error(folder, before_push):
        say("Refused: nothing was published, the site is as it was.")
        raise SystemExit(1)


@receive.command("post-receive")
@_FOLDER
def post_receive(folder: Path) -> None:
    """Chuyển sang bản mới. / Switch to the new release."""
    if not _without_error(folder, after_push):
        say("The push was accepted, but is not live yet: run cchc publish rebuild on the server.")
        raise SystemExit(1)


def say(message: str, **values: object) -> None:
    for language in LANGUAGES:
        _echo(catalogue(language).gettext(message).format(**values))


def _without_error(folder: Path, step: Callable[..., None]) -> bool:
    updates = updates_of(sys.stdin.buffer.read().decode(errors="replace").splitlines())
    try:
        step(open_target(folder), updates, say=say, now=now())
    except (DataError, PortalError, BuildError) as error:
        for found in _sentences(error):
            _echo(found)
        return False
    return True


def _sentences(error: CchcError) -> Iterator[str]:
    first, *others = LANGUAGES
    if isinstance(error, DataError):
        for problem in error.problems:
            yield line(problem, first)
            yield from (f"    {sentence(problem.code, problem.params, other)}" for other in others)
    elif isinstance(error, PortalError):
        yield from (sentence(error.code, error.params, language) for language in LANGUAGES)
    else:
        yield str(error)


def _echo(text: str) -> None:
    """The one who pushes may have gone: that never stops a publication that was accepted."""
    with suppress(BrokenPipeError):
        click.echo(text)
