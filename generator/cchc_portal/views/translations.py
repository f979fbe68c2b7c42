"""Which texts of the data are translated, which are not, and which translations their source left behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.derive.translation import Coverage, coverage, total
from cchc_portal.model.text import SOURCE_LANGUAGE, stamp
from cchc_portal.portal import data_files
from cchc_portal.views.parts import Crumb
from cchc_portal.views.plan import plan_title
from cchc_portal.words.formats import language_name

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import DataFile
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class CountView:
    """Figures of one file, one group or the whole."""

    texts: str
    translated: str
    behind: str
    missing: str
    share: str
    whole: bool


@dataclass(frozen=True)
class FileView:
    name: str
    count: CountView


@dataclass(frozen=True)
class GroupView:
    """The portal's settings, an authority, or a plan with its files."""

    title: Phrase
    of: Phrase | None
    href: str | None
    count: CountView
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class BehindText:
    file: str
    path: str
    source: Phrase
    translation: Phrase
    stamp: str
    """What to write once the translation fits the source again."""


@dataclass(frozen=True)
class LanguageView:
    code: str
    name: str
    count: CountView
    groups: tuple[GroupView, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    """File → paths of the texts without a translation."""
    behind: tuple[BehindText, ...]


@dataclass(frozen=True)
class TranslationsView:
    crumbs: tuple[Crumb, ...]
    source: str
    languages: tuple[LanguageView, ...]


def translations_view(writer: Writer) -> TranslationsView:
    return TranslationsView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Translations"))),
        ),
        source=language_name(SOURCE_LANGUAGE),
        languages=tuple(_language(locale, writer) for locale in writer.portal.locales if locale != SOURCE_LANGUAGE),
    )


def _language(locale: str, writer: Writer) -> LanguageView:
    found = [(file, coverage(file.holds, locale)) for file in data_files(writer.portal)]
    owners: dict[str, list[tuple[DataFile, Coverage]]] = {}
    for file, part in found:
        owner = file.plan.path if file.plan else file.authority.id if file.authority else ""
        owners.setdefault(owner, []).append((file, part))
    return LanguageView(
        code=locale,
        name=language_name(locale),
        count=_count([part for _file, part in found], writer),
        groups=tuple(_group(parts, writer) for parts in owners.values()),
        missing=tuple((file.name, part.missing) for file, part in found if part.missing),
        behind=tuple(
            BehindText(file.name, path, text.of(SOURCE_LANGUAGE), text.of(locale), stamp(str(text)))
            for file, part in found
            for path, text in part.behind
        ),
    )


def _group(parts: list[tuple[DataFile, Coverage]], writer: Writer) -> GroupView:
    file = parts[0][0]
    title, of, address = writer.phrase(writer.gettext("The portal's settings")), None, None
    if file.authority:
        title, address = writer.say(file.authority.authority.name), urls.authority(file.authority.id)
    if file.plan:
        title, of, address = plan_title(file.plan, writer), title, urls.plan(file.plan.path)
    return GroupView(
        title,
        of,
        writer.href(address) if address else None,
        _count([part for _file, part in parts], writer),
        tuple(FileView(file.name, _count([part], writer)) for file, part in parts),
    )


def _count(parts: list[Coverage], writer: Writer) -> CountView:
    found = total(parts)
    whole = found.whole or not found.texts
    share = 100 if whole else min(99, found.translated * 100 // found.texts)
    return CountView(
        writer.number(found.texts),
        writer.number(found.translated),
        writer.number(len(found.behind)),
        writer.number(len(found.missing)),
        writer.percent(share),
        whole,
    )
