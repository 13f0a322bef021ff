"""When charts are loaded and drawn: in view, once a frame, at each width, in each scheme, on paper."""

from pathlib import Path

import pytest

from tests.browser.chart_page import STILL, TEXTS, chart_page, drawn
from tests.browser.chart_samples import GAPS, SAMPLES, waterfall
from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser


def test_readers_of_screens_hear_the_label_and_no_loose_texts(visit: Visit, tmp_path: Path) -> None:
    """The picture is one thing with one name; the table beside it has the figures."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, waterfall())
    chart = visit.page.get_by_role("img", name="差异来自哪一环节")
    assert chart.count() == 1
    assert chart.locator("[aria-hidden=true] svg").count() == 1


def test_new_figures_change_the_texts_and_keep_the_picture(visit: Visit, tmp_path: Path) -> None:
    """Typing changes what stands there; the svg is not taken away in between."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = SAMPLES["funnels"]()
    drawn(visit, (chart, state))
    visit.page.evaluate("window.before = document.querySelector('#chart svg')")
    state["figures"]["prospects_new"] = 1400
    state["absent"] = {"wins_new": "不可达"}
    texts = drawn(visit, (chart, state))
    assert "1,400 家" in texts
    assert "不可达" in texts
    assert "1,234 家" not in texts
    assert "22 家" not in texts
    assert visit.page.evaluate("window.before === document.querySelector('#chart svg')")


@pytest.mark.parametrize("visit", [STILL], indirect=True)
def test_many_calls_in_one_frame_are_one_picture_of_the_last(visit: Visit, tmp_path: Path) -> None:
    """Nothing is drawn for figures that are already outdated."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = waterfall()
    drawn(visit, (chart, state))
    count = visit.page.evaluate("""async ([chart, state]) => {
      const element = document.getElementById("chart");
      let drawn = 0;
      const kind = caselib.charts.kinds.waterfall;
      caselib.charts.kinds.waterfall = (...all) => { drawn += 1; return kind(...all); };
      for (let n = 1; n <= 20; n += 1) {
        caselib.charts.draw(element, chart,
          { ...state, figures: { ...state.figures, act_rev: n } });
      }
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
      return drawn;
    }""", [chart, state])
    assert count == 1
    assert "20 万元" in visit.page.evaluate(TEXTS)


@pytest.mark.parametrize("tool", ["dual_funnel", "sandbox"])
def test_library_is_loaded_once_and_only_in_view(visit: Visit, site: Path, tool: str) -> None:
    """Who never scrolls to a picture of a tool never loads what draws it."""
    visit.page.goto(f"{site.as_uri()}/tools/{tool}.html")
    visit.page.wait_for_timeout(300)
    assert not [url for url in visit.requests if "echarts" in url]
    for chart in visit.page.locator("[data-cl-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg text").first.wait_for()
    assert len([url for url in visit.requests if "echarts" in url]) == 1
    assert visit.errors == []


def test_colours_follow_the_scheme_at_once(visit: Visit, tmp_path: Path) -> None:
    """The palette's switch needs no new drawing."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, waterfall())
    look = """() => [...document.querySelectorAll('#chart svg :is(text, path)')]
      .map((one) => getComputedStyle(one).fill)"""
    light = visit.page.evaluate(look)
    visit.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    dark = visit.page.evaluate(look)
    pairs = [(one, two) for one, two in zip(light, dark, strict=True)
             if one not in {"none", "rgba(0, 0, 0, 0)"}]
    assert len(pairs) > 2 * len(GAPS)
    assert all(one != two for one, two in pairs)


def test_a_new_width_and_a_fold_are_followed(visit: Visit, tmp_path: Path) -> None:
    """Charts fill their place; what was drawn while folded away appears when it unfolds."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, SAMPLES["funnels"]())
    wide = visit.page.locator("#chart svg").bounding_box()
    visit.page.set_viewport_size(PHONE)
    visit.page.wait_for_timeout(200)
    slim = visit.page.locator("#chart svg").bounding_box()
    assert wide
    assert slim
    assert slim["height"] > 1.5 * wide["height"]
    assert visit.overflow() <= 0
    visit.page.evaluate("document.getElementById('chart').hidden = true")
    chart, state = waterfall()
    visit.page.evaluate("""([chart, state]) => caselib.charts.draw(
      document.getElementById('chart'), chart, state)""", [chart, state])
    visit.page.wait_for_timeout(100)
    visit.page.evaluate("document.getElementById('chart').hidden = false")
    visit.page.wait_for_timeout(200)
    assert "334.8 万元" in visit.page.evaluate(TEXTS)


def test_paper_gets_a_narrower_picture(visit: Visit, tmp_path: Path) -> None:
    """Printing draws at the width of paper, at once, and the window gets its own back."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, waterfall())
    visit.page.evaluate("""() => addEventListener("beforeprint", () => {
      window.printed = document.querySelector("#chart svg").getAttribute("viewBox");
      window.reach = Math.max(...[...document.querySelectorAll("#chart svg path")]
        .map((one) => one.getBBox()).map(({ x, width }) => x + width));
    })""")
    visit.page.pdf(format="A4")
    assert visit.page.evaluate("window.printed").split()[2] == "660"
    assert visit.page.evaluate("window.reach") <= 660
    visit.page.wait_for_timeout(100)
    box = visit.page.locator("#chart svg").bounding_box()
    assert box
    assert box["width"] > 1000


def test_a_chart_that_was_taken_away_is_let_go(visit: Visit, tmp_path: Path) -> None:
    """A calculator opened and closed inside another page leaves nothing behind."""
    visit.page.goto(chart_page(tmp_path))
    visit.page.evaluate("""() => {
      const { init } = echarts;
      echarts.init = (...all) => (window.view = init(...all));
    }""")
    drawn(visit, waterfall())
    assert not visit.page.evaluate("window.view.isDisposed()")
    visit.page.evaluate("document.getElementById('chart').remove()")
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("window.view.isDisposed()")
    assert visit.errors == []
