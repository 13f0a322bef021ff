"""What each kind of chart shows: texts, geometry, names that readers typed, extremes."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chart_page import (
    FILLED,
    OUTSIDE,
    STILL,
    WINDOWS,
    chart_page,
    drawn,
)
from tests.browser.chart_samples import SAMPLES, quadrants, stack, tornado, waterfall
from tests.browser.conftest import Visit

HOSTILE = "<img src=x onerror=\"document.title='stung'\">'{a|b}{b}${1}"
EXPECTED = {
    "funnels": ["增量漏斗（AR）", "需潜在客户数", "1,234 家", "22 家", "触达转化率 30%", "5 家",
                "挖潜成交率 50%"],
    "sweep": ["现有储备 60 家 · 现有储备达成概率 6.1%", "含失效应储备 102 家", "达成把握度 90%",
              "60 家", "102 家", "100%", "现有储备"],
    "waterfall": ["计划签约额", "334.8 万元", "-72 万元", "+28.8 万元", "232 万元"],
    "stack": ["C 提方案率与保持率", "3,147.1 万元", "1,504.8 万元", "增购收入", "销售目标 3,000 万元"],
    "tornado": ["潜在客户数", "+270 万元", "-162 万元", "达到有利值的增收"],
    "quadrants": ["甲 华东装备集团", "丁 小微客户", "重点攻坚", "培育突破", "高效维护", "观察",
                  "可赢分", "价值分", "5"],
    "bars": ["按工作量需人力", "5.65 人", "2.78 人"],
}

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("visit", WINDOWS.values(), ids=WINDOWS.keys(), indirect=True)
def test_each_kind_says_its_figures_and_stays_inside(
    visit: Visit, tmp_path: Path, name: str, scheme: str,
    request: pytest.FixtureRequest,
) -> None:
    """SVG, no errors, all expected texts, nothing cut off at either width."""
    visit.page.goto(chart_page(tmp_path))
    visit.page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    texts = drawn(visit, SAMPLES[name]())
    visit.shot(f"chart-{name}-{request.node.callspec.id.split('-')[0]}-{scheme}")
    assert [text for text in EXPECTED[name] if text not in texts] == []
    assert visit.page.locator("#chart svg").count() == 1
    assert visit.page.locator("#chart canvas").count() == 0
    assert visit.page.evaluate(OUTSIDE) == []
    assert visit.overflow() <= 0
    assert visit.errors == []
    assert visit.foreign("file://") == []


@pytest.mark.parametrize("visit", WINDOWS.values(), ids=WINDOWS.keys(), indirect=True)
def test_waterfall_may_cross_zero(visit: Visit, tmp_path: Path) -> None:
    """Each bar begins where the last one ended, also on the other side of zero."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = waterfall()
    steps = {"c_volume": -250.0, "c_contact": -200.0, "c_opp": 150.0, "c_prop": 180.0,
             "c_win": -300.0, "c_deal": -20.0}
    state["figures"] = {"plan_rev": 100.0, **steps, "act_rev": -340.0}
    drawn(visit, (chart, state))
    visit.shot("chart-waterfall-zero")
    totals = visit.page.evaluate(FILLED, "1")
    (zero, hundred, _), (end, also_zero, _) = totals[0], totals[-1]
    unit = (hundred - zero) / 100
    assert also_zero == pytest.approx(zero, abs=.6)
    assert end == pytest.approx(zero - 340 * unit, abs=1)
    bars = sorted(visit.page.evaluate(FILLED, "loss") + visit.page.evaluate(FILLED, "gain"),
                  key=lambda bar: bar[2])
    at = 100.0
    for (left, right, _), value in zip(bars, steps.values(), strict=True):
        reached = sorted((at, at + value))
        assert [left, right] == pytest.approx([zero + one * unit for one in reached], abs=1)
        at += value
    assert visit.page.evaluate(OUTSIDE) == []


def test_stack_puts_parts_end_to_end_and_the_target_where_it_lies(
    visit: Visit, tmp_path: Path,
) -> None:
    """Widths follow the figures; the target's line stands between B and C."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, stack())
    parts = [visit.page.evaluate(FILLED, str(n)) for n in (1, 2, 3)]
    rows = [[part[n + 1] for part in parts] for n in range(3)]  # the first is the legend's
    unit = (rows[0][0][1] - rows[0][0][0]) / 1080
    for row in rows:
        assert row[0][1] == pytest.approx(row[1][0], abs=.6)
        assert row[1][1] == pytest.approx(row[2][0], abs=.6)
    assert rows[2][1][1] - rows[2][1][0] == pytest.approx(1573.2 * unit, abs=1)
    target = visit.page.evaluate("""() => [...document.querySelectorAll('#chart svg path')]
      .filter((one) => one.getAttribute('stroke-dasharray') === '5,4')[0].getBBox().x""")
    assert rows[1][2][1] < target < rows[2][2][1]


@pytest.mark.parametrize("visit", [STILL], indirect=True)
def test_tornado_is_sorted_by_swing_and_keeps_the_rows_of_the_page(
    visit: Visit, tmp_path: Path,
) -> None:
    """The widest lever stands first; the caller's table keeps its order."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = tornado()
    order = [row["label"] for row in state["tables"]["levers"]]
    kept = visit.page.evaluate("""([chart, state]) => {
      caselib.charts.kinds.tornado(chart, state, caselib.charts.pen(800, "serif"));
      return state.tables.levers.map((row) => row.label);
    }""", [chart, state])
    texts = drawn(visit, (chart, state))
    swing = {row["label"]: row["gain_good"] - row["loss_bad"] for row in state["tables"]["levers"]}
    shown = [text for text in texts if text in swing]
    assert [swing[one] for one in shown] == sorted(swing.values(), reverse=True)
    assert kept == order


def test_funnel_is_wider_where_there_are_more_and_never_narrow(
    visit: Visit, tmp_path: Path,
) -> None:
    """Fiftyfold differences stay legible, and order stays order."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, SAMPLES["funnels"]())
    widths = [right - left for left, right, _ in visit.page.evaluate(FILLED, "1")]
    assert len(widths) == 5
    assert widths == sorted(widths, reverse=True)
    assert min(widths) > .4 * max(widths)
    assert len({round(width) for width in widths}) == 5


def test_bubbles_have_areas_by_size_and_lie_in_their_quadrant(visit: Visit, tmp_path: Path) -> None:
    """The circles follow the expected money; corners bear their names."""
    visit.page.goto(chart_page(tmp_path))
    drawn(visit, quadrants())
    boxes = visit.page.evaluate("""() => [...document.querySelectorAll('#chart svg path')]
      .filter((one) => one.getAttribute('fill-opacity') === '0.75' || one.matches('[opacity="0.75"]'))
      .map((one) => one.getBoundingClientRect().width)""")
    assert len(boxes) == 4
    assert boxes == sorted(boxes, reverse=True)
    corner = {name: visit.page.locator(f"#chart svg text:text-is('{name}')").bounding_box()
              for name in ("重点攻坚", "培育突破", "高效维护", "观察")}
    assert all(corner.values())
    one, two, three, four = ((box["x"], box["y"]) for box in corner.values() if box)
    assert one[0] > two[0]
    assert three[0] > four[0]
    assert one[1] == pytest.approx(two[1], abs=1)
    assert three[1] > one[1]


@pytest.mark.parametrize("visit", WINDOWS.values(), ids=WINDOWS.keys(), indirect=True)
def test_two_hundred_customers_with_hostile_names_are_text(visit: Visit, tmp_path: Path) -> None:
    """Names are shown as typed, cut with an ellipsis, never run; labels do not overlap."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = quadrants()
    state["tables"]["customers"] = [
        {"name": HOSTILE, "score_win": 1.6, "score_value": 1.6, "expect_amt": 1},
        *({"name": f"非常非常长的客户名称有限责任公司第{n}分公司", "score_win": 2 + n * 7 % 31 / 10,
           "score_value": 2 + n * n * 13 % 31 / 10, "expect_amt": n * n} for n in range(199))]
    texts = drawn(visit, (chart, state))
    visit.shot("chart-quadrants-many")
    assert any(text.startswith("<img") for text in texts)
    assert any(text.startswith("非常") and text.endswith("…") for text in texts)
    visit.page.locator("#chart svg path[fill='var(--cl-chart-1)']").last.hover(force=True)
    visit.page.wait_for_timeout(200)
    assert visit.page.locator("#chart img").count() == 0
    assert visit.page.title() != "stung"
    assert visit.page.evaluate(OUTSIDE) == []
    assert visit.errors == []


def test_a_tip_holds_the_name_as_text_and_the_bar_stays(visit: Visit, tmp_path: Path) -> None:
    """Colours that are variables survive the pointer."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = tornado()
    state["tables"]["levers"][-1]["label"] = HOSTILE
    drawn(visit, (chart, state))
    before = visit.page.evaluate(FILLED, "gain")
    box = visit.page.locator("#chart svg").bounding_box()
    assert box
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 45)
    tip = visit.page.locator("#chart strong")
    tip.wait_for()
    assert tip.text_content() == HOSTILE
    assert visit.page.evaluate(FILLED, "gain") == before
    assert visit.errors == []


NOTHING: list[dict[str, Any]] = [
    {}, {"figures": {}, "tables": {}, "points": []},
    {"figures": {"target": None, "reserve_now": None}, "tables": {"scenarios": [], "levers": []}},
]
EXTREME = [0, -1, 1e15, -1e15, 1e-9]


@pytest.mark.parametrize("visit", [STILL], indirect=True)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_and_extremes_are_drawn_without_an_error(
    visit: Visit, tmp_path: Path, name: str,
) -> None:
    """Empty states, zeros, huge and negative numbers, rows without names."""
    visit.page.goto(chart_page(tmp_path))
    chart, state = SAMPLES[name]()
    for empty in NOTHING:
        drawn(visit, (chart, empty))
    for value in EXTREME:
        figures = dict.fromkeys(state.get("figures", {}), value)
        tables = {table: [{key: value for key in row if key not in {"name", "label"}}
                          for row in rows] for table, rows in state.get("tables", {}).items()}
        texts = drawn(visit, (chart, {
            **state, "figures": figures, "tables": tables, "points": [[value, .5]]}))
        assert not [text for text in texts if re.search("NaN|undefined|Infinity|null", text)]
        assert visit.page.evaluate(OUTSIDE) == []
    figures = state.get("figures", {})
    drawn(visit, (chart, {**state, "absent": dict.fromkeys(figures, "不可达")}))
    assert visit.errors == []
