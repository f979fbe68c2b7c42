"""`cchc build` and `cchc serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_portal.cli.context import Settings, commit_of, day_of, reporting_errors
from cchc_portal.host.build import build_site, serve_site
from cchc_portal.load.files import load
from cchc_portal.load.selection import Part
from cchc_portal.portal import portal_coverage, portal_of

if TYPE_CHECKING:
    from cchc_portal.portal import Portal


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), default=None, help="Thư mục kết quả / Output folder (site/)."
)
@click.option("--as-of", "as_of", default=None, help="Ngày tính: 2026-11-22 / The day to build for.")
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    default=None,
    help="Sổ các bản phát hành / Register (releases.jsonl).",
)
@reporting_errors
def build(settings: Settings, output: Path | None, as_of: str | None, register: Path | None) -> None:
    """Dựng trang. / Build the site; a failure leaves the old one as it was."""
    portal = portal_of(load(settings.root, register=register), as_of=day_of(as_of))
    target = (output or settings.root / "site").resolve()
    commit, part = commit_of(settings.root), Part(register=register)
    build_site(settings.root, target, as_of=portal.as_of, commit=commit, part=part)
    _print_coverage(settings, portal)
    click.echo(settings.say("Built: {folder}", folder=target))


def _print_coverage(settings: Settings, portal: Portal) -> None:
    """How much of the data is translated into each further language."""
    for locale in portal.locales[1:]:
        found = portal_coverage(portal, locale)
        click.echo(
            settings.say(
                "Translated into {lang}: {n} of {total} texts", lang=locale, n=found.translated, total=found.texts
            )
        )


@click.command()
@click.option("--address", default="127.0.0.1:8000", help="127.0.0.1:8000")
@reporting_errors
def serve(settings: Settings, address: str) -> None:
    """Xem thử trên máy này. / Serve on this machine and rebuild on every change."""
    load(settings.root)
    serve_site(settings.root, address=address)
