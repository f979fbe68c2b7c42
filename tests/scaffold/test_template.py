"""Text of the data inside new YAML: whatever it holds, it stays one value or one comment."""

from __future__ import annotations

import pytest

from cchc_portal.load.reading import parse
from cchc_portal.model.text import Text
from cchc_portal.scaffold.template import in_languages, on_one_line, quoted

HOSTILE = [
    ": ",
    "a: b",
    "# c",
    '"d"',
    "'e'",
    "{f}",
    "[g",
    "“h”",
    "\u00a0i\u00a0",
    "j\nk",
    "l\u2028m",
    "\\n",
    "null",
    "x" * 300,
    "lời " * 99 + ".",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quoted_text_reads_as_itself_on_one_line(text: str) -> None:
    written = f"key: {{vi: {quoted(text)}}}  # x\nnext: 1\n"
    reading = parse(written, name="x.yml")
    assert (reading.data, reading.problems) == ({"key": {"vi": text}, "next": "1"}, ())
    assert len(written.splitlines()) == 2


def test_a_text_keeps_its_languages_in_order() -> None:
    assert in_languages(Text({"vi": "Đất đai", "en": "Land"})) == '{vi: "Đất đai", en: "Land"}'


def test_a_comment_is_one_line_of_letters_that_can_be_seen() -> None:
    assert on_one_line("a\n b\r\n\tc\u2028d\u0085e\x07f\u00a0g") == "a b c d ef g"
