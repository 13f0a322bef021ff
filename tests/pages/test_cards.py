"""Cards of tools: results by label, figures as text, a link that carries them; pages that embed them."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from generator.formula.calculator import Calculator
from generator.formula.figures import compute
from generator.pages import SitePages
from generator.pages.figures_link import figures_link
from generator.publication import PublishedSite, PublishedTool, PublishedUse
from generator.schema.values import Group
from tests.base_library import HOME
from tests.pages.conftest import Render

CASE = "AB-2025-001"
RESERVE = "cases/AB-2025-001.html"
PAGE = "method/tools"


def text(html: str) -> str:
    """Return what a reader sees."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


def calculator(site: PublishedSite, tool: str) -> Calculator:
    """Return a calculator that is there."""
    found = site.tools[tool].calculator
    assert found is not None
    return found


def embedded(site: PublishedSite, html: str, *uses: tuple[str, Mapping[str, Any] | None, str]) -> str:
    """Return a page that embeds tools."""
    listed = tuple(PublishedUse(tool, Group(dict(figures)) if figures is not None else None, note)
                   for tool, figures, note in uses)
    pages = SitePages(replace(site, page_tools={PAGE: listed}), HOME / "content", {PAGE: "工具"})
    return pages.body(html, PAGE, f"{PAGE}.html")


def test_a_case_shows_what_it_computed(editors: PublishedSite, render: Render) -> None:
    """Key results, and its own figures, by label and unit: never a key."""
    html = render(editors, RESERVE)
    shown = text(html)
    assert "按把握度需求 53 家" in " ".join(shown.split())
    assert "单个成交概率 8%" in " ".join(shown.split())
    for key in ("wins_need", "prob_win", "n_conf"):
        assert key not in shown


def test_the_link_carries_the_figures(editors: PublishedSite, render: Render) -> None:
    """It works without a script, and says where the figures come from."""
    (link,) = re.findall(r'href="(\.\./tools/reserve\.html#[^"]+)"', render(editors, RESERVE))
    assert unescape(link) == (
        "../tools/reserve.html#reserve:wins_need=3&prob_win=0.08&conf=0.8&reserve_now=46"
        f"&rate_invalid=0&from={CASE}")


def test_scripts_are_named_and_not_loaded(editors: PublishedSite, render: Render) -> None:
    """The first comes when a reader asks; it says which others are needed."""
    html = render(editors, RESERVE)
    (name,) = re.findall(r'data-cl-script="([^"]+)"', html)
    made = dict(SitePages(editors, HOME / "content", {}).scripts())
    (needs,) = re.findall(r'\n.*caselib\.needs.*"reserve"\]=(\[.*\]);', made[f"assets/caselib/{name}"])
    assert {"formula.js", "tool-reserve.js", "widget.js"} <= set(json.loads(needs))
    assert "<script" not in html


def test_rows_stand_in_the_order_of_the_columns(editors: PublishedSite) -> None:
    """Cells are coded, so that a name may hold any sign."""
    known = calculator(editors, "custvalue")
    rows = compute(known, {"customers": [
        {"name": "甲,乙~丙&丁=戊%", "potential": 1200.5, "v_size": 3}]})["tables"]
    link = figures_link(known, {"hours_total": 240.0}, rows)
    assert link.startswith(
        "hours_total=240&customers=%E7%94%B2%2C%E4%B9%99%7E%E4%B8%99%26%E4%B8%81%3D%E6%88%8A%25,1200.5,")
    assert link.count(",") == len(known.tables[0].columns) - 1


def test_many_figures_are_folded(editors: PublishedSite, render: Render) -> None:
    """Rows as a table with the labels of its columns; how many there are is said."""
    html = render(editors, "cases/AB-2025-009.html")
    assert "<summary>本案例的数据（55 项）</summary>" in html
    assert '<th scope="col">年采购潜力 万元</th>' in html
    assert "<td>90%</td>" in html
    assert "v_size" not in text(html)


def test_a_figure_that_cannot_be_reached_is_a_word(editors: PublishedSite) -> None:
    """Never 0; what the status says is said."""
    html = " ".join(text(embedded(editors, "", ("reserve", {"prob_win": 0}, ""))).split())
    assert "按把握度需求 不可达" in html
    assert "按把握度需求 0" not in html
    assert "成交概率为 0" in html
    assert "成交概率为 0" not in text(embedded(editors, "", ("reserve", {"prob_win": "30%"}, "")))


def test_a_card_stands_at_its_marker(editors: PublishedSite) -> None:
    """Each at its own, in the order of the list; what has none comes last."""
    html = embedded(
        editors, "<p>前</p><p>[tool:reserve]</p><p>中</p><p>[tool:reserve]</p><p>后</p>",
        ("reserve", {"wins_need": 4}, "第一"), ("visit_plan", None, "表单"),
        ("reserve", {"wins_need": 5}, "第二"))
    places = [html.index(word) for word in ("前", "第一", "中", "第二", "后", "表单")]
    assert places == sorted(places)
    assert "[tool:" not in html
    assert '<a href="../tools/visit_plan.html">' in html
    assert "wins_need=4" in html
    assert "wins_need=5" in html


def test_a_card_without_figures_shows_examples_as_such(editors: PublishedSite) -> None:
    """With what the tool is for where nothing else is said of it."""
    html = embedded(editors, "", ("reserve", None, ""))
    assert "非行业基准" in html
    assert editors.tools["reserve"].purpose in html
    assert 'href="../tools/reserve.html"' in html


@pytest.mark.parametrize("url", [RESERVE, "tools/reserve.html", "cases/AB-2025-009.html"])
def test_without_calculators_nothing_breaks(
    url: str, editors: PublishedSite, render: Render,
) -> None:
    """The figures are shown by their keys; nothing leads to a calculator."""
    bare: dict[str, PublishedTool] = {
        name: replace(tool, calculator=None) for name, tool in editors.tools.items()}
    html = render(replace(editors, tools=bare), url)
    assert "data-cl-open" not in html
    assert ("wins_need" in html) == (url == RESERVE)


def test_a_tool_that_is_withheld_leaves_no_card(editors: PublishedSite) -> None:
    """Its place stays empty."""
    site = replace(editors, tools={})
    assert embedded(site, "<p>前</p><p>[tool:reserve]</p>", ("reserve", {}, "一句")) == "<p>前</p>"


def test_the_page_of_a_tool_shows_what_cases_computed(
    editors: PublishedSite, render: Render,
) -> None:
    """And opens their figures in its own calculator."""
    html = render(editors, "tools/reserve.html")
    shown = " ".join(text(html[html.index('id="cases"'):]).split())
    assert "储备缺口 7 家" in shown
    assert "单个成交概率 8%" in shown
    assert f"from={CASE}" in html
    assert "打开本案例的数据" in html


def test_the_script_is_small() -> None:
    """Every page carries it."""
    assert (HOME / "site_templates/assets/js/tool-card.js").stat().st_size <= 3 * 1024
