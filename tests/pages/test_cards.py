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
from generator.publication import PublishedSite, PublishedTool, PublishedUse, publish
from generator.schema.values import Group
from tests.base_library import HOME, BaseLibrary
from tests.pages.conftest import Render, _render

CASE = "AB-2025-001"
RESERVE = "cases/AB-2025-001.html"
PAGE = "method/tools"


def text_of(html: str) -> str:
    """Return what a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def calculator(site: PublishedSite, tool: str) -> Calculator:
    """Return a calculator that is there."""
    found = site.tools[tool].calculator
    assert found is not None
    return found


Use = tuple[str, Mapping[str, Any] | None, str]


def embedding(site: PublishedSite, *uses: Use) -> SitePages:
    """Return a site with a page that embeds tools."""
    listed = tuple(PublishedUse(tool, Group(dict(figures)) if figures is not None else None, note)
                   for tool, figures, note in uses)
    return SitePages(replace(site, page_tools={PAGE: listed}), HOME / "content", {PAGE: "工具"})


def embedded(site: PublishedSite, html: str, *uses: Use) -> str:
    """Return a page that embeds tools."""
    return embedding(site, *uses).body(html, PAGE, f"{PAGE}.html")


def test_a_case_shows_what_it_computed(editors: PublishedSite, render: Render) -> None:
    """Key results, and its own figures, by label and unit: never a key."""
    html = render(editors, RESERVE)
    shown = text_of(html)
    assert "按把握度需求 53 家" in shown
    assert "单个成交概率 8%" in shown
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
    assert "v_size" not in text_of(html)


def test_a_figure_that_cannot_be_reached_is_a_word(editors: PublishedSite) -> None:
    """Never 0; what the status says is said."""
    html = text_of(embedded(editors, "", ("reserve", {"prob_win": 0}, "")))
    assert "按把握度需求 不可达" in html
    assert "按把握度需求 0" not in html
    assert "成交概率为 0" in html
    assert "成交概率为 0" not in text_of(embedded(editors, "", ("reserve", {"prob_win": "30%"}, "")))


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


def test_what_a_case_does_not_give_is_called_an_example(editors: PublishedSite, render: Render) -> None:
    """Results that rest on the tool's own figures do not pass for the case's."""
    assert "另外 20 项没有给，用的是示例数据，非行业基准。" in render(editors, "cases/AB-2025-008.html")
    assert "示例数据，非行业基准" not in render(editors, RESERVE)


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
    shown = text_of(html[html.index('id="cases"'):])
    assert "储备缺口 7 家" in shown
    assert "单个成交概率 8%" in shown
    assert f"from={CASE}" in html
    assert "打开本案例的数据" in html


def test_figures_beside_a_tool_are_a_card_in_any_group(base_library: BaseLibrary) -> None:
    """By what the fields are: the template may call them anything, and put them anywhere."""
    template = "cases/_library/case-template.yml"
    text = (base_library.root / template).read_text("utf-8")
    base_library.write(template, text + """
  - key: sums
    label: 测算
    fields:
      - key: reckoning
        label: 怎样算的
        kind: group
        fields:
          - {key: by, label: 用的工具, kind: tool}
          - {key: numbers, label: 填的数, kind: figures}
      - {key: loose, label: 散落的数, kind: figures}
""")
    assert base_library.check_text("""
        reckoning: {by: reserve, numbers: {wins_need: 3, prob_win: 0.08}}
        loose: {anything: 1}
        """) == []
    html = _render(publish(base_library.read()[0], "editors"), "cases/AB-2026-001.html")
    assert "reserve.html#reserve:wins_need=3&amp;prob_win=0.08&amp;from=AB-2026-001" in html
    shown = text_of(html)
    assert "填的数 需签约数 3 家" in shown
    assert "wins_need" not in shown
    assert "anything" in shown


def test_the_script_is_small() -> None:
    """Every page carries it."""
    assert (HOME / "site_templates/assets/js/tool-card.js").stat().st_size <= 3_500


def test_a_marker_is_nothing_to_search_for(editors: PublishedSite) -> None:
    """Not even that of a tool which the audience does not see; what is no marker stays text."""
    pages = embedding(editors, ("reserve", None, ""), ("withheld", None, ""))
    html = "<p>前</p><p>[tool:reserve]</p><p>[tool:withheld]</p><p>写 [tool:reserve] 就行</p>"
    assert pages.searched(html, PAGE) == "<p>前</p><p>写 [tool:reserve] 就行</p>"
    assert pages.searched(html, "help/writing") == html
