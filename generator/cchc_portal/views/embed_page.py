"""The page that makes snippets: everything that can be embedded, and what the other site has to allow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.views.embed_items import Item, item_groups, plan_item, units_item
from cchc_portal.views.parts import Crumb
from cchc_portal.words.formats import language_name

if TYPE_CHECKING:
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import Portal, PortalAuthority
    from cchc_portal.views.writer import Writer

PLACEHOLDER = "https://dia-chi-cua-cong.example"
"""Stands in a snippet where neither the site's address nor the visitor's tells it; `.example` leads nowhere."""


@dataclass(frozen=True)
class EmbedRow:
    id: str
    title: Phrase
    page: str
    frame: str
    badge: str | None
    article: str | None


@dataclass(frozen=True)
class EmbedList:
    title: str
    rows: tuple[EmbedRow, ...]


@dataclass(frozen=True)
class EmbedAuthority:
    id: str
    name: Phrase
    lists: tuple[EmbedList, ...]
    number: int


@dataclass(frozen=True)
class EmbedChoice:
    value: str
    label: str


@dataclass(frozen=True)
class EmbedPageView:
    crumbs: tuple[Crumb, ...]
    authorities: tuple[EmbedAuthority, ...]
    kinds: tuple[EmbedChoice, ...]
    languages: tuple[EmbedChoice, ...]
    themes: tuple[EmbedChoice, ...]
    headings: tuple[EmbedChoice, ...]
    locale: str
    site: str
    """The site's own address, empty when it is not configured."""
    placeholder: str
    root: str
    script: str
    builder: str
    data: str
    host: str
    """What a host's policy has to name."""
    example: str | None
    """An item of this portal; none where it has no authority."""
    example_script: str


def embed_page_view(portal: Portal, writer: Writer) -> EmbedPageView:
    site = (portal.settings.site_url or "").rstrip("/")
    return EmbedPageView(
        crumbs=(
            Crumb(writer.phrase(writer.gettext("Home")), writer.href(urls.HOME)),
            Crumb(writer.phrase(writer.gettext("Embed in another site"))),
        ),
        authorities=tuple(_authority(authority, writer) for authority in portal.authorities),
        kinds=_kinds(writer),
        languages=tuple(EmbedChoice(locale, language_name(locale)) for locale in portal.locales),
        themes=(
            EmbedChoice("auto", writer.gettext("as the reader's device")),
            EmbedChoice("light", writer.gettext("light")),
            EmbedChoice("dark", writer.gettext("dark")),
        ),
        headings=(EmbedChoice("on", writer.gettext("shown")), EmbedChoice("off", writer.gettext("left out"))),
        locale=writer.locale,
        site=site,
        placeholder=PLACEHOLDER,
        root=urls.root_from(writer.own) or "./",
        script=writer.file(urls.EMBED_SCRIPT),
        builder=writer.file(f"{urls.ASSETS}/js/embed-builder.js"),
        data=writer.file(urls.embed_data(writer.locale)),
        host="/".join((site or PLACEHOLDER).split("/")[:3]),
        example=_example(portal, writer),
        example_script=f"{site or PLACEHOLDER}/{urls.EMBED_SCRIPT}",
    )


def _example(portal: Portal, writer: Writer) -> str | None:
    """The first plan, else the contact units of the first authority."""
    plans = (plan_item(plan, writer) for authority in portal.authorities for plan in authority.plans)
    units = (units_item(authority, writer) for authority in portal.authorities)
    return next((item.id for item in chain(plans, units)), None)


def _kinds(writer: Writer) -> tuple[EmbedChoice, ...]:
    return (
        EmbedChoice("script", writer.gettext("Frame that fits its content (script)")),
        EmbedChoice("frame", writer.gettext("Frame of a fixed height (no script)")),
        EmbedChoice("badge", writer.gettext("Picture (SVG)")),
        EmbedChoice("article", writer.gettext("Article to paste (plain HTML)")),
    )


def _authority(authority: PortalAuthority, writer: Writer) -> EmbedAuthority:
    lists = tuple(
        EmbedList(group.title, tuple(_row(item, writer) for item in group.items))
        for group in item_groups(authority, writer)
    )
    return EmbedAuthority(
        authority.id, writer.say(authority.authority.name), lists, sum(len(found.rows) for found in lists)
    )


def _row(item: Item, writer: Writer) -> EmbedRow:
    return EmbedRow(
        item.id,
        item.title,
        writer.href(item.page),
        writer.href(urls.embed(item.id)),
        writer.href(urls.badge(item.id)) if item.still else None,
        writer.href(urls.article(item.id)) if item.still else None,
    )
