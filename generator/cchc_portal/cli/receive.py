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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc_portal.errors import CchcError, Problem

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.group(hidden=True)
def receive() -> None:
    """Do các hook gọi. / Called by the hooks."""


@receive.command("pre-receive")
@_FOLDER
def pre_receive(folder: Path) -> None:
    """Kiểm tra và dựng. / Check and build; exit 1 refuses the push."""
    unrecorded = _without_error(folder, before_push)
    if unrecorded is None:
        say("Refused: nothing was published, the site is as it was.")
        raise SystemExit(1)
    if unrecorded:
        say("Published promises or results were changed without a record. The push is accepted all the same:")
        for found in _lines(unrecorded):
            _echo(found)


@receive.command("post-receive")
@_FOLDER
def post_receive(folder: Path) -> None:
    """Chuyển sang bản mới. / Switch to the new release."""
    if _without_error(folder, after_push) is None:
        say("The push was accepted, but is not live yet: run cchc publish rebuild on the server.")
        raise SystemExit(1)


def say(message: str, **values: object) -> None:
    for language in LANGUAGES:
        _echo(catalogue(language).gettext(message).format(**values))


def _without_error(folder: Path, step: Callable[..., Sequence[Problem] | None]) -> Sequence[Problem] | None:
    """What the step found, though it went through; None where it did not."""
    updates = updates_of(sys.stdin.buffer.read().decode(errors="replace").splitlines())
    try:
        return step(open_target(folder), updates, say=say, now=now()) or ()
    except (DataError, PortalError, BuildError) as error:
        for found in _sentences(error):
            _echo(found)
        return None


def _sentences(error: CchcError) -> Iterator[str]:
    if isinstance(error, DataError):
        yield from _lines(error.problems)
    elif isinstance(error, PortalError):
        yield from (sentence(error.code, error.params, language) for language in LANGUAGES)
    else:
        yield str(error)


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem with its place in the first language, and below it in the others."""
    first, *others = LANGUAGES
    for problem in problems:
        yield line(problem, first)
        yield from (f"    {sentence(problem.code, problem.params, other)}" for other in others)


def _echo(text: str) -> None:
    """The one who pushes may have gone: that never stops a publication that was accepted."""
    with suppress(BrokenPipeError):
        click.echo(text)
