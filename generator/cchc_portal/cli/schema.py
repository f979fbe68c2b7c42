"""`cchc schema`: JSON Schemas of the YAML files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_portal.cli.context import Settings, reporting_errors
from cchc_portal.outputs.schemas import schema_files


@click.command()
@click.option("--output", type=click.Path(path_type=Path), default=None, help="site_config/schema")
@reporting_errors
def schema(settings: Settings, output: Path | None) -> None:
    """Ghi JSON Schema cho trình soạn thảo. / Write the JSON Schemas that editors use."""
    folder = output or settings.root / "site_config" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(settings.say("Written: {folder}", folder=folder))
