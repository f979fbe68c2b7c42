"""A problem as one line in the reader's language: where, what is wrong; what is allowed; how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_portal.words.catalogue import catalogue
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.problems import KINDS, MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_portal.errors import Problem

_NEAREST = _("did you mean “{nearest}”?")
_NOTHING = _("(nothing yet)")
_NONE = _("none of its keys")
_ADD_ONE = _("add one of them")
_MANY = 12


def sentence(code: str, params: Mapping[str, Any], locale: str) -> str:
    """What is wrong; what is allowed; how to mend it."""
    words = catalogue(locale).gettext
    filled = _filled(params, locale)
    parts = [words(part) for part in MESSAGES[code]]
    if params.get("nearest"):
        parts[2] = words(_NEAREST)
    elif params.get("found") == "":
        parts[2] = words(_ADD_ONE)
    return "; ".join(part.format(**filled) for part in parts)


def line(problem: Problem, locale: str) -> str:
    """`file:line:column: path: what is wrong; what is allowed; how to mend it`"""
    where = f"{problem.where}: " if problem.where else ""
    text = sentence(problem.code, problem.params, locale)
    return f"{problem.file}:{problem.line}:{problem.column}: {where}{text}"


def _filled(params: Mapping[str, Any], locale: str) -> dict[str, Any]:
    words = catalogue(locale).gettext
    filled = dict(params)
    if params.get("found") == "":
        filled["found"] = words(_NONE)
    if "kind" in params:
        filled["kind"] = words(KINDS[params["kind"]])
    if "allowed" in params:
        names = list(params["allowed"])
        shown = ", ".join(names[:_MANY]) + (", …" if len(names) > _MANY else "")
        filled["allowed"] = shown or words(_NOTHING)
    return filled
