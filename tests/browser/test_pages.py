"""Every kind of page in a real browser: no errors, no foreign requests, nothing too wide."""

from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit

PAGES = {
    "home": "index.html",
    "browse": "browse.html",
    "case": "cases/AB-2025-002.html",
    "case-failure": "cases/AB-2025-003.html",
    "case-outline": "cases/AB-2026-005.html",
    "terms": "by/stage/index.html",
    "term": "by/key_scene/first_visit.html",
    "tools": "tools/index.html",
    "tool": "tools/dual_funnel.html",
    "tool-rows": "tools/sandbox.html",
    "form": "tools/visit_plan.html",
    "person": "people/xu-anran.html",
    "team": "teams/training.html",
    "governance": "governance.html",
    "collecting": "collecting.html",
    "search": "search.html?q=%E5%AE%A2%E6%88%B7",
    "marked": "cases/AB-2025-002.html?q=%E8%AF%95%E7%94%A8",
    "method": "method/saf.html",
    "help": "help/writing.html",
}
WINDOWS = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True, "device_scale_factor": 2},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
}

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("visit", WINDOWS.values(), ids=WINDOWS.keys(), indirect=True)
def test_page_loads_without_errors_or_foreign_requests(
    visit: Visit, address: str, name: str, request: pytest.FixtureRequest,
) -> None:
    """Each page opens clean at each width."""
    visit.page.goto(f"{address}/{PAGES[name]}")
    visit.page.wait_for_load_state("load")
    window = request.node.callspec.id.split("-")[0]
    visit.shot(f"{name}-{window}")
    assert visit.errors == []
    assert visit.foreign(address) == []
    assert visit.overflow() <= 0
    assert visit.page.locator("h1").count() == 1


@pytest.mark.parametrize("name", ["home", "browse", "case", "term", "governance", "search", "marked"])
def test_page_works_from_a_folder(visit: Visit, site: Path, name: str) -> None:
    """The same pages open from file://, without a server."""
    home = site.as_uri()
    visit.page.goto(f"{home}/{PAGES[name]}")
    visit.page.wait_for_load_state("load")
    assert visit.errors == []
    assert visit.foreign("file://") == []
    assert visit.page.locator("h1").count() == 1


def test_every_link_leads_somewhere(site: Path) -> None:
    """No page of the site links to a file that is not there."""
    import re  # noqa: PLC0415  used here only
    from urllib.parse import unquote  # noqa: PLC0415

    missing = set()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for target in re.findall(r'(?:href|src)="([^"#?]+)', html):
            if re.match(r"[a-z]+:|//", target) or page.name == "404.html":
                continue
            file = (page.parent / unquote(target)).resolve()
            if not (file.is_file() or (file / "index.html").is_file()):
                missing.add((page.relative_to(site).as_posix(), target))
    assert missing == set()


@pytest.mark.parametrize("visit", [WINDOWS["desktop"], {"viewport": PHONE}],
                         ids=["desktop", "phone"], indirect=True)
def test_unfolded_figures_fit(visit: Visit, address: str) -> None:
    """Tables of figures scroll by themselves; the page does not become wider."""
    visit.page.goto(f"{address}/cases/AB-2025-009.html")
    visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert visit.overflow() <= 0
    tables = visit.page.locator(".cl-inputs-scroll")
    assert tables.count()
    assert all(tables.nth(at).get_attribute("tabindex") == "0" for at in range(tables.count()))
    visit.page.emulate_media(media="print")
    assert visit.page.evaluate(
        "[...document.querySelectorAll('.cl-inputs-scroll')]"
        ".every(one => one.scrollWidth <= one.clientWidth)")


@pytest.mark.parametrize("visit", [WINDOWS["phone"]], ids=["phone"], indirect=True)
def test_order_by_a_column_is_told_and_its_clipped_head_is_out_of_reach(
    visit: Visit, address: str,
) -> None:
    """The list of orders names one that only a column's head gives."""
    visit.page.goto(f"{address}/browse.html#.sort=-outcome")
    chosen = "document.querySelector('select[name=sort]').selectedOptions[0].textContent"
    assert "↓" in visit.page.evaluate(chosen)
    assert not visit.page.locator(".cl-browse__table thead button").first.is_visible()
    visit.page.evaluate("location.hash = ''")
    visit.page.wait_for_function(f"!{chosen}.includes('↓')")


def test_missing_page_speaks_the_librarys_language(visit: Visit, address: str) -> None:
    """It leads home and to all cases."""
    visit.page.goto(f"{address}/404.html")
    assert visit.page.locator("h1").inner_text() == "没有这一页"
    visit.page.click("article a[href$='browse.html']")
    assert visit.page.locator("h1").inner_text() == "全部案例"
