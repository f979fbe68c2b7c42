"""Translation coverage, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal.derive.translation import coverage, total
from cchc_portal.model.authority import Units
from cchc_portal.portal import portal_coverage

if TYPE_CHECKING:
    from cchc_portal.portal import Portal


def test_a_missing_translation_is_counted_and_named() -> None:
    units = Units.model_validate(
        {
            "units": [
                {"id": "a", "name": "Văn phòng", "kind": "office"},
                {"id": "b", "name": {"vi": "B", "en": "B"}, "kind": "post"},
            ]
        }
    )
    found = coverage(units, "en")
    assert (found.texts, found.translated, found.missing, found.whole) == (2, 1, ("units[0].name",), False)
    assert total([found, found]).missing == ("units[0].name", "units[0].name")


def test_every_text_of_the_repository_is_in_english(portal: Portal) -> None:
    english = portal_coverage(portal, "en")
    assert english.missing == ()
    assert english.texts > 1500
