"""`embed/v1/`: what other sites show in a frame, as a picture or as an article; and the data of the snippet maker.

They are files, not pages of the site: no menu leads to them and search does not know them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from cchc_portal import urls
from cchc_portal.outputs.scripts import call
from cchc_portal.outputs.tokens import light_tokens, tokens_for
from cchc_portal.render import render, theme_folder
from cchc_portal.views.embed import (
    PlanEmbed,
    TargetEmbed,
    area_embed,
    plan_embed,
    progress_embed,
    published_address,
    target_embed,
    tthc_embed,
    units_embed,
)
from cchc_portal.views.embed_items import Item, item_groups
from cchc_portal.views.still import ArticleView, article_of, badge_of
from cchc_portal.views.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.portal import Portal, PortalAuthority, PortalPlan

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
"""A frame loads its own style and script, and nothing else at all."""

ROOT_MARK = "%CCHC%"
"""Stands for the portal's address in the articles of the snippet maker, whose script knows it."""

File = tuple[str, bytes | str]


def embed_files(portal: Portal) -> Iterator[File]:
    """Every frame, badge and article in each language; styles; data for the snippet maker."""
    style = (theme_folder() / "assets" / "embed" / "embed.css").read_text(encoding="utf-8")
    yield f"{urls.EMBED_ASSETS}/tokens.css", tokens_for(style)
    for locale in portal.locales:
        authorities = [
            {"id": found.id, "name": found.authority.name.of(locale).text, "lang": found.authority.name.of(locale).lang}
            for found in portal.authorities
        ]
        yield urls.embed_data(locale), call("cchcBuilder.authorities", authorities)
        for authority in portal.authorities:
            yield from _authority_files(authority, Writer(portal, locale, urls.HOME))


@dataclass(frozen=True)
class _Frame:
    item: str
    page: str
    """The address of the full page, in the source language."""
    template: str
    view: object
    pen: Writer


def _authority_files(authority: PortalAuthority, writer: Writer) -> Iterator[File]:
    articles = {}
    for frame in _frames(authority, writer):
        pen, locale, item = frame.pen, writer.locale, frame.item
        yield pen.own, render(f"embed/{frame.template}", locale=locale, view=frame.view, policy=POLICY)
        if isinstance(frame.view, TargetEmbed | PlanEmbed):
            picture = render("embed/badge.html", locale=locale, view=badge_of(frame.view, pen), tokens=light_tokens())
            yield urls.in_locale(urls.badge(item), locale), picture
            article = article_of(frame.view, pen)
            yield _article_file(article, frame)
            articles[item] = _fragment(article, pen, f"{ROOT_MARK}/{urls.in_locale(frame.page, locale)}")
    groups = [
        {"title": group.title, "items": [_record(item, articles, writer.locale) for item in group.items]}
        for group in item_groups(authority, writer)
    ]
    name = writer.say(authority.authority.name).text
    data = {"locale": writer.locale, "id": authority.id, "name": name, "groups": groups}
    yield urls.embed_data(writer.locale, authority.id), call("cchcBuilder.add", data)


def _frames(authority: PortalAuthority, writer: Writer) -> Iterator[_Frame]:
    item = f"{authority.id}/don-vi"
    pen = writer.at(urls.embed(item))
    yield _Frame(item, urls.authority(authority.id), "units.html", units_embed(authority, pen), pen)
    for plan in authority.plans:
        yield from _plan_frames(plan, authority, writer)


def _plan_frames(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Iterator[_Frame]:
    path = plan.path
    pen = writer.at(urls.embed(path))
    yield _Frame(path, urls.plan(path), "plan.html", plan_embed(plan, authority, pen), pen)
    item = f"{path}/tien-do"
    pen = writer.at(urls.embed(item))
    yield _Frame(item, urls.progress(path), "progress.html", progress_embed(plan, authority, pen), pen)
    item = f"{path}/chi-tieu-tthc"
    pen = writer.at(urls.embed(item))
    yield _Frame(item, urls.targets(path), "targets.html", tthc_embed(plan, authority, pen), pen)
    for area in plan.plan.areas:
        item = f"{path}/linh-vuc/{area.id}"
        pen = writer.at(urls.embed(item))
        yield _Frame(item, urls.area(path, area.id), "targets.html", area_embed(area, plan, authority, pen), pen)
    for target in plan.plan.targets:
        item = f"{path}/chi-tieu/{target.id}"
        pen = writer.at(urls.embed(item))
        yield _Frame(item, urls.target(path, target.id), "target.html", target_embed(target, plan, authority, pen), pen)


def _article_file(article: ArticleView, frame: _Frame) -> File:
    pen = frame.pen.at(urls.article(frame.item))
    link = published_address(frame.page, pen) or pen.href(frame.page)
    whole = render(
        "embed/article.html", locale=pen.locale, view=article, policy=POLICY, fragment=_fragment(article, pen, link),
        link=link, maker=pen.href(urls.EMBED, frame.item),
    )  # fmt: skip
    return pen.own, whole


def _fragment(article: ArticleView, writer: Writer, link: str) -> Markup:
    return Markup(render("embed/fragment.html", locale=writer.locale, view=article, link=link))  # noqa: S704 (our own)


def _record(item: Item, articles: dict[str, Markup], locale: str) -> dict[str, str]:
    """What the snippet maker knows of an item; addresses from the root of the site."""
    record = {
        "id": item.id,
        "title": item.title.text,
        "lang": item.title.lang,
        "page": urls.in_locale(item.page, locale),
        "frame": urls.in_locale(urls.embed(item.id), locale),
    }
    if item.still:
        record["badge"] = urls.in_locale(urls.badge(item.id), locale)
        record["article"] = str(articles[item.id])
    return record
