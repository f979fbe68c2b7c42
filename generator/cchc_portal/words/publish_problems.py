"""The sentences of problems with publishing and with a new portal. One entry a code."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

PUBLISH_MESSAGES: dict[str, Message] = {
    # the target
    "no_target": Message(
        _("“{folder}” is no publishing folder"), _("a folder made by: cchc publish setup"),
        _("name that folder, or make it with: cchc publish setup {folder}"),
    ),
    "target_settings": Message(
        _("{file} cannot be read"), _("the settings as cchc publish setup writes them"),
        _("run cchc publish setup again for this folder"),
    ),
    "folder_not_empty": Message(
        _("the folder “{folder}” already holds something"), _("a folder that is empty or does not exist yet"),
        _("choose another folder"),
    ),
    "branch_form": Message(
        _("“{value}” is not a name of a branch"), _("a name that Git allows, for example main"),
        _("choose such a name"),
    ),
    "portal_path_form": Message(
        _("“{value}” leads out of the repository"), _("a folder inside it, written with /"),
        _("write it from the top of the repository, for example portal"),
    ),
    "no_git": Message(
        _("Git is not installed here"), _("Git 2.30 or newer"), _("install Git"),
    ),
    "git_old": Message(
        _("the Git here ({value}) is too old: it would accept every push unchecked"), _("Git 2.30 or newer"),
        _("install a newer Git"),
    ),
    "publish_busy": Message(
        _("another publication in “{folder}” has been running for very long"), _("one at a time"),
        _("wait for it to end, or end it, and try again"),
    ),
    # a push
    "no_portal_pushed": Message(
        _("the commit has no portal in the folder “{value}”"), _("a folder with site_config/portal.yml and plans/"),
        _("push the portal, or name its folder with cchc publish setup … --portal-path"),
    ),
    "branch_deletion": Message(
        _("the published branch “{value}” cannot be deleted"), _("commits are added to it"),
        _("push a commit that takes back what is wrong"),
    ),
    "history_rewritten": Message(
        _("the push leaves out commits that are already on “{value}”"), _("new commits after those already there"),
        _("fetch, put your commits on top, and push without --force"),
    ),
    "push_between": Message(
        _("another push to “{value}” came in between"), _("new commits after those already there"),
        _("fetch, put your commits on top, and push again"),
    ),
    # releases
    "nothing_served": Message(
        _("nothing is served from “{folder}” yet"), _("a release after the first push"), _("push the portal first"),
    ),
    "nothing_pushed": Message(
        _("nothing was pushed to “{value}” yet"), _("a commit to build"), _("push the portal first"),
    ),
    "no_release_before": Message(
        _("no release before “{value}” is kept"), _("kept: {known}"),
        _("push an older state as a new commit instead"),
    ),
    "release_absent": Message(
        _("“{value}” does not name exactly one kept release"), _("kept: {known}"),
        _("write the whole name, or its number"),
    ),
    "served_already": Message(
        _("the release “{value}” is already served"), _("another one that is kept"),
        _("see them with: cchc publish status"),
    ),
    # a new portal
    "level_unknown": Message(
        _("“{value}” is not a level of an authority"), _("levels: {known}"), _("choose one of them"),
    ),
    "name_form": Message(
        _("“{value}” is not a name"), _("one line with at least one letter, at most 200 characters"),
        _("write the official name"),
    ),
    "languages_form": Message(
        _("“{value}” is not a list of languages"), _("languages: {known}; vi is always the first"),
        _("for example vi,en"),
    ),
    "program_not_packed": Message(
        _("the running program cannot be packed into the new portal"),
        _("a program that pip installed, or its source folder with hatchling beside it"),
        _("in the program's source folder run: pip install . and then cchc init again"),
    ),
}  # fmt: skip
"""Code → message. Braces are filled from the error's parameters."""

REASONS = {
    "data": _("the data do not check"),
    "build": _("the site does not build"),
    "no_portal_pushed": _("there is no portal in it"),
    "no_plugin": _("mkdocs.yml does not name the portal"),
    "branch_deletion": _("it would delete the branch"),
    "history_rewritten": _("it leaves out commits that were there"),
    "push_between": _("another push came in between"),
    "publish_busy": _("another publication took too long"),
    "disk_full": _("the disk was full"),
    "no_right": _("the account lacked a right"),
    "in_the_way": _("a file was in the way"),
    "system": _("the system refused a file"),
}
"""Code → why a push was refused, or is not live, in the few words of a log."""
