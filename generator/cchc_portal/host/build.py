"""Build the site in a temporary folder and put it in place only when it is whole."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from cchc_portal.errors import DataError, PortalError, Problem
from cchc_portal.host.failure import SETTINGS, failure
from cchc_portal.load.reading import unreadable
from cchc_portal.load.selection import WHOLE, Part

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from cchc_portal.host.plugin import PortalPlugin

os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")


def build_site(root: Path, output: Path, *, as_of: dt.date, commit: str | None = None, part: Part = WHOLE) -> None:
    """Build `part` of the portal at `root` into `output`; a failure leaves `output` as it was.

    Raises DataError, PortalError or BuildError.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        fresh = Path(folder) / "site"
        with _failing_in_words(root):
            config = _config(root, fresh, as_of=as_of, commit=commit)
            cast("PortalPlugin", config.plugins["cchc"]).part = part
            host_build(config)
        put_in_place(fresh, output)


@contextmanager
def _failing_in_words(root: Path) -> Iterator[None]:
    """Raise the host's errors as ours, with its warnings: strict mode only counts them, which tells nobody anything."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    except MkDocsException as error:
        raise failure(root, found, error) from error
    finally:
        logger.removeHandler(handler)


def put_in_place(fresh: Path, output: Path) -> None:
    """Exchange `output` for `fresh`: by renaming, or file by file where a folder cannot be renamed (Windows)."""
    old = fresh.with_name("old")
    try:
        if output.exists():
            output.rename(old)
        fresh.rename(output)
    except OSError:
        if old.exists() and not output.exists():
            old.rename(output)
        _copy_over(fresh, output)


def _copy_over(fresh: Path, output: Path) -> None:
    shutil.copytree(fresh, output, dirs_exist_ok=True)
    for path in sorted(output.rglob("*"), reverse=True):
        if not (fresh / path.relative_to(output)).exists():
            path.rmdir() if path.is_dir() else path.unlink()


def serve_site(root: Path, *, address: str) -> None:
    """Serve the portal on `address` and rebuild it when a file changes."""
    host_serve(str(_config_file(root)), dev_addr=address, watch=[str(root / "plans"), str(root / "site_config")])


def _config(root: Path, site: Path, *, as_of: dt.date, commit: str | None) -> MkDocsConfig:
    config = load_config(str(_config_file(root)), site_dir=str(site), strict=True)
    plugin = config.plugins.get("cchc")
    if plugin is None:
        raise PortalError("no_plugin", file=SETTINGS)
    plugin.config.as_of = as_of.isoformat()
    plugin.config.commit = commit
    return config


def _config_file(root: Path) -> Path:
    """Raises DataError where the host could not read it."""
    file = root / SETTINGS
    if not file.is_file():
        raise DataError([Problem(SETTINGS, 1, 1, "", "file_absent")])
    if problem := unreadable(file, name=SETTINGS):
        raise DataError([problem])
    return file
