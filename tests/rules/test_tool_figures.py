"""The rule `tool-figures`."""

import shutil

import pytest

from tests.base_library import HOME, BaseLibrary, Checked, CheckText, offered

RULE = "tool-figures"
TEMPLATE = "cases/_library/case-template.yml"


@pytest.fixture
def base_library(base_library: BaseLibrary) -> BaseLibrary:
    """Add calculators with tables that grow and tables with fixed rows."""
    for name in ("custvalue", "sandbox"):
        shutil.copy(HOME / "content" / "tools" / f"{name}.yml", base_library.root / "content" / "tools")
    return base_library


def test_every_wrong_figure_is_found_at_its_place(check_text: CheckText) -> None:
    """A wrong key at the key, a wrong value at the value; one does not hide the next."""
    found = check_text("""
        tools:
          - tool: reserve
            figures:
              wins_needed: 3
              prob_win: 8
              conf: 九成
              reserve_now: 46
        """)
    assert found.at(RULE) == [(4, 7), (5, 17), (6, 13)]
    assert [one.message.zh for one in found.of(RULE)] == [
        "没有“wins_needed”这个输入", "“单个成交概率”是 8，超出范围", "“达成把握度”要一个数，写的是“九成”"]
    assert offered(found.of(RULE)[0])[0] == "wins_need"
    assert found.of(RULE)[1].hint is not None
    assert found.of(RULE)[1].hint.zh == "范围：0 到 1"


@pytest.mark.parametrize("figures", [
    "{wins_need: 3, prob_win: 8%}", "{wins_need: 3, prob_win: 0.08}", "{wins_need: , conf: 0.9}"])
def test_figures_as_people_write_them_pass(figures: str, check_text: CheckText) -> None:
    """A share with its sign or without; a key without a value says nothing."""
    assert check_text(f"tools: [{{tool: reserve, figures: {figures}}}]\n") == []


def test_rows_are_found_at_their_line(check_text: CheckText) -> None:
    """Each row and column of a table; of a fixed one also the row's key."""
    found = check_text("""
        tools:
          - tool: custvalue
            figures:
              customers:
                - {name: 甲厂, potential: 200, v_size: 3}
                - {name: 乙厂, potential: -1, v_sise: 3}
                - {name: 丙厂, potential: 90, v_size: 9}
          - tool: sandbox
            figures:
              scenarios: []
              levers:
                - {key: rate_wins, val_good: 0.4}
                - {key: rate_win, val_good: 1.4}
        """)
    assert found.at(RULE) == [(6, 33), (6, 37), (7, 45), (10, 18), (12, 17), (13, 37)]
    assert "v_size" in offered(found.of(RULE)[1])
    assert "rate_win" in offered(found.of(RULE)[4])


def test_a_row_that_cannot_be_read_counts(check_text: CheckText) -> None:
    """The place of the next one is still its own."""
    found = check_text("""
        tools:
          - tool: custvalue
            figures:
              customers:
                - 甲厂
                - {name: 乙厂, potential: -1}
        """)
    assert [one.location.line for one in found.of("wrong-kind")] == [5]
    assert found.at(RULE) == [(6, 33)]


def test_a_form_takes_no_figures(check_text: CheckText) -> None:
    """The finding names what computes."""
    (found,) = check_text("""
        tools:
          - tool: visit_plan
            figures: {wins_need: 3}
        """).of(RULE)
    assert (found.location.line, found.location.column) == (3, 5)
    assert found.message.zh == "“拜访策划表”不会计算，用不上 figures"
    assert found.hint is not None
    assert "reserve" in found.hint.zh


def test_a_broken_calculator_is_no_fault_of_the_case(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """What is wrong is said in the tool's file, once."""
    base_library.edit("content/tools/reserve.yml", "{key: wins_need,", "{key: slope,")
    found = check_text("tools: [{tool: reserve, figures: {wins_need: 3}}]\n")
    assert found.of(RULE) == []
    assert found


def test_figures_beside_a_tool_anywhere_are_checked(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """By what the fields are, in whatever group and under whatever keys they stand."""
    text = (base_library.root / TEMPLATE).read_text("utf-8")
    base_library.write(TEMPLATE, text + """
  - key: sums
    label: 测算
    fields:
      - key: reckoning
        label: 测算
        kind: group
        fields:
          - {key: by, label: 工具, kind: tool}
          - {key: numbers, label: 数据, kind: figures}
      - {key: loose, label: 散落的数据, kind: figures}
""")
    found = check_text("""
        reckoning:
          by: reserve
          numbers: {wins_need: 3, prob: 0.1}
        loose: {anything: 1}
        """)
    assert found.at(RULE) == [(3, 27)]


def test_guarded_figures_are_checked(check_text: CheckText) -> None:
    """Who may see them does not matter."""
    assert check_text("""
        tools:
          - tool: reserve
            figures: {value: {wins_need: 300}, level: restricted}
        """).at(RULE) == [(3, 34)]


def test_the_head_of_a_page_is_checked(base_library: BaseLibrary) -> None:
    """Lines count from the top of the page."""
    base_library.write("content/method.md", """---
title: 方法
tools:
  - tool: reserve
    figures: {wins: 3, prob_win: 8}
  - {tool: reserve, note: 默认数字}
---

# 方法
""")
    found: Checked = base_library.check()
    assert [one.location for one in found.of(RULE)] == [
        ("content/method.md", 5, 15), ("content/method.md", 5, 34)]
