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
        {"id": "mot-cua", "term": {"vi": "cơ chế một cửa", "en": "one-stop shop"}, "also": ["1C"], "linked": True},
        {
            "id": "lien-thong",
            "term": {"vi": "cơ chế một cửa liên thông", "en": "joint shop"},
            "note": {"vi": "Nhiều cơ quan <cùng> giải quyết.", "en": "Several agencies together."},
            "linked": True,
        },
        {
            "abbr": "HĐND",
            "term": {"vi": "hội đồng nhân dân", "en": "council"},
            "note": "Do cử tri bầu.",
            "linked": True,
        },
        {"abbr": "KH", "term": {"vi": "kế hoạch", "en": "plan"}},
    )
)


def marked(html: str, locale: str = "vi") -> str:
    return marker(TERMS, locale).marked(html, locale=locale, glossary="../thuat-ngu.html")


def test_the_first_use_is_linked_and_its_meaning_stands_beside_it() -> None:
    assert marked("<p>Mỗi TTHC, TTHC.</p>") == (
        '<p>Mỗi <span class="gloss"><a class="term" href="../thuat-ngu.html#tthc" aria-describedby="tn-tthc">TTHC</a>'
        '<span class="tip"><span role="tooltip" id="tn-tthc"><b>TTHC</b>: thủ tục hành chính</span> '
        '<a class="tip-more" href="../thuat-ngu.html#tthc">Xem ở trang Thuật ngữ</a></span></span>, TTHC.</p>'
    )


def test_a_note_goes_with_the_meaning_and_is_escaped() -> None:
    page = marked("<p>Cơ chế một cửa liên thông</p>")
    assert "<b>Cơ chế một cửa liên thông</b> <small>Nhiều cơ quan &lt;cùng&gt; giải quyết.</small></span>" in page


def test_words_that_say_all_there_is_are_only_linked() -> None:
    only_linked = '<p><a class="term" href="../thuat-ngu.html#mot-cua">Cơ chế một cửa</a>.</p>'
    assert marked("<p>Cơ chế một cửa.</p>") == only_linked
    assert 'role="tooltip" id="tn-mot-cua"><b>Cơ chế một cửa</b></span>' in marked("<p>1C</p>")


def test_what_is_in_another_language_says_so() -> None:
    page = marked("<p>HĐND</p>", "en")
    assert '<b><span lang="vi">HĐND</span></b>: council <small><span lang="vi">Do cử tri bầu.</span></small>' in page
    assert ">See in the glossary</a>" in page


def test_no_tooltip_is_left_to_the_browser() -> None:
    assert "title=" not in marked("<p>TTHC, HĐND, 1C</p>")


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
        '<p class="snippet-text">TTHC</p>',
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
    assert "<b>PAR INDEX</b>: chỉ số A &amp; B</span>" in page
    assert "&lt;<span" in page
    assert "</span>&gt;" in page


def test_marking_goes_on_after_a_heading() -> None:
    assert '<h1>TTHC</h1><p><span class="gloss">' in marked("<h1>TTHC</h1><p>TTHC</p>")


def test_the_other_language_has_its_own_words() -> None:
    page = marked("<p>Administrative procedures</p>", "en")
    assert ">Administrative procedures</a>" in page
    assert "<b>TTHC</b>: administrative procedure</span>" in page


def test_a_portal_without_linked_terms_is_left_alone() -> None:
    assert marker((), "vi").marked("<p>TTHC</p>", locale="vi", glossary="x") == "<p>TTHC</p>"


def test_a_sign_that_html_writes_as_a_reference_is_part_of_a_word() -> None:
    terms = [Term.model_validate({"term": {"vi": "ủy ban", "en": "people's committee"}, "abbr": "UB", "linked": True})]
    html = marker(terms, "en").marked("<p>The People&#39;s Committee &amp; others</p>", locale="en", glossary="g.html")
    assert html.startswith('<p>The <span class="gloss"><a class="term" href="g.html#ub" aria-describedby="tn-ub">')
    assert ">People&#39;s Committee</a>" in html
    assert html.endswith("</span> &amp; others</p>")
