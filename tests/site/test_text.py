"""The words of the built site: all translated, all there, each in the language it says."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO, StringIO
from itertools import pairwise
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg  # type: ignore[attr-defined]  # newer than its stubs
from babel.messages.pofile import read_po

from built_site import BuiltPage, pages_of, words_of
from cchc_portal import urls
from helpers import ROOT, SMALL, build, copy_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

Pages = dict[str, BuiltPage]

LOCALE_FOLDER = ROOT / "generator" / "cchc_portal" / "locale"
KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None, "say": None}
SPOKEN_ATTRIBUTES = ("aria-label", "placeholder", "title", "alt", "data-loading", "data-failed")
FILLED_LATER = {"roman"}
"""Placeholders that a translation may use although the English sentence does without them."""


@pytest.fixture(scope="module")
def vietnamese() -> Catalog:
    return read_po(BytesIO((LOCALE_FOLDER / "vi.po").read_bytes()), locale="vi")


@pytest.fixture(scope="module")
def extracted() -> dict[str, str | tuple[str, ...]]:
    """First form of each message in code and templates → all its forms."""
    methods, options = parse_mapping_cfg(StringIO((ROOT / "babel.cfg").read_text(encoding="utf-8")))
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {first_form(forms): forms for _, _, forms, _, _ in found}


def first_form(forms: str | tuple[str, ...] | list[str]) -> str:
    return forms if isinstance(forms, str) else forms[0]


def all_forms(forms: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else tuple(forms)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def spoken(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """Texts and spoken attributes of the whole page, with the language they are in."""
    yield page.title, page.locale
    for text, lang in page.texts():
        yield " ".join(text.split()), lang
    for element in page.elements:
        for name in SPOKEN_ATTRIBUTES:
            if element.get(name):
                yield element.get(name), page.locale


def test_the_code_and_the_templates_are_both_read(extracted: dict[str, Any]) -> None:
    assert {"Skip to content", "Contact units", "the file is not UTF-8 text", "{n} plan"} <= set(extracted)


def test_every_message_is_in_the_vietnamese_catalogue(extracted: dict[str, Any], vietnamese: Catalog) -> None:
    known = {first_form(message.id) for message in messages(vietnamese)}
    assert sorted(set(extracted) - known) == []


def test_no_message_lacks_its_vietnamese(vietnamese: Catalog) -> None:
    empty = [first_form(message.id) for message in messages(vietnamese) if not all(all_forms(message.string))]
    assert empty == []


def test_no_translation_is_marked_as_unsure(vietnamese: Catalog) -> None:
    assert [first_form(message.id) for message in messages(vietnamese) if message.fuzzy] == []


def test_the_catalogue_keeps_no_message_that_nothing_says(extracted: dict[str, Any], vietnamese: Catalog) -> None:
    assert sorted({first_form(message.id) for message in messages(vietnamese)} - set(extracted)) == []


def test_counted_messages_have_their_plural_in_the_catalogue(extracted: dict[str, Any], vietnamese: Catalog) -> None:
    plural = {first for first, forms in extracted.items() if not isinstance(forms, str)}
    known = {first_form(message.id) for message in messages(vietnamese) if message.pluralizable}
    assert sorted(plural - known) == []


def test_a_translation_fills_only_what_its_message_gives(vietnamese: Catalog) -> None:
    wrong = {}
    for message in messages(vietnamese):
        given = set[str]().union(*map(placeholders, all_forms(message.id))) | FILLED_LATER
        used = set[str]().union(*map(placeholders, all_forms(message.string)))
        if used - given:
            wrong[first_form(message.id)] = used - given
    assert wrong == {}


def test_the_english_catalogue_has_no_empty_entry() -> None:
    english = read_po(BytesIO((LOCALE_FOLDER / "en.po").read_bytes()), locale="en")
    assert [first_form(message.id) for message in messages(english) if not all(all_forms(message.string))] == []


def test_no_english_sentence_of_the_interface_stands_on_a_vietnamese_page(
    all_pages: Pages, vietnamese: Catalog
) -> None:
    english = {
        form
        for message in messages(vietnamese)
        for form in all_forms(message.id)
        if form not in all_forms(message.string) and not placeholders(form)
    }
    found = {
        text: page.address
        for page in all_pages.values()
        if page.locale == "vi"
        for text, lang in spoken(page)
        if lang == "vi" and text in english
    }
    assert found == {}


def test_no_vietnamese_sentence_of_the_interface_stands_on_an_english_page(
    all_pages: Pages, vietnamese: Catalog
) -> None:
    own = {
        form
        for message in messages(vietnamese)
        for form in all_forms(message.string)
        if form and form not in all_forms(message.id)
    }
    found = {
        text: page.address
        for page in all_pages.values()
        if page.locale == "en"
        for text, lang in spoken(page)
        if lang == "en" and text in own
    }
    assert found == {}


def test_no_brace_is_left_unfilled(pages: Pages) -> None:
    assert {
        text: page.address for page in pages.values() for text, _ in spoken(page) if "{" in text or "}" in text
    } == {}


def test_no_value_of_the_program_shows_through(pages: Pages) -> None:
    leak = re.compile(r"\bNone\b(?! here)|\bUndefined\b|\bnull\b|Phrase\(|<!--|&lt;|&amp;")
    assert {text: page.address for page in pages.values() for text, _ in spoken(page) if leak.search(text)} == {}


def test_no_sentence_has_a_hole(all_pages: Pages) -> None:
    """A comma after a space is what is left where a part is missing."""
    found = {
        page.address: hit[0]
        for page in all_pages.values()
        for main in page.all("main")
        if (hit := re.search(r".{0,30}\s[,;].{0,10}", words_of(main)))
    }
    assert found == {}


def test_every_page_has_one_main_heading_with_words(pages: Pages) -> None:
    headings = {page.address: [words_of(heading) for heading in page.all("h1")] for page in pages.values()}
    assert {address: found for address, found in headings.items() if len(found) != 1 or not found[0]} == {}


def test_headings_skip_no_level(pages: Pages) -> None:
    skipping = []
    for page in pages.values():
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        after_main = levels[levels.index(1) :]
        if any(low - high > 1 for high, low in pairwise(after_main)):
            skipping.append(page.address)
    assert skipping == []


def test_every_page_has_a_title_and_a_description(pages: Pages) -> None:
    for page in pages.values():
        assert len(page.all("head")[0].findall("title")) == 1, page.address
        assert page.title, page.address
        assert [text for text in page.metas("description") if text.strip()] != [], page.address
        assert len(page.metas("description")) == 1, page.address


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_titles_are_unique_in_their_language(pages: Pages, locale: str) -> None:
    titles = Counter(page.title for page in pages.values() if page.locale == locale)
    assert {title: count for title, count in titles.items() if count > 1} == {}


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_link_and_button_has_words(all_pages: Pages, locale: str) -> None:
    mute = [
        page.address
        for page in all_pages.values()
        if page.locale == locale
        for element in page.all("a", "button", "summary")
        if not (words_of(element) or element.get("aria-label"))
    ]
    assert mute == []


def without_english(data: Any, number: list[int]) -> Any:
    """`data` with each text of two languages in Vietnamese only, and recognisable."""
    if isinstance(data, dict) and "vi" in data:
        number[0] += 1
        return {"vi": f"Chữ chưa dịch {number[0]}."}
    if isinstance(data, dict):
        return {key: without_english(value, number) for key, value in data.items()}
    return [without_english(value, number) for value in data] if isinstance(data, list) else data


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The small portal without any English of its own."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("untranslated") / "portal")
    number = [0]
    for path in sorted((root / "plans").rglob("*.yml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
        path.write_text(yaml.safe_dump(without_english(data, number), allow_unicode=True), encoding="utf-8")
    return pages_of(build(root, root / "site"))


def test_a_text_without_translation_is_shown_in_the_source_language(untranslated: Pages) -> None:
    english = untranslated["en/an-binh/2026/chi-tieu/dung-han.html"]
    assert "Chữ chưa dịch" in words_of(english.all("h1")[0])


def test_a_text_without_translation_says_which_language_it_is_in(untranslated: Pages) -> None:
    # Proper names inside a sentence need no language of their own (WCAG 2.2, 3.1.2).
    name = words_of(untranslated["en/an-binh/index.html"].all("h1")[0]).strip()
    silent = {
        f"{page.address}: {' '.join(text.split())}"
        for page in untranslated.values()
        if page.locale == "en"
        for text, lang in page.texts()
        if "Chữ chưa dịch" in text.replace(name, "").replace(name.rstrip("."), "") and lang != "vi"
    }
    assert sorted(silent) == []


def test_a_page_in_the_source_language_marks_only_the_way_to_the_other(untranslated: Pages) -> None:
    marked = {
        text
        for page in untranslated.values()
        if page.locale == "vi" and page.bare != urls.GLOSSARY  # which is there for the words of the other
        for text, lang in page.texts()
        if lang != "vi"
    }
    assert {text.strip() for text in marked} == {"EN", "English"}
