"""Every automatic check of the duty to publish passes and fails; an authority that has ended has no more duties."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cchc_portal.derive.disclosure import (
    OUTCOMES,
    PLAN_CHECKS,
    authority_duties,
    by_attention,
    counts,
    plan_duties,
    portal_duties,
)
from cchc_portal.derive.duty_authority import AUTHORITY_CHECKS
from cchc_portal.derive.duty_portal import PORTAL_CHECKS
from cchc_portal.load.files import load
from cchc_portal.model.disclosure import AuthorityCheck, CheckName, PlanCheck, PortalCheck
from cchc_portal.words.disclosure import FINDINGS
from derive.duties import GOOD, TODAY, both, changed, promise_of
from helpers import ROOT

if TYPE_CHECKING:
    from cchc_portal.derive.duty import Finding, Promise

RULES = load(ROOT).disclosure.rules
CHECKS = {name for part in (PortalCheck, AuthorityCheck, PlanCheck) for name in get_args(part)}
UNIT = "units/0/contact"
FIRST = "snapshots/0"

FAILING: list[tuple[str, str, str, list[tuple[str, Any]]]] = [
    ("plan_results", "not-met", "no-results", [("snapshots", [])]),
    ("plan_results", "not-met", "no-results", [("snapshots", []), ("plan/reporting", {}), ("plan/period/from", 2025)]),
    ("plan_results", "not-applicable", "not-yet", [("snapshots", []), ("plan/reporting", {})]),
    ("plan_reports", "not-met", "reports-missing", [("snapshots", GOOD["snapshots"][:1])]),
    ("plan_reports", "unknown", "no-dates", [("plan/reporting", {})]),
    ("plan_reports", "not-applicable", "none-due", [
        ("snapshots", []), ("plan/reporting/periods", [
            {"id": "2026-q3", "data": {"from": "2025-12-15", "to": "2026-09-14"}},
        ]),
    ]),
    ("contact_units", "not-met", "missing", [(f"{UNIT}/phone", None)]),
    ("contact_units", "not-met", "missing", [(f"{UNIT}/email", None)]),
    ("contact_units", "not-met", "missing", [("authority/contact/person", None)]),
    ("contact_units", "not-met", "missing", [("authority/contact/address", None)]),
    ("unit_roles", "not-met", "missing", [("units/1/role", None)]),
    ("catalogue", "not-met", "absent-pages", [("catalogue", [{"address": "index.html"}])]),
    ("log_dates", "not-met", "missing", [(f"{FIRST}/published", None)]),
    ("log_dates", "not-met", "missing", [("plan/document/date", None), ("plan/carrier", None)]),
    ("log_dates", "not-met", "missing", [("plan/document/date", "2026-01"), ("plan/carrier", None)]),
    ("responsible", "not-met", "missing", [("authority/contact/person", None), ("settings/responsible", None)]),
    ("funding", "host", "budget", [("plan/funding", [])]),
    ("satisfaction", "not-met", "no-satisfaction", [("snapshots", [])]),
    ("satisfaction", "host", "host", [("plan/targets", []), ("snapshots", []), ("amendments", [])]),
    ("document_file", "not-met", "missing", [("plan/document/files", [])]),
    ("figure_sources", "not-met", "no-source", [(f"{FIRST}/values/hai-long/source", None)]),
    ("figure_sources", "not-applicable", "no-figures", [("snapshots", [])]),
    ("approved", "not-met", "missing", [(f"{FIRST}/approved", None)]),
    ("approved", "unknown", "nothing-flagged", [("snapshots", [])]),
    ("approved", "not-met", "missing", [("plan/document/title", both("Kế hoạch (dự thảo lần 2)"))]),
    ("approved", "not-met", "missing", [("plan/document/title", both("Kế hoạch (MẬT)"))]),
    ("lateness", "not-met", "late", [(f"{FIRST}/published", "2026-03-25")]),
    ("lateness", "unknown", "undated", [(f"{FIRST}/published", None)]),
    ("staleness", "not-met", "stale", [("snapshots", GOOD["snapshots"][:1])]),
    ("corrections", "not-met", "found", [(f"{FIRST}/corrections/0/on", "2026-07-02")]),
    ("corrections", "not-applicable", "none-such", [(f"{FIRST}/corrections", [])]),
    ("error_line", "not-met", "missing", [("authority/contact", {}), ("settings/contact", {})]),
    ("posting_dates", "not-met", "missing", [(f"{FIRST}/published", None)]),
    ("windows", "not-met", "windows", [(f"{FIRST}/data/to", "2026-03-10")]),
    ("windows", "unknown", "no-dates", [("plan/reporting", {})]),
    ("windows", "not-applicable", "no-figures", [("snapshots", [GOOD["snapshots"][0] | {"period": "2025-q1"}])]),
    ("relative_links", "not-met", "found", [("contents", {"vi/a.md": "[Trang đầu](/index.html)"})]),
    ("relative_links", "not-met", "found", [("contents", {"vi/a.md": '<a href="/x.html">x</a>'})]),
    ("domain", "not-met", "address-form", [("settings/site_url", "https://anbinh.vn")]),
    ("domain", "not-met", "address-form", [("settings/site_url", "https://xa-an-binh.thunghiem.gov.vn.example.com")]),
    ("domain", "unknown", "no-address", [("settings/site_url", None)]),
    ("metadata", "not-met", "missing", [("settings/site_url", None)]),
    ("footer", "not-met", "missing", [("settings/responsible", None)]),
    ("footer", "not-met", "missing", [("settings/contact/email", None)]),
    ("site_map", "not-met", "absent-pages", [("mapped", ["index.html"])]),
    ("site_map", "not-met", "no-sitemap", [("settings/site_url", None)]),
    ("unicode", "not-met", "found", [("settings/name", both(unicodedata.normalize("NFD", "Cổng")))]),
    ("unicode", "not-met", "found", [("plan/document/title", both("Kế\u00adhoạch"))]),
    ("unicode", "not-met", "found", [("contents", {"vi/a.md": unicodedata.normalize("NFD", "Giới thiệu")})]),
    ("licence", "not-met", "missing", [("settings/licence", None)]),
    ("third_parties", "not-met", "found", [("contents", {"vi/a.md": '<script src="a.js"></script>'})]),
    ("third_parties", "not-met", "found", [("contents", {"vi/a.md": "![Ảnh](https://example.com/a.png)"})]),
    ("collects_nothing", "not-met", "found", [("contents", {"vi/a.md": "<form></form>"})]),
    ("readable_content", "not-met", "found", [("contents", {"vi/a.md": "![](a.png)"})]),
    ("readable_content", "not-met", "found", [("contents", {"vi/a.md": '<img src="a.png">'})]),
    ("english", "not-met", "missing", [("units/0/role", {"vi": "Thường trực"})]),
    ("private_contacts", "not-met", "found", [(f"{UNIT}/email", "an.binh@gmail.com")]),
    ("private_contacts", "not-met", "found", [("authority/contact/email", "anbinh@Yahoo.com.vn")]),
    ("private_contacts", "not-met", "found", [(f"{UNIT}/phone", "0912 345 678")]),
    ("private_contacts", "not-met", "found", [(f"{UNIT}/phone", "+84 91 234 5678")]),
    ("private_contacts", "not-met", "found", [(f"{UNIT}/person", both("Nguyễn Văn A, CCCD 001234567890"))]),
    ("private_contacts", "not-met", "found", [("units/1/role", both("Chỉ đạo (001234567890)"))]),
    ("small_counts", "not-met", "found", [
        (f"{FIRST}/procedures/0/received", {"online": 1, "in_person_or_post": 1}),
    ]),
    ("document_parts", "not-met", "missing", [("plan/document/number", None), ("plan/carrier", None)]),
    ("document_parts", "not-met", "missing", [("plan/document/number", None), ("plan/carrier/number", None)]),
    ("document_parts", "not-met", "missing", [("plan/document/date", None), ("plan/carrier", None)]),
    ("document_type", "not-met", "found", [("plan/document/symbol", "QĐ-UBND")]),
    ("document_identity", "unknown", "no-number", [("plan/document/number", None), ("plan/carrier", None)]),
    ("document_identity", "not-met", "twice", [("others", [GOOD["plan"]])]),
    ("amending_documents", "not-met", "no-code", [("amendments/0/document", both("Thông báo của UBND xã"))]),
    ("amending_documents", "not-applicable", "none-such", [("amendments", [])]),
    ("carrier", "not-met", "missing", [("plan/carrier/number", None)]),
    ("carrier", "not-applicable", "none-such", [("plan/carrier", None)]),
    ("national_areas", "not-met", "missing", [("plan/areas/0/national", None)]),
    ("national_areas", "not-applicable", "none-such", [("plan/areas", []), ("plan/targets/0/area", None)]),
    ("parent_plans", "unknown", "missing", [("plan/document/bases", [])]),
    ("procedure_figures", "not-met", "missing", [(f"{FIRST}/procedures", [])]),
    ("figure_parts", "not-met", "no-parts", [(f"{FIRST}/values/hai-long", {"value": 95})]),
]  # fmt: skip
"""Check, outcome, code, and what is changed in the good portal."""


def result(name: str, promise: Promise) -> Finding:
    if name in PORTAL_CHECKS:
        return PORTAL_CHECKS[name](promise.body.site)
    if name in AUTHORITY_CHECKS:
        return AUTHORITY_CHECKS[name](promise.body)
    return PLAN_CHECKS[name](promise)


def test_every_name_of_a_check_is_a_check() -> None:
    assert set(PORTAL_CHECKS) | set(AUTHORITY_CHECKS) | set(PLAN_CHECKS) == CHECKS
    assert set(get_args(CheckName)) == CHECKS


def test_every_check_belongs_to_a_rule() -> None:
    assert {rule.check for rule in RULES if rule.check} == CHECKS


AT_BEST = {
    **dict.fromkeys(("contact_units", "footer", "funding", "plan_reports", "relative_links", "third_parties",
                     "unit_roles"), "host"),
    **dict.fromkeys(("document_identity", "error_line", "figure_sources", "log_dates", "parent_plans", "posting_dates",
                     "private_contacts", "readable_content", "responsible", "satisfaction"), "unknown"),
}  # fmt: skip
"""The best outcome of a check that proves less than its rule says; of any other it is `met`."""


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_portal_in_order_passes_as_far_as_its_data_can_show(name: str) -> None:
    found = result(name, promise_of(GOOD))
    assert (found.outcome, found.code in FINDINGS) == (AT_BEST.get(name, "met"), True)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_passes_says_what_was_looked_at(name: str) -> None:
    found = result(name, promise_of(GOOD))
    others = {result(other, promise_of(GOOD)).code for other in CHECKS - {name}}
    assert found.code not in others


def test_a_decision_that_carries_a_plan_gives_what_the_plan_itself_lacks() -> None:
    bare = [(f"plan/document/{name}", None) for name in ("number", "symbol", "date", "signer")]
    carried = [("plan/carrier/signer", {"name": "Nguyễn Văn A"}), ("plan/carrier/recipients", [both("UBND tỉnh")])]
    promise = promise_of(changed(*bare, ("plan/document/recipients", []), *carried))
    assert result("document_parts", promise).code == "document-parts"
    assert result("document_file", promise).code == "document-file"
    assert result("log_dates", promise).code == "log-dates"
    found = result("document_identity", promise)
    assert (found.code, found.params) == ("identity", {"found": "5/QĐ-UBND (2026)"})
    assert result("document_parts", promise_of(changed(*bare))).params == {"fields": "carrier.signer"}


def test_two_plans_carried_by_one_decision_have_one_identity() -> None:
    data = changed(("plan/document/number", None))
    data["others"] = [data["plan"]]
    assert result("document_identity", promise_of(data)).code == "twice"


def test_the_catalogue_says_how_many_pages_and_items_and_how_many_days_are_known() -> None:
    assert result("catalogue", promise_of(GOOD)).params == {"n": 4, "items": 3, "dated": 1}


@pytest.mark.parametrize(("name", "outcome", "code", "changes"), FAILING)
def test_a_portal_out_of_order_does_not(name: str, outcome: str, code: str, changes: list[tuple[str, Any]]) -> None:
    found = result(name, promise_of(changed(*changes)))
    assert (found.outcome, found.code) == (outcome, code)
    assert code in FINDINGS


def test_every_check_can_fail() -> None:
    assert {name for name, *_rest in FAILING} == CHECKS


@pytest.mark.parametrize("phone", ["024 3825 0000", "0236.3888.888", "1022", "000 0000 000", "+84 24 3825 0000"])
def test_an_office_telephone_is_no_mobile_number(phone: str) -> None:
    assert result("private_contacts", promise_of(changed((f"{UNIT}/phone", phone)))).code == "contacts-clean"


@pytest.mark.parametrize("title", ["Kế hoạch bảo mật thông tin", "Kế hoạch an ninh mạng"])
def test_a_title_about_security_is_not_secret(title: str) -> None:
    assert result("approved", promise_of(changed(("plan/document/title", both(title))))).outcome == "met"


def test_the_day_decides_what_is_due() -> None:
    data = changed(("snapshots", []))
    assert result("plan_results", promise_of(data, today=dt.date(2026, 3, 14))).outcome == "not-applicable"
    assert result("plan_results", promise_of(data, today=dt.date(2026, 3, 15))).outcome == "not-met"


def test_findings_name_what_they_found() -> None:
    found = result("lateness", promise_of(changed((f"{FIRST}/published", "2026-03-25"))))
    assert found.params == {"found": "2026-q1 (6)", "limit": 5}
    assert found.page == "log"


def test_an_authority_that_has_ended_has_only_the_duties_of_its_documents() -> None:
    data = changed(("snapshots", []), ("plan/document/number", None), ("plan/carrier", None))
    promise, day = promise_of(data), dt.date(2025, 6, 30)
    duties = {duty.rule.id: duty.finding for duty in plan_duties(RULES, promise, ended=day)}
    assert {duties[rule].code for rule in ("A01", "A08", "B01")} == {"ended"}
    assert (duties["A01"].outcome, duties["A01"].params) == ("not-applicable", {"day": day})
    assert duties["F01"].outcome == "not-met"
    assert {duty.finding.code for duty in authority_duties(RULES, promise.body, ended=day)} == {"ended"}


def test_what_is_not_met_comes_first_and_every_rule_is_counted_once() -> None:
    promise = promise_of(changed(("settings/responsible", None)))
    parts = (
        portal_duties(RULES, promise.body.site),
        authority_duties(RULES, promise.body, ended=None),
        plan_duties(RULES, promise, ended=None),
    )
    assert sorted(duty.rule.id for part in parts for duty in part) == [rule.id for rule in RULES]
    first = by_attention(parts[0])
    assert [duty.rule.id for duty in first if duty.finding.outcome == "not-met"] == ["C08"]
    assert first[0].rule.id == "C08"
    assert sum(counts(parts[0]).values()) == len(parts[0])
    assert OUTCOMES[0] == "not-met"
    assert promise.body.today == TODAY
