"""表单交出去和带进来的，两边都要有。

表单可以把填好的行带进计算器（opens），也可以从案例起草（from_case）。计算器、它的表和列，案例模板里角色的字段，
写错一个字，按钮就不见了，或者带过来的是空的。

What a form hands to a calculator, and what it takes from a case, is there on the other side.
Source: `opens` and `from_case` of forms, the tables of calculators, the roles of the case template.

PASS:
    # content/tools/visit_plan.yml
    from_case: {fills: [{field: who, role: stakeholders, columns: {post: position}}]}
    sections:
      - key: visit
        label: 见谁
        fields:
          - {key: who, label: 见谁, kind: table, fields: [{key: post, label: 职务, kind: text}]}

FAIL:
    # content/tools/visit_plan.yml
    from_case: {fills: [{field: who, role: stakeholders, columns: {post: posiiton}}]}
    sections:
      - key: visit
        label: 见谁
        fields:
          - {key: who, label: 见谁, kind: table, fields: [{key: post, label: 职务, kind: text}]}
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Library
from generator.rules.frame import Problem
from generator.schema.form import FromCase, Opening
from generator.schema.reading import nearest, offer


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each name that the other side does not have."""
    for tool in library.tools.values():
        if tool.form is not None and tool.form.opens is not None:
            yield from _opening(tool.form.opens, tool.path, library)
        if tool.form is not None and tool.form.from_case is not None:
            yield from _taken(tool.form.from_case, tool.path, library)


def _opening(opening: Opening, file: str, library: Library) -> Iterator[Problem]:
    tool = library.tools.get(opening.tool)
    calculators = [one.id for one in library.tools.values() if one.calculator is not None]
    if tool is None or tool.kind != "calculator":
        yield Problem(
            ("opens", "tool"), say("没有计算器“{tool}”", "there is no calculator “{tool}”",
                                   tool=opening.tool),
            offer(nearest(opening.tool, calculators)), file=file)
        return
    tables = tool.calculator.tables if tool.calculator is not None else ()
    table = next((one for one in tables if one.key == opening.table), None)
    if tables and table is None:
        yield Problem(
            ("opens", "table"), say("“{tool}”没有表“{table}”", "“{tool}” has no table “{table}”",
                                    tool=tool.id, table=opening.table),
            offer(nearest(opening.table, [one.key for one in tables])), file=file)
    keys = [one.key for one in table.columns] if table is not None else []
    for column in opening.columns if table is not None else ():
        if column not in keys:
            yield Problem(
                ("opens", "columns", column),
                say("表“{table}”没有“{column}”这一列", "the table “{table}” has no column “{column}”",
                    table=opening.table, column=column),
                offer(nearest(column, keys)), file=file, at_key=True)


def _taken(given: FromCase, file: str, library: Library) -> Iterator[Problem]:
    for at, fill in enumerate(given.fills):
        known = library.template.role_field(fill.role) if fill.role else None
        for column, key in fill.columns.items() if known is not None else ():
            if known is not None and key not in known.item.by_key:
                yield Problem(
                    ("from_case", "fills", at, "columns", column),
                    say("案例的“{field}”里没有“{key}”", "“{field}” of a case has no “{key}”",
                        field=known.key, key=key),
                    offer(nearest(key, known.item.by_key)), file=file)
