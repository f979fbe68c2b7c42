"""What a page says to machines as JSON-LD in the words of schema.org: its trail, an authority, a plan's data."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

from cchc_portal import urls
from cchc_portal.views.plan import plan_title
from cchc_portal.views.sample import sample_description, sample_title

if TYPE_CHECKING:
    from cchc_portal.portal import PortalAuthority, PortalPlan
    from cchc_portal.views.parts import Crumb
    from cchc_portal.views.writer import Writer

Node = dict[str, Any]

ORGANISATION = "co-quan"
"""The fragment of an authority's page that means the authority itself."""

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def linked_data(nodes: list[Node]) -> str:
    """The nodes as JSON that may stand inside an HTML page: no sign in it can end the script element."""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def whole(href: str, writer: Writer) -> str:
    """A link of the page as a whole address where the site's own is known; relative otherwise."""
    site = writer.portal.settings.site_url
    if not site:
        return href
    return urls.absolute(site, posixpath.normpath(posixpath.join(posixpath.dirname(writer.own), href)))


def own_address(writer: Writer) -> str:
    return whole(posixpath.basename(writer.own), writer)


def trail(crumbs: tuple[Crumb, ...], writer: Writer) -> Node:
    """The way from the front page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.text.text,
                "item": whole(crumb.href, writer) if crumb.href else own_address(writer),
            }
            for number, crumb in enumerate(crumbs, 1)
        ],
    }


def organisation(authority: PortalAuthority, writer: Writer) -> Node:
    """The authority with what is published of its contact; a fictional one says so."""
    data = authority.authority
    contact = data.contact
    node = {
        **_named(authority, writer),
        "url": whole(writer.href(urls.authority(authority.id)), writer),
        "description": sample_description("", authority, writer) or None,
        "location": writer.say(data.parent).text if data.parent else None,
        "address": writer.say(contact.address).text if contact.address else None,
        "telephone": contact.phone,
        "email": contact.email,
        "dissolutionDate": data.valid.to.isoformat() if data.valid.to else None,
    }
    return _given(node)


def dataset(plan: PortalPlan, authority: PortalAuthority, writer: Writer) -> Node:
    """The plan's data, with each file that holds them."""
    data, settings = plan.plan, writer.portal.settings
    title = plan_title(plan, writer).text
    files = [
        (urls.data(f"{plan.path}/{name}.json"), "application/json") for name in ("plan", "snapshots", "amendments")
    ]
    files += [(urls.period_csv(plan.path, one.period), "text/csv") for one in plan.snapshots]
    about = writer.gettext("Targets, tasks, deadlines and results of: {plan}", plan=title)
    node = {
        "@type": "Dataset",
        "name": sample_title(title, authority, writer),
        "description": sample_description(about, authority, writer),
        "url": own_address(writer),
        "creator": _named(authority, writer),
        "temporalCoverage": f"{data.period.from_}/{data.period.to}",
        "inLanguage": list(writer.portal.locales),
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": writer.say(settings.licence).text} if settings.licence else None,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": whole(writer.file(address), writer), "encodingFormat": kind}
            for address, kind in files
        ],
    }
    return _given(node)


def _named(authority: PortalAuthority, writer: Writer) -> Node:
    page = whole(writer.href(urls.authority(authority.id)), writer)
    name = sample_title(writer.say(authority.authority.name).text, authority, writer)
    return {"@type": "GovernmentOrganization", "@id": f"{page}#{ORGANISATION}", "name": name}


def _given(node: Node) -> Node:
    """What is known; the rest is left out."""
    return {key: value for key, value in node.items() if value is not None}
