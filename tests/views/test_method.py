"""The method page: every state and rule is explained, and each example's arithmetic is done again here by hand."""

from __future__ import annotations

import re
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml

from cchc_portal import urls
from cchc_portal.derive.judgement import RECENT_DAYS
from cchc_portal.model.goal import OPERATORS
from cchc_portal.model.target import State
from cchc_portal.pages import body_of, every_page
from cchc_portal.views.method import method_view, states_of
from cchc_portal.views.method_examples import EXAMPLES
from cchc_portal.views.method_reading import operator_keys
from cchc_portal.views.method_words import GROUPS, MEANINGS, TITLES
from cchc_portal.views.rules import RULES
from cchc_portal.views.writer import Writer
from helpers import ROOT

if TYPE_CHECKING:
    from cchc_portal.portal import Portal

CASES = sorted((ROOT / "tests" / "derive" / "cases").glob("*.yml"))
"""Each names the state and rule that the code has to give."""

QUOTED: dict[str, list[tuple[str, list[str]]]] = {
    "superseded": [("superseded", ["92% (92/100)"])],
    "suspended": [("suspended", ["15 March 2024"])],
    "notion-abolished": [("not-measurable", ["15 August 2022", "71%"])],
    "qualitative": [("not-measurable", ["No figure"])],
    # 50 + 10 = 60; 50 × 1.1 = 55; the result lies between them.
    "two-readings": [("not-measurable", ["points 60%", "value 55%", "57% < 60%"])],
    "no-order": [("not-measurable", ["grade “good” or better", "fair"])],
    "nothing-to-compare": [("not-measurable", ["a reduction", ": 14."])],
    "no-start": [("not-measurable", ["up by at least 10 every year", ": 24."])],
    "no-figure": [("not-measurable", ["At least 90%", ": good."])],
    "no-data": [("no-data", ["Nothing published"])],
    "nothing-arose": [("no-data", ["nothing arose (0/0)"])],
    # 31 December 2023 and 30 June 2024 are 366 and 184 days before the last day of 2024: more than 100
    "none-at-the-deadline": [
        ("no-data", ["91% ≥ 90%", "31 December 2024"]),
        ("no-data", ["91% ≥ 90%", "Q2 2024"]),
        ("no-data", ["85% < 90%", "31 December 2025"]),
    ],
    "reached": [("achieved", ["13 ≥ 12", "31 December 2025"])],
    "reached-late": [("achieved-late", ["12 ≥ 12", "31 December 2024"])],
    # 1180 × 100 = 118,000; 98 × 1204 = 117,992; 1180 ÷ 1204 = 0.98006…
    "met-at-the-deadline": [
        ("achieved", ["1,180 ÷ 1,204 = 98.0066…%", "1,180 × 100 ≥ 98 × 1,204", "118,000 ≥ 117,992"]),
        # 30 September is 92 days before
        ("achieved", ["91% ≥ 90%", "Q3 2024"]),
    ],
    # 1179 × 100 = 117,900; 1179 ÷ 1204 = 0.979235…
    "deadline-passed": [
        ("overdue", ["1,179 ÷ 1,204 = 97.9236…%", "1,179 × 100 < 98 × 1,204", "117,900 < 117,992"]),
    ],
    "met-so-far": [("on-track", ["92% ≥ 90%"])],
    # (90 − 81) ÷ 90 = 10%; (90 − 80) ÷ 90 = 11.1%
    "start-was-better": [
        ("at-risk", ["81% < 90%", "Short by 10% of the level"]),
        ("off-track", ["80% < 90%", "Short by 11.1% of the level"]),
    ],
    # Half of two years is over (365 of 730 days): 50 + 40 ÷ 2 = 70; 30 − 15 ÷ 2 = 22.5.
    "pace": [
        # (72 − 50) ÷ 40 = 55%
        ("on-track", ["90% (31 December 2022): 70%", "Way covered: 55%", "needed by then: 50%"]),
        # (30 − 24) ÷ 15 = 40%: short by a tenth, which is still at risk
        ("at-risk", ["15 minutes (31 December 2022): 22.5 minutes", "Way covered: 40%", "needed by then: 50%"]),
        # (60 − 50) ÷ 40 = 25%
        ("off-track", ["90% (31 December 2022): 70%", "Way covered: 25%", "needed by then: 50%"]),
        # (48 − 50) ÷ 40 = −5%
        ("off-track", ["Way covered: −5%", "moved away from the target by 2 percentage points"]),
    ],
    "no-baseline": [("not-due", ["80% < 90%"])],
    "before-baseline": [("not-due", ["60% (31 December 2022)", "55% < 90%"])],
    "no-line": [("not-due", ["rank 14 > rank 10"])],
    "held-so-far": [("on-track", ["96% ≥ 95%", "In 1 earlier cycle"])],
    # (95 − 92) ÷ 95 = 3.2%, at most a tenth; (95 − 76) ÷ 95 = 20%, more
    "held-below": [("at-risk", ["92% < 95%"]), ("off-track", ["76% < 95%"])],
    "cycle-missed": [("overdue", ["92% < 95%", "every year until 31 December 2025"])],
    "cycle-open": [("not-due", ["rank 12 > rank 10"])],
    "held": [("achieved", ["96% ≥ 95%"])],
    # five years, one without a result; then three, beside one that was missed
    "cycles-unknown": [("no-data", ["96% ≥ 95%"]), ("no-data", ["96% ≥ 95%", "In 1 earlier cycle"])],
    "held-with-gaps": [("achieved-late", ["97% ≥ 95%", "In 1 earlier cycle"])],
}
"""Rule → for each example the state and what the page has to say, worked out by hand."""

NUMBERS: dict[tuple[str, int], dict[str, Any]] = {
    ("two-readings", 0): {"required": Fraction(60), "actual": Fraction(57)},
    ("met-at-the-deadline", 0): {"required": Fraction(98), "actual": Fraction(118000, 1204)},
    ("deadline-passed", 0): {"required": Fraction(98), "actual": Fraction(117900, 1204)},
    ("pace", 0): {"expected": Fraction(70), "p": Fraction(22, 40), "e": Fraction(1, 2)},
    ("pace", 1): {"expected": Fraction(45, 2), "p": Fraction(6, 15), "e": Fraction(1, 2)},
    ("pace", 2): {"expected": Fraction(70), "p": Fraction(10, 40), "e": Fraction(1, 2)},
    ("pace", 3): {"expected": Fraction(70), "p": Fraction(-2, 40), "e": Fraction(1, 2)},
    ("held-so-far", 0): {"required": Fraction(95), "missed": 1},
    ("held-with-gaps", 0): {"required": Fraction(95), "missed": 1},
}
"""Exact figures of an example, as fractions written out by hand."""

THRESHOLDS = ["10%", "10%", "100 days", "100 days", "366 days", "60 days"]


class _Sections(HTMLParser):
    """The text of every element that has an id, and every id in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str | None] = []
        self.text: dict[str, str] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id")
        if tag in {"use", "br"}:
            return
        self.open.append(name)
        if name:
            self.ids.append(name)
            self.text[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"use", "br"}:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in filter(None, self.open):
            self.text[name] += data


def body(portal: Portal, locale: str) -> str:
    page = next(one for one in every_page(portal, locale) if one.writer.address == urls.METHOD)
    return body_of(page)


@pytest.fixture(scope="module")
def sections(portal: Portal) -> dict[str, str]:
    """Id → the text inside it, in English, with plain spaces."""
    reader = _Sections()
    reader.feed(body(portal, "en"))
    return {name: " ".join(text.replace("\u00a0", " ").split()) for name, text in reader.text.items()}


def expected_pairs() -> set[tuple[str, str]]:
    """Rule and state of every case of `tests/derive/cases`."""
    found = set()
    for path in CASES:
        expect = yaml.safe_load(Path(path).read_text(encoding="utf-8"))["expect"]
        found.add((expect.get("rule") or "no-data", expect["state"]))
    return found


def test_every_state_has_its_meaning_and_no_other() -> None:
    assert set(MEANINGS) == set(get_args(State))


def test_the_states_stand_in_order_of_precedence(portal: Portal) -> None:
    view = method_view(Writer(portal, "en", urls.METHOD))
    assert [row.status.state for row in view.states] == list(get_args(State))
    assert all(row.rules for row in view.states)


def test_every_rule_the_code_can_give_is_explained_with_an_example() -> None:
    assert {rule for rule, _state in expected_pairs()} == set(RULES)
    assert set(EXAMPLES) == set(TITLES) == set(QUOTED) == set(RULES)
    assert sorted(rule for *_others, rules in GROUPS for rule in rules) == sorted(RULES)


def test_the_examples_show_every_state_a_rule_leads_to() -> None:
    shown = {(rule, state) for rule in RULES for state in states_of(rule)}
    assert shown == expected_pairs()


@pytest.mark.parametrize("rule", QUOTED)
def test_an_example_is_decided_by_its_own_rule(rule: str) -> None:
    statuses = [example.status for example in EXAMPLES[rule]]
    assert [status.rule or "no-data" for status in statuses] == [rule] * len(statuses)
    assert [status.state for status in statuses] == [state for state, _said in QUOTED[rule]]


@pytest.mark.parametrize("at", NUMBERS, ids=lambda at: f"{at[0]}-{at[1] + 1}")
def test_the_exact_figures_of_an_example_are_those_worked_out_by_hand(at: tuple[str, int]) -> None:
    rule, number = at
    found = EXAMPLES[rule][number].status.numbers
    assert {name: found.get(name) for name in NUMBERS[at]} == NUMBERS[at]


@pytest.mark.parametrize("rule", QUOTED)
def test_the_page_says_what_was_worked_out_by_hand(rule: str, sections: dict[str, str]) -> None:
    text = sections[rule]
    assert "with invented figures" in text
    for _state, said in QUOTED[rule]:
        assert [words for words in said if words.casefold() not in text.casefold()] == []


def test_the_page_has_one_place_for_each_id(portal: Portal) -> None:
    for locale in ("vi", "en"):
        reader = _Sections()
        reader.feed(body(portal, locale))
        assert len(reader.ids) == len(set(reader.ids))
        assert set(RULES) <= set(reader.ids)
        targets = re.findall(r'<a [^>]*href="(?:phuong-phap\.html)?#([^"]+)"', body(portal, locale))
        assert targets
        assert set(targets) <= set(reader.ids)


def test_every_operator_is_explained_and_its_results_lie_on_both_sides(portal: Portal) -> None:
    rows = method_view(Writer(portal, "en", urls.METHOD)).operators
    assert operator_keys() == set(OPERATORS)
    shown = {row.words: (row.met, row.missed) for row in rows}
    assert shown == {
        "at least 80%": ("80%", "79.9%"),
        "more than 80%": ("80.1%", "80%"),
        "at most 15 minutes": ("15 minutes", "15.5 minutes"),
        "less than 15 minutes": ("14.9 minutes", "15 minutes"),
        "80%": ("85%", "79%"),
        "15 minutes": ("12 minutes", "16 minutes"),
        "from 80% to 90%": ("90%", "91%"),
        "from rank 5 to rank 6": ("rank 3", "rank 7"),
        "in the top 10": ("rank 10", "rank 11"),
        "grade “good” or better": ("good", "fair"),
        "an increase of at least 10% compared with 2020": ("up 10%", "up 9%"),
        "a reduction of 20% compared with 2020": ("down 25%", "down 15%"),
        "up by at least 10% every year from 2022 to 2025, until 95% is reached": (None, None),
        "a reduction": (None, None),
        "has to be in place": ("in place", "not yet"),
    }


def test_which_way_is_better_and_what_can_be_lost_follows_the_code(portal: Portal) -> None:
    rows = method_view(Writer(portal, "en", urls.METHOD)).kinds
    smaller = {row.kind for row in rows if "smaller" in row.better}
    assert smaller == {"A place in a ranking", "A length of time", "A number that must not be passed"}
    stays = {row.kind for row in rows if row.lost == "no"}
    assert stays == {"A number of things done", "A sum of money", "A state that has to be in place"}


def test_steps_are_worked_out_under_both_readings_up_to_the_cap(portal: Portal) -> None:
    # 70 + 10 + 10 stops at 95; 70 × 1.1 = 77, × 1.1 = 84.7, × 1.1 = 93.17, then 95.
    rows = method_view(Writer(portal, "en", urls.METHOD)).steps
    assert [(row.year, row.points, row.relative) for row in rows] == [
        ("2021", "70%", "70%"),
        ("2022", "80%", "77%"),
        ("2023", "90%", "84.7%"),
        ("2024", "95%", "93.2%"),
        ("2025", "95%", "95%"),
    ]


def test_the_sums_of_dossiers_come_out(portal: Portal) -> None:
    rows = method_view(Writer(portal, "en", urls.METHOD)).sums
    assert [row.figures for row in rows] == [
        "120 = 90 + 25 + 5",
        "100 = 40 + 56 + 4",
        "20 = 19 + 1",
        "120 = 100 + 20",
        "(40 + 56) ÷ 100 = 96%",
    ]


def test_the_limits_are_those_of_the_code(portal: Portal) -> None:
    view = method_view(Writer(portal, "en", urls.METHOD))
    assert [limit for _what, limit in view.thresholds] == THRESHOLDS


@pytest.mark.parametrize("group", ["den-han", "giu-muc"])
def test_how_old_a_result_may_be_is_said_as_the_code_has_it(group: str, portal: Portal) -> None:
    views = {one.id: one for one in method_view(Writer(portal, "en", urls.METHOD)).groups}
    assert f"at most {RECENT_DAYS} days before" in views[group].note.replace("\u00a0", " ")


def test_the_counts_leave_no_state_out(portal: Portal) -> None:
    view = method_view(Writer(portal, "en", urls.METHOD))
    groups = (view.good, view.attention, view.others, view.left_out)
    assert sorted(one.state for group in groups for one in group) == sorted(get_args(State))


def test_a_portal_needs_no_grades_of_its_own(portal: Portal) -> None:
    bare = Writer(type(portal)(portal.settings, {}, {}, portal.files, (), portal.as_of), "en", urls.METHOD)
    assert method_view(bare).groups
