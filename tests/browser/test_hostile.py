"""A portal with script in every text of its data: each page shows it as the text it is.

The browser is told to ignore the Content-Security-Policy, which would hide a text that got through.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from browsing import visit
from helpers import SMALL, build, copy_portal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HARM = (
    "<script>window.pwned=1</script>",
    "</title></textarea></style><script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "' onfocus='window.pwned=1' autofocus tabindex='1",
    "{{ 7 * 7 }}{% raw %}<!--slot:body--><svg/onload=window.pwned=1>",
    "--><!--<script>window.pwned=1</script>",
)

MORE: dict[str, dict[str, Any]] = {
    "site_config/portal.yml": {
        "responsible": {"vi": "Người lo", "en": "Keeper"},
        "licence": {"vi": "Giấy phép", "en": "Licence"},
        "contact": {"address": {"vi": "Nhà số 1", "en": "House 1"}, "phone": "PLAIN", "email": "PLAIN"},
    },
    "plans/an-binh/authority.yml": {
        "valid": {"from": "2001-01-01", "to": "2026-06-30"},
        "merged_with": [{"vi": "Xã Khác", "en": "Other Commune"}],
        "successors": [
            {
                "name": {"vi": "Xã Mới", "en": "New Commune"},
                "level": "commune",
                "parent": {"vi": "Tỉnh Mới", "en": "New Province"},
                "places": [{"name": {"vi": "Thôn"}, "part": True, "of": {"vi": "Láng giềng"}}],
                "partial": True,
            },
            {"name": {"vi": "Xã Mới Hai"}, "level": "commune", "places": [{"name": {"vi": "Làng"}}]},
        ],
        "resolution": {
            "document": {
                "type": "NQ", "number": "PLAIN", "issuer": {"vi": "Quốc hội", "en": "Assembly"},
                "subject": {"vi": "sắp xếp", "en": "merging"},
            },
            "item": "PLAIN",
            "certainty": "V",
        },
        "contact": {"hours": {"vi": "Giờ", "en": "Hours"}, "phone": "PLAIN", "email": "PLAIN"},
    },
    "plans/an-binh/2026/plan.yml": {
        "carrier": {
            "type": "QĐ", "number": "PLAIN", "symbol": "PLAIN", "title": {"vi": "Về kế hoạch"},
            "issuer": {"vi": "Ủy ban"}, "place": {"vi": "An Bình"},
            "signer": {"name": "PLAIN", "capacity": {"vi": "Chủ tịch"}},
            "recipients": [{"vi": "Như Điều 2"}], "articles": [{"clause": "QD.D1", "text": {"vi": "Ban hành"}}],
        },
        "implements": [{"type": "KH", "cited_as": "PLAIN", "subject": {"vi": "cấp trên"}}],
        "short": {"vi": "Kế hoạch", "en": "Plan"},
        "notes": [
            {"clause": "II.1", "text": {"vi": "Ghi chú"}},
            {"about": "dung-han", "text": {"vi": "Ghi chú"}},
            {"about": "ra-soat", "text": {"vi": "Ghi chú"}},
            {"about": "thu-tuc", "text": {"vi": "Ghi chú"}},
        ],
        "outline": [{"clause": "II", "title": {"vi": "Mục hai"}}],
        "roles": {"coordinate": {"vi": "Cùng làm", "en": "With"}, "lead": {"vi": "Chính", "en": "First"}},
        **{
            name: [{"clause": f"{clause}.1", "text": {"vi": "Câu", "en": "Line"}}]
            for clause, name in enumerate(
                ("purposes", "requirements", "viewpoints", "objectives", "solutions", "funding", "provisions"), 4
            )
        },
    },
}  # fmt: skip
"""What the small portal leaves out; PLAIN stands for a bare string."""

TARGET: dict[str, Any] = {
    "id": "khac", "area": "thu-tuc", "clause": "II.1.a#3", "title": {"vi": "Tên"}, "statement": {"vi": "Câu"},
    "tthc": True, "soft": True, "restates": "dung-han", "set_by": {"vi": "Tỉnh"},
    "suspended": {"on": "2026-02-01", "reason": {"vi": "Vì"}, "document": {"vi": "Theo"}},
    "lead": [{"by_rule": {"vi": "Theo quy định"}}],
    "goals": [{
        "at_least": 5, "unit": {"vi": "lượt"}, "of": {"vi": "mọi"}, "except": {"vi": "trừ"}, "condition": {"vi": "nếu"},
    }],
}  # fmt: skip
TASK: dict[str, Any] = {
    "id": "viec", "area": "thu-tuc", "clause": "II.1.b#2", "text": {"vi": "Việc"}, "lead": ["van-phong"],
    "advise": [{"by_rule": {"vi": "Theo quy chế"}}], "when": {"after_event": {"vi": "Sau đó"}},
    "deliverables": [{"clause": "II.1.b#2.1", "text": {"vi": "Sản phẩm"}, "when": {"as_set_by": {"vi": "Theo ai"}}}],
    "parts": [{"clause": "II.1.b#2.2", "text": {"vi": "Phần"}, "who": ["tu-phap"]}],
}  # fmt: skip


def harmed(value: Any, numbers: count[int]) -> Any:
    """The data with harm behind each text, and in each bare string that may be any text."""
    if isinstance(value, dict):
        if value and set(value) <= {"vi", "en"}:
            return {language: f"{words} {HARM[next(numbers) % len(HARM)]}" for language, words in value.items()}
        plain = {
            key: [f"{one} {HARM[next(numbers) % len(HARM)]}" for one in inner] if key == "aliases" else inner
            for key, inner in value.items()
        }
        bare = {"name": str, "abbr": str}
        return {
            key: f"{inner} {HARM[next(numbers) % len(HARM)]}"
            if isinstance(inner, bare.get(key, ()))
            else harmed(inner, numbers)
            for key, inner in plain.items()
        }
    if isinstance(value, list):
        return [harmed(one, numbers) for one in value]
    return HARM[next(numbers) % len(HARM)] if value == "PLAIN" else value


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the hostile portal."""
    folder = tmp_path_factory.mktemp("hostile")
    root = copy_portal(SMALL, folder / "portal")
    numbers = count()
    for path in sorted(root.glob("[sp]*/**/*.yml")):
        name = path.relative_to(root).as_posix()
        data = yaml.safe_load(path.read_text(encoding="utf-8")) | MORE.get(name, {})
        if name.endswith("plan.yml"):
            data["targets"].append(TARGET)
            data["tasks"].append(TASK)
        path.write_text(yaml.safe_dump(harmed(data, numbers), allow_unicode=True, width=10_000), encoding="utf-8")
    assert next(numbers) > 100
    return build(root, folder / "site")


@pytest.fixture(scope="module")
def addresses(hostile: Path) -> list[str]:
    return sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))


def check(page: Page) -> None:
    """Nothing ran, and nothing of the data became an element or an attribute."""
    assert page.evaluate("window.pwned") is None
    running = "script:not([src], [type='application/ld+json'])"  # a data block does not run
    assert page.locator(f"img, [onerror], [onfocus], [onload], [autofocus], {running}").count() == 0
    assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0


def test_on_every_page_script_in_the_data_stays_text(browser: Browser, hostile: Path, addresses: list[str]) -> None:
    assert len(addresses) > 30
    with visit(browser, bypass_csp=True) as seen:
        for address in addresses:
            seen.page.goto(f"{hostile.as_uri()}/{address}")
            check(seen.page)
            text = seen.page.title() + seen.page.locator("body").inner_text()
            assert "window.pwned=1" in text, address
            assert seen.page.locator("main#noi-dung, body > main").count() == 1, address
        assert seen.troubles == []


def test_every_harm_can_be_read_on_the_source_page(browser: Browser, hostile: Path) -> None:
    with visit(browser, bypass_csp=True) as seen:
        seen.page.goto(f"{hostile.as_uri()}/an-binh/2026/nguon.html")
        text = " ".join((seen.page.locator("main").text_content() or "").split())
        assert [harm for harm in HARM if harm not in text] == []


@pytest.mark.parametrize("locale", ["", "en/"])
@pytest.mark.parametrize("query", ["pwned", "script", "an binh"])
def test_in_search_results_it_stays_text_too(browser: Browser, hostile: Path, locale: str, query: str) -> None:
    with visit(browser, bypass_csp=True) as seen:
        seen.page.goto(f"{hostile.as_uri()}/{locale}an-binh/2026/index.html")
        seen.page.locator(".head input[type=search]").fill(query)
        seen.page.get_by_role("option").first.wait_for()
        check(seen.page)
        assert "window.pwned=1" in seen.page.get_by_role("listbox").inner_text()
        with seen.page.expect_navigation():
            seen.page.keyboard.press("Enter")
        check(seen.page)
        assert seen.troubles == []
