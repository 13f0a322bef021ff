"""A page that is opened from a result: the words marked where they stand, and taken away without a trace."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

CASE = "cases/AB-2025-003.html"
FOLDED = "收回又怕对手趁空进来"
_ADDED = """async ([html, query]) => {
  const article = document.querySelector('article');
  article.insertAdjacentHTML('beforeend', `<section id="added">${html}</section>`);
  document.querySelectorAll('.cl-marks').forEach((one) => one.remove());
  await caselib.searchMarks(await caselib.searching.ready(), query);
  return [...document.querySelectorAll('#added .cl-hit')].map((one) => one.textContent); }"""


def test_a_result_opens_at_its_passage_with_the_words_marked(visit: Visit, address: str) -> None:
    """From the list of results to the page: in view, in a part that was folded, told by a live region."""
    visit.page.goto(f"{address}/search.html?q={FOLDED}")
    visit.page.locator(".cl-found a").first.click()
    visit.page.wait_for_url("**/AB-2025-003.html?*")
    hit = visit.page.locator(".cl-hit").first
    expect(hit).to_have_text(FOLDED)
    expect(hit).to_be_in_viewport()
    expect(visit.page.locator(".cl-marks [role=status]")).to_contain_text(f"已标出“{FOLDED}”")
    assert visit.errors == []


def test_marks_are_gone_through_and_taken_away_by_keys(visit: Visit, address: str) -> None:
    """Next, previous, round; taken away the page is as if it had never been marked, and so is its address."""
    visit.page.goto(f"{address}/{CASE}")
    plain = visit.page.locator("article").inner_html()
    visit.page.goto(f"{address}/{CASE}?q=免费#decision_points")
    bar = visit.page.locator(".cl-marks")
    status = bar.locator("[role=status]")
    expect(status).to_contain_text("已标出“免费”")
    count = int(visit.page.locator(".cl-hit").count())
    assert count > 2
    visit.page.locator(".md-skip").focus()
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.title") == "下一处":
            break
    seen = set()
    for _ in range(count):
        visit.page.keyboard.press("Enter")
        expect(status).to_contain_text(f"共 {count} 处")
        seen.add(status.inner_text())
        assert visit.page.locator(".cl-hit--here").count() == 1
    assert len(seen) == count
    visit.page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    assert visit.page.url.endswith(f"/{CASE}#decision_points")
    visit.page.evaluate("document.querySelectorAll('article details').forEach((one) => one.open = false)")
    after = visit.page.locator("article").inner_html()
    assert after.replace(' open=""', "") == plain.replace(' open=""', "")
    assert visit.page.evaluate("""() => { const walk = document.createTreeWalker(
      document.querySelector('article'), NodeFilter.SHOW_TEXT); let last = null, split = 0;
      for (let one = walk.nextNode(); one; one = walk.nextNode()) {
        if (last && one.previousSibling === last) split += 1; last = one; } return split; }""") == 0


def test_the_first_mark_is_the_one_below_the_anchor(visit: Visit, address: str) -> None:
    """The address points at a passage; what stands above it waits."""
    visit.page.goto(f"{address}/{CASE}?q=免费#decision_points")
    expect(visit.page.locator(".cl-hit--here")).to_have_count(1)
    assert visit.page.evaluate("""() => Boolean(document.getElementById('decision_points')
      .compareDocumentPosition(document.querySelector('.cl-hit--here')) & Node.DOCUMENT_POSITION_FOLLOWING)""")
    expect(visit.page.locator(".cl-hit--here")).to_be_in_viewport()


def test_a_phrase_is_marked_across_bold_and_links_but_not_across_paragraphs(
    visit: Visit, address: str,
) -> None:
    """Words run over what only changes their looks; fields, scripts and drawings are left alone."""
    visit.page.goto(f"{address}/{CASE}?q=钴蓝琉璃")
    visit.page.wait_for_function("() => window.caselib.searching")
    marked = visit.page.evaluate(_ADDED, ["""
      <p>一只钴<strong>蓝琉</strong><a href="#x">璃瓶 &amp; 钴蓝琉璃</a></p><p>钴蓝</p><p>琉璃</p>
      <textarea>钴蓝琉璃</textarea><select><option>钴蓝琉璃</option></select><button>钴蓝琉璃</button>
      <script type="text/plain">钴蓝琉璃</script><style>/*钴蓝琉璃*/</style>
      <svg><text>钴蓝琉璃</text></svg><span hidden>钴蓝琉璃</span>""", "钴蓝琉璃"])
    assert marked == ["钴", "蓝琉", "璃", "钴蓝琉璃"]
    assert visit.page.locator("#added p").first.inner_text() == "一只钴蓝琉璃瓶 & 钴蓝琉璃"
    assert visit.page.locator("#added textarea").input_value() == "钴蓝琉璃"
    expect(visit.page.locator(".cl-marks [role=status]")).to_contain_text("2 处")


def test_the_words_of_an_address_never_become_markup(visit: Visit, address: str) -> None:
    """Marked or not, what an address says is text."""
    sting = "<img src=x onerror=stung=1>"
    visit.page.goto(f"{address}/{CASE}")
    visit.page.goto(f"{address}/{CASE}?q={sting}免费")
    visit.page.wait_for_load_state("networkidle")
    visit.page.evaluate(_ADDED, [f"<p>{sting.replace('<', '&lt;')}</p>", sting])
    assert visit.page.evaluate("window.stung") is None
    assert visit.page.locator("img[src=x]").count() == 0
    assert visit.errors == []


def test_words_that_are_not_there_leave_the_page_alone(visit: Visit, address: str) -> None:
    """No bar without a mark; and a page that nobody asked words of loads nothing."""
    visit.page.goto(f"{address}/{CASE}?q=火星探测器")
    visit.page.wait_for_load_state("networkidle")
    expect(visit.page.locator(".cl-marks")).to_have_count(0)
    visit.requests.clear()
    visit.page.goto(f"{address}/{CASE}")
    visit.page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if "search-engine" in url or "/index/" in url]


@pytest.mark.parametrize("visit", [{"viewport": PHONE, "is_mobile": True, "has_touch": True}],
                         ids=["phone"], indirect=True)
def test_the_bar_fits_a_phone_and_is_not_printed(visit: Visit, address: str) -> None:
    """Large enough for a finger; on paper neither bar nor colour."""
    visit.page.goto(f"{address}/{CASE}?q=免费，换取更深的依赖")
    expect(visit.page.locator(".cl-marks")).to_be_visible()
    assert visit.overflow() <= 0
    assert visit.page.evaluate("""() => [...document.querySelectorAll('.cl-marks button')]
      .every((one) => Math.min(one.offsetHeight, one.offsetWidth) >= 40)""")
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".cl-marks")).to_be_hidden()
    assert visit.page.evaluate(
        "getComputedStyle(document.querySelector('.cl-hit')).backgroundColor") == "rgba(0, 0, 0, 0)"
