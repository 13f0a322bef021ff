"""The box in the header: answers while one types, by keys alone, with a finger, with an input method."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.browser

HANDS = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
FIELD, LIST, OPTION = ".cl-find__field", ".cl-find__list", ".cl-find__option"
_LATE = """async ([slow, late]) => {
  const engine = await caselib.searching.ready(), asked = engine.search;
  engine.search = (query, options) => new Promise((resolve) =>
    setTimeout(() => resolve(asked(query, options)), query === slow ? late : 0));
}"""


def typed(visit: Visit, text: str, first: str = "") -> None:
    """Type into the box and wait for the answer; `first`: what stands in its first line."""
    visit.page.fill(FIELD, text)
    expect(visit.page.locator(f"{LIST}:not([aria-busy]) :is(mark, {OPTION}--action)").first).to_be_visible()
    if first:
        expect(visit.page.locator(OPTION).first).to_contain_text(first)


def active(visit: Visit) -> str:
    """Return the text of the option that the field calls the active one, empty for none."""
    return str(visit.page.evaluate("""() => {
      const id = document.activeElement.getAttribute('aria-activedescendant');
      const one = id && document.getElementById(id);
      return one && one.getAttribute('aria-selected') === 'true' ? one.textContent : ''; }"""))


def test_keys_reach_the_box_but_not_out_of_another_field(visit: Visit, address: str) -> None:
    """`/` and `f` from anywhere on a page; typed into a field, with Ctrl or Alt, they are letters."""
    visit.page.goto(f"{address}/method/saf.html")
    for key in ("/", "f"):
        visit.page.keyboard.press(key)
        expect(visit.page.locator(FIELD)).to_be_focused()
        expect(visit.page.locator(FIELD)).to_have_value("")
        visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("Alt+f")
    expect(visit.page.locator(FIELD)).not_to_be_focused()
    visit.page.goto(f"{address}/browse.html")
    visit.page.locator("[data-cl-browse] [name=q]").press_sequentially("f/")
    expect(visit.page.locator("[data-cl-browse] [name=q]")).to_have_value("f/")


@pytest.mark.parametrize("served", ["served", ""], ids=["served", "folder"])
def test_answers_come_while_one_types(visit: Visit, address: str, site: Path, served: str) -> None:
    """The phrase's page first, its words marked, badges, all told by a live region; nothing foreign."""
    home = address if served else site.as_uri()
    visit.page.goto(f"{home}/method/saf.html")
    visit.page.focus(FIELD)
    visit.page.keyboard.type("华侨城")
    best = visit.page.locator(f"{OPTION}[href*='AB-2026-012']").first
    expect(best).to_be_visible()
    expect(best.locator("mark").first).to_have_text("华侨城")
    assert best.locator(".cl-badge").first.inner_text() == "未定"
    field = visit.page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(visit.page.locator(".cl-find [role=status]")).to_contain_text("条结果")
    assert visit.page.locator(LIST).get_attribute("role") == "listbox"
    assert field.get_attribute("aria-controls") == visit.page.locator(LIST).get_attribute("id")
    assert visit.errors == []
    assert visit.foreign("file://" if not served else address) == []
    visit.page.fill(FIELD, "客户")
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("客户")
    assert not [url for url in visit.requests if "/index/f/" in url], "files of facets are heavy"


def test_the_box_works_by_keys_alone(visit: Visit, address: str) -> None:
    """Arrows go round through the field, Enter opens, Esc closes and then clears."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.keyboard.press("/")
    typed(visit, "期望值")
    count = visit.page.locator(OPTION).count()
    assert active(visit) == ""
    visit.page.keyboard.press("ArrowDown")
    assert "期望" in active(visit)
    visit.page.keyboard.press("ArrowUp")
    assert active(visit) == ""
    visit.page.keyboard.press("ArrowUp")
    assert "看全部" in active(visit)
    for _ in range(count + 1):
        visit.page.keyboard.press("ArrowUp")
    assert "看全部" in active(visit)
    expect(visit.page.locator(FIELD)).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(LIST)).to_be_hidden()
    expect(visit.page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    expect(visit.page.locator(FIELD)).to_have_value("期望值")
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(FIELD)).to_have_value("")
    typed(visit, "期望值")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/by/**")
    visit.page.keyboard.press("/")
    typed(visit, "客户接待")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search.html?q=*")
    expect(visit.page.locator(".cl-found a").first).to_contain_text("客户接待")
    assert visit.errors == []


@pytest.mark.parametrize("letters", ["qwz", "qiwangzhi", "QWZ", "期望值"])
def test_a_term_is_suggested_by_its_sound(visit: Visit, address: str, letters: str) -> None:
    """Initials and whole syllables lead where the word itself does."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.focus(FIELD)
    typed(visit, letters, "管理客户期望值")
    visit.page.locator(OPTION).first.click()
    visit.page.wait_for_url("**/by/value_actions/manage_expectation.html")


def test_people_are_suggested_with_what_they_do(visit: Visit, address: str) -> None:
    """By name and by its sound; the line leads to their page."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.focus(FIELD)
    for words in ("陈静文", "cjw", "chenjing"):
        typed(visit, words, "陈静文")
        first = visit.page.locator(OPTION).first
        assert "people/chen-jingwen.html" in str(first.get_attribute("href"))
        assert "案例经理" in first.inner_text()


def test_nothing_happens_while_characters_are_composed(visit: Visit, address: str) -> None:
    """Letters of an input method are no query; Enter and Esc belong to it; what it yields is asked."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.focus(FIELD)
    expect(visit.page.locator(".cl-find")).to_have_attribute("aria-busy", "false")
    method = visit.page.context.new_cdp_session(visit.page)
    for letters in ("q", "qw", "qwz"):
        method.send("Input.imeSetComposition", {
            "text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)})
    for key in ("Enter", "Escape", "ArrowDown"):
        visit.page.evaluate("""(key) => document.activeElement.dispatchEvent(new KeyboardEvent(
          'keydown', {key, keyCode: 229, bubbles: true, cancelable: true}))""", key)
    visit.page.wait_for_timeout(400)
    expect(visit.page.locator(LIST)).to_be_hidden()
    expect(visit.page.locator(FIELD)).to_have_value("qwz")
    assert "saf.html" in visit.page.url
    assert not [url for url in visit.requests if "/index/" in url]
    method.send("Input.insertText", {"text": "期望值"})
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("期望值")
    expect(visit.page.locator(FIELD)).to_have_value("期望值")


def test_an_answer_that_comes_late_is_not_shown(visit: Visit, address: str) -> None:
    """The first question is answered after the second: its answer is for nobody any more."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.evaluate(_LATE, ["客户", 700])
    visit.page.focus(FIELD)
    visit.page.fill(FIELD, "客户")
    visit.page.wait_for_timeout(200)
    visit.page.fill(FIELD, "华侨城")
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("华侨城")
    visit.page.wait_for_timeout(900)
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("华侨城")


def test_on_a_slow_line_one_sees_that_it_searches(visit: Visit, address: str) -> None:
    """The engine itself takes seconds to come: a line says so where the list will be."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.context.new_cdp_session(visit.page).send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000})
    visit.page.focus(FIELD)
    visit.page.keyboard.type("华侨城")
    wait = visit.page.locator(".cl-find [role=status]")
    expect(wait).to_have_text("正在查……", timeout=1500)
    assert visit.page.locator(".cl-find__wait").bounding_box()["height"] > 20  # type: ignore[index]
    assert visit.page.locator(".cl-find").get_attribute("aria-busy") == "true"
    expect(visit.page.locator(f"{LIST} mark").first).to_have_text("华侨城", timeout=20_000)
    expect(wait).to_contain_text("条结果")
    expect(visit.page.locator(".cl-find__wait")).to_have_count(0)
    assert visit.page.locator(".cl-find").get_attribute("aria-busy") == "false"


def test_answers_to_other_words_lead_nowhere(visit: Visit, address: str) -> None:
    """While new words are looked for, the old list is pale; its last line goes by the words typed now."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.evaluate(_LATE, ["期望值", 2000])
    visit.page.focus(FIELD)
    typed(visit, "华侨城")
    visit.page.fill(FIELD, "期望值")
    found = visit.page.locator(LIST)
    expect(found).to_have_attribute("aria-busy", "true")
    assert found.locator(".cl-find__group:not([inert]) a").all_inner_texts() == ["查“期望值”"]
    visit.page.keyboard.press("ArrowDown")
    assert active(visit) == "查“期望值”"
    expect(visit.page.locator(".cl-find__wait")).to_have_text("正在查……")
    expect(found.locator("mark").first).to_have_text("期望值")
    assert found.locator("[inert]").count() == 0
    visit.page.fill(FIELD, "华侨城")
    typed(visit, "华侨城")
    visit.page.fill(FIELD, "期望值")
    visit.page.click(f"{OPTION}--action:has-text('查“期望值”')")
    visit.page.wait_for_url("**/search.html?q=%E6%9C%9F*")


def test_what_is_heard_is_what_is_seen(visit: Visit, address: str) -> None:
    """All words, only some of them, none: told apart, and never a number of nothing."""
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.focus(FIELD)
    heard = visit.page.locator(".cl-find [role=status]")
    for words, said in (("华侨城", r"^\d+ 条结果。"), ("期望直", "^没有哪一页含有“期望直”的全部，最接近的有"),
                        ("火箭发射", "^没有找到“火箭发射”。")):
        typed(visit, words)
        expect(heard).to_have_text(re.compile(said))
        assert " 0 " not in f" {heard.inner_text()}"


def test_last_searches_stay_in_this_browser_and_can_be_dropped(visit: Visit, address: str) -> None:
    """At most eight, the latest first, each once; Delete drops one, the last line all."""
    visit.page.goto(f"{address}/method/saf.html")
    expect(visit.page.locator(LIST)).to_be_hidden()
    for words in "甲乙丙丁戊己庚辛乙壬":
        visit.page.goto(f"{address}/search.html?q={words}")
        expect(visit.page.locator(".cl-browse__state")).to_be_visible()
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.focus(FIELD)
    lines = visit.page.locator(f"{OPTION} .cl-find__title")
    expect(lines).to_have_text(list("壬乙辛庚己戊丁丙"))
    assert visit.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('caselib.searches'))"
                               ".map((key) => JSON.parse(localStorage[key]).length)") == [8]
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Delete")
    expect(lines).to_have_text(list("乙辛庚己戊丁丙"))
    visit.page.locator(".cl-find__drop").first.click()
    expect(lines).to_have_text(list("辛庚己戊丁丙"))
    expect(visit.page.locator(FIELD)).to_be_focused()
    visit.page.locator(f"{OPTION}--action").click()
    expect(visit.page.locator(LIST)).to_be_hidden()
    assert visit.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('search'))") == []


def test_a_browser_that_keeps_nothing_searches_as_well(visit: Visit, address: str) -> None:
    """Storage may be forbidden: no last searches then, and no error."""
    visit.page.add_init_script("""for (const name of ['getItem', 'setItem', 'removeItem']) {
      const own = Storage.prototype[name];
      Storage.prototype[name] = function (key, value) {
        if (key.startsWith('caselib')) throw new DOMException('no', 'SecurityError');
        return own.call(this, key, value);
      };
    }""")
    visit.page.goto(f"{address}/search.html?q=客户")
    expect(visit.page.locator(".cl-found > li")).to_have_count(10)
    visit.page.focus(FIELD)
    typed(visit, "华侨城")
    visit.page.fill(FIELD, "")
    expect(visit.page.locator(LIST)).to_be_hidden()
    assert visit.errors == []


@pytest.mark.parametrize("visit", [HANDS], ids=["phone"], indirect=True)
def test_on_a_phone_a_button_opens_the_box_over_the_whole_width(visit: Visit, address: str) -> None:
    """It closes by its cross, by Esc and by the way back, which never leaves the page for it."""
    visit.page.goto(f"{address}/index.html")
    visit.page.goto(f"{address}/method/saf.html")
    field, go = visit.page.locator(FIELD), visit.page.locator(".cl-find__go")
    expect(field).to_be_hidden()
    for way in ("cross", "Escape", "back"):
        go.tap()
        expect(field).to_be_focused()
        typed(visit, "期望值")
        wide = visit.page.locator(LIST).bounding_box()
        assert wide is not None
        assert (wide["x"], round(wide["width"])) == (0, PHONE["width"])
        assert wide["y"] + wide["height"] <= PHONE["height"]
        small = visit.page.evaluate(f"""() => [...document.querySelectorAll(
          '.cl-find button, .cl-find input, {OPTION}')].filter((one) => one.checkVisibility()
          && one.getBoundingClientRect().height < 40).map((one) => one.outerHTML.slice(0, 80))""")
        assert small == []
        if way == "cross":
            visit.page.locator(".cl-find__close").tap()
        elif way == "Escape":
            visit.page.keyboard.press("Escape")
        else:
            visit.page.go_back()
        expect(field).to_be_hidden()
        expect(visit.page.locator(LIST)).to_be_hidden()
        assert visit.page.url.endswith("/method/saf.html")
    assert visit.overflow() <= 0
    visit.page.wait_for_timeout(100)
    visit.page.go_back()
    visit.page.wait_for_url("**/index.html")


@pytest.mark.parametrize("visit", [HANDS], ids=["phone"], indirect=True)
def test_on_a_phone_a_result_takes_the_place_of_the_open_box(visit: Visit, address: str) -> None:
    """From the page that opens, one step back leads to where one searched, and one more to what was before."""
    visit.page.goto(f"{address}/index.html")
    visit.page.goto(f"{address}/method/saf.html")
    visit.page.locator(".cl-find__go").tap()
    typed(visit, "华侨城")
    visit.page.locator(f"{OPTION}[href*='AB-2026-012']").first.tap()
    visit.page.wait_for_url("**/AB-2026-012.html*")
    visit.page.go_back()
    visit.page.wait_for_url("**/method/saf.html")
    expect(visit.page.locator(FIELD)).to_be_hidden()
    visit.page.locator(".cl-find__go").tap()
    typed(visit, "华侨城")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search.html?q=*")
    visit.page.go_back()
    visit.page.wait_for_url("**/method/saf.html")
    visit.page.go_back()
    visit.page.wait_for_url("**/index.html")


@pytest.mark.parametrize("visit", [HANDS], ids=["phone"], indirect=True)
def test_on_a_phone_the_box_searches_on_the_page_of_the_search(visit: Visit, address: str) -> None:
    """The page answers anew without being loaded, and the box is away again."""
    visit.page.goto(f"{address}/search.html?q=客户")
    expect(visit.page.locator(".cl-found > li")).to_have_count(10)
    visit.page.locator(".cl-find__go").tap()
    typed(visit, "华侨城")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".cl-browse__hits")).to_contain_text("“华侨城”")
    expect(visit.page.locator(FIELD)).to_be_hidden()
    expect(visit.page.locator("[data-cl-search] [name=q]")).to_have_value("华侨城")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_the_box_leads_to_pages_that_list_everything(
    browser: Browser, address: str, size: dict[str, int],
) -> None:
    """A plain form; the page that it opens names other ways, and they are there."""
    context = browser.new_context(viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/method/saf.html")
    if size is DESKTOP:
        page.fill(FIELD, "客户")
        page.press(FIELD, "Enter")
    else:
        page.click(".cl-find__go")
    page.wait_for_url("**/search.html?q=*")
    assert "不用它也可以" in page.locator("article").inner_text()
    page.click("article a[href='browse.html']")
    assert page.locator("tbody tr").count() > 30
    context.close()
