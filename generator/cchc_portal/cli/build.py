"""`cchc build` and `cchc serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_portal.cli.context import Settings, commit_of, day_of, reporting_errors
from cchc_portal.host.build import build_site, serve_site
from cchc_portal.load.files import load
from cchc_portal.portal import build_portal, portal_coverage

if TYPE_CHECKING:
    import datetime as dt


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), default=None, help="Thư mục kết quả / Output folder (site/)."
)
@click.option("--as-of", "as_of", default=None, help="Ngày tính: 2026-11-22 / The day to build for.")
@reporting_errors
def build(settings: Settings, output: Path | None, as_of: str | None) -> None:
    """Dựng trang. / Build the site; a failure leaves the old one as it was."""
    load(settings.root)
    target = (output or settings.root / "site").resolve()
    day = day_of(as_of)
    build_site(settings.root, target, as_of=day, commit=commit_of(settings.root))
    _print_coverage(settings, day)
    click.echo(settings.say("Built: {folder}", folder=target))


def _print_coverage(settings: Settings, day: dt.date) -> None:
    """How much of the data is translated into each further language."""
    portal = build_portal(settings.root, as_of=day)
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
