"""Cards of calculators in a real browser: opened where they stand, apart from each other, or as links."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

CASE = "cases/AB-2026-023.html"
LINK = "a[data-cl-open]"


def open_card(page: Page, at: int = 0) -> Locator:
    """Open a card and return the calculator in it."""
    link = page.locator(LINK).nth(at)
    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")
    return page.locator(f"[id='{link.get_attribute('aria-controls')}'] [data-cl-calc]")


def result(calculator: Locator, key: str) -> Locator:
    """Return where a result stands first."""
    return calculator.locator(f"[data-cl-out={key}]").first


@pytest.mark.parametrize("home", ["server", "folder"])
def test_a_card_opens_filled_in_without_leaving_the_page(
    visit: Visit, site: Path, address: str, home: str,
) -> None:
    """The same results as on the card; typing changes them; closed and opened again, they are kept."""
    page, root = visit.page, address if home == "server" else site.as_uri()
    page.goto(f"{root}/{CASE}")
    card = page.locator("li.cl-tool", has=page.locator(LINK))
    before = card.locator(".cl-key-results dd").all_inner_texts()
    assert before
    calculator = open_card(page)
    assert page.url.startswith(f"{root}/{CASE}")
    assert calculator.locator(".cl-main dd").all_inner_texts() == before
    target = calculator.locator("[data-cl-in=target]")
    expect(target).to_have_value("900")
    expect(calculator.locator("[data-cl-sample]")).to_be_hidden()  # these are no examples
    target.fill("1,800")
    expect(calculator.locator(".cl-main dd")).not_to_have_text(before)
    after = calculator.locator(".cl-main dd").all_inner_texts()
    link = page.locator(LINK)
    link.click()
    expect(calculator).to_be_hidden()
    link.focus()
    page.keyboard.press("Space")
    expect(calculator).to_be_visible()
    assert calculator.locator(".cl-main dd").all_inner_texts() == after
    assert visit.errors == []
    assert visit.foreign(address if home == "server" else "file://") == []


def test_nothing_is_loaded_before_a_card_is_opened(visit: Visit, address: str) -> None:
    """A page that is only read stays small."""
    visit.page.goto(f"{address}/{CASE}")
    visit.page.wait_for_load_state("load")
    assert [url for url in visit.requests if "widget" in url or "tool-dual" in url] == []


def test_cards_of_one_page_do_not_disturb_each_other(visit: Visit, address: str) -> None:
    """Twice the same tool on a page: each keeps its own figures, names and ids."""
    page = visit.page
    page.goto(f"{address}/{CASE}")
    page.locator("li.cl-tool", has=page.locator(LINK)).evaluate("""card => {
        const other = card.cloneNode(true), link = other.querySelector("a[data-cl-open]");
        link.href = link.href.replace("target=900", "target=950");
        card.after(other);
    }""")
    first, second = open_card(page), open_card(page, 1)
    expect(first.locator("[data-cl-in=target]")).to_have_value("900")
    expect(second.locator("[data-cl-in=target]")).to_have_value("950")
    kept = result(second, "target_old").inner_text()
    first.locator("[data-cl-in=target]").fill("2000")
    expect(result(first, "target_old")).not_to_have_text(kept)
    assert result(second, "target_old").inner_text() == kept
    expect(second.locator("[data-cl-in=target]")).to_have_value("950")
    page.wait_for_timeout(400)  # what is typed goes to the address after a pause
    assert "dual_funnel-1:" in page.url
    assert "dual_funnel-2:" not in page.url
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert visit.errors == []


def test_a_card_that_cannot_be_loaded_stays_a_link(visit: Visit, address: str) -> None:
    """It says so in words; the next click goes to the tool's own page with the figures."""
    page = visit.page
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(f"{address}/{CASE}")
    page.locator(LINK).click()
    expect(page.locator(".cl-card__open [role=alert]")).to_contain_text("没有加载出来")
    page.unroute("**/widget.js")
    page.locator(".cl-card__open a").click()
    page.wait_for_url("**/tools/dual_funnel.html#*")
    expect(page.locator("[data-cl-in=target]")).to_have_value("900")


def test_the_link_opens_the_tool_filled_in(visit: Visit, address: str) -> None:
    """As without JavaScript; the page says which case the figures come from."""
    page = visit.page
    page.goto(f"{address}/{CASE}")
    href = page.locator(LINK).evaluate("one => one.href")
    page.goto(href)
    expect(page.locator("[data-cl-in=target]")).to_have_value("900")
    expect(page.locator("[data-cl-from]")).to_be_visible()
    expect(page.locator("[data-cl-from] a")).to_have_attribute("href", re.compile(r"AB-2026-023\.html$"))


def test_the_page_of_a_tool_opens_the_figures_of_a_case(visit: Visit, address: str) -> None:
    """From the list at its end the reader is taken to the calculator, filled in."""
    page = visit.page
    page.goto(f"{address}/tools/dual_funnel.html")
    target = page.locator("[data-cl-in=target]")
    expect(target).to_have_value("3000")
    page.locator(".cl-uses tr", has_text="900").get_by_text("打开本案例的数据").click()
    expect(target).to_have_value("900")
    expect(page.locator("[data-cl-calc]")).to_be_in_viewport()
    expect(page.locator("[data-cl-from] a")).to_have_attribute("href", re.compile(r"AB-2026-023\.html$"))


def test_rows_arrive_whole(visit: Visit, address: str) -> None:
    """A table of customers, names with brackets and all."""
    page = visit.page
    page.goto(f"{address}/cases/AB-2025-009.html")
    calculator = open_card(page)
    names = calculator.locator("[data-cl-table=customers] [data-cl-cell=name]")
    expect(names).to_have_count(3)
    assert [names.nth(at).input_value() for at in range(3)] == ["蕴淞涂料", "甲厂（体量最大）", "乙厂"]


def test_a_page_of_the_method_embeds_a_card(visit: Visit, address: str) -> None:
    """At its marker, opened like that of a case."""
    page = visit.page
    page.goto(f"{address}/method/tools.html")
    assert "[tool:" not in page.locator("article").inner_text()
    calculator = open_card(page)
    expect(calculator.locator("[data-cl-in=wins_need]")).to_have_value("5")
    assert visit.errors == []


@pytest.mark.parametrize("visit", [{"viewport": PHONE, "is_mobile": True, "has_touch": True}],
                         ids=["phone"], indirect=True)
@pytest.mark.parametrize(
    "page", [CASE, "cases/AB-2025-003.html", "cases/AB-2025-009.html", "method/tools.html"])
def test_an_open_card_fits_a_phone(visit: Visit, address: str, page: str) -> None:
    """The page does not become wider."""
    visit.page.goto(f"{address}/{page}")
    open_card(visit.page)
    visit.page.wait_for_function(  # its style sheet comes after the rest
        "[...document.styleSheets].some(one => (one.href || '').endsWith('/calculator.css'))")
    assert visit.overflow() <= 0


def test_shared_figures_of_an_open_card_open_it_again(visit: Visit, address: str) -> None:
    """A colleague sees what was typed, and back leads to the case's own figures."""
    page = visit.page
    page.goto(f"{address}/{CASE}")
    calculator = open_card(page)
    calculator.locator("[data-cl-in=target]").fill("1800")
    page.wait_for_function("location.hash.includes('target=1800')")
    told = calculator.locator(".cl-main dd").all_inner_texts()
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    again = page.locator("[data-cl-calc]")
    expect(again.locator("[data-cl-in=target]")).to_have_value("1800")
    assert again.locator(".cl-main dd").all_inner_texts() == told
    again.get_by_role("button", name="恢复本案例的数据").click()
    expect(again.locator("[data-cl-in=target]")).to_have_value("900")
    assert visit.errors == []
