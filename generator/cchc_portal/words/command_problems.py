"""The sentences of problems with what was typed after a command. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

COMMAND_MESSAGES: dict[str, Message] = {
    "no_repository": Message(
        _("“{folder}” is in no Git repository"), _("a folder that Git keeps, to compare with an earlier commit"),
        _("leave out --since, or clone the repository with its history"),
    ),
    "no_commit": Message(
        _("there is no commit “{value}” here"), _("a branch, a tag or the hash of a commit"),
        _("fetch the history (fetch-depth: 0), or name another one"),
    ),
    "earlier_unreadable": Message(
        _("the data of {value} cannot be read by this version, so nothing was compared"),
        _("a commit whose own check found no problem"), _("name another commit"),
    ),
    "plan_name": Message(
        _("“{value}” does not name a plan"), _("authority/plan, for example an-binh/2026"),
        _("write both ids with one / between them"),
    ),
    "authority_absent": Message(
        _("there is no authority “{value}”"), _("known: {known}"),
        _("make its folder plans/{value}/ with authority.yml and units.yml"),
    ),
    "plan_absent": Message(
        _("“{authority}” has no plan “{value}”"), _("known: {known}"),
        _("make it with: cchc new plan {authority}/{value}"),
    ),
    "rules_absent": Message(
        _("this portal has no rules on public information, so nothing was checked"),
        _("rules in site_config/disclosure.yml"), _("take the file over from the example portal"),
    ),
    "file_exists": Message(
        _("{file} already exists"), _("a new file never takes the place of another"), _("edit the file that is there"),
    ),
    "period_needed": Message(
        _("the plan does not tell which reporting period comes next"), _("without a file: {known}"),
        _("name one with --period, or add the period to reporting.periods in plan.yml"),
    ),
    "period_absent": Message(
        _("the plan has no period “{value}”"), _("without a file: {known}"),
        _("name one of them, or add the period to reporting.periods in plan.yml"),
    ),
    "id_impossible": Message(
        _("no id can be made of “{value}”"), _("a name with at least one letter or digit"),
        _("write the name in letters"),
    ),
    "unit_exists": Message(
        _("the unit “{unit}” already has the name “{value}”"), _("each spelling for one unit"),
        _("use that unit, or write the new one's name in full"),
    ),
    "units_form": Message(
        _("nothing can be added at the end of {file}"), _("units: and below it one dash for each unit"),
        _("write the units that way, or add the new one by hand"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the error's parameters."""
