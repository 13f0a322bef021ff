"""The rule `tool-handover`."""

import pytest

from tests.base_library import BaseLibrary

TOOL = "content/tools/visit_plan.yml"
FORM = """\
id: visit_plan
title: 拜访计划
kind: form
purpose: 想好见谁
sections:
  - key: visit
    label: 见谁
    fields:
      - {key: name, label: 名称, kind: text}
      - {key: who, label: 见谁, kind: table, fields: [{key: post, label: 职务, kind: text}]}
repeats: {key: visits, label: 拜访}
opens: {tool: value, table: customers, columns: {customer: name}}
from_case: {fills: [{field: who, role: stakeholders, columns: {post: position}}]}
"""
CALCULATOR = """\
id: value
title: 价值
kind: calculator
purpose: 看清客户
tables:
  - key: customers
    label: 客户
    columns: [{key: customer, label: 客户, kind: text}, {key: amount, label: 金额}]
    rows: [{customer: 甲, amount: 3}]
outputs: [{key: total_amount, label: 合计, formula: SUM(customers.amount)}]
"""


def _check(library: BaseLibrary, text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  as it comes
    (library.root / "content" / "tools" / "value.yml").write_text(CALCULATOR, "utf-8")
    return library.check_file(text, TOOL)


def test_what_is_there_on_both_sides_passes(base_library: BaseLibrary) -> None:
    """A calculator's table, its column, and a key of what bears the role."""
    assert _check(base_library, FORM) == []


@pytest.mark.parametrize(("old", "new", "offered"), [
    ("tool: value", "tool: ¦valeu", "value"), ("tool: value", "tool: ¦visit_plan", "value"),
    ("table: customers", "table: ¦customer", "customers"),
    ("columns: {customer: name}", "columns: {¦custmer: name}", "customer"),
    ("{post: position}", "{post: ¦positon}", "position"),
])
def test_what_is_not_there_is_found_at_its_place(
    base_library: BaseLibrary, old: str, new: str, offered: str,
) -> None:
    """With the nearest name first."""
    text = FORM.replace(old, new)
    before = text.partition("¦")[0]
    place = (TOOL, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    (found,) = _check(base_library, text.replace("¦", ""))
    assert (found.rule, found.location) == ("tool-handover", place)
    assert found.hint is not None
    assert offered in found.hint.zh
