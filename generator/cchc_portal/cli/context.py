"""What every command knows, and how an error becomes words and an exit code."""

from __future__ import annotations

import datetime as dt
import functools
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from cchc_portal.errors import CchcError, DataError, PortalError, of_system
from cchc_portal.portal import today
from cchc_portal.words.catalogue import LANGUAGES, catalogue
from cchc_portal.words.messages import line, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Settings:
    root: Path
    lang: str

    def say(self, message: str, **values: object) -> str:
        return catalogue(self.lang).gettext(message).format(**values)


def also_lang(command: Callable[..., None]) -> Callable[..., None]:
    """Let `--lang` stand after the command's own name too."""
    option = click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="vi | en")
    return option(command)


def reporting_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Run a command; an error of ours or of the system is printed in the reader's language and ends with code 1."""

    @functools.wraps(command)
    def run(settings: Settings, *args: Any, lang: str | None = None, **kwargs: Any) -> None:
        chosen = Settings(settings.root, lang or settings.lang)
        try:
            command(chosen, *args, **kwargs)
        except BrokenPipeError:
            raise  # whoever reads has gone (`cchc publish log … | head`): nobody is there to be told
        except (CchcError, OSError) as error:
            for text in _sentences(error, chosen):
                click.echo(text, err=True)
            raise SystemExit(1) from error

    return also_lang(click.pass_obj(run))


def _sentences(error: CchcError | OSError, settings: Settings) -> Iterator[str]:
    if isinstance(error, DataError):
        yield from (line(problem, settings.lang) for problem in error.problems)
    elif isinstance(error, (PortalError, OSError)):
        told = of_system(error) if isinstance(error, OSError) else error
        yield sentence(told.code, told.params, settings.lang)
    else:
        yield settings.say("The site could not be built:")
        yield str(error)


def day_of(value: str | None) -> dt.date:
    """The day of `--as-of`, or today in Viet Nam. Raises PortalError for anything else."""
    if value is None:
        return today()
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise PortalError("bad_day", value=value) from error


def commit_of(root: Path) -> str | None:
    """The commit the folder stands on, or None where there is no Git."""
    return git_says(root, "rev-parse", "HEAD")


def git_says(root: Path, *words: str) -> str | None:
    """Git's answer about the folder; None where it has none, or there is no Git."""
    command = ["git", "-C", str(root), *words]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (fixed words)
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.stdout.strip() or None
