"""A form on its page: the blank that stands there without a script, and the script of its own."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.formula.nodes import Node
from generator.formula.program import Program, needs
from generator.formula.to_javascript import program as to_program
from generator.formula.to_javascript import to_javascript
from generator.pages import urls
from generator.pages.context import Context
from generator.publication import PublishedSite, PublishedTool
from generator.schema.field import Field
from generator.schema.form import Form
from generator.schema.values import Group

SCRIPTS = (
    "figures-text", "form-fields", "form-values", "form-rows", "form-checks", "form-keep", "form-case",
    "form")
BLANKS = (".xlsx", ".docx")
_WIDE_COLUMNS = 6
"""A table or matrix with more columns than this is printed across the sheet."""
_BLANK_ROWS = 3
_MATRIX_ROWS = 20
"""How far a matrix grows, those it begins with among them: more are a table."""
_WORDS = "form_js_"


@dataclass(frozen=True, slots=True)
class FormView:
    """What the template of a form asks for beyond the form itself."""

    form: Form
    wide: bool
    """Whether it is printed across the sheet."""
    sources: tuple[str, ...]
    """`outline` and `own`, as far as some field says so."""
    entries: tuple[Mapping[str, str], ...]
    """The first entries of a form that repeats, with the words that stand in each."""
    opens: PublishedTool | None
    drafted: bool
    """Whether it can be begun from a case."""
    scripts: tuple[str, ...]
    blanks: tuple[tuple[str, str], ...]
    """The blank sheets to download: name and site path."""
    style: str = urls.asset("tool-form.css")
    paper: str = urls.asset("tool-form-print.css")
    blank_rows: int = _BLANK_ROWS
    matrix_rows: int = _MATRIX_ROWS


def view(site: PublishedSite, tool: PublishedTool) -> FormView | None:
    """Return how a tool's form is shown; None where it has none."""
    form = tool.form
    if form is None:
        return None
    tables = [one for one in form.fields.values() if one.kind in ("table", "matrix")]
    in_rows = form.repeats is not None and form.repeats.shape == "table"
    widest = max([len(one.fields) for one in tables] + [len(form.fields) if in_rows else 0])
    named = {one.source for one in form.fields.values()}
    return FormView(
        form, widest > _WIDE_COLUMNS,
        tuple(source for source in ("outline", "own") if source in named),
        tuple(_words(form.fields, row) for row in form.repeats.rows or (Group(),))
        if form.repeats else (),
        _opened(site, form), form.from_case is not None,
        tuple(urls.asset(f"{name}.js") for name in ("formula", f"tool-{tool.id}", *SCRIPTS)),
        tuple((ending, f"tools/{tool.id}{ending}") for ending in BLANKS))


def _opened(site: PublishedSite, form: Form) -> PublishedTool | None:
    """Return the calculator that takes the entries, if it has the table."""
    opening = form.opens
    tool = site.tools.get(opening.tool) if opening else None
    if tool is None or opening is None or tool.calculator is None:
        return None
    return tool if any(one.key == opening.table for one in tool.calculator.tables) else None


def _words(fields: Mapping[str, Field], row: Group) -> dict[str, str]:
    """Return the first values of an entry as they are typed: a share in per cent."""
    found = {}
    for key in row.values:
        value, known = row.get(key), fields.get(key)
        if isinstance(value, Decimal | int) and known is not None and known.kind == "percent":
            value = (Decimal(value) * 100).normalize()
            found[key] = f"{value:f}"
        elif value is not None:
            found[key] = str(value)
    return found


def scripts(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the script of each form: what it computes, checks and brings out, as plain functions."""
    for tool in context.site.tools.values():
        if tool.form is not None:
            yield urls.asset(f"tool-{tool.id}.js"), _script(context, tool, tool.form)


def _script(context: Context, tool: PublishedTool, form: Form) -> str:
    data = {
        "words": {key.removeprefix(_WORDS): text for key, text in context.words.items()
                  if key.startswith(_WORDS)},
        "repeats": {"key": form.repeats.key, "label": form.repeats.label,
                    "heading": form.repeats.heading} if form.repeats else None,
        "needs": _needs(form.program),
        "checks": [{"fields": one.fields, "message": one.message, "option": one.option}
                   for one in form.checks],
        "brings": [{"field": one.field, "table": one.table, "column": one.column, "rows": one.rows}
                   for one in form.brings],
        "opens": _opening(context.site, form),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    steps = to_program(form.program.steps, form.program.columns)
    holds = ",\n".join(_holds(one.node) for one in form.checks)
    return (
        '(function(root){\n"use strict";\n'
        "const caselib=root.caselib=root.caselib||{};\n"
        "caselib.forms=caselib.forms||{};\n"
        f"caselib.forms[{json.dumps(tool.id)}]={{data:{text},\n"
        f"compute:function(v,f){{\n{steps}\n}},\n"
        f"holds:[{holds}]}};\n"
        "}(window));\n")


def _holds(node: Node | None) -> str:
    return "null" if node is None else f"function(v,f){{return {to_javascript(node)};}}"


def _needs(program: Program) -> dict[str, list[str]]:
    """Return what each computed figure waits for.

    A column of the figure's own table goes by its bare key, a figure of the form by `/key`.
    """
    return {f"{table}/{key}": [name if own and own == table else f"/{name}" for own, name in needed]
            for (table, key), needed in needs(program).items()}


def _opening(site: PublishedSite, form: Form) -> dict[str, object] | None:
    """Return where entries go: the calculator's columns in its own order, each with our field."""
    tool, opening = _opened(site, form), form.opens
    if tool is None or tool.calculator is None or opening is None:
        return None
    table = next(one for one in tool.calculator.tables if one.key == opening.table)
    return {"tool": tool.id, "table": table.key, "page": f"{tool.id}.html", "columns": [
        opening.columns.get(one.key, one.key) for one in table.columns]}

