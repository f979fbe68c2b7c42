"""Rules of the catalogue of disclosure rules: ids are unique, and each rule stands in its own group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.load.checks import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_portal.errors import Problem
    from cchc_portal.load.reading import Reading
    from cchc_portal.model.disclosure import Disclosure


def check_disclosure(reading: Reading, disclosure: Disclosure) -> Iterator[Problem]:
    """Ids of groups and rules stand there once; a rule's id begins with its group."""
    check = Check(reading)
    groups = [group.id for group in disclosure.groups]
    yield from check.unique(groups, ("groups",))
    yield from check.unique((rule.id for rule in disclosure.rules), ("rules",))
    for index, rule in enumerate(disclosure.rules):
        yield from check.reference("rule_group", rule.group, groups, ("rules", index, "group"))
        if rule.group in groups and not rule.id.startswith(rule.group):
            yield reading.problem("rule_group_letter", ("rules", index, "group"), value=rule.id, group=rule.group)
