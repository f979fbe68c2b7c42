"""What became of an authority that has ended, and whom to ask today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_portal.views.parts import basis_name
from cchc_portal.words.catalogue import mark as _

if TYPE_CHECKING:
    from cchc_portal.model.authority import Successor
    from cchc_portal.model.text import Phrase
    from cchc_portal.portal import PortalAuthority
    from cchc_portal.views.writer import Writer


@dataclass(frozen=True)
class PlaceView:
    name: Phrase
    detail: str


@dataclass(frozen=True)
class SuccessorView:
    name: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class EndedView:
    """What became of an authority that has ended, and whom to ask today."""

    title: str
    sentence: str
    advice: str
    successors: tuple[SuccessorView, ...]
    warning: str | None
    """A place name that lives on under another legal person."""
    by: str | None


_CERTAINTY = {
    "V": _("the wording of the provision was read"),
    "V2": _("seen in a secondary source only"),
    "R": _("recalled, still to be checked"),
}


def ended_view(authority: PortalAuthority, writer: Writer) -> EndedView | None:
    """The notice of an authority that has ended, or None for a living one."""
    data = authority.authority
    if not authority.ended or data.valid.to is None:
        return None
    name = writer.say(data.name).text
    since = writer.day(data.valid.to + dt.timedelta(days=1))
    merged = writer.listing([writer.say(other).text for other in data.merged_with])
    whole = [successor for successor in data.successors if not successor.partial]
    if merged and len(whole) == 1:
        sentence = writer.gettext(
            "From {day} it was merged with {others} into {successor}.",
            day=since, others=merged, successor=successor_name(whole[0], writer),
        )  # fmt: skip
    elif data.successors:
        sentence = writer.ngettext(
            "It ceased to exist on {day}. Its land now belongs to {n} unit.",
            "It ceased to exist on {day}. Its land now belongs to {n} units.",
            len(data.successors), day=since,
        )  # fmt: skip
    else:
        sentence = writer.gettext("It ceased to exist on {day}.", day=since)
    advice = writer.gettext("The old plan is kept as it was, for reference.")
    if len(data.successors) == 1:
        advice += " " + writer.gettext(
            "For questions today, ask the People's Committee of {successor}.",
            successor=successor_name(data.successors[0], writer),
        )
    elif data.successors:
        advice += " " + writer.gettext(
            "For questions today, ask the People's Committee of the ward or commune your place belongs to."
        )
    return EndedView(
        title=writer.gettext("{name} no longer exists", name=name),
        sentence=sentence,
        advice=advice,
        successors=tuple(_successor(successor, writer) for successor in data.successors),
        warning=_namesake(authority, writer),
        by=_resolution(authority, writer),
    )


def successor_name(successor: Successor, writer: Writer) -> str:
    name = writer.inline(successor.name)
    return f"{name}, {writer.inline(successor.parent)}" if successor.parent else name


def _successor(successor: Successor, writer: Writer) -> SuccessorView:
    places = []
    for place in successor.places:
        details = []
        if place.part:
            details.append(writer.gettext("a part of it"))
        if place.of:
            details.append(writer.gettext("formerly of {whom}", whom=writer.say(place.of).text))
        places.append(PlaceView(writer.say(place.name), ", ".join(details)))
    return SuccessorView(successor_name(successor, writer), tuple(places))


def _namesake(authority: PortalAuthority, writer: Writer) -> str | None:
    """A successor with the same proper name is another legal person: say so."""
    own = authority.authority
    proper = _proper(str(own.name))
    for successor in own.successors:
        if successor.level != own.level and _proper(str(successor.name)) == proper:
            return writer.gettext(
                "{old} is not {new}: the place name lives on, but it is another unit with other land and other duties.",
                old=writer.say(own.name).text,
                new=writer.inline(successor.name),
            )
    return None


def _proper(name: str) -> str:
    for prefix in ("thành phố ", "thị xã ", "thị trấn ", "huyện ", "phường ", "xã ", "đặc khu "):
        if name.casefold().startswith(prefix):
            return name[len(prefix) :].casefold()
    return name.casefold()


def _resolution(authority: PortalAuthority, writer: Writer) -> str | None:
    resolution = authority.authority.resolution
    if not resolution:
        return None
    text = basis_name(resolution.document, writer)
    if resolution.document.issuer:
        text = writer.gettext(
            "{document} of the {issuer}", document=text, issuer=writer.inline(resolution.document.issuer)
        )
    if resolution.item:
        text = writer.gettext("{document}, item {item}", document=text, item=resolution.item)
    mark = writer.gettext(_CERTAINTY[resolution.certainty])
    return writer.gettext("By {document} ({certainty}).", document=text, certainty=mark)
