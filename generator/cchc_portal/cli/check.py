"""`cchc check`: every problem of every file, as text, JSON or annotations of GitHub; promises compared with earlier."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cchc_portal.cli.context import Settings, reporting_errors
from cchc_portal.errors import DataError, Problem
from cchc_portal.load.files import load
from cchc_portal.publish.earlier import unrecorded_since
from cchc_portal.publish.git import commit_named, is_nothing, place_of
from cchc_portal.words.messages import line, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="text | json | github"
)
@click.option("--since", default=None, metavar="COMMIT", help="So với bản đã công bố / Compare with that commit.")
@reporting_errors
def check(settings: Settings, form: str, since: str | None) -> None:
    """Kiểm tra dữ liệu. / Check the data; exit 1 on any problem."""
    problems: Sequence[Problem] = ()
    try:
        files = load(settings.root)
    except DataError as error:
        problems = error.problems
    else:
        if since and not is_nothing(since):
            repo, portal_path = place_of(settings.root)
            problems = unrecorded_since(repo, commit_named(repo, since), portal_path, files)
    _WRITERS[form](problems, settings)
    if problems:
        raise SystemExit(1)


def _text(problems: Sequence[Problem], settings: Settings) -> None:
    for problem in problems:
        click.echo(line(problem, settings.lang))
    if problems:
        click.echo(settings.say("Problems: {n}", n=len(problems)), err=True)
    else:
        click.echo(settings.say("The data are in order."))


def _json(problems: Sequence[Problem], settings: Settings) -> None:
    rows = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "path": problem.where,
            "code": problem.code,
            "message": sentence(problem.code, problem.params, settings.lang),
        }
        for problem in problems
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _github(problems: Sequence[Problem], settings: Settings) -> None:
    for problem in problems:
        text = _escaped(sentence(problem.code, problem.params, settings.lang))
        title = _escaped(problem.where).replace(":", "%3A").replace(",", "%2C")
        place = f"file={problem.file},line={problem.line},col={problem.column}"
        click.echo(f"::error {place},title={title}::{text}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_WRITERS = {"text": _text, "json": _json, "github": _github}
