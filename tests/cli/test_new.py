"""`cchc new`: files that load as they are, that load when they are filled in, and that replace nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from broken_portals import PLAN, UNITS, patched_portal, problems_of
from cchc_portal.cli import main
from cchc_portal.errors import PortalError
from cchc_portal.load.files import load
from cchc_portal.words.catalogue import LANGUAGES
from cchc_portal.words.command_problems import COMMAND_MESSAGES
from cchc_portal.words.messages import sentence
from helpers import SMALL, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_portal.model.snapshot import Snapshot
    from cchc_portal.model.whole import AuthorityFiles

FOLDER = "plans/an-binh/2026/snapshots"
HOSTILE = "Tên: \"a\" & <b> {{ c }} {% d %} # e, f] 'g' – đ"
MORE_TARGETS = """\
  - {id: ket-noi, clause: II.2#1, statement: Đã kết nối., goals: [{achieved: true}]}
  - {id: xep-loai, clause: II.2#2, statement: Xếp loại tốt., goals: [{grade_at_least: tot}]}
  - {id: thoi-gian, clause: II.2#3, statement: Chờ 30 phút., goals: [{at_most: 30, unit: minute}]}
  - {id: giam, clause: II.2#4, statement: Giảm 10 %., goals: [{reduce_by: 10, unit: percent}]}
  - {id: da-thay, clause: II.2#5, statement: Cũ., superseded_by: {target: giam, on: 2026-02-01, reason: thay}}
  - {id: da-dung, clause: II.2#6, statement: Dừng., suspended: {on: 2026-02-01, reason: dừng}}
  - {id: se-dung, clause: II.2#7, statement: Sẽ dừng., suspended: {on: 2026-12-01, reason: dừng}}
tasks:
  - {id: ra-soat-lai, clause: II.2.b#1, text: Rà soát thủ tục., same_as: ra-soat}
"""
FIRST = """\
period: 2026-q1
data: {from: 2025-12-15, to: 2026-03-14}
values:
  dung-han: {numerator: 1180, denominator: 1204}
  hai-long: {value: 91.5}
  ket-noi: {value: no}
  xep-loai: {value: kha}
tasks:
  ra-soat: {state: in-progress}
procedures:
  - field: {vi: "Đất đai: cấp mới", en: Land}
    received: {online: 10, in_person_or_post: 20, carried_over: 5}
    resolved: {early: 10, on_time: 10, late: 3}
    pending: {in_time: 8, overdue: 4}
"""
PROCEDURES_ANEW = """\
procedures:
  - field: Hộ tịch
    received: {online: 1, in_person_or_post: 0, carried_over: 0}
    resolved: {early: 1, on_time: 0, late: 0}
    pending: {in_time: 0, overdue: 0}
"""
FILLED = {
    "{numerator: , denominator: }": "{numerator: 1180, denominator: 1204}",
    "{value: }  # yes | no": "{value: no}",
    "{value: }  # yeu | trung-binh | kha | tot | xuat-sac": "{value: tot}",
    "{value: }": "{value: 12.5}",
    "{state: }": "{state: in-progress, reason: Chậm, new_date: 2026-12-31}",
    "online: , in_person_or_post: , ": "online: 7, in_person_or_post: 3, ",
    "early: , on_time: , late: }": "early: 5, on_time: 4, late: 1}",
    "in_time: , overdue: }": "in_time: 10, overdue: 2}",
    "reported: ": "reported: 2026-06-18",
    "published: ": "published: 2026-06-19",
    "{by: {vi: , en: }, on: }": "{by: {vi: Chủ tịch, en: Chairman}, on: 2026-06-18}",
    "draft: true": "draft: false",
}
"""What an officer writes over the blanks, longest first where one begins like another."""


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "new", *words])


def _snapshot(root: Path, *words: str, plan: str = "an-binh/2026") -> Result:
    return _run(root, "snapshot", plan, "--as-of", "2026-11-22", *words)


def _text(root: Path, name: str) -> str:
    return (root / name).read_bytes().decode("utf-8")


def _authority(root: Path) -> AuthorityFiles:
    (found,) = load(root).authorities
    return found


def _snapshots(root: Path) -> dict[str, Snapshot]:
    return {snapshot.period: snapshot for plan in _authority(root).plans for snapshot in plan.snapshots}


def _uncommented(text: str) -> str:
    """The text without the `# ` before lines that are ready for it; notes with `##` stay."""
    first, rest = text.split("\n", 1)
    return f"{first}\n" + re.sub(r"^( *)# ", r"\1", rest, flags=re.MULTILINE)


def _filled(text: str) -> str:
    for blank, figure in FILLED.items():
        text = text.replace(blank, figure)
    return _uncommented(text)


def _publish(root: Path, text: str, period: str = "2026-q1") -> None:
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / f"{period}.yml").write_text(text, encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_portal(SMALL, tmp_path / "portal")


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """The small portal with a target of every form, a first snapshot, and windows that follow on it."""
    root = patched_portal(tmp_path / "portal", "tasks:\n", MORE_TARGETS)
    path = root / PLAN
    window = "- {id: 2026-h1, clause: III.3#2, data: {from: 2025-12-15, to: 2026-06-14}}"
    quarter = window.replace("h1", "q2").replace("2025-12-15", "2026-03-15")
    path.write_text(path.read_text(encoding="utf-8").replace(window, f"{quarter}\n    {window}"), encoding="utf-8")
    _publish(root, FIRST)
    return root


# the next period


def test_the_first_snapshot_is_of_the_first_window(small: Path) -> None:
    result = _snapshot(small)
    assert (result.exit_code, result.stdout) == (0, f"Written: {FOLDER}/2026-q1.yml\n")
    assert "\nperiod: 2026-q1  # " in _text(small, f"{FOLDER}/2026-q1.yml")
    assert "\ndata: {from: 2025-12-15, to: 2026-03-14}\n" in _text(small, f"{FOLDER}/2026-q1.yml")


def test_a_draft_counts_as_a_file_so_the_following_window_is_next(small: Path) -> None:
    assert [_snapshot(small).exit_code for _ in range(2)] == [0, 0]
    assert sorted(path.name for path in (small / FOLDER).iterdir()) == ["2026-h1.yml", "2026-q1.yml"]


def test_windows_follow_one_another_by_their_last_day_not_their_place(rich: Path) -> None:
    assert _snapshot(rich).stdout == f"Written: {FOLDER}/2026-q2.yml\n"


def test_without_a_window_left_the_period_has_to_be_named(small: Path) -> None:
    for _ in range(2):
        _snapshot(small)
    result = _snapshot(small)
    assert result.exit_code == 1
    assert result.stderr == (
        "the plan does not tell which reporting period comes next; without a file: –;"
        " name one with --period, or add the period to reporting.periods in plan.yml\n"
    )


def test_windows_of_other_years_are_named_not_guessed(small: Path) -> None:
    result = _run(small, "snapshot", "an-binh/2026", "--as-of", "2027-06-01")
    assert result.exit_code == 1
    assert "which reporting period comes next; without a file: 2026-q1, 2026-h1; " in result.stderr


def test_in_the_first_months_of_a_year_the_windows_of_the_last_one_still_count(small: Path) -> None:
    assert _run(small, "snapshot", "an-binh/2026", "--as-of", "2027-01-20").exit_code == 0


@pytest.mark.parametrize(
    ("period", "data"),
    [
        ("2026-q1", "2026-01-01, to: 2026-03-31"),
        ("2026-q4", "2026-10-01, to: 2026-12-31"),
        ("2026-h1", "2026-01-01, to: 2026-06-30"),
        ("2026-h2", "2026-07-01, to: 2026-12-31"),
        ("2026-9m", "2026-01-01, to: 2026-09-30"),
        ("2026-year", "2026-01-01, to: 2026-12-31"),
        ("2026-m02", "2026-02-01, to: 2026-02-28"),
    ],
)
def test_a_plan_without_windows_takes_those_of_the_calendar(period: str, data: str, tmp_path: Path) -> None:
    root = _without_windows(tmp_path)
    assert _snapshot(root, "--period", period).exit_code == 0
    assert f"\ndata: {{from: {data}}}\n" in _text(root, f"{FOLDER}/{period}.yml")
    assert problems_of(root) == ()


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2026-11-22", "2026-q3"),
        ("2026-09-30", "2026-q2"),
        ("2026-10-01", "2026-q3"),
        ("2026-01-20", "2026-q1"),
        ("2027-01-01", "2026-q4"),
        ("2031-06-01", "2026-q4"),
    ],
)
def test_without_windows_the_last_period_that_has_closed_is_next(day: str, period: str, tmp_path: Path) -> None:
    root = _without_windows(tmp_path)
    assert _run(root, "snapshot", "an-binh/2026", "--as-of", day).stdout == f"Written: {FOLDER}/{period}.yml\n"
    assert problems_of(root) == ()


@pytest.mark.parametrize(
    ("kinds", "period"),
    [("month", "2026-m10"), ("half-year, year", "2026-h1"), ("nine-month", "2026-9m"), ("term, ad-hoc", "2026-q3")],
)
def test_without_windows_the_kinds_of_period_are_those_of_the_rules(kinds: str, period: str, tmp_path: Path) -> None:
    root = _without_windows(tmp_path)
    text = (root / PLAN).read_text(encoding="utf-8").replace("periods: [quarter, year]", f"periods: [{kinds}]")
    (root / PLAN).write_text(text, encoding="utf-8")
    assert _snapshot(root).stdout == f"Written: {FOLDER}/{period}.yml\n"


def test_of_two_that_close_on_one_day_the_longer_comes_after_the_shorter(tmp_path: Path) -> None:
    root = _without_windows(tmp_path)
    for _ in range(2):
        assert _run(root, "snapshot", "an-binh/2026", "--as-of", "2027-01-20").exit_code == 0
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == ["2026-q4.yml", "2026-year.yml"]


def test_a_plan_without_windows_lists_the_periods_of_the_year(tmp_path: Path) -> None:
    root = _without_windows(tmp_path)
    _snapshot(root)
    result = _snapshot(root)
    assert result.exit_code == 1
    assert (
        "; without a file: 2026-q1, 2026-q2, 2026-q4, 2026-h1, 2026-h2, 2026-9m, 2026-year, 2026-m01, " in result.stderr
    )


def test_a_year_outside_a_plan_without_windows_is_refused(tmp_path: Path) -> None:
    result = _snapshot(_without_windows(tmp_path), "--period", "2027-q1")
    assert result.exit_code == 1
    assert result.stderr.startswith("the plan has no period “2027-q1”; without a file: 2026-q1, ")


def test_a_named_window_keeps_the_days_the_plan_prints(small: Path) -> None:
    assert _snapshot(small, "--period", "2026-h1").exit_code == 0
    assert "\ndata: {from: 2025-12-15, to: 2026-06-14}\n" in _text(small, f"{FOLDER}/2026-h1.yml")


def test_a_period_the_plan_does_not_print_is_refused_as_the_check_would(small: Path) -> None:
    result = _snapshot(small, "--period", "2026-q2")
    assert result.exit_code == 1
    assert result.stderr == (
        "the plan has no period “2026-q2”; without a file: 2026-q1, 2026-h1; did you mean “2026-q1”?\n"
    )


def test_a_period_in_other_words_gets_its_right_form(small: Path) -> None:
    result = _snapshot(small, "--period", "quý II/2026")
    assert result.exit_code == 1
    assert result.stderr.endswith("; did you mean “2026-q2”?\n")


@pytest.mark.parametrize(
    ("period", "cumulative"), [("2026-q1", "false"), ("2026-q2", "false"), ("2026-h1", "true"), ("2026-9m", "false")]
)
def test_only_a_window_longer_than_a_quarter_is_cumulative(period: str, cumulative: str, rich: Path) -> None:
    (rich / FOLDER / "2026-q1.yml").unlink()
    path = rich / PLAN
    short = "    - {id: 2026-9m, clause: III.3#3, data: {from: 2026-06-15, to: 2026-09-14}}\n"
    path.write_text(path.read_text(encoding="utf-8") + short, encoding="utf-8")
    assert _snapshot(rich, "--period", period).exit_code == 0
    assert f"\ncumulative: {cumulative}  # " in _text(rich, f"{FOLDER}/{period}.yml")


# what the file holds


def test_the_new_file_loads_as_it_is_and_publishes_nothing(rich: Path) -> None:
    before = _snapshots(rich).keys()
    assert _snapshot(rich).exit_code == 0
    assert problems_of(rich) == ()
    assert _snapshots(rich).keys() == before


def test_without_the_word_draft_the_new_file_has_no_result_at_all(rich: Path) -> None:
    _snapshot(rich)
    text = _text(rich, f"{FOLDER}/2026-q2.yml")
    _publish(rich, re.sub(r"draft: .*\n", "", text), "2026-q2")
    found = _snapshots(rich)["2026-q2"]
    assert (found.values, found.tasks, found.procedures, found.corrections) == ({}, {}, (), ())


def test_the_file_loads_when_every_line_is_uncommented_and_filled_in(rich: Path) -> None:
    _snapshot(rich)
    _publish(rich, _filled(_text(rich, f"{FOLDER}/2026-q2.yml")), "2026-q2")
    assert problems_of(rich) == ()
    found = _snapshots(rich)["2026-q2"]
    assert list(found.values) == ["dung-han", "hai-long", "ket-noi", "xep-loai", "thoi-gian", "giam", "se-dung"]
    assert list(found.tasks) == ["ra-soat"]
    assert [(str(row.field), row.received.carried_over) for row in found.procedures] == [("Đất đai: cấp mới", 12)]
    assert str(found.published) == "2026-06-19"


def test_a_line_that_was_uncommented_but_left_blank_is_a_problem_not_a_zero(rich: Path) -> None:
    _snapshot(rich)
    _publish(rich, _uncommented(_text(rich, f"{FOLDER}/2026-q2.yml")), "2026-q2")
    found = [problem for problem in problems_of(rich) if problem.where.startswith("values")]
    assert [problem.code for problem in found] == ["value_form"] * 7


def test_one_line_uncommented_and_filled_in_is_enough(rich: Path) -> None:
    _snapshot(rich)
    text = _text(rich, f"{FOLDER}/2026-q2.yml").replace("draft: true", "draft: false")
    _publish(rich, text.replace("  # thoi-gian: {value: }", "  thoi-gian: {value: 12.5}"), "2026-q2")
    assert problems_of(rich) == ()
    assert list(_snapshots(rich)["2026-q2"].values) == ["thoi-gian"]


def test_a_target_that_no_longer_runs_is_named_with_the_reason(rich: Path) -> None:
    _snapshot(rich)
    text = _text(rich, f"{FOLDER}/2026-q2.yml")
    assert "\n  ## Cũ.\n  ## đã thay thế / superseded: da-thay\n" in text
    assert "\n  ## Dừng.\n  ## tạm dừng / suspended: da-dung\n" in text


def test_every_target_that_still_runs_has_its_cell_in_its_form(rich: Path) -> None:
    _snapshot(rich)
    lines = _text(rich, f"{FOLDER}/2026-q2.yml").splitlines()
    cells = [line for line in lines if line.startswith("  # ") and ("value" in line or "numerator" in line)]
    assert cells == [
        "  # dung-han: {numerator: , denominator: }",
        "  # hai-long: {numerator: , denominator: }",
        "  # ket-noi: {value: }  # yes | no",
        "  # xep-loai: {value: }  # yeu | trung-binh | kha | tot | xuat-sac",
        "  # thoi-gian: {value: }",
        "  # giam: {value: }",
        "  # se-dung: {value: }",
    ]


def test_a_cell_says_what_has_to_be_reached_and_what_it_was_last_time(rich: Path) -> None:
    _snapshot(rich)
    text = _text(rich, f"{FOLDER}/2026-q2.yml")
    assert (
        "  ## Results on time\n"
        "  ## phải đạt / to reach: at least 98%, by the end of 2026\n"
        "  ## kỳ trước / last: 1180/1204 (2026-q1)\n"
        "  # dung-han: {numerator: , denominator: }\n"
    ) in text
    assert re.findall("last: (.+)", text) == [
        "1180/1204 (2026-q1)",
        "91.5 (2026-q1)",
        "no (2026-q1)",
        "kha (2026-q1)",
        "in-progress (2026-q1)",
    ]


def test_the_words_of_the_plan_are_vietnamese_unless_asked_otherwise(rich: Path) -> None:
    words = ["--root", str(rich), "new", "snapshot", "an-binh/2026", "--as-of", "2026-11-22"]
    assert CliRunner().invoke(main, words).stdout == f"Đã ghi: {FOLDER}/2026-q2.yml\n"
    text = _text(rich, f"{FOLDER}/2026-q2.yml")
    assert "  ## Trả kết quả đúng hạn\n  ## phải đạt / to reach: ít nhất 98 %, đến hết năm 2026\n" in text
    assert "\nperiod: 2026-q2  # quý II/2026\n" in text


def test_a_result_of_a_later_period_is_not_the_last_one(rich: Path) -> None:
    later = FIRST.replace("2026-q1", "2026-h1").replace("2026-03-14", "2026-06-14").replace("1180", "1100")
    _publish(rich, later, "2026-h1")
    (rich / FOLDER / "2026-q1.yml").unlink()
    _snapshot(rich, "--period", "2026-q1")
    assert "last:" not in _text(rich, f"{FOLDER}/2026-q1.yml")


def test_of_several_earlier_periods_the_newest_counts(rich: Path) -> None:
    second = FIRST.replace("2026-q1", "2026-q2").replace("2026-03-14", "2026-06-14").replace("2025-12-15", "2026-03-15")
    second = (
        second.replace("1180", "1190").replace("in-progress", "suspended, reason: Chờ").replace("cấp mới", "cấp đổi")
    )
    _publish(rich, second.partition("procedures:")[0] + PROCEDURES_ANEW, "2026-q2")
    assert _snapshot(rich, "--period", "2026-h1").exit_code == 0
    text = _text(rich, f"{FOLDER}/2026-h1.yml")
    assert "last: 1190/1204 (2026-q2)\n" in text
    assert "last: suspended (2026-q2)\n" in text
    assert re.findall("- field: (.+)", text) == ['{vi: "Hộ tịch"}']


def test_grades_of_an_ordered_scale_stand_in_its_order(rich: Path) -> None:
    scales, plan = rich / "site_config/scales.yml", rich / PLAN
    text = scales.read_text(encoding="utf-8").replace("scales: {}", "scales: {ba-bac: [kha, tot, xuat-sac]}")
    scales.write_text(text, encoding="utf-8")
    text = plan.read_text(encoding="utf-8").replace("grade_at_least: tot", "grade_at_least: tot, scale: ba-bac")
    plan.write_text(text, encoding="utf-8")
    assert _snapshot(rich).exit_code == 0
    assert "\n  # xep-loai: {value: }  # kha | tot | xuat-sac\n" in _text(rich, f"{FOLDER}/2026-q2.yml")


def test_a_target_printed_twice_says_which_one_it_repeats(tmp_path: Path) -> None:
    again = "  - {id: nhac-lai, clause: II.3#1, statement: Nhắc lại., restates: dung-han}\ntasks:\n"
    root = patched_portal(tmp_path, "tasks:\n", again)
    assert _snapshot(root).exit_code == 0
    assert "## nhắc lại chỉ tiêu / says again: dung-han\n  # nhac-lai:" in _text(root, f"{FOLDER}/2026-q1.yml")


def test_a_draft_is_never_the_last_result(rich: Path) -> None:
    _publish(rich, f"draft: true\n{FIRST}")
    _snapshot(rich)
    assert "last:" not in _text(rich, f"{FOLDER}/2026-q2.yml")


def test_what_was_pending_on_the_eve_is_carried_over(rich: Path) -> None:
    _snapshot(rich)
    text = _text(rich, f"{FOLDER}/2026-q2.yml")
    assert '  # - field: {vi: "Đất đai: cấp mới", en: "Land"}\n' in text
    assert "in_person_or_post: , carried_over: 12}\n" in text


def test_a_window_of_the_same_first_day_begins_with_the_same_figure(rich: Path) -> None:
    _snapshot(rich, "--period", "2026-h1")
    assert "in_person_or_post: , carried_over: 5}\n" in _text(rich, f"{FOLDER}/2026-h1.yml")


def test_without_earlier_procedures_one_blank_field_shows_the_form(small: Path) -> None:
    _snapshot(small)
    text = _text(small, f"{FOLDER}/2026-q1.yml")
    assert text.count("# - field: {vi: , en: }") == 1
    assert text.count("carried_over: }") == 1


def test_a_hostile_title_stays_inside_its_comment(tmp_path: Path) -> None:
    title = r'title: "x\n  y: 1\u2028z\u0085w\a: {{ c }} {% d %}"'
    root = patched_portal(tmp_path, "title: {vi: Trả kết quả đúng hạn, en: Results on time}", title)
    task = (
        (root / PLAN)
        .read_text(encoding="utf-8")
        .replace("text: {vi: Rà soát thủ tục., en: Review procedures.}", title.replace("title", "text"))
    )
    (root / PLAN).write_text(task, encoding="utf-8")
    assert _snapshot(root).exit_code == 0
    assert _text(root, f"{FOLDER}/2026-q1.yml").count("  ## x y: 1 z w: {{ c }} {% d %}\n") == 2
    assert problems_of(root) == ()


def test_the_first_line_names_the_schema_the_last_ends_and_no_line_ends_in_another_way(rich: Path) -> None:
    _snapshot(rich)
    raw = (rich / FOLDER / "2026-q2.yml").read_bytes()
    first = raw.decode("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../../site_config/schema/snapshot.schema.json"
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert re.search(rb"[ \t]\n", raw) is None


def test_an_existing_file_is_never_replaced(rich: Path) -> None:
    before = _text(rich, f"{FOLDER}/2026-q1.yml")
    result = _snapshot(rich, "--period", "2026-q1")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{FOLDER}/2026-q1.yml already exists; ")
    assert _text(rich, f"{FOLDER}/2026-q1.yml") == before


def test_data_with_problems_are_mended_first(tmp_path: Path) -> None:
    root = patched_portal(tmp_path, "more_than: 90", "more_than: 90%")
    result = _snapshot(root)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PLAN}:")
    assert not (root / FOLDER).exists()


# plans


def test_a_new_plan_loads_and_takes_its_years_from_its_id(small: Path) -> None:
    result = _run(small, "plan", "an-binh/2027-2030")
    assert (result.exit_code, result.stdout) == (0, "Written: plans/an-binh/2027-2030/plan.yml\n")
    made = _authority(small).plans[1].plan
    assert (made.period.from_, made.period.to) == (2027, 2030)
    assert made.document.title
    assert made.document.title.root == {
        "vi": "Kế hoạch cải cách hành chính giai đoạn 2027-2030",
        "en": "Administrative reform plan for 2027-2030",
    }
    assert (made.document.number, made.targets, made.tasks) == (None, (), ())


def test_named_years_go_before_those_of_the_id(small: Path) -> None:
    assert _run(small, "plan", "an-binh/2027", "--from", "2028", "--to", "2029").exit_code == 0
    period = _authority(small).plans[1].plan.period
    assert (period.from_, period.to) == (2028, 2029)


def test_years_in_the_wrong_order_are_refused(small: Path) -> None:
    result = _run(small, "plan", "an-binh/ke-hoach", "--from", "2028", "--to", "2027")
    assert result.exit_code == 1
    assert result.stderr.startswith("the plan ends in 2027, before it begins in 2028; ")
    assert not (small / "plans/an-binh/ke-hoach").exists()


def test_every_list_of_a_new_plan_has_an_example_that_loads(small: Path) -> None:
    _run(small, "plan", "an-binh/2027")
    path = small / "plans/an-binh/2027/plan.yml"
    path.write_text(_uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
    (path.parent / "files").mkdir()
    (path.parent / "files" / "ke-hoach.pdf").write_bytes(b"%PDF")
    assert problems_of(small) == ()
    made = _authority(small).plans[1].plan
    lists = {name: getattr(made, name) for name, field in type(made).model_fields.items() if field.default == ()}
    assert {name for name, items in lists.items() if not items} == set()
    assert all((made.reporting.rules, made.reporting.periods, made.document.bases, made.document.files))


def test_a_plan_without_a_name_of_its_own_gets_one_from_its_title(small: Path) -> None:
    result = _run(small, "plan", "an-binh", "--title", "Kế hoạch đẩy mạnh CCHC năm 2027")
    assert result.stdout == "Written: plans/an-binh/ke-hoach-day-manh-cchc-nam-2027/plan.yml\n"
    made = _authority(small).plans[1].plan
    assert (str(made.document.title), made.period.from_) == ("Kế hoạch đẩy mạnh CCHC năm 2027", 2027)


def test_years_of_a_title_that_its_id_is_too_short_for_still_count(small: Path) -> None:
    title = "Kế hoạch cải cách hành chính nhà nước giai đoạn 2027 - 2030"
    assert _run(small, "plan", "an-binh", "--title", title).exit_code == 0
    made = _authority(small).plans[1]
    assert (made.id, made.plan.period.from_, made.plan.period.to) == (
        "ke-hoach-cai-cach-hanh-chinh-nha-nuoc",
        2027,
        2030,
    )


def test_a_hostile_title_survives_in_a_plan(small: Path) -> None:
    assert _run(small, "plan", "an-binh/2027", "--title", HOSTILE).exit_code == 0
    assert str(_authority(small).plans[1].plan.document.title) == HOSTILE


def test_an_existing_plan_is_never_replaced(small: Path) -> None:
    before = _text(small, PLAN)
    result = _run(small, "plan", "an-binh/2026")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PLAN} already exists; ")
    assert _text(small, PLAN) == before


# units


def test_a_new_unit_stands_at_the_end_and_the_rest_stays_byte_for_byte(small: Path) -> None:
    before = (small / UNITS).read_bytes()
    result = _run(small, "unit", "an-binh", "--name", "Phòng Kinh tế", "--kind", "office")
    assert (result.exit_code, result.stdout) == (0, f"Added to {UNITS}: phong-kinh-te\n")
    assert (small / UNITS).read_bytes().startswith(before)
    last = _authority(small).units[-1]
    assert (last.id, str(last.name), last.kind) == ("phong-kinh-te", "Phòng Kinh tế", "office")


def test_further_units_get_further_ids(small: Path) -> None:
    for name in ("Phòng Kinh tế", "Phòng kinh-tế.", "Phong: kinh te"):
        assert _run(small, "unit", "an-binh", "--name", name, "--kind", "post").exit_code == 0
    assert [unit.id for unit in _authority(small).units][2:] == ["phong-kinh-te", "phong-kinh-te-2", "phong-kinh-te-3"]


@pytest.mark.parametrize("name", [HOSTILE, "“Một cửa”", "null", "12", "a\nb", "- x: y", "\u00a0Tên\u00a0"])
def test_a_hostile_name_survives_in_a_unit(name: str, small: Path) -> None:
    assert _run(small, "unit", "an-binh", "--name", name).exit_code == 0
    assert str(_authority(small).units[-1].name) == name


@pytest.mark.parametrize("name", ["Văn  phòng", "vp", "Công chức Tư pháp - Hộ tịch"])
def test_a_name_that_a_unit_already_has_is_refused(name: str, small: Path) -> None:
    before = _text(small, UNITS)
    result = _run(small, "unit", "an-binh", "--name", name)
    assert result.exit_code == 1
    assert f" already has the name “{name}”; " in result.stderr
    assert _text(small, UNITS) == before


def test_a_name_without_letters_is_refused(small: Path) -> None:
    result = _run(small, "unit", "an-binh", "--name", "…!")
    assert (result.exit_code, result.stderr.startswith("no id can be made of “…!”; ")) == (1, True)


def test_the_units_keep_their_own_line_ends_indentation_and_byte_order_mark(small: Path) -> None:
    text = _text(small, UNITS).rstrip("\n").replace("\n  ", "\n").replace("\n", "\r\n")
    (small / UNITS).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert _run(small, "unit", "an-binh", "--name", "Phòng Kinh tế").exit_code == 0
    after = (small / UNITS).read_bytes()
    assert b"\r\n- id: phong-kinh-te\r\n" in after
    assert after.count(b"\n") == after.count(b"\r\n")
    assert len(_authority(small).units) == 3


@pytest.mark.parametrize("units", ["units: []\n", "units: [{id: a, name: A, kind: post}]\n"])
def test_units_in_brackets_are_left_alone(units: str, small: Path) -> None:
    (small / UNITS).write_text(units, encoding="utf-8")
    result = _run(small, "unit", "an-binh", "--name", "Phòng Kinh tế")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"nothing can be added at the end of {UNITS}; ")
    assert _text(small, UNITS) == units


def test_a_unit_that_a_plan_already_waits_for_can_be_added(tmp_path: Path) -> None:
    root = patched_portal(tmp_path, "coordinate: [tu-phap]", "coordinate: [phong-kinh-te]")
    assert problems_of(root) != ()
    assert _run(root, "unit", "an-binh", "--name", "Phòng Kinh tế").exit_code == 0
    assert problems_of(root) == ()


# names


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("snapshot", "an-bin/2026"), "there is no authority “an-bin”; known: an-binh; did you mean “an-binh”?\n"),
        (("plan", "an-bin/2027"), "there is no authority “an-bin”; known: an-binh; did you mean “an-binh”?\n"),
        (
            ("unit", "an-bin", "--name", "x"),
            "there is no authority “an-bin”; known: an-binh; did you mean “an-binh”?\n",
        ),
        (("snapshot", "an-binh/2025"), "“an-binh” has no plan “2025”; known: 2026; did you mean “2026”?\n"),
        (
            ("snapshot", "an-binh/ke-hoach"),
            "“an-binh” has no plan “ke-hoach”; known: 2026; make it with: cchc new plan an-binh/ke-hoach\n",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(words: tuple[str, ...], message: str, small: Path) -> None:
    result = _run(small, *words)
    assert (result.exit_code, result.stderr) == (1, message)


@pytest.mark.parametrize("name", ["an-binh", "an-binh/", "an-binh/2026/x", ""])
@pytest.mark.parametrize("command", ["snapshot", "plan"])
def test_a_plan_is_named_by_two_ids(command: str, name: str, small: Path) -> None:
    result = _run(small, command, name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"“{name}” does not name a plan; authority/plan, for example an-binh/2026; ")


@pytest.mark.parametrize(
    "words",
    [("snapshot", "../2026"), ("plan", "an-binh/.."), ("unit", "..", "--name", "x"), ("plan", "x/don-vi")],
)
def test_what_is_no_id_never_becomes_a_path(words: tuple[str, ...], small: Path) -> None:
    before = sorted(small.rglob("*"))
    result = _run(small, *words)
    assert result.exit_code == 1
    assert "is not an id; " in result.stderr or " is reserved; " in result.stderr
    assert sorted(small.rglob("*")) == before


def test_an_id_in_capitals_gets_its_right_form(small: Path) -> None:
    assert _run(small, "plan", "an-binh/Kế hoạch").stderr.endswith("; did you mean “ke-hoach”?\n")


@pytest.mark.parametrize("words", [("snapshot", "a/b"), ("plan", "a/b"), ("unit", "a", "--name", "x")])
def test_a_folder_without_a_portal_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    result = _run(tmp_path, *words)
    assert (result.exit_code, result.stderr.startswith("there is no portal in “")) == (1, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(COMMAND_MESSAGES))
def test_every_error_is_a_whole_sentence(code: str, language: str) -> None:
    given = dict.fromkeys(("value", "known", "authority", "file", "folder", "year", "unit"), "x")
    error = PortalError(code, **given)
    text = sentence(error.code, error.params, language)
    assert text.count("; ") >= 2
    assert "{" not in text


def _without_windows(folder: Path) -> Path:
    root = copy_portal(SMALL, folder / "portal")
    path = root / PLAN
    path.write_text(path.read_text(encoding="utf-8").partition("  periods:\n")[0], encoding="utf-8")
    return root
