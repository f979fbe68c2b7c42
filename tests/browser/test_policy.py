"""The Content-Security-Policy of the built site lets everything through that the site itself does, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browsing import in_vietnamese, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browsing import Case

LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => {
    window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations")
    return found


@in_vietnamese
def test_a_page_keeps_to_its_policy(browser: Browser, origin: str, case: Case) -> None:
    with visit(browser) as seen:
        seen.page.add_init_script(LISTEN)
        seen.page.goto(origin + case.addresses[0])
        seen.open_details()
        seen.page.locator("input[type=search]").filter(visible=True).first.fill("76/NQ-CP")
        expect(seen.page.get_by_role("option").first).to_be_visible()
        assert violations(seen.page) == []
        assert seen.troubles == []


def test_the_page_for_a_wrong_address_keeps_to_its_policy(browser: Browser, origin: str) -> None:
    with visit(browser) as seen:
        seen.page.add_init_script(LISTEN)
        seen.page.goto(f"{origin}404.html")
        assert violations(seen.page) == []
        margin = seen.page.locator("main").evaluate("one => getComputedStyle(one).maxWidth")
        assert margin != "none"  # its style is let through


def test_the_policy_stops_what_is_not_the_sites_own(browser: Browser, origin: str) -> None:
    with visit(browser) as seen:
        seen.page.add_init_script(LISTEN)
        seen.page.goto(f"{origin}index.html")
        seen.page.evaluate("""() => {
            const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
            add('script', {textContent: 'window.pwned = 1'});
            add('style', {textContent: 'body { display: none }'});
            add('img', {src: 'http://127.0.0.1:9/x.png'});
            add('script', {src: 'http://127.0.0.1:9/x.js'});
            document.body.insertAdjacentHTML('beforeend', '<b onclick="window.pwned = 1">press</b>');
            document.body.lastElementChild.click();
        }""")
        for _ in range(100):  # waiting for a condition in the page would need eval, which the policy stops
            if len(violations(seen.page)) >= 5:
                break
            seen.page.wait_for_timeout(50)
        stopped = {line.partition(":")[0] for line in violations(seen.page)}
        assert stopped == {"script-src-elem", "script-src-attr", "style-src-elem", "img-src"}
        assert seen.page.evaluate("window.pwned") is None
        expect(seen.page.locator("h1")).to_be_visible()
