"""交给别的工具的数据，那边要有地方接。

feeds 写这个工具的哪个数填进另一个工具的哪个输入：`wins_need`，或表的某一行某一列：`scenarios[1].prospects`。
工具、输入或列写错了，按一下“带到下一个工具”，那边什么也不会多出来。

What a tool hands on has an input of another tool to go to.
Source: `feeds` of the calculators.

PASS:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算要签几家
    sections: []
    inputs:
      - {key: target, label: 目标, unit: 万元, default: 600, min: 0, max: 100000, step: 1}
      - {key: deal, label: 单值, unit: 万元, default: 60, min: 1, max: 100000, step: 1}
    outputs:
      - {key: wins, label: 要签, unit: 家, formula: CEILN(target/deal)}
    feeds:
      - tool: reserve
        figures: {wins_need: wins}

FAIL:
    # content/tools/visit_plan.yml
    id: visit_plan
    title: 拜访计划
    kind: calculator
    purpose: 算要签几家
    sections: []
    inputs:
      - {key: target, label: 目标, unit: 万元, default: 600, min: 0, max: 100000, step: 1}
      - {key: deal, label: 单值, unit: 万元, default: 60, min: 1, max: 100000, step: 1}
    outputs:
      - {key: wins, label: 要签, unit: 家, formula: CEILN(target/deal)}
    feeds:
      - tool: reserve
        figures: {wins: wins}
"""

import re
from collections.abc import Iterator

from generator.diagnostics import Text, labelled, listed, say
from generator.formula.calculator import Calculator, Feed, Input, Output, Table
from generator.formula.check import MONEY
from generator.formula.nodes import Name, Node
from generator.model import Library, Tool
from generator.model.walk import KeyPath
from generator.rules.frame import Problem
from generator.schema.reading import nearest, offer

_TARGET = re.compile(r"(?P<key>[^\[\].]+)(?:\[(?P<row>\d{1,4})\]\.(?P<column>[^\[\].]+))?")
_SHARE = "%"


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each figure that is handed to nobody, or to the wrong one."""
    for tool in library.tools.values():
        for at, feed in enumerate(tool.calculator.feeds if tool.calculator else ()):
            for problem in _wrong(tool, feed, ("feeds", at), library):
                yield Problem(problem.at, problem.message, problem.hint, file=tool.path,
                              at_key=problem.at_key)


def _wrong(tool: Tool, feed: Feed, at: KeyPath, library: Library) -> Iterator[Problem]:
    known = [one.id for one in library.tools.values()
             if one.calculator is not None and one.id != tool.id]
    target = library.tools.get(feed.tool)
    hint = offer(nearest(feed.tool, known))
    if target is None:
        yield Problem((*at, "tool"), say("没有“{name}”这个工具", "there is no tool “{name}”",
                                         name=feed.tool), hint)
    elif target.id == tool.id:
        yield Problem((*at, "tool"), say("这就是本工具自己", "this is the tool itself"), hint)
    elif target.calculator is not None and tool.calculator is not None:
        for key, node in feed.figures.items():
            yield from _into(key, target.calculator, target.title, (*at, "figures", key))
            yield from _units(node, key, (tool.calculator, target.calculator), (*at, "figures", key))
    elif target.kind != "calculator":  # one that could not be read is no fault of this file
        yield Problem((*at, "tool"), say("“{title}”不会计算，接不了数", "“{title}” does not compute",
                                         title=target.title), hint)


def _into(key: str, target: Calculator, title: str, at: KeyPath) -> Iterator[Problem]:
    """Yield what is wrong with the place that a figure goes to."""
    inputs = [one.key for one in target.inputs]
    tables = {one.key: one for one in target.tables}
    parts = _TARGET.fullmatch(key)
    table = tables.get(parts["key"]) if parts else None
    if table is not None and parts and parts["column"]:
        yield from _into_row(int(parts["row"]), parts["column"], table, at)
    elif table is not None:
        yield _key(at, say("“{label}”是一张表，要写到某一行某一列", "“{label}” is a table: name row and column",
                           label=table.label),
                   _example(table))
    elif parts is None or parts["column"] or key not in inputs:
        places = [*inputs, *(f"{one.key}[1].{column}" for one in target.tables
                             for column in _columns(one))]
        yield _key(at, say("“{title}”没有“{key}”这个输入", "“{title}” has no input “{key}”",
                           title=title, key=key), offer(nearest(key, places)))


def _into_row(row: int, column: str, table: Table, at: KeyPath) -> Iterator[Problem]:
    columns = _columns(table)
    if column not in columns:
        yield _key(at, say("“{label}”没有可填的列“{column}”", "“{label}” has no column “{column}” to fill",
                           label=table.label, column=column), offer(nearest(column, columns)))
    if not 1 <= row <= len(table.rows):
        yield _key(at, say("“{label}”开始时有 {count} 行，没有第 {row} 行",
                           "“{label}” begins with {count} rows: there is no row {row}",
                           label=table.label, count=len(table.rows), row=row),
                   say("行号从 1 到 {count}", "rows count from 1 to {count}", count=len(table.rows))
                   if table.rows else say("先在那张表的 rows 里写一行", "give that table a row in `rows`"))


def _units(
    node: Node, key: str, ends: tuple[Calculator, Calculator], at: KeyPath,
) -> Iterator[Problem]:
    """Yield a problem where a figure alone goes to an input of another kind: money, share, count."""
    source, target = ends
    if not isinstance(node, Name):
        return
    figures: tuple[Input | Output, ...] = (*source.inputs, *source.outputs)
    given = next((one for one in figures if one.key == node.key), None)
    taken = _input(key, target)
    if given and taken and given.unit and taken.unit and _kind(given.unit) != _kind(taken.unit):
        yield Problem(at, say(
            "“{given}”的单位是 {unit}，填不进 {wanted}", "“{given}” is in {unit}, and {wanted} is wanted",
            given=given.label, unit=given.unit, wanted=labelled(taken.unit, taken.label)),
            say("换一个数，或用公式换算", "hand on another figure, or convert it by a formula"))


def _input(key: str, target: Calculator) -> Input | None:
    """Return the input or column that a feed names."""
    parts = _TARGET.fullmatch(key)
    if parts is None:
        return None
    table = next((one for one in target.tables if one.key == parts["key"]), None)
    among = table.columns if table and parts["column"] else target.inputs
    wanted = parts["column"] or parts["key"]
    return next((one for one in among if one.key == wanted and not one.by_row), None)


def _kind(unit: str) -> str:
    return unit if unit == _SHARE else MONEY if unit.startswith(MONEY) else ""


def _columns(table: Table) -> list[str]:
    return [one.key for one in table.columns if not one.words]


def _example(table: Table) -> Text:
    return say("可以写：{words}", "use one of: {words}",
               words=listed(f"{table.key}[1].{column}" for column in _columns(table)))


def _key(at: KeyPath, message: Text, hint: Text | None) -> Problem:
    return Problem(at, message, hint, at_key=True)
