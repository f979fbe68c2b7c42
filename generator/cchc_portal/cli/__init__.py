"""The command `cchc`: one module a command group. The only place that prints."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_portal import __version__
from cchc_portal.cli.archive import archive
from cchc_portal.cli.build import build, serve
from cchc_portal.cli.check import check
from cchc_portal.cli.context import Settings
from cchc_portal.cli.disclose import disclose
from cchc_portal.cli.init import init
from cchc_portal.cli.new import new
from cchc_portal.cli.publish import publish
from cchc_portal.cli.schema import schema
from cchc_portal.words.catalogue import LANGUAGES


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cchc")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Thư mục của cổng / The portal's folder.",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Ngôn ngữ thông báo / Language of messages."
)
@click.pass_context
def main(context: click.Context, root: Path, lang: str) -> None:
    """Cổng công khai kế hoạch cải cách hành chính. / Publishes administrative-reform plans."""
    context.obj = Settings(root.resolve(), lang)


main.add_command(archive)
main.add_command(build)
main.add_command(check)
main.add_command(init)
main.add_command(disclose)
main.add_command(new)
main.add_command(publish)
main.add_command(schema)
main.add_command(serve)
