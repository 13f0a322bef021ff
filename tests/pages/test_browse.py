"""The page of all cases: rows, facets and the script that filters, sorts and remembers."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages import SitePages, browse
from generator.publication import PublishedSite
from tests.base_library import HOME
from tests.pages.conftest import Render

ASSETS = HOME / "site_templates" / "assets"


def _data(html: str) -> dict[str, object]:
    found = re.search(r"data-cl-data>(.*?)</script>", html, re.DOTALL)
    assert found is not None
    data: dict[str, object] = json.loads(found[1])
    return data


def test_every_case_has_a_row(editors: PublishedSite, render: Render) -> None:
    """Without the script the page is a table of all cases."""
    html = render(editors, "browse.html")
    rows = re.findall(r'<th scope="row" class="cl-browse__case"><a href="cases/([^"]+)\.html"', html)
    assert sorted(rows) == sorted(editors.cases)
    assert _data(html)["rows"] == []


def test_facets_hold_every_value_once(editors: PublishedSite, render: Render) -> None:
    """All term fields, outcome, year, freshness and kind are facets; codes are all different."""
    html = render(editors, "browse.html")
    keys = re.findall(r'<details class="cl-facet" data-key="([^"]+)"', html)
    assert keys[:1] == ["outcome"]
    assert {*editors.indexes, "period", "review_due", "case_kind", "status", "owner"} < set(keys)
    codes = [int(code) for code in re.findall(r'data-code="(\d+)"', html)]
    assert codes == list(range(len(codes)))


def test_facet_that_tells_nothing_apart_is_left_out(
    sales: PublishedSite, render: Render,
) -> None:
    """Where all cases are approved, their status is no facet."""
    assert 'data-key="status"' not in render(sales, "browse.html")


def test_rows_beyond_the_first_come_as_data(
    editors: PublishedSite, render: Render, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A large library keeps its first rows as HTML, the rest as JSON that no text can leave."""
    monkeypatch.setattr(browse, "ALL_AS_HTML", 20)
    monkeypatch.setattr(browse, "FIRST_AS_HTML", 5)
    evil = "</script><b>x</b>&amp;"
    cases = {name: replace(case, title=evil) for name, case in editors.cases.items()}
    html = render(replace(editors, cases=cases), "browse.html")
    rows = _data(html)["rows"]
    assert isinstance(rows, list)
    assert len(rows) == len(cases) - 5
    assert {row[1] for row in rows} == {evil}
    assert "</script><b>" not in html


def test_rows_beyond_the_first_lie_in_a_script_where_someone_writes_it(
    editors: PublishedSite, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page then carries none of them; a small library has no such script."""
    assert browse.SCRIPT not in dict(SitePages(editors, HOME / "content", {}).scripts())
    monkeypatch.setattr(browse, "ALL_AS_HTML", 20)
    monkeypatch.setattr(browse, "FIRST_AS_HTML", 5)
    pages = SitePages(editors, HOME / "content", {})
    path, text = browse.SCRIPT, dict(pages.scripts())[browse.SCRIPT]
    html = _page(pages)
    assert _data(html)["rows"] == []
    assert f'data-rows="{path}"' in html
    shown = re.findall(r'class="cl-browse__id">([^<]+)<', html)
    rows = json.loads(text.removeprefix("clRows = ").removesuffix(";\n"))
    assert sorted([*shown, *(row[0] for row in rows)]) == sorted(editors.cases)
    assert len(shown) == 5


def _page(pages: SitePages) -> str:
    return next(plan for plan in pages.plans() if plan.url == "browse.html").render().html


def test_masked_customer_and_withheld_cases_are_not_in_the_data(
    sales: PublishedSite, render: Render,
) -> None:
    """What is searched for in a row is what the audience may read."""
    html = render(sales, "browse.html")
    hidden = [unescape(text) for text in re.findall(r'data-x="([^"]*)"', html)]
    assert any("试用单那个案例" in text for text in hidden)
    rows = re.findall(r'class="cl-browse__id">([^<]+)<', html)
    assert sorted(rows) == sorted(sales.cases)


# The script's own questions, asked of Node.

_ASK = """
const logic = require(process.argv[1]);
const facets = [
  { key: "stage", values: [{ id: "a", code: 0 }, { id: "b", code: 1 }] },
  { key: "end", values: [{ id: "won", code: 2 }, { id: "lost", code: 3 }] }];
const record = (title, codes, period, order) =>
  ({ title, codes, period, seen: "", order, text: logic.fold(title) });
const records = [record("ＡＢ 试用", [0, 2], "2025", 0), record("ab 报价", [0, 1, 3], "2024-06", 1),
  record("接待", [1, 2], "", 2)];
const state = (hash) => logic.readState(hash, facets);
const titles = (hash) => logic.sorted(
  logic.select(records, state(hash), facets).hits, state(hash).sort, facets, "zh")
  .map((one) => one.title);
"""


def _ask(expression: str) -> object:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is missing; run scripts/test_needs.sh")
    said = subprocess.run(
        [node, "-e", f"{_ASK}; console.log(JSON.stringify({expression}))",
         str(ASSETS / "js" / "browse-choose.js")], check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


def test_values_of_a_facet_add_up_and_facets_narrow() -> None:
    """Two values of one facet widen the choice, two facets narrow it."""
    assert _ask("titles('#stage=a')") == ["ＡＢ 试用", "ab 报价"]
    assert _ask("titles('#stage=a,b')") == ["ＡＢ 试用", "ab 报价", "接待"]
    assert _ask("titles('#stage=a&end=lost')") == ["ab 报价"]
    assert _ask("titles('')") == ["ＡＢ 试用", "ab 报价", "接待"]


def test_counts_say_what_choosing_one_more_would_give() -> None:
    """A facet's own choice does not lower its other values; another facet's does."""
    assert _ask("logic.select(records, state(''), facets).counts") == [2, 2, 2, 1]
    assert _ask("logic.select(records, state('#end=won'), facets).counts") == [1, 1, 2, 1]
    assert _ask("logic.select(records, state('#stage=a&end=won'), facets).counts") == [1, 1, 1, 1]


def test_text_is_folded_and_every_word_must_be_there() -> None:
    """Full-width letters, capitals and the order of words do not matter."""
    assert _ask("titles('#.q=ab')") == ["ＡＢ 试用", "ab 报价"]
    assert _ask("titles('#.q=用 ＡＢ')") == ["ＡＢ 试用"]
    assert _ask("titles('#.q=没有')") == []


def test_sorting_keeps_ties_in_order_and_puts_the_empty_last() -> None:
    """Down or up, what has no date comes last."""
    assert _ask("titles('#.sort=.period')") == ["ab 报价", "ＡＢ 试用", "接待"]
    assert _ask("titles('#.sort=-.period')") == ["ＡＢ 试用", "ab 报价", "接待"]
    assert _ask("titles('#.sort=stage')") == ["ＡＢ 试用", "ab 报价", "接待"]
    assert _ask("titles('#.sort=-end')") == ["ab 报价", "ＡＢ 试用", "接待"]
    assert _ask("titles('#.sort=nonsense')") == _ask("titles('')")


def test_address_keeps_the_state_and_ignores_what_nobody_knows() -> None:
    """What is written is read again; unknown fields and values fall away."""
    assert _ask("logic.writeState(state('#end=won&stage=b,a&.q=试 用&.sort=-end&x=1'), facets)") == (
        "stage=a,b&end=won&.q=%E8%AF%95+%E7%94%A8&.sort=-end")
    assert _ask("logic.writeState(state('#stage=zzz&%'), facets)") == ""


# The page as a reader has it.


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """Open a window of the real browser."""
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    yield window
    window.close()


@pytest.fixture
def page(
    opened: Page, editors: PublishedSite, tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Page:
    """Open the page from a folder; with `indirect` a number of rows to keep as HTML.

    The others lie in a script of their own, as with the real site.
    """
    with pytest.MonkeyPatch.context() as patch:
        if kept := getattr(request, "param", None):
            patch.setattr(browse, "ALL_AS_HTML", 0)
            patch.setattr(browse, "FIRST_AS_HTML", kept)
            patch.setattr(browse, "CHUNK", 10)
        pages = SitePages(editors, HOME / "content", {})
        for path, text in pages.scripts():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        html = _page(pages)
    file = tmp_path / "browse.html"
    scripts = "".join(f'<script src="{(ASSETS / "js" / name).as_uri()}"></script>'
                      for name in ("browse-choose.js", "browse.js"))
    file.write_text(f'<!doctype html><html class="js"><meta charset="utf-8"><body>{html}{scripts}',
                    "utf-8")
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{file.as_uri()}#")
    opened.goto(f"{file.as_uri()}#stage=signing&outcome=success")
    opened.wait_for_function(
        "!document.querySelector('.cl-browse__hits').textContent.includes('正在读取')")
    assert errors == []
    return opened


def _fit(site: PublishedSite, **wanted: str) -> list[str]:
    return sorted(
        case.id for case in site.cases.values()
        if all(value in (case.outcome if key == "outcome" else case.terms[key])
               for key, value in wanted.items()))


def _shown(page: Page) -> list[str]:
    return page.locator("tbody tr .cl-browse__id").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("page", [None, 1, 12], indirect=True)
def test_filters_combine_from_the_address_and_by_hand(
    page: Page, editors: PublishedSite,
) -> None:
    """The address filters; a box more narrows; the counts foretell it; reset shows all."""
    assert sorted(_shown(page)) == _fit(editors, stage="signing", outcome="success")
    metals = page.locator('.cl-facet[data-key="industry"] label', has_text="金属材料")
    foretold = int(metals.locator(".cl-facet__count").inner_text())
    metals.locator("input").check()
    found = _fit(editors, stage="signing", outcome="success", industry="metals")
    assert sorted(_shown(page)) == found
    assert foretold == len(found)
    assert page.locator(".cl-browse__hits").inner_text() == (
        f"共 {len(editors.cases)} 条，符合 {len(found)} 条")
    assert page.url.endswith("#outcome=success&industry=metals&stage=signing")
    page.locator(".cl-chosen button", has_text="签约").click()
    assert sorted(_shown(page)) == _fit(editors, outcome="success", industry="metals")
    page.locator("[data-cl-reset]").click()
    assert page.locator(".cl-browse__hits").inner_text() == f"共 {len(editors.cases)} 条"


@pytest.mark.browser
@pytest.mark.parametrize("page", [3], indirect=True)
def test_rows_from_data_look_like_rows_of_the_page(page: Page, editors: PublishedSite) -> None:
    """Ten at a time, to the last; a row made by the script is a row of the template."""
    page.locator("[data-cl-reset]").click()
    assert len(_shown(page)) == 10
    more = page.locator("[data-cl-more]")
    while more.is_visible():
        more.click()
    assert sorted(_shown(page)) == sorted(editors.cases)
    shapes = page.evaluate(
        "[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => "
        "cell.tagName + cell.className + (cell.dataset.label || '')).join())")
    assert len(set(shapes)) == 1
    first = page.locator("tbody tr", has_text="AB-2025-003")
    assert first.locator(".cl-badge--bad").inner_text() == "失败"
    assert str(first.locator("a").get_attribute("href")).endswith("cases/AB-2025-003.html")


@pytest.mark.browser
def test_keyboard_alone_filters_and_sorts(page: Page) -> None:
    """Typing, Space on a box and Enter on a head do what the mouse does."""
    page.locator("[data-cl-reset]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("试用")
    page.wait_for_function("location.hash.includes('.q=')")
    narrowed = _shown(page)
    assert narrowed
    page.locator('.cl-facet[data-key="outcome"] input').first.focus()
    page.keyboard.press("Space")
    assert set(_shown(page)) < set(narrowed)
    page.keyboard.press("Space")
    head = page.locator('th[data-sort=".period"]')
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert sorted(_shown(page)) == sorted(narrowed)


@pytest.mark.browser
def test_nothing_found_says_so_and_calls_for_a_case(page: Page) -> None:
    """No hits: the table goes, the call stands, the status tells it."""
    page.locator("input[name=q]").fill("绝无此事")
    page.wait_for_function("location.hash.includes('.q=')")
    assert not page.locator("table").is_visible()
    assert page.locator(".cl-browse__empty").is_visible()
    assert page.locator("[role=status]").inner_text() == "没有符合的案例"


@pytest.mark.browser
@pytest.mark.parametrize("page", [3], indirect=True)
def test_page_says_so_when_its_script_does_not_come(page: Page, tmp_path: Path) -> None:
    """What is there stays usable."""
    (tmp_path / browse.SCRIPT).unlink()
    page.goto(f"{page.url.partition('#')[0]}?again")
    page.wait_for_function(
        "document.querySelector('.cl-browse__hits').textContent.includes('没有读到')")
    assert len(_shown(page)) == 3
    page.locator("input[name=q]").fill("绝无此事")
    page.wait_for_function("location.hash.includes('.q=')")
    assert _shown(page) == []
