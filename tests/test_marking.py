"""Marking the first use of a term: once, never in a heading, and never breaking what is escaped."""

from __future__ import annotations

import pytest

from cchc_portal.marking import marker
from cchc_portal.model.site import Term

TERMS = tuple(
    Term.model_validate(term)
    for term in (
        {"abbr": "TTHC", "term": {"vi": "thủ tục hành chính", "en": "administrative procedure"}, "linked": True},
        {"abbr": "PAR INDEX", "also": ["Par Index"], "term": {"vi": "chỉ số A & B", "en": "index"}, "linked": True},
        {"id": "mot-cua", "term": {"vi": "cơ chế một cửa", "en": "one-stop shop"}, "linked": True},
        {"id": "lien-thong", "term": {"vi": "cơ chế một cửa liên thông", "en": "joint shop"}, "linked": True},
        {"abbr": "KH", "term": {"vi": "kế hoạch", "en": "plan"}},
    )
)


def marked(html: str, locale: str = "vi") -> str:
    return marker(TERMS, locale).marked(html, locale=locale, glossary="../thuat-ngu.html")


def test_the_first_use_is_linked_and_described() -> None:
    assert marked("<p>Mỗi TTHC, TTHC.</p>") == (
        '<p>Mỗi <a class="term" href="../thuat-ngu.html#tthc" aria-describedby="tn-tthc" '
        'title="thủ tục hành chính">TTHC</a>, TTHC.</p>'
        '<div hidden><span id="tn-tthc">thủ tục hành chính</span></div>'
    )


def test_words_and_abbreviation_are_one_term() -> None:
    assert marked("<p>Thủ tục hành chính (TTHC)</p>").count('class="term"') == 1


def test_the_longer_term_wins() -> None:
    assert 'href="../thuat-ngu.html#lien-thong"' in marked("<p>Cơ chế một cửa liên thông</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<h1>TTHC</h1>", "<h2><b>TTHC</b></h2>", '<a href="x">TTHC</a>', "<button>TTHC</button>", "<th>TTHC</th>",
        "<svg><text>TTHC</text></svg>", "<summary>TTHC</summary>", '<p lang="en">TTHC</p>', '<p title="TTHC">x</p>',
        "<p>12/TTHC-UBND</p>", "<p>TTHCs</p>", "<p>tthc</p>", "<!--TTHC-->", "<script>TTHC</script>", "<p>KH</p>",
    ],
)  # fmt: skip
def test_nothing_is_marked_in_headings_controls_numbers_and_other_languages(html: str) -> None:
    assert marked(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>a &lt;b&gt; &amp; &#39;c&#39; &quot;</p>", '<p data-x="a &gt; b">ô<br>ô</p>', '<use href="#i"/>',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<ul><li>một<li>hai</ul>",
    ],
)  # fmt: skip
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert marked(html) == html


def test_a_meaning_is_escaped() -> None:
    page = marked("<p>PAR INDEX &lt;TTHC&gt;</p>")
    assert 'title="chỉ số A &amp; B"' in page
    assert "&lt;<a" in page
    assert "</a>&gt;" in page


def test_marking_goes_on_after_a_heading() -> None:
    assert '<h1>TTHC</h1><p><a class="term"' in marked("<h1>TTHC</h1><p>TTHC</p>")


def test_the_other_language_has_its_own_words() -> None:
    page = marked("<p>Administrative procedures</p>", "en")
    assert ">Administrative procedures</a>" in page
    assert 'title="administrative procedure"' in page


def test_a_portal_without_linked_terms_is_left_alone() -> None:
    assert marker((), "vi").marked("<p>TTHC</p>", locale="vi", glossary="x") == "<p>TTHC</p>"
