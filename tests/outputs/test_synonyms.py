"""What the search takes for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_portal import urls
from cchc_portal.outputs.synonyms import synonyms
from cchc_portal.views.glossary import term_entries

if TYPE_CHECKING:
    from cchc_portal.portal import Portal


def test_abbreviation_and_other_language_lead_to_the_term(portal: Portal) -> None:
    vietnamese = synonyms(portal.files.glossary, "vi")
    assert vietnamese["tthc"] == "thủ tục hành chính"
    assert vietnamese["administrative procedure"] == "thủ tục hành chính"
    english = synonyms(portal.files.glossary, "en")
    assert english["tthc"] == "administrative procedure"
    assert english["thủ tục hành chính"] == "administrative procedure"
    assert english["administrative procedures"] == "thủ tục hành chính"


def test_no_word_stands_for_itself(portal: Portal) -> None:
    for locale in portal.locales:
        assert [one for one, other in synonyms(portal.files.glossary, locale).items() if one == other.lower()] == []


def test_every_term_is_found_by_abbreviation_and_by_its_other_words(portal: Portal) -> None:
    found = {entry.address: entry for entry in term_entries(portal, "vi")}
    entry = found[f"{urls.GLOSSARY}#qd"]
    assert entry.title == "quyết định (QĐ)"
    assert "decision" in entry.text
    assert len(found) == len(portal.files.glossary.terms)
