"""The page of the search: filters that combine, an address that holds everything, and no dead ends."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PHONE, ROOT, Visit

pytestmark = pytest.mark.browser

HANDS = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
FIELD, RESULT, HITS = "[data-cl-search] [name=q]", ".cl-found > li", ".cl-browse__hits"


def opened(visit: Visit, address: str, words: str) -> None:
    """Open the page of the search and wait until it has answered."""
    visit.page.goto(f"{address}/search.html{words}")
    expect(visit.page.locator(HITS)).not_to_be_empty()


def value(visit: Visit, facet: str, name: str) -> Locator:
    """Return the line of a value."""
    return visit.page.locator(f".cl-facet label:has(input[value='{name}'])").and_(
        visit.page.locator(f".cl-facet:has(summary span:text-is('{facet}')) label"))


def counted(line: Locator) -> int:
    """Return how many there are of a value."""
    expect(line.locator(".cl-facet__count")).not_to_be_empty()
    return int(line.locator(".cl-facet__count").inner_text())


def total(visit: Visit) -> int:
    """Return how many results there are, as a script is told."""
    return int(visit.page.evaluate("""async () => {
      const words = new URLSearchParams(location.search), filters = {};
      for (const key of words.keys()) {
        if (!['q', 'nonsense'].includes(key) && !key.startsWith('.')) filters[key] = words.getAll(key);
      }
      return (await caselib.search(words.get('q') || '', {filters})).total; }"""))


def state(visit: Visit) -> dict[str, list[str]]:
    """Return what stands in the address."""
    return parse_qs(urlsplit(visit.page.url).query)


@pytest.mark.parametrize("served", ["served", ""], ids=["served", "folder"])
def test_filters_count_and_combine_and_stand_in_the_address(
    visit: Visit, address: str, site: Path, served: str,
) -> None:
    """Values of one facet add up, those of two meet; each promised as many as it brings."""
    opened(visit, address if served else site.as_uri(), "?q=客户")
    won, lost = value(visit, "成败", "success"), value(visit, "成败", "failure")
    successes, failures = counted(won), counted(lost)
    assert min(successes, failures) > 0
    won.click()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {successes} 条")
    assert counted(lost) == failures, "a facet is counted as if it had no filter itself"
    lost.click()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {successes + failures} 条")
    metals = value(visit, "行业", "metals")
    both = counted(metals)
    metals.click()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {both} 条")
    assert state(visit) == {"q": ["客户"], "outcome": ["success", "failure"], "industry": ["metals"]}
    assert total(visit) == both
    visit.page.reload()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {both} 条")
    chips = visit.page.locator(".cl-chosen button")
    expect(chips).to_have_text(["成败 · 成功", "成败 · 失败", "行业 · 金属材料"])
    chips.first.click()
    expect(chips).to_have_text(["成败 · 失败", "行业 · 金属材料"])
    expect(won.locator("input")).not_to_be_checked()
    visit.page.go_back()
    expect(chips).to_have_count(3)
    visit.page.click("[data-cl-reset]")
    expect(chips).to_have_count(0)
    assert state(visit) == {"q": ["客户"]}
    assert visit.errors == []
    assert visit.foreign(address if served else "file://") == []


def test_a_result_says_what_it_is_and_where_the_words_stand(visit: Visit, address: str) -> None:
    """Title, outcome, freshness, passage with its heading and marks, facets, and the way to the passage."""
    opened(visit, address, "?q=先签试用单")
    first = visit.page.locator(RESULT).first
    assert first.locator("h2 a").inner_text() == "沛序模组：先签试用单再进设备，两台检测机成交"
    assert first.locator("h2 mark").inner_text() == "先签试用单"
    badges = first.locator(".cl-badge")
    expect(badges).to_have_text(["成功", "示例", "将到期"])
    assert "cl-badge--good" in str(badges.first.get_attribute("class"))
    assert "电子制造" in first.locator(".cl-found__tags").inner_text()
    assert "cases/AB-2025-002.html?q=" in str(first.locator("h2 a").get_attribute("href"))
    assert visit.page.title().startswith("先签试用单 - 搜索")
    opened(visit, address, "?q=换更深的依赖")
    assert "#" in str(visit.page.locator(f"{RESULT} a").first.get_attribute("href"))
    assert visit.page.locator(".cl-found__heading").count()


def test_pages_and_orders_have_addresses_and_the_way_back_works(visit: Visit, address: str) -> None:
    """The second page, then the newest first, then back and back: each as it was."""
    opened(visit, address, "?q=客户")
    titles = visit.page.locator(f"{RESULT} h2")
    first = titles.all_inner_texts()
    visit.page.click(".cl-pages a:has-text('下一页')")
    expect(visit.page.locator(".cl-pages [aria-current]")).to_have_text("2")
    expect(visit.page.locator(HITS)).to_be_focused()
    second = titles.all_inner_texts()
    assert not set(first) & set(second)
    assert state(visit)[".page"] == ["2"]
    visit.page.reload()
    expect(visit.page.locator(".cl-pages [aria-current]")).to_have_text("2")
    expect(titles).to_have_text(second)
    visit.page.select_option("[data-cl-search] select", "newest")
    expect(visit.page.locator(".cl-pages [aria-current]")).to_have_text("1")
    assert state(visit) == {"q": ["客户"], ".sort": ["newest"]}
    days = visit.page.evaluate("""async () => (await caselib.search('客户', {sort: 'newest'}))
      .results.map((one) => one.id)""")
    expect(titles).not_to_have_text(first)
    assert days[0] in str(visit.page.locator(f"{RESULT} h2 a").first.get_attribute("href"))
    visit.page.go_back()
    expect(titles).to_have_text(second)
    expect(visit.page.locator("[data-cl-search] select")).to_have_value("relevance")
    visit.page.go_back()
    expect(titles).to_have_text(first)
    visit.page.goto(f"{address}/search.html?q=客户&.page=9999")
    expect(visit.page.locator(".cl-pages a").last).to_have_attribute("aria-current", "page")
    assert visit.errors == []


@pytest.mark.parametrize("field", [FIELD, ".cl-find__field"])
def test_words_of_any_length_make_an_address_that_a_server_takes(
    visit: Visit, address: str, field: str,
) -> None:
    """Ten thousand characters: results, and the first of them opens with its marks."""
    visit.page.goto(f"{address}/search.html")
    visit.page.fill(field, "期望值 " * 2500)
    visit.page.press(field, "Enter")
    expect(visit.page.locator(f"{RESULT} mark").first).to_have_text("期望值")
    assert len(visit.page.url) < 6000
    visit.page.locator(f"{RESULT} h2 a").first.click()
    expect(visit.page.locator("mark.cl-hit").first).to_have_text("期望值")
    assert visit.errors == []


def test_typing_makes_one_step_of_the_way_back(visit: Visit, address: str) -> None:
    """Results follow the letters, the header's field keeps step, and one step back undoes the word."""
    opened(visit, address, "?q=客户")
    steps = visit.page.evaluate("history.length")
    for words in ("华", "华侨", "华侨城"):
        visit.page.fill(FIELD, words)
        expect(visit.page.locator(HITS)).to_contain_text(f"“{words}”")
    assert visit.page.evaluate("history.length") == steps + 1
    expect(visit.page.locator(".cl-find__field")).to_have_value("华侨城")
    assert visit.page.title().startswith("华侨城 - ")
    visit.page.go_back()
    expect(visit.page.locator(FIELD)).to_have_value("客户")
    expect(visit.page.locator(HITS)).to_contain_text("“客户”")
    visit.page.fill(".cl-find__field", "期望值")
    visit.page.press(".cl-find__field", "Enter")
    expect(visit.page.locator(FIELD)).to_have_value("期望值")
    expect(visit.page.locator(HITS)).to_contain_text("“期望值”")


def test_filters_alone_list_everything_that_passes(visit: Visit, address: str) -> None:
    """Without words there is nothing to be marked, and no word in the address of a result."""
    opened(visit, address, "?outcome=failure&page=case&nonsense=1")
    expect(visit.page.locator(HITS)).to_contain_text("符合筛选条件的有")
    assert visit.page.locator(f"{RESULT} mark").count() == 0
    assert "?" not in str(visit.page.locator(f"{RESULT} a").first.get_attribute("href"))
    ends = visit.page.locator(f"{RESULT} .cl-badge:first-child").all_inner_texts()
    assert set(ends) == {"失败"}
    assert len(ends) == visit.page.locator(RESULT).count() == total(visit)


def test_without_words_or_filters_it_shows_last_searches_and_other_ways(visit: Visit, address: str) -> None:
    """Each of the last searches leads to its answer and can be dropped; nothing is loaded for results."""
    opened(visit, address, "?q=华侨城")
    opened(visit, address, "?q=期望值")
    visit.page.goto(f"{address}/search.html")
    lines = visit.page.locator(".cl-recent a")
    expect(lines).to_have_text(["期望值", "华侨城"])
    expect(visit.page.locator(FIELD)).to_be_focused()
    visit.page.click(".cl-recent button[aria-label='去掉“期望值”']")
    expect(lines).to_have_text(["华侨城"])
    lines.first.click()
    expect(visit.page.locator(HITS)).to_contain_text("“华侨城”")
    visit.page.go_back()
    expect(lines).to_have_text(["华侨城"])
    visit.page.click("[data-cl-forget]")
    expect(visit.page.locator("[data-cl-recent]")).to_be_hidden()
    visit.page.click(".cl-search__ways a:has-text('按行业')")
    visit.page.wait_for_url("**/by/industry/**")


def test_no_answer_is_no_dead_end(visit: Visit, address: str) -> None:
    """What would be found without a word or the filters, near terms, and a call that is ready to send."""
    opened(visit, address, "?q=客户接待 火箭发射&industry=metals")
    expect(visit.page.locator(HITS)).to_have_text("没有找到“客户接待 火箭发射”")
    ways = visit.page.locator(".cl-search__none")
    expect(ways).to_contain_text("只查“客户接待”")
    expect(ways.locator("a[href*='/by/']").first).to_be_visible()
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.click("[data-cl-call-link]")
    visit.page.wait_for_url("**/collecting.html?*")
    text = visit.page.locator("#cl-wanted textarea")
    expect(text).to_be_in_viewport()
    said = text.input_value()
    assert "客户接待 火箭发射" in said
    assert "行业：金属材料" in said
    assert "发给：陈静文" in said, "who looks after metals, and nobody else"
    assert "周明远" not in said
    visit.page.click("#cl-wanted button")
    expect(visit.page.locator("#cl-wanted [role=status]")).to_have_text("已复制")
    assert visit.page.evaluate("navigator.clipboard.readText()") == said
    assert visit.page.locator("mark").count() == 0
    visit.page.go_back()
    visit.page.click(".cl-search__none a:has-text('只查')")
    expect(visit.page.locator(f"{RESULT} h2").first).to_contain_text("客户接待")
    assert visit.errors == []


def test_what_is_near_is_told_from_what_has_every_word(visit: Visit, address: str) -> None:
    """Results that lack a part of the query say so, and other ways are offered below."""
    opened(visit, address, "?q=期望直")
    expect(visit.page.locator(HITS)).to_contain_text("期望直")
    expect(visit.page.locator(".cl-search__none")).to_contain_text("管理客户期望值")


def test_a_word_of_the_same_sound_is_asked_for_first(visit: Visit, address: str) -> None:
    """An input method that put other characters: the way to the right ones leads, here and in the box."""
    opened(visit, address, "?q=台里")
    first = visit.page.locator(".cl-search__none a").first
    expect(first).to_have_text(re.compile(r"^是不是“台历”？\d+ 条$"))
    visit.page.focus(".cl-find__field")
    line = visit.page.locator(".cl-find__option--action").first
    expect(line).to_have_text(first.inner_text())
    found = re.findall(r"\d+", first.inner_text())[0]
    line.click()
    expect(visit.page.locator(HITS)).to_have_text(f"“台历”：找到 {found} 条")
    assert visit.errors == []


def test_on_a_slow_line_the_page_says_that_it_searches(visit: Visit, address: str) -> None:
    """Before its scripts are there, and while older results are still in sight."""
    visit.page.context.new_cdp_session(visit.page).send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000})
    visit.page.goto(f"{address}/search.html?q=华侨城", wait_until="domcontentloaded")
    notice = visit.page.locator(".cl-search__notice")
    expect(notice).to_have_text("正在查……")
    expect(visit.page.locator(RESULT).first).to_be_visible(timeout=20_000)
    expect(notice).to_be_hidden()
    visit.page.fill(FIELD, "丙烯酸")
    expect(visit.page.locator(".cl-browse__main")).to_have_attribute("aria-busy", "true")
    expect(notice).to_have_text("正在查……")


def test_where_nothing_is_collected_the_text_stands_on_the_page(
    visit: Visit, tmp_path: Path,
) -> None:
    """Readers outside have no page of collecting and are told no names."""
    target = tmp_path / "public"
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(ROOT), "build", "--audience", "public",
         "--site-dir", str(target)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    opened(visit, target.as_uri(), "?q=火箭发射")
    text = visit.page.locator("[data-cl-call-text] textarea")
    expect(text).to_be_visible()
    assert "火箭发射" in text.input_value()
    assert "发给" not in text.input_value()
    assert visit.page.locator("[data-cl-call-link]").count() == 0
    assert visit.errors == []


@pytest.mark.parametrize("visit", [HANDS], ids=["phone"], indirect=True)
def test_on_a_phone_filters_are_loaded_when_they_are_opened(visit: Visit, address: str) -> None:
    """A panel behind a button; nothing of a facet before its group is open; everything large enough."""
    opened(visit, address, "?q=客户")

    def facets() -> set[str]:
        return {url.rpartition("/f/")[2].partition("-")[0] for url in visit.requests if "/index/f/" in url}

    assert facets() == set()
    panel = visit.page.locator(".cl-facets > summary")
    panel.tap()
    assert facets() == set()
    visit.page.locator(".cl-facet summary:has-text('成败')").tap()
    line = value(visit, "成败", "failure")
    found = counted(line)
    assert facets() == {"outcome"}
    line.tap()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {found} 条")
    expect(panel).to_contain_text("已选 1")
    small = visit.page.evaluate("""() => [...document.querySelectorAll(
      'article :is(button, summary, select, input[type=search], label:has(input[type=checkbox]), nav a)')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40)
      .map((one) => one.outerHTML.slice(0, 80))""")
    assert small == []
    assert visit.overflow() <= 0
    assert visit.errors == []


@pytest.mark.parametrize("visit", [HANDS], ids=["phone"], indirect=True)
def test_on_a_phone_a_button_leads_from_the_filters_to_the_results(visit: Visit, address: str) -> None:
    """In sight as long as the panel is, it says how many there are."""
    opened(visit, address, "?q=客户")
    panel = visit.page.locator(".cl-facets > summary")
    panel.tap()
    leave = visit.page.locator(".cl-facets__leave")
    for facet in ("成败", "行业"):
        visit.page.locator(f".cl-facet summary:has-text('{facet}')").tap()
        group = visit.page.locator(f".cl-facet:has(summary span:text-is('{facet}'))")
        expect(group.locator("label").first).to_be_visible()
    expect(leave).to_be_in_viewport()
    line = value(visit, "成败", "failure")
    found = counted(line)
    line.tap()
    expect(leave).to_have_text(f"看 {found} 条结果")
    leave.tap()
    expect(visit.page.locator(".cl-facets")).not_to_have_attribute("open", "")
    expect(visit.page.locator(HITS)).to_be_focused()
    expect(visit.page.locator(HITS)).to_be_in_viewport()


def test_where_filters_leave_nothing_each_can_be_left_out(visit: Visit, address: str) -> None:
    """As many as promised without it; a value that nothing has is called unknown and can be taken away."""
    opened(visit, address, "?q=客户&outcome=failure&industry=nonsense")
    chips = visit.page.locator(".cl-chosen button")
    expect(chips).to_have_text(["成败 · 失败", "行业 · 未知"])
    ways = visit.page.locator(".cl-search__none a")
    without = ways.filter(has_text="去掉“行业 · 未知”")
    expect(without).to_have_count(1)
    expect(ways.filter(has_text="去掉“成败")).to_have_count(0)
    found = without.inner_text().partition("能找到 ")[2]
    without.click()
    expect(visit.page.locator(HITS)).to_contain_text(f"找到 {found}")
    assert state(visit) == {"q": ["客户"], "outcome": ["failure"]}
    visit.page.go_back()
    chips.nth(1).click()
    expect(chips).to_have_text(["成败 · 失败"])
    assert visit.errors == []


def test_keys_go_on_where_they_were(visit: Visit, address: str) -> None:
    """Opened by Enter: on from the marked words; back: on from the result that was opened."""
    opened(visit, address, "?q=先签试用单")
    link = visit.page.locator(f"{RESULT} h2 a").first
    link.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/AB-2025-002.html?*")
    expect(visit.page.locator("mark.cl-hit--here").first).to_be_focused()
    visit.page.go_back()
    expect(link).to_be_focused()
    visit.page.goto(f"{address}/collecting.html?wanted=火箭#cl-wanted")
    expect(visit.page.locator("#cl-wanted h2")).to_be_focused()


def test_paper_says_what_was_asked_of_what(visit: Visit, address: str) -> None:
    """Words, filters, whose view and its day; nothing that only a screen can do."""
    opened(visit, address, "?q=客户&outcome=failure")
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(HITS)).to_be_visible()
    expect(visit.page.locator(".cl-chosen")).to_be_visible()
    paper = visit.page.locator(".cl-search__paper")
    expect(paper).to_be_visible()
    expect(paper).to_have_text(re.compile(r"视图 · 截至 \d{4}-\d\d-\d\d$"))
    for gone in (".md-skip", ".cl-browse__bar", ".cl-facets", ".cl-pages", ".cl-find"):
        expect(visit.page.locator(gone)).to_be_hidden()


def test_a_group_of_filters_is_called_by_its_name_once(visit: Visit, address: str) -> None:
    """What is written above it names the group of its boxes."""
    opened(visit, address, "?q=客户")
    expect(visit.page.get_by_role("group", name="成败", exact=True)).to_have_count(1)
    assert visit.page.locator(".cl-facet :text-is('成败')").count() == 1


@pytest.mark.parametrize("width", [320, 390, 768, 960, 1440])
def test_nothing_is_too_wide(visit: Visit, address: str, width: int) -> None:
    """From the smallest phone to a large screen, with results, without any, and with nothing asked."""
    visit.page.set_viewport_size({"width": width, "height": 700})
    for words in ("?q=客户&outcome=failure", f"?q={'x' * 300}", ""):
        visit.page.goto(f"{address}/search.html{words}")
        visit.page.wait_for_load_state("networkidle")
        assert visit.overflow() <= 0, words


@pytest.mark.parametrize("query", [
    "<script>stung=1</script>", '"><img src=x onerror=stung=1>', "(.*)+[^\\", "，。！？", "👩‍💼👍",
    "{{ 7*7 }} $& \\1 %s", "\ud83d客", "ＡＢ－２０２６", "客" * 3000, "'", "%", "__proto__ toString"])
def test_any_query_is_text(visit: Visit, address: str, query: str) -> None:
    """In the box, in the address, in the title, in what is kept, and in the call: never markup or an error."""
    visit.page.goto(f"{address}/search.html")
    visit.page.wait_for_function("() => document.querySelector('.cl-facets:not([hidden])')")
    visit.page.evaluate("""([selector, text]) => {
      const field = document.querySelector(selector);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }""", [FIELD, query])
    expect(visit.page.locator(HITS)).not_to_be_empty()
    visit.page.press(FIELD, "Enter")
    visit.page.focus(".cl-find__field")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("window.stung") is None
    assert visit.page.locator("img[src=x], article script:not([type])").count() == 0
    assert visit.errors == []
