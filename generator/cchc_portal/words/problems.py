"""The sentences of every problem: what is wrong, what is allowed, how to mend it. One entry a code."""

from __future__ import annotations

from cchc_portal.words.archive_problems import ARCHIVE_MESSAGES, REGISTER_MESSAGES
from cchc_portal.words.catalogue import mark as _
from cchc_portal.words.command_problems import COMMAND_MESSAGES
from cchc_portal.words.disclosure_problems import DISCLOSURE_MESSAGES
from cchc_portal.words.host_problems import HOST_MESSAGES
from cchc_portal.words.ledger_problems import LEDGER_MESSAGES
from cchc_portal.words.publish_problems import PUBLISH_MESSAGES
from cchc_portal.words.record_problems import RECORD_KINDS, RECORD_MESSAGES
from cchc_portal.words.sentence import Message
from cchc_portal.words.system_problems import SYSTEM_MESSAGES
from cchc_portal.words.yaml_problems import YAML_MESSAGES

_ISO = _("write the year first, for example 2026-09-30")

MESSAGES: dict[str, Message] = {
    **YAML_MESSAGES,
    # keys and shapes
    "unknown_key": Message(
        _("unknown key “{key}”"), _("allowed here: {allowed}"), _("correct the spelling, or delete the line"),
    ),
    "missing_key": Message(
        _("the key “{key}” is missing"),
        _("it must be given"),
        _("add it; an unknown value is written null where null is allowed"),
    ),
    "not_allowed": Message(
        _("“{value}” is not one of the allowed words"), _("allowed: {allowed}"), _("choose one of them"),
    ),
    "text_expected": Message(
        _("{value} stands where a text is expected"), _("a text, or a text in each language"),
        _("write the text itself, or {{vi: …, en: …}}"),
    ),
    "plain_text_expected": Message(
        _("{value} stands where a plain text is expected"), _("one text, the same in every language"),
        _("write the text itself; in double quotes where it begins with # or is true, false or null"),
    ),
    "list_expected": Message(
        _("{value} stands where a list is expected"), _("a list: one line with a dash for each item, or [a, b]"),
        _("write [ ] around it, or give each item a line with a dash and a space; an empty list is []"),
    ),
    "mapping_expected": Message(
        _("{value} stands where keys and values are expected"), _("lines of the form “key: value”"),
        _("write the keys, as in the example portal"),
    ),
    "list_length": Message(
        _("the list has too few or too many items"), _("exactly two: [from, to]"), _("give both figures"),
    ),
    "bool_form": Message(
        _("“{value}” is neither yes nor no"), _("true or false"), _("write true or false"),
    ),
    "whole_number": Message(
        _("“{value}” is not a whole number"),
        _("digits only, for example 2025"),
        _("write the number without signs or words"),
    ),
    "number_range": Message(
        _("{value} is out of range"), _("it must be {limit}"), _("correct the number"),
    ),
    "text_empty": Message(
        _("the text in “{language}” is empty"), _("a text with at least one letter"),
        _("write the text, or leave this language out until it is translated"),
    ),
    "text_source": Message(
        _("the text has no version in “{language}”, the source language"), _("the source language is always given"),
        _("add {language}: …"),
    ),
    "language_form": Message(
        _("“{language}” is not a language"), _("language codes such as vi and en"),
        _("correct the code; if this is a sentence with a colon or comma, put the whole text in double quotes"),
    ),
    "stamp_form": Message(
        _("“{given}” is not the stamp of a source text"),
        _("language: eight signs 0–9 or a–f, the beginning of the source text's SHA-256"),
        _("write {stamp} where the translation fits the source as it is now, or delete the line"),
    ),
    "stamp_language": Message(
        _("a stamp for “{language}”, which this text is not translated into"),
        _("languages that stand beside it, but for the source language"),
        _("add the translation, or delete the stamp"),
    ),
    # words with a grammar
    "id_form": Message(
        _("“{value}” is not an id"),
        _("lower-case letters a–z without accents and digits, words joined by “-”, at most 40 characters"),
        _("for example “tra-ket-qua-dung-han”"),
    ),
    "id_reserved": Message(
        _("the id “{value}” is reserved"), _("an address of the portal, or Windows, needs this word for itself"),
        _("add a word, for example “{value}-1”"),
    ),
    "clause_form": Message(
        _("“{value}” is not a clause"),
        _("the section path as printed, then # and the bullet: "
          "II.2.4.a#3, III.1.b#1.2, VI#0, VI#end, QD.D2, PL.VI.5#2"),
        _("join the section numbers by dots, without spaces"),
    ),
    "address_form": Message(
        _("“{value}” is not an address the portal may link to"), _("https://…, http://…, mailto:… or tel:…"),
        _("write the whole address with its beginning"),
    ),
    "colour_form": Message(
        _("“{value}” is not a colour"),
        _("# and six digits 0–9 or a–f, for example #10486a"),
        _("take the value from a colour picker"),
    ),
    "moment_form": Message(
        _("“{value}” is not a point in time"),
        _("a year 2025, a quarter 2021-Q1, a month 2021-11 or a day 2021-11-15"),
        _ISO,
    ),
    "date_form": Message(
        _("“{value}” is not a date"), _("year-month-day, and a day that exists"), _ISO,
    ),
    "day_absent": Message(
        _("there is no day “{value}”"),
        _("days of the calendar, in the years 1945 to 2100"),
        _("correct the day, month or year"),
    ),
    "period_form": Message(
        _("“{value}” is not a reporting period"),
        _("the year and the part of it: 2026-q1, 2026-h1, 2026-9m, 2026-year, 2026-m05"), _("begin with the year"),
    ),
    "number_comma": Message(
        _("“{value}” has a comma"), _("the decimal sign in the data is a dot"), _("write the number with a dot: 97.5"),
    ),
    "number_percent": Message(
        _("“{value}” has a percent sign"), _("the number alone; the unit stands beside it"),
        _("write the number, and unit: percent"),
    ),
    "number_thousands": Message(
        _("“{value}” may be meant as {whole} or as {decimal}"),
        _("no separator of thousands, and no zero at the end of decimals"),
        _("write {whole} or {decimal}"),
    ),
    "number_form": Message(
        _("“{value}” is not a number"),
        _("digits, with a dot for decimals: 97.5"),
        _("write the number without units or words"),
    ),
    # sense
    "span_order": Message(
        _("the end {to} is before the beginning {from}"),
        _("from is the first day, to the last"),
        _("exchange the two, or correct the year"),
    ),
    "between_order": Message(
        _("{low} is more than {high}"), _("the lower figure first"), _("exchange the two"),
    ),
    "when_heads": Message(
        _("a deadline with {found}"),
        _("exactly one of: at, before, from, after_event, as_set_by, continuous, every, ad_hoc, all; or a bare date"),
        _("keep one of them; several that all hold go under all: [ … ]"),
    ),
    "when_from": Message(
        _("to or onwards without from"), _("both belong to from"), _("add from, or write the date itself"),
    ),
    "goal_operators": Message(
        _("a goal with {found}"),
        _("exactly one of: at_least, more_than, at_most, less_than, exactly, between, top, grade_at_least, "
          "increase_by, reduce_by, grow, direction, achieved"),
        _("keep one; another figure for another time is another goal, another measure another target"),
    ),
    "goal_bound": Message(
        _("bound without increase_by or reduce_by"), _("it says whether a change is a minimum"), _("delete bound"),
    ),
    "baseline_one": Message(
        _("a baseline with {found}"), _("exactly one of: year, date, period, previous"), _("keep one of them"),
    ),
    "due_one": Message(
        _("a due date with {found}"), _("exactly one of: before, before_day, by_day"), _("keep one of them"),
    ),
    # the whole set
    "id_twice": Message(
        _("the id “{value}” is used a second time (first on line {line})"),
        _("each id once in its list"),
        _("choose another id"),
    ),
    "alias_twice": Message(
        _("the spelling “{value}” of unit “{unit}” already stands for unit “{other}”"), _("each spelling for one unit"),
        _("delete it from one of the two"),
    ),
    "unknown_reference": Message(
        _("there is no {kind} “{value}”"), _("known: {allowed}"), _("correct it, or add what is missing"),
    ),
    "loop": Message(
        _("“{key}” leads in a circle: {ring}"), _("it must come to an end"), _("delete one of these links"),
    ),
    "period_order": Message(
        _("the plan ends in {last}, before it begins in {first}"),
        _("from is the first year, to the last"),
        _("exchange the two, or correct the year"),
    ),
    "period_orientation": Message(
        _("the orientation year {value} is not after the plan's end {last}"),
        _("a year beyond the plan"),
        _("correct the year, or write null"),
    ),
    "windows_order": Message(
        _("the period {value} ends before {before}, which stands above it"),
        _("periods in order of their last day"),
        _("move it up"),
    ),
    "file_missing": Message(
        _("there is no file “{value}” in the plan's folder"), _("a file that exists, relative to the plan's folder"),
        _("put the file there, or correct the path (upper and lower case count)"),
    ),
    "file_outside": Message(
        _("“{value}” leads out of the plan's folder"), _("files under the plan's own folder, written with /"),
        _("move the file into the folder files/ of the plan"),
    ),
    # the portal
    "no_portal": Message(
        _("there is no portal in “{folder}”"), _("a folder with site_config/portal.yml and plans/"),
        _("change to the portal's folder, or name it with --root"),
    ),
    "no_plugin": Message(
        _("{file} does not name the plugin cchc"), _("plugins: [cchc]"), _("take {file} over from the example portal"),
    ),
    "bad_day": Message(
        _("“{value}” is not a date"), _("year-month-day, and a day that exists"), _ISO,
    ),
    "colour_contrast": Message(
        _("white text on {value} is hard to read (contrast {ratio})"), _("a contrast of at least 4.5 (WCAG 2.2 AA)"),
        _("choose a darker colour"),
    ),
    "no_catalogue": Message(
        _("the portal has no words for the language “{value}”"), _("languages: {allowed}"),
        _("take it out of locales, or add a catalogue"),
    ),
    **RECORD_MESSAGES,
    **LEDGER_MESSAGES,
    **COMMAND_MESSAGES,
    **PUBLISH_MESSAGES,
    **SYSTEM_MESSAGES,
    **HOST_MESSAGES,
    **ARCHIVE_MESSAGES,
    **REGISTER_MESSAGES,
    **DISCLOSURE_MESSAGES,
}  # fmt: skip
"""Code → message. Braces are filled from the problem's parameters."""

KINDS = {
    "authority": _("authority"),
    "unit": _("unit"),
    "area": _("area"),
    "national_area": _("national area"),
    "target": _("target"),
    "task": _("task"),
    "deliverable": _("deliverable"),
    "indicator": _("indicator"),
    "grade": _("grade"),
    "scale": _("scale"),
    "item": _("target, task or area"),
    "rule_group": _("group of rules"),
    **RECORD_KINDS,
}
"""What a reference points to, and what a goal wants."""
