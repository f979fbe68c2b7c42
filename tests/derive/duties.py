"""A portal in perfect order, as plain data, and copies of it with one thing changed."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path
from typing import Any

from cchc_portal.derive.duty import Body, Item, Promise, Site
from cchc_portal.model.authority import Authority, Units
from cchc_portal.model.plan import Plan
from cchc_portal.model.site import PortalSettings
from cchc_portal.model.snapshot import Amendment, Snapshot
from cchc_portal.model.whole import AuthorityFiles, PlanFiles

TODAY = dt.date(2026, 7, 1)


def both(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


CONTACT = {
    "address": both("Số 1"), "phone": "024 3825 0000", "email": "lienhe@anbinh.thunghiem.gov.vn",
    "person": both("Chánh Văn phòng"),
}  # fmt: skip

GOOD: dict[str, Any] = {
    "settings": {
        "name": both("Cổng"), "tagline": both("Kế hoạch"), "site_url": "https://anbinh.thunghiem.gov.vn",
        "responsible": both("Phó Chủ tịch"), "contact": CONTACT, "licence": both("Ghi nguồn."),
    },
    "contents": {"vi/gioi-thieu.md": "# Giới thiệu\n\n[Trang đầu](index.html) ![Biểu trưng](a.svg)\n"},
    "pages": ["index.html", "so-do-trang.html", "an-binh/index.html", "an-binh/2026/chi-tieu/x.html"],
    "mapped": ["index.html", "so-do-trang.html", "an-binh/index.html", "an-binh/2026/chi-tieu/x.html"],
    "catalogue": [
        {"address": "index.html"}, {"address": "so-do-trang.html"},
        {"address": "an-binh/index.html", "below": "an-binh/2026/chi-tieu/", "published": TODAY},
    ],
    "authority": {"name": both("Xã An Bình"), "level": "commune", "contact": CONTACT},
    "units": [
        {
            "id": "van-phong", "name": both("Văn phòng"), "kind": "office", "role": both("Thường trực"),
            "contact": CONTACT,
        },
        {"id": "chu-tich", "name": both("Chủ tịch"), "kind": "post", "role": both("Chỉ đạo")},
        {"id": "cac-don-vi", "name": both("Các đơn vị"), "kind": "class"},
    ],
    "plan": {
        "document": {
            "type": "KH", "number": "12", "symbol": "KH-UBND", "date": "2026-01-05", "title": both("Kế hoạch"),
            "issuer": both("UBND xã"), "signer": {"name": "Nguyễn Văn A"}, "recipients": [both("UBND tỉnh")],
            "files": [{"path": "files/kh.pdf", "kind": "signed"}],
            "bases": [{"type": "NQ", "number": "76", "symbol": "NQ-CP"}],
        },
        "carrier": {"type": "QĐ", "number": "5", "symbol": "QĐ-UBND", "date": "2026-01-05"},
        "period": {"from": 2026, "to": 2026},
        "areas": [{"id": "thu-tuc", "clause": "I", "title": both("Thủ tục"), "national": "procedures"}],
        "funding": [{"clause": "III", "text": both("Ngân sách xã.")}],
        "targets": [
            {
                "id": "hai-long", "clause": "I#1", "statement": both("Trên 90 % hài lòng."),
                "goals": [{"more_than": 90, "unit": "percent"}],
            },
        ],
        "reporting": {
            "rules": [{"id": "r1", "clause": "IV", "who": [], "periods": ["quarter", "half-year"],
                       "due": {"before_day": 20, "of": "last-month"}}],
            "periods": [
                {"id": "2026-q1", "data": {"from": "2025-12-15", "to": "2026-03-14"}},
                {"id": "2026-h1", "data": {"from": "2025-12-15", "to": "2026-06-14"}},
            ],
        },
    },
    "snapshots": [
        {
            "period": period, "data": {"from": "2025-12-15", "to": last}, "reported": reported,
            "approved": {"by": both("Chủ tịch"), "on": reported}, "published": published,
            "values": {"hai-long": {"numerator": 95, "denominator": 100, "source": both("Phiếu hỏi")}},
            "procedures": [{
                "field": both("Hộ tịch"), "received": {"online": 5, "in_person_or_post": 4},
                "resolved": {"early": 3, "on_time": 5, "late": 0}, "pending": {"in_time": 1, "overdue": 0},
            }],
            "corrections": corrections,
        }
        for period, last, reported, published, corrections in (
            ("2026-q1", "2026-03-14", "2026-03-17", "2026-03-19",
             [{"target": "hai-long", "was": 94, "now": 95, "on": "2026-04-01", "reason": both("Cộng nhầm")}]),
            ("2026-h1", "2026-06-14", "2026-06-16", "2026-06-18", []),
        )
    ],
    "amendments": [
        {"target": "hai-long", "field": "goals", "on": "2026-04-01", "reason": both("Điều chỉnh"),
         "document": both("Quyết định số 12/QĐ-UBND")},
    ],
    "others": [],
}  # fmt: skip


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """The good portal with values replaced: `plan.document.number`, `snapshots.0.published`."""
    data = copy.deepcopy(GOOD)
    for path, value in changes:
        *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
        place: Any = data
        for step in steps:
            place = place[step]
        place[last] = value
    return data


def promise_of(data: dict[str, Any], *, today: dt.date = TODAY) -> Promise:
    """The plan of the data, inside its authority and portal."""
    snapshots = tuple(Snapshot.model_validate(one) for one in data["snapshots"])
    amendments = tuple(Amendment.model_validate(one) for one in data["amendments"])
    plan = PlanFiles("2026", Path(), Plan.model_validate(data["plan"]), snapshots, {}, amendments)
    others = tuple(PlanFiles(f"k{n}", Path(), Plan.model_validate(one)) for n, one in enumerate(data["others"]))
    units = Units.model_validate({"units": data["units"]}).units
    authority = AuthorityFiles("an-binh", Authority.model_validate(data["authority"]), units, (plan, *others))
    settings = PortalSettings.model_validate(data["settings"])
    items = tuple(Item(**one) for one in data["catalogue"])
    site = Site(settings, (authority,), data["contents"], data["pages"], data["mapped"], items)
    return Promise(Body(site, authority, today), plan, snapshots)
