"""TTHC figures: sums of the fields, and shares only of something."""

from __future__ import annotations

from fractions import Fraction

from cchc_portal.derive.procedures import totals
from cchc_portal.model.snapshot import Procedures


def _field(received: tuple[int, int, int], resolved: tuple[int, int, int], pending: tuple[int, int]) -> Procedures:
    return Procedures.model_validate(
        {
            "field": "Lĩnh vực",
            "received": dict(zip(("online", "in_person_or_post", "carried_over"), received, strict=True)),
            "resolved": dict(zip(("early", "on_time", "late"), resolved, strict=True)),
            "pending": dict(zip(("in_time", "overdue"), pending, strict=True)),
        }
    )


LAND, TRADE = _field((310, 702, 40), (300, 680, 12), (55, 5)), _field((1, 2, 4), (0, 1, 3), (2, 1))
NONE = _field((0, 0, 0), (0, 0, 0), (0, 0))


def test_the_sums_of_the_fields() -> None:
    found = totals([LAND, TRADE])
    assert (found.online, found.in_person_or_post, found.carried_over, found.received) == (311, 704, 44, 1059)
    assert (found.early, found.on_time, found.late, found.resolved) == (300, 681, 15, 996)
    assert (found.in_time, found.overdue, found.pending) == (57, 6, 63)
    assert found.received == found.resolved + found.pending


def test_the_share_on_time_is_of_all_resolved_and_exact() -> None:
    assert totals([LAND]).on_time_share == Fraction(98000, 992)
    assert totals([TRADE]).on_time_share == 25


def test_where_nothing_arose_there_is_no_share() -> None:
    for rows in ([], [NONE], [NONE, NONE]):
        found = totals(rows)
        assert (found.nothing_arose, found.on_time_share) == (True, None)
    assert totals([NONE, TRADE]).nothing_arose is False


def test_where_nothing_is_resolved_yet_there_is_no_share_but_dossiers() -> None:
    found = totals([_field((3, 0, 0), (0, 0, 0), (3, 0))])
    assert (found.nothing_arose, found.on_time_share) == (False, None)


def test_dossiers_carried_over_alone_are_something() -> None:
    assert totals([_field((0, 0, 2), (0, 0, 0), (0, 2))]).nothing_arose is False
