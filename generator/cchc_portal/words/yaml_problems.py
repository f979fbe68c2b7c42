"""The sentences of problems of a file as text and as YAML."""

from __future__ import annotations

from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.sentence import Message

QUOTE_IT = _("put the whole text in double quotes")

YAML_MESSAGES: dict[str, Message] = {
    # the file as YAML
    "encoding": Message(
        _("the file is not UTF-8 text"), _("all files are UTF-8"),
        _("in the editor choose Save as, encoding UTF-8"),
    ),
    "file_too_large": Message(
        _("the file is too large"),
        _("at most {limit}"),
        _("split the plan, or check that the right file was put here"),
    ),
    "file_absent": Message(
        _("this file does not exist"), _("every portal, authority and plan has it"),
        _("create it, or take it over from the example portal"),
    ),
    "file_empty": Message(
        _("the file is empty"), _("keys and values as in the example portal"),
        _("fill it in, or take it over from the example portal"),
    ),
    "yaml_tab": Message(
        _("a tab character at the start of the line"), _("YAML indents with spaces only"),
        _("replace the tab by two spaces for each level"),
    ),
    "yaml_colon": Message(
        _("a colon followed by a space inside a text without quotes"), _("YAML reads “: ” as the end of a key"),
        QUOTE_IT,
    ),
    "yaml_colon_space": Message(
        _("no space after the colon of “{key}”"),
        _("a key ends with a colon and a space"),
        _("write “{key}: ” with a space"),
    ),
    "yaml_dash": Message(
        _("no space after the dash"),
        _("an item of a list begins with a dash and a space"),
        _("put a space after the dash"),
    ),
    "yaml_space": Message(
        _("a space of another kind, as Word and web pages use it"), _("YAML knows the plain space only"),
        _("delete it and press the space bar"),
    ),
    "yaml_sign": Message(
        _("“{sign}” means something to YAML at the start of a text"),
        _("a text without quotes begins with a letter or digit"),
        QUOTE_IT,
    ),
    "yaml_backslash": Message(
        _("a backslash that YAML cannot read"), _("between double quotes a backslash begins a special sign"),
        _("write two backslashes, or use single quotes around the text"),
    ),
    "yaml_after_end": Message(
        _("text goes on after a closing quotation mark or bracket"), _("quotation marks stand around the whole text"),
        _('put the whole text in double quotes, and write \\" for a quotation mark inside it'),
    ),
    "yaml_bracket": Message(
        _("a bracket is opened here and never closed"), _("brackets come in pairs: [ ] and {{ }}"),
        _("close it; a text that starts with a bracket goes in double quotes"),
    ),
    "yaml_quote": Message(
        _("a quotation mark is opened here and never closed"), _("quotation marks come in pairs"),
        _('close it, or write \\" for a quotation mark inside the text'),
    ),
    "yaml_indent": Message(
        _("the indentation of this line does not fit the lines before it"),
        _("keys of one level start in the same column"),
        _("line it up with the key above, two spaces for each level"),
    ),
    "yaml_character": Message(
        _("a control character that YAML does not allow"), _("letters, digits, signs, spaces and line ends"),
        _("delete the invisible character; it often comes with text pasted from Word or a PDF"),
    ),
    "yaml_other": Message(
        _("YAML cannot read this ({said})"), _("keys and values as in the example portal"),
        _("compare the line with the example, or put the text in double quotes"),
    ),
    "yaml_alias": Message(
        _("an anchor or alias (& or *)"), _("plans are written out in full"),
        _("write the value itself here; a text that starts with & or * goes in double quotes"),
    ),
    "yaml_tag": Message(
        _("a tag ({tag})"), _("plain values only"),
        _("delete the tag; a text that starts with ! goes in double quotes"),
    ),
    "yaml_depth": Message(
        _("too many levels inside each other"), _("at most 40 levels"), _("check the brackets and the indentation"),
    ),
    "yaml_key": Message(
        _("a list or map where a key is expected"), _("a key is one word"), _("check the brackets and dashes here"),
    ),
    "yaml_second_document": Message(
        _("a second document begins here (---)"), _("one document a file"), _("delete the line with ---"),
    ),
    "duplicate_key": Message(
        _("the key “{key}” stands here a second time (first on line {line})"), _("each key once"),
        _("delete one of the two, or make one list of both"),
    ),
    "smart_quotes": Message(
        _("curly quotation marks around {value}"), _('YAML knows straight quotation marks only: "…"'),
        _('write "{bare}"'),
    ),
}  # fmt: skip
