"""The script of a calculator: its figures as data, its formulas as plain functions, nothing to evaluate."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.formula.calculator import Calculator, Input, Limits, Output, RowFigure, Table
from generator.formula.charts import Chart
from generator.formula.nodes import Name, Node, every
from generator.formula.to_javascript import program, to_javascript
from generator.publication import PublishedTool

SPOKEN = (
    "unreachable", "not_applicable", "none", "not_number", "not_whole", "outside", "empty", "unknown",
    "no_rows", "row_count", "no_row", "stale", "said_reset", "said_reset_case", "reset_case", "said_preset",
    "said_link", "said_no_copy", "said_kept", "said_loaded", "said_wrong_file", "said_undone", "undo",
    "from", "from_mark", "chart_failed", "lack", "and", "stop", "stale_first", "not_words",
    "said_row_gone",
    "sample", "sample_some", "stale_first_one", "said_saved", "from_rest")
"""Words that the script of a calculator says, by key without `calc_`."""


def script(tool: PublishedTool, calculator: Calculator, words: Mapping[str, str]) -> str:
    """Return the script that makes `caselib.calculators[id]`."""
    spec = {
        "id": tool.id, "title": tool.title,
        "inputs": [_input(one) for one in calculator.inputs],
        "tables": [_table(one) for one in calculator.tables],
        "outputs": [_output(one) for one in calculator.outputs],
        "status": calculator.status,
        "presets": [{"key": one.key, "label": one.label, "figures": one.figures}
                    for one in calculator.presets],
        "charts": [_chart(one) for one in calculator.charts],
        "feeds": [one.tool for one in calculator.feeds],
        "words": {f"calc_{key}": words[f"calc_{key}"] for key in SPOKEN},
    }
    steps = program(calculator.program.steps, calculator.program.columns)
    marks = "\n".join(_marks(calculator))
    return (f"caselib.define({_json(spec)},\n"
            f"function(v,f){{\n{steps}\n}},\n"
            f"function(v,f,m){{\n{marks}\n}},\n"
            f"function(v,f){{return [{','.join(_feeds(calculator))}];}});\n")


def markup_name(tool: str) -> str:
    """Return the name of the script that holds the page part of a calculator."""
    return f"tool-{tool}-html.js"


def markup_script(tool: str, html: str, scripts: Sequence[str]) -> str:
    """Return that script, for cards that open the calculator: its HTML, and the scripts it needs."""
    return ("window.caselib=window.caselib||{};\n"
            f"(caselib.html=caselib.html||{{}})[{_json(tool)}]={_json(html)};\n"
            f"(caselib.needs=caselib.needs||{{}})[{_json(tool)}]={_json(scripts)};\n")


def _json(value: object) -> str:
    """Return JSON that may stand in a script: no end tag can be in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _limits(limits: Limits, unit: str) -> dict[str, Any]:
    return {"unit": unit, "min": limits.low, "max": limits.high, "step": limits.step}


def _input(one: Input) -> dict[str, Any]:
    found = {"key": one.key, "label": one.label, "default": one.default, **_limits(one.limits, one.unit)}
    return found | {name: True for name, on in (
        ("words", one.words), ("by_row", one.by_row), ("whole", one.whole)) if on}


def _output(one: Output | RowFigure) -> dict[str, Any]:
    found: dict[str, Any] = {"key": one.key, "label": one.label, "unit": one.unit, "digits": one.digits}
    if one.by_row:
        found["by_row"] = True
    if isinstance(one, Output):
        found |= {"texts": one.texts} if one.texts else {}
        found |= {"row_of": one.row_of} if one.row_of else {}
    return found


def _table(table: Table) -> dict[str, Any]:
    own = {one.key for one in table.columns}
    return {
        "key": table.key, "label": table.label, "least": table.least, "rows": table.rows,
        "columns": [_input(one) for one in table.columns],
        "heads": [*map(_output, table.row_figures), *map(_output, table.outputs)],
        "computed": sorted(table.keys - own),
        "fixed": [{"key": one.key, "label": one.label, **_limits(one.limits, one.unit)}
                  for one in table.fixed]}


def _chart(chart: Chart) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": chart.kind, "label": chart.label, **chart.names}
    if chart.series:
        found["series"] = [
            {"label": one.label, "stages": [{"figure": stage.figure, "rate": stage.rate}
                                            for stage in one.stages]} for one in chart.series]
    return found


def _marks(calculator: Calculator) -> Iterator[str]:
    """Yield lines that tell which outputs bear no figure: 1 not to be reached, 2 not applicable."""
    for one in calculator.outputs:
        if mark := _mark(one, frozenset()):
            yield f"m.{one.key}={mark};"
    for table in calculator.tables:
        found = [f"{one.key}:{mark}" for one in table.outputs if (mark := _mark(one, table.keys))]
        if found:
            yield f"m.{table.key}=v.{table.key}.map(function(r){{return {{{','.join(found)}}};}});"


def _mark(one: Output, own: Iterable[str]) -> str:
    conditions = [(code, to_javascript(node, frozenset(own)))
                  for code, node in ((1, one.unreachable), (2, one.not_applicable)) if node is not None]
    return "".join(f"{text}?{code}:" for code, text in conditions) + "0" if conditions else ""


def _feeds(calculator: Calculator) -> Iterator[str]:
    """Yield for each feed its figures by target, each with the outputs that it is made of."""
    outputs = {one.key for one in calculator.outputs}
    for feed in calculator.feeds:
        yield "{" + ",".join(
            f"{_json(key)}:[{to_javascript(node)},"
            f"{_json(_outputs(node, outputs))}]"
            for key, node in feed.figures.items()) + "}"


def _outputs(node: Node, outputs: Collection[str]) -> list[str]:
    """Return the outputs that a formula reads: one without a figure is not handed on as 0."""
    return sorted({one.key for one in every(node) if isinstance(one, Name)}.intersection(outputs))
