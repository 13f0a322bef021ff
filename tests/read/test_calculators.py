"""What a calculator's file may get wrong: each mistake at its place, inside the formula too."""

import pytest

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


def test_a_calculator_is_read(put: Put) -> None:
    """With everything it says."""
    shelf = put((TOOL, "", TEXT))
    assert shelf.places == []
    assert shelf.library is not None
    found = shelf.library.tools["funnel"].calculator
    assert found is not None
    assert [one.key for one in found.inputs] == ["income", "heads"]
    assert found.tables[0].rows == ({"name": "甲", "amount": 30.0},)
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
