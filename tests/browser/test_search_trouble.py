"""Files of the search that do not come, or come from another day: told in a line, mended if possible."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

FIELD, LIST, RESULT = ".cl-find__field", ".cl-find__list", ".cl-found > li"
NOTICE = ".cl-search__notice"


def _other_version(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'"version":\d+', '"version":999', answer.text()))


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """Return a site whose files a test may change."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def test_a_lost_file_costs_one_line_and_a_retry_brings_the_rest(visit: Visit, address: str) -> None:
    """The best result's own file does not come: the others are shown, and it is there the next time."""
    visit.page.goto(f"{address}/search.html?q=客户接待")
    expect(visit.page.locator(RESULT)).to_have_count(5)
    lost = []

    def losing(route: Route) -> None:
        if not lost or route.request.url in lost:
            lost.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    visit.page.route("**/index/d/**", losing)
    visit.page.reload()
    expect(visit.page.locator(NOTICE)).to_contain_text("结果可能不全")
    expect(visit.page.locator(RESULT)).to_have_count(4)
    visit.page.unroute("**/index/d/**")
    visit.page.click(f"{NOTICE} button")
    expect(visit.page.locator(RESULT)).to_have_count(5)
    expect(visit.page.locator(NOTICE)).to_be_hidden()


def test_the_box_says_so_too(visit: Visit, address: str) -> None:
    """A line in the list tries again; what is there stays open to the arrows."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.route("**/index/t/**", lambda route: route.abort())
    visit.page.fill(FIELD, "客户接待")
    again = visit.page.locator(f"{LIST} a:has-text('再试一次')")
    expect(again).to_be_visible()
    visit.page.unroute("**/index/t/**")
    again.click()
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("客户接待")
    expect(again).to_have_count(0)


@pytest.mark.parametrize("lost", ["**/index/root.js*", "**/index/t/**"], ids=["root", "words"])
def test_who_could_not_look_does_not_say_that_nothing_is_there(visit: Visit, address: str, lost: str) -> None:
    """No answer is no "nothing found", and no call for a case; the retry looks."""
    visit.page.route(lost, lambda route: route.abort())
    visit.page.goto(f"{address}/search.html?q=客户接待")
    expect(visit.page.locator(NOTICE)).to_contain_text("没有读到")
    expect(visit.page.locator(NOTICE)).to_contain_text("再试一次")
    assert "没有找到" not in visit.page.locator("article").inner_text()
    expect(visit.page.locator(".cl-search__call")).to_be_hidden()
    visit.page.unroute(lost)
    visit.page.click(f"{NOTICE} button")
    expect(visit.page.locator(RESULT)).to_have_count(5)
    expect(visit.page.locator(NOTICE)).to_be_hidden()


def test_what_was_answered_before_is_no_answer_offline(visit: Visit, address: str) -> None:
    """First nothing is found, then the line is lost: the call goes, and so do older results."""
    visit.page.goto(f"{address}/search.html?q=火箭发射")
    expect(visit.page.locator(".cl-search__call")).to_be_visible()
    visit.page.context.set_offline(offline=True)
    visit.page.fill("[data-cl-search] [name=q]", "试用单")
    expect(visit.page.locator(".cl-browse__hits")).to_contain_text("没能查“试用单”")
    expect(visit.page.locator(".cl-search__call")).to_be_hidden()
    visit.page.context.set_offline(offline=False)
    visit.page.click(f"{NOTICE} button")
    expect(visit.page.locator(f"{RESULT} mark").first).to_have_text("试用单")


def test_the_box_can_be_asked_again_for_scripts_that_did_not_come(visit: Visit, copy: Path) -> None:
    """It says so where the list would be, with a way to try again."""
    engine = copy / "assets" / "caselib" / "search-engine.js"
    away = engine.rename(engine.with_suffix(".away"))
    visit.page.goto(f"{copy.as_uri()}/method/saf.html")
    visit.page.focus(FIELD)
    visit.page.keyboard.type("客户接待")
    expect(visit.page.locator(".cl-find__wait")).to_contain_text("没有读到")
    away.rename(engine)
    visit.page.click(".cl-find__wait button")
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("客户接待")
    expect(visit.page.locator(FIELD)).to_be_focused()


def test_an_index_of_a_newer_kind_reloads_the_page_once(visit: Visit, copy: Path) -> None:
    """The same number of the version, other files: the open page is opened again, and never in a loop."""
    visit.page.goto(f"{copy.as_uri()}/search.html?q=期望值")
    expect(visit.page.locator(RESULT).first).to_be_visible()
    loads: list[str] = []
    visit.page.on("load", lambda page: loads.append(page.url))
    index = copy / "assets" / "caselib" / "index"
    for folder in "td":
        shutil.rmtree(index / folder)
    before = (index / "root.js").read_text("utf-8")
    (index / "root.js").write_text(re.sub(r'"buckets":"\w+"', '"buckets":"newer"', before), "utf-8")
    visit.page.fill("[data-cl-search] [name=q]", "试用单")
    expect(visit.page.locator(".cl-browse__hits")).to_contain_text("没能查“试用单”")
    visit.page.wait_for_timeout(800)
    assert len(loads) == 1


def test_scripts_that_do_not_come_can_be_asked_for_again(visit: Visit, copy: Path) -> None:
    """From a folder without the engine, then with it: the page says so, and the retry works."""
    engine = copy / "assets" / "caselib" / "search-engine.js"
    away = engine.rename(engine.with_suffix(".away"))
    visit.page.goto(f"{copy.as_uri()}/search.html?q=客户接待")
    expect(visit.page.locator(NOTICE)).to_contain_text("没有读到")
    away.rename(engine)
    visit.page.click(f"{NOTICE} button")
    expect(visit.page.locator(RESULT).first).to_contain_text("客户接待")


def test_a_filter_that_does_not_come_can_be_asked_for_again(visit: Visit, address: str) -> None:
    """The results stand; the group has a button."""
    visit.page.route("**/index/f/industry-*", lambda route: route.abort())
    visit.page.goto(f"{address}/search.html?q=客户")
    expect(visit.page.locator(RESULT)).to_have_count(10)
    again = visit.page.locator(".cl-facet:has(summary span:text-is('行业')) button")
    expect(again).to_be_visible()
    visit.page.unroute("**/index/f/industry-*")
    again.click()
    expect(visit.page.locator(".cl-facet label:has-text('金属材料') .cl-facet__count")).not_to_be_empty()


def test_an_index_of_another_version_reloads_the_page_once(visit: Visit, address: str) -> None:
    """Told, reloaded, and if that was of no use told to the reader; never again and again."""
    visit.page.route("**/index/root.js*", _other_version)
    loads = []
    visit.page.on("framenavigated", lambda frame: loads.append(frame.url))
    visit.page.goto(f"{address}/search.html?q=客户")
    expect(visit.page.locator(NOTICE)).to_contain_text("请刷新")
    visit.page.wait_for_timeout(800)
    assert len(loads) == 2
    visit.page.unroute("**/index/root.js*")
    visit.page.click(f"{NOTICE} button")
    expect(visit.page.locator(RESULT)).to_have_count(10)
    assert visit.page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('caselib'))") == []


def test_a_page_that_stayed_open_while_the_site_was_renewed_goes_on(
    visit: Visit, copy: Path, tmp_path: Path,
) -> None:
    """The files of the old names are gone: the new index is read, its answer shown, and that told."""
    renewed = tmp_path / "renewed"
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(ROOT), "build", "--audience", "sales",
         "--site-dir", str(renewed)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    visit.page.goto(f"{copy.as_uri()}/search.html?q=期望值")
    expect(visit.page.locator(RESULT).first).to_be_visible()
    index = Path("assets", "caselib", "index")
    shutil.rmtree(copy / index)
    shutil.copytree(renewed / index, copy / index)
    visit.page.fill("[data-cl-search] [name=q]", "试用单")
    expect(visit.page.locator(NOTICE)).to_contain_text("网站更新过")
    expect(visit.page.locator(f"{RESULT} mark").first).to_have_text("试用单")
