"""`cchc publish receive`: what the hook of a push calls. The person pushing reads every sentence in each language."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_portal.errors import DataError, PortalError
from cchc_portal.portal import now
from cchc_portal.publish.proc_receive import accept, greet, leave, refuse
from cchc_portal.publish.receive import Outcome, publishes, take, tell_unpublished
from cchc_portal.publish.target import open_target
from cchc_portal.words.catalogue import LANGUAGES, catalogue
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.messages import line, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_portal.errors import Problem
    from cchc_portal.publish.proc_receive import Update


_REFUSED = _("refused")


@click.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path))
def receive(folder: Path) -> None:
    """Do hook gọi. / Called by the hook."""
    heard, said = sys.stdin.buffer, sys.stdout.buffer
    updates = greet(heard, said)
    outcome = _outcome(folder, updates)
    if outcome is None:
        leave(said, updates)
    elif outcome.accepted:
        accept(said, updates)
    else:
        refuse(said, updates, " / ".join(catalogue(language).gettext(_REFUSED) for language in LANGUAGES))


def say(message: str, **values: object) -> None:
    for language in LANGUAGES:
        _echo(catalogue(language).gettext(message).format(**values))


def _outcome(folder: Path, updates: tuple[Update, ...]) -> Outcome | None:
    """What became of the push, told to the one who pushed; None where nothing of it is published."""
    outcome: Outcome | None
    try:
        target = open_target(folder)
    except PortalError as error:
        outcome = Outcome("", accepted=False, error=error)
    else:
        outcome = take(target, updates, say=say, now=now()) if publishes(target, updates) else None
        if outcome is None or outcome.accepted:
            tell_unpublished(target, updates, say=say)
    if outcome:
        _tell(outcome, folder)
    return outcome


def _tell(outcome: Outcome, folder: Path) -> None:
    for text in _sentences(outcome, folder):
        _echo(text)
    if outcome.release:
        say("Live: release {release} of commit {commit}", release=outcome.release, commit=outcome.commit)
        say("Web root: {folder}", folder=folder / "current")
    elif outcome.accepted:
        say("The push was accepted, but is not live yet: run cchc publish rebuild on the server.")
    else:
        say("Refused: nothing was published, the site is as it was.")


def _sentences(outcome: Outcome, folder: Path) -> Iterator[str]:
    if outcome.unrecorded:
        say("Published promises or results were changed without a record. The push is accepted all the same:")
        yield from _lines(outcome.unrecorded)
    error = outcome.error
    if isinstance(error, DataError):
        yield from _lines(error.problems)
    elif isinstance(error, PortalError):
        yield from (sentence(error.code, error.params, language) for language in LANGUAGES)
    elif error:
        say("The site could not be built:")
        yield str(error).replace(f"{folder}/", "")


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem with its place in the first language, and below it in the others."""
    first, *others = LANGUAGES
    for problem in problems:
        yield line(problem, first)
        yield from (f"    {sentence(problem.code, problem.params, other)}" for other in others)


def _echo(text: str) -> None:
    """The one who pushes may have gone: that never stops a publication that was accepted."""
    with suppress(BrokenPipeError):
        click.echo(text, err=True)
