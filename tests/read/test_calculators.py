"""What a calculator's file may get wrong: each mistake at its place, inside the formula too."""

import pytest

from generator.formula.figures import compute
from generator.formula.given import FigureError
from tests.read.library import MARK, Put

TOOL = "content/tools/funnel.yml"
TEXT = """\
id: funnel
title: 双漏斗
kind: calculator
purpose: 看清漏斗
inputs:
  - {key: income, label: 收入, unit: 万元, default: 100, min: 0, max: 1000, step: 1}
  - {key: heads, label: 人数, unit: 人, default: 5, min: 1, max: 50, step: 1}
tables:
  - key: deals
    label: 商机
    columns:
      - {key: name, label: 名称, kind: text}
      - {key: amount, label: 金额, unit: 万元, default: 10, min: 0, max: 100}
    outputs:
      - {key: part, label: 占比, unit: "%", formula: 'DIV(amount, SUM(deals.amount), 0)'}
    rows:
      - {name: 甲, amount: 30}
outputs:
  - {key: per_head, label: 人均, unit: 万元/人, formula: income/heads, digits: 1}
  - key: all_deals
    label: 合计
    unit: 万元
    formula: SUM(deals.amount)
  - {key: status, label: 状态, formula: 'IF(ROUND(all_deals,6)>income,1,0)'}
status:
  0: 正常
  1: 商机多于收入
feeds:
  - tool: reserve
    figures: {wins_need: CEILN(income/heads)}
"""
LEVERS = """\
  - key: levers
    label: 杠杆
    columns:
      - {key: good, label: 有利值, limits: row, default: 4}
      - {key: cost, label: 投入, unit: 万元, min: 0, max: 50}
    row_figures:
      - {key: base, label: 现状}
    outputs:
      - {key: grade, label: 等级, formula: 'IF(good>base,1,IF(cost>0,2,3))', texts: {1: 好, 2: 中, 3: 差}}
    fixed_rows:
      - {key: people, label: 人, min: 1, max: 9, formulas: {base: heads}}
      - {key: price, label: 价, min: 0, max: 5, formulas: {base: income/2}}
    rows:
      - {key: price, good: 3, cost: 20}
outputs:
"""
TEXT = TEXT.replace("outputs:\n  - {key: per_head", LEVERS + "  - {key: per_head")


def test_a_calculator_is_read(put: Put) -> None:
    """With everything it says."""
    shelf = put((TOOL, "", TEXT))
    assert shelf.places == []
    assert shelf.library is not None
    found = shelf.library.tools["funnel"].calculator
    assert found is not None
    assert [one.key for one in found.inputs] == ["income", "heads"]
    assert found.tables[0].rows == ({"name": "甲", "amount": 30.0},)
    assert found.tables[1].rows == ({"key": "people", "good": 4.0, "cost": 0.0},
                                    {"key": "price", "good": 3.0, "cost": 20.0})
    assert found.status[1] == "商机多于收入"
    assert found.feeds[0].tool == "reserve"


def test_a_form_has_no_calculator(put: Put) -> None:
    """Nothing of it is computed."""
    shelf = put()
    assert shelf.library is not None
    assert shelf.library.tools["funnel"].calculator is None


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("formula: income/heads", "formula: income/¦head", "tool-formula"),
    ("formula: income/heads", "formula: ¦incom /heads", "tool-formula"),
    ("    formula: SUM(deals.amount)", "    formula: SUM(¦deals.amont)", "tool-formula"),
    ("    formula: SUM(deals.amount)", "    formula: ¦SUM(deals.amount", "tool-formula"),
    ("    formula: SUM(deals.amount)", "    formula: ¦AVERAGE(deals.amount)", "tool-formula"),
    ("formula: income/heads", "formula: heads¦/income", "tool-formula"),
    ("IF(ROUND(all_deals,6)>income,1,0)", "IF(¦all_deals>income,1,0)", "tool-formula"),
    ("DIV(amount, SUM", "DIV(¦amounts, SUM", "tool-formula"),
    ("CEILN(income/heads)", "CEILN(¦incom/heads)", "tool-formula"),
    ("    formula: SUM(deals.amount)", "    formula: SUM(deals.amount)+¦per_heads", "tool-formula"),
    ("default: 100,", "default: ¦2000,", "tool-figure"),
    ("default: 100, min: 0, max: 1000", "default: 100, min: ¦5000, max: 1000", "tool-figure"),
    ("default: 10, min: 0, max: 100}", "default: ¦10, min: 20, max: 100}", "tool-figure"),
    ("{key: heads,", "{key: ¦income,", "tool-figure"), ("{key: per_head,", "{key: ¦heads,", "tool-figure"),
    ("{key: per_head,", "{key: ¦slope,", "tool-figure"), ("{key: per_head,", "{key: ¦r,", "tool-figure"),
    ("{key: per_head,", "{key: ¦r1,", "wrong-form"), ("{key: per_head,", "{key: ¦perHead,", "wrong-form"),
    # names that are there already
    ("- key: deals", "- key: ¦heads", "tool-figure"), ("{key: income,", "{key: ¦status,", "tool-figure"),
    ("{key: part,", "{key: ¦amount,", "tool-figure"), ("{key: base,", "{key: ¦good,", "tool-figure"),
    ("{key: cost,", "{key: ¦key,", "tool-figure"),
    ("{key: price, label", "{key: ¦people, label", "tool-figure"),
    # names that mean something else
    ("{key: part,", "{key: ¦level,", "tool-figure"), ("{key: amount,", "{key: ¦value,", "tool-figure"),
    ("{key: name,", "{key: ¦key,", "tool-figure"), ("{key: base,", "{key: ¦audiences,", "tool-figure"),
    ("{key: heads,", "{key: ¦from,", "tool-figure"), ("- key: deals", "- key: ¦lack", "tool-figure"),
    ("{key: per_head,", "{key: ¦constructor,", "tool-figure"),
    # rows to begin with
    ("{name: 甲, amount: 30}", "{name: ¦2024, amount: 30}", "tool-figure"),
    ("{name: 甲, amount: 30}", "{name: 甲, amount: ¦300}", "tool-figure"),
    ("{name: 甲, amount: 30}", "{name: 甲, amount: ¦三十}", "tool-figure"),
    ("{name: 甲, amount: 30}", "{name: 甲, ¦amuont: 30}", "tool-figure"),
    ("good: 3, cost: 20}", "good: ¦6, cost: 20}", "tool-figure"),
    ("good: 3, cost: 20}", "good: 3, cost: ¦60}", "tool-figure"),
    ("{key: price, good: 3", "{key: ¦prices, good: 3", "tool-figure"),
    ("    rows:\n      - {name: 甲", "    min_rows: 2\n    rows:\n      ¦- {name: 甲", "tool-figure"),
    # fixed rows and their formulas
    ("formulas: {base: heads}", "formulas: {¦bas: heads}", "tool-figure"),
    ("- {key: price, label: 价, min: 0, max: 5, formulas: {base: income/2}}",
     "- ¦{key: price, label: 价, min: 0, max: 5}", "tool-figure"),
    ("formulas: {base: heads}", "formulas: {base: ¦head}", "tool-formula"),
    ("formulas: {base: heads}", "formulas: {base: heads+¦}", "tool-formula"),
    ("label: 人, min: 1", "label: 人, min: ¦10", "tool-figure"),
    # codes and what they mean
    ("  1: 商机多于收入", "  ¦2: 商机多于收入", "tool-figure"),
    ("  1: 商机多于收入", "  ¦一: 商机多于收入", "tool-figure"),
    (">income,1,0)'", ">income,¦3,0)'", "tool-formula"), ("IF(cost>0,2,3)", "IF(cost>0,2,¦4)", "tool-formula"),
    ("3: 差}", "¦5: 差}", "tool-figure"),
])
def test_a_mistake_has_its_place(old: str, new: str, rule: str, put: Put) -> None:
    """Inside the formula, too; no calculator is made of it."""
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    before = text.partition(MARK)[0]
    shelf = put((TOOL, "", text.replace(MARK, "")))
    place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    assert (rule, "funnel.yml", *place) in shelf.places
    assert shelf.library is not None
    assert rule == "wrong-form" or shelf.library.tools["funnel"].calculator is None


def test_a_circle_is_found_once(put: Put) -> None:
    """With the way round."""
    text = TEXT.replace("formula: income/heads", "formula: all_deals+1").replace(
        "    formula: SUM(deals.amount)", "    formula: per_head*2")
    shelf = put((TOOL, "", text))
    (found,) = shelf.findings
    assert found.rule == "tool-formula"
    assert "→" in found.message.zh


def test_a_circle_through_fixed_rows_is_found_in_their_formula(put: Put) -> None:
    """Where the rows' column has no formula of its own."""
    text = TEXT.replace("{base: heads}", "{base: SUM(levers.grade)}")
    shelf = put((TOOL, "", text))
    before = text[:text.index("SUM(levers.grade)")]
    assert shelf.places == [("tool-formula", "funnel.yml", before.count("\n") + 1,
                             len(before.rpartition("\n")[2]) + 1)]


def test_a_code_that_says_nothing_has_no_text(put: Put) -> None:
    """Found at the code in the formula, as one that is not listed at all."""
    shelf = put((TOOL, "", TEXT.replace("  0: 正常\n", "  0:\n")))
    before = TEXT[:TEXT.index("0)'}\nstatus:")]
    assert shelf.places == [("tool-formula", "funnel.yml", before.count("\n") + 1,
                             len(before.rpartition("\n")[2]) + 1)]


@pytest.mark.parametrize(("old", "new", "line", "column"), [
    ("limits: row, default: 4", "limits: row", "      - {key: price, good: 3", 7),
    ("{key: status,", "{key: state,", "status:", 1),
])
def test_what_is_missing_is_found_where_it_tells(
    old: str, new: str, line: str, column: int, put: Put,
) -> None:
    """A default that one fixed row does not bear; words for a status that nothing computes."""
    text = TEXT.replace(old, new)
    shelf = put((TOOL, "", text))
    assert shelf.places == [("tool-figure", "funnel.yml", text[:text.index(line)].count("\n") + 1, column)]
    assert shelf.hints[0]


@pytest.mark.parametrize("chart", [
    "{kind: sweep, label: 图, along: ¦per_head, shows: rate_all}",
    "{kind: sweep, label: 图, along: ¦head, shows: rate_all}",
    "{kind: sweep, label: 图, along: heads, shows: ¦per_head}",
    "{kind: sweep, label: 图, along: heads, shows: rate_all, marks: [heads, ¦part]}",
    "{kind: stack, label: 图, table: deals, name: name, parts: [amount, ¦name]}",
    "{kind: stack, label: 图, table: deals, name: ¦nome, parts: [amount]}",
    "{kind: tornado, label: 图, table: deals, low: ¦name, high: amount}",
    "{kind: tornado, label: 图, table: ¦deal, low: ¦part, high: ¦amount}",
])
def test_a_chart_shows_what_it_can(chart: str, put: Put) -> None:
    """A curve a share along an input, and nothing but the name of a row is words."""
    text = TEXT.replace("feeds:\n", f"charts:\n  - {chart}\nfeeds:\n").replace(
        "outputs:\n  - {key: per", "outputs:\n"
        '  - {key: rate_all, label: 比例, unit: "%", formula: income/1000}\n  - {key: per')
    shelf = put((TOOL, "", text.replace(MARK, "")))
    at, line = next((at, line) for at, line in enumerate(text.splitlines(), 1) if MARK in line)
    columns = [len(line[:place].replace(MARK, "")) + 1 for place, sign in enumerate(line) if sign == MARK]
    assert shelf.places == [("tool-figure", "funnel.yml", at, column) for column in columns]
    assert shelf.hints[0]


def test_one_mistake_does_not_hide_the_next(put: Put) -> None:
    """In keys, rows, formulas of rows, codes and formulas at once; each with a remedy."""
    text = TEXT
    for old, new in (("default: 100,", "default: 2000,"), ("amount: 30}", "amount: 300}"),
                     ("{base: heads}", "{base: head}"), ("3: 差}", "5: 差}"),
                     ("formula: income/heads", "formula: heads/income"), ("CEILN(income", "CEILN(incom")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    shelf = put((TOOL, "", text))
    assert [rule for rule, *_ in shelf.places].count("tool-formula") == 4
    assert [rule for rule, *_ in shelf.places].count("tool-figure") == 3
    assert all(shelf.hints)


def test_a_kind_brings_its_unit_and_limits(put: Put) -> None:
    """What is written wins; a whole number takes no half."""
    text = TEXT.replace(
        "  - {key: heads, label: 人数, unit: 人, default: 5, min: 1, max: 50, step: 1}",
        "  - {key: heads, label: 人数, kind: integer, unit: 人, default: 5, min: 1, max: 50}\n"
        "  - {key: part, label: 份额, kind: percent}\n"
        "  - {key: unit_price, label: 单价, kind: money, max: 9}\n"
        "  - {key: mark, label: 评分, kind: rating}")
    shelf = put((TOOL, "", text))
    assert shelf.places == []
    assert shelf.library is not None
    found = shelf.library.tools["funnel"].calculator
    assert found is not None
    units = {one.key: (one.unit, one.limits.low, one.limits.high, one.default) for one in found.inputs}
    assert units["part"] == ("%", 0.0, 1.0, 0.0)
    assert units["unit_price"] == ("万元", None, 9.0, 0.0)
    assert units["mark"] == ("分", 1.0, 5.0, 1.0)
    compute(found, {"heads": 7, "part": "30%"})
    with pytest.raises(FigureError, match="whole"):
        compute(found, {"heads": 7.5})
