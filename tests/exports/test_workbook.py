"""The workbook as it is written: names, limits, locks, stored results, the same bytes."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from generator.exports.workbook import workbook
from generator.exports.workbook_looks import Looks, typed_by
from generator.exports.workbook_tables import SPARE
from generator.formula.calculator import Calculator, Input, Limits, Output, Table, program_of
from generator.formula.figures import compute
from generator.formula.given import FigureError
from generator.formula.parser import parse
from generator.pages.templates import package_templates
from generator.pages.words import words
from generator.publication import PublishedTool
from tests.base_library import AS_OF
from tests.exports.sheets import (
    WORDS,
    Counted,
    calculator,
    formulas,
    made,
    names,
    parts,
    path_of,
    tools,
    unlocked,
)

LONGEST_FORMULA = 8192
"""Signs that Excel takes."""
ALL = pytest.mark.parametrize("name", sorted(tools()))
HOSTILE = ("=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\tx", "<b>&amp;\"'", "a\x00b\x1f", "\ud800", "\uffff",
           "_x0041_", "http://example.org", "x" * 40_000, "1,200", "甲\n乙")


@ALL
def test_every_figure_has_its_name(name: str) -> None:
    """Of the whole workbook, equal to its key; columns of tables have none."""
    one = calculator(name)
    assert set(names(made(name))) == {put.key for put in (*one.inputs, *one.outputs)}
    assert len({cell for _, cell in names(made(name)).values()}) == len(one.inputs) + len(one.outputs)


@ALL
def test_results_are_there_before_anything_counts(name: str) -> None:
    """Shown by what only reads files: a preview, a mail program, a script."""
    one, data = calculator(name), made(name)
    told, book = compute(one, {}), Counted(data, names(data))
    assert {key: book.figure(key) for key in told["outputs"]} == told["outputs"]
    assert {put.key: book.figure(put.key) for put in one.inputs} == {
        put.key: put.default for put in one.inputs}
    for table in one.tables:
        rows = book.table(table)
        assert [[row[key] for key in told_row if key != "key"] for row, told_row in zip(
            rows, told["tables"][table.key], strict=False)] == [
            [value for key, value in row.items() if key != "key"] for row in told["tables"][table.key]]
    assert book.beside("status", 1) == told["status"]["text"]


@ALL
def test_formulas_are_live_and_english(name: str) -> None:
    """By names, with commas, no longer than Excel takes, and none that needs a new version."""
    one, found = calculator(name), formulas(made(name))
    assert len(found) >= len(one.outputs) + sum(len(table.outputs) for table in one.tables)
    text = "\n".join(formula for formula, _ in found)
    assert max(len(formula) for formula, _ in found) < LONGEST_FORMULA
    assert "_xlfn" not in text
    assert ";" not in text
    functions = set(re.findall(r"([A-Z.]+)\(", text))
    assert functions <= {
        "ABS", "AND", "BINOMDIST", "CHOOSE", "COUNT", "COUNTA", "COUNTIF", "IF", "INDEX", "INT", "MATCH",
        "MAX", "MIN", "N", "NOT", "OR", "ROUND", "ROUNDDOWN", "ROUNDUP", "SUM", "SUMPRODUCT", "TRUE"}
    cells = "".join(text for path, text in parts(made(name)).items() if path.startswith("xl/worksheets"))
    assert cells.count("<f>") == len(found)


@ALL
def test_limits_are_held_where_one_types(name: str) -> None:
    """A validation with the limits in its message for every input, and red for what is pasted in."""
    one, data = calculator(name), made(name)
    sheet = parts(data)[path_of(data, "计算")]
    for put in one.inputs:
        _, cell = names(data)[put.key]
        (found,) = re.findall(rf'<dataValidation [^>]*sqref="{cell}".*?</dataValidation>', sheet)
        assert f"“{put.label}”要填一个数：{typed_by(put, WORDS).told}" in found
        assert f"<formula1>{put.limits.low}</formula1>" in found
        assert f"<formula2>{put.limits.high}</formula2>" in found
        (red,) = re.findall(rf'<conditionalFormatting sqref="{cell}">.*?</conditionalFormatting>', sheet)
        assert "ISNUMBER" in red


@pytest.mark.parametrize(("low", "high", "unit", "told"), [
    (0, 1, "%", "0% 到 100%"), (0, 1_000_000, "万元", "0 到 1,000,000"), (0.01, None, "%", "不小于 1%"),
    (None, 0.5, "", "不大于 0.5"), (None, None, "", "")])
def test_limits_in_words(low: float | None, high: float | None, unit: str, told: str) -> None:
    """Beside the cell, and in the message of what is refused."""
    assert typed_by(Input("a", "甲", unit, limits=Limits(low, high)), WORDS).told == told


@pytest.mark.parametrize(("limits", "told"), [(Limits(0, 9), "整数，0 到 9"), (Limits(), "整数")])
def test_a_whole_number_takes_no_fraction(limits: Limits, told: str) -> None:
    """Refused as it is typed, and red where it is pasted in; the message says so."""
    file = io.BytesIO()
    with Workbook(file) as book:
        typed = typed_by(Input("a", "甲", limits=limits, whole=True), WORDS)
        typed.guard(book.add_worksheet(), Looks(book), (0, 0), (0, 0))
    assert typed.told == told
    (sheet,) = [text for path, text in parts(file.getvalue()).items() if path.endswith("sheet1.xml")]
    assert '<dataValidation type="whole"' in sheet
    assert "A1&lt;&gt;INT(A1)" in sheet


def test_a_lever_has_the_limits_of_its_row() -> None:
    """A rate ends at 1, a number of customers does not."""
    data = made("sandbox")
    sheet = parts(data)[path_of(data, "杠杆")]
    for cell, most in (("D6", 1_000_000.0), ("D7", 1.0)):
        (found,) = re.findall(rf'<dataValidation [^>]*sqref="{cell}".*?</dataValidation>', sheet)
        assert f"<formula2>{most}</formula2>" in found


@ALL
def test_nothing_but_inputs_can_be_typed_over(name: str) -> None:
    """Every sheet is protected without a password; only cells of inputs are unlocked."""
    one, data = calculator(name), made(name)
    pages = [text for path, text in parts(data).items() if path.startswith("xl/worksheets/sheet")]
    assert all(re.search(r'<sheetProtection sheet="1"[^>]*>', text) for text in pages)
    assert not any("password" in text or "hashValue" in text for text in pages)
    front = unlocked(data, "计算")
    assert sorted(front) == sorted(names(data)[put.key][1] for put in one.inputs)
    tables = [unlocked(data, table.label) for table in one.tables]
    assert [len(found) for found in tables] == [
        len(table.columns) * (len(table.fixed) or len(table.rows) + SPARE) for table in one.tables]
    assert not any(formula for found in (front, *tables) for formula in found.values())
    assert unlocked(data, "说明") == {}


@ALL
def test_the_same_figures_give_the_same_bytes(name: str) -> None:
    """Nothing of the hour or of the machine."""
    assert made(name) == made(name)
    told = parts(made(name))["docProps/core.xml"]
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", told)) == {"2026-11-22T00:00:00Z"}


@ALL
def test_it_explains_itself(name: str) -> None:
    """What the tool is for, what is the library's own, the formulas, what a status means."""
    tool, one = tools()[name], calculator(name)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made(name)))
    rows = book.get_sheet_by_name("说明").to_python()
    text = "\n".join(str(cell) for row in rows for cell in row)
    front = "\n".join(str(cell) for row in book.get_sheet_by_name("计算").to_python() for cell in row)
    assert "示例数据，非行业基准" in text
    assert "示例数据，非行业基准" in front
    for part in (tool.purpose, *one.status.values(), *one.notes, WORDS[f"tool_source_{tool.source}"]):
        assert part in text
    told = f"{tool.core}{tool.value}{tool.structure}{tool.when}{tool.case}"
    assert any("本库的说明" in str(row[0]) for row in rows) == ("本库的说明：" in told)
    for output in one.outputs:
        assert f"{output.key} = {output.formula}" in text
    pages = [text for path, text in parts(made(name)).items() if path.startswith("xl/worksheets/sheet")]
    assert all('fitToHeight="0"' in page and 'paperSize="9"' in page for page in pages)


def test_words_of_users_are_words() -> None:
    """Nothing that a user writes becomes a formula or a link, nor breaks the file."""
    rows = [{"name": text, "amount": 1} for text in HOSTILE]
    data = made("review", {"stages": rows})
    found = Counted(data, names(data)).table(calculator("review").tables[0])
    assert [row["name"] for row in found[:len(rows)]][:6] == list(HOSTILE[:6])
    assert found[6]["name"].startswith("a")
    assert [row["name"] for row in found[7:11]] == ["\ufffd", "\ufffd", "_x0041_", "http://example.org"]
    sheet = parts(data)[path_of(data, "阶段")]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_figures_outside_their_limits_are_refused() -> None:
    """As everywhere."""
    with pytest.raises(FigureError):
        made("reserve", {"prob_win": 2})
    with pytest.raises(ValueError, match="visit_plan"):
        workbook(replace(tools()["reserve"], id="visit_plan", calculator=None), {}, WORDS, AS_OF)


def test_an_english_library_has_an_english_workbook() -> None:
    """Fixed texts come in the language of the library."""
    data = workbook(tools()["reserve"], {}, words(package_templates(), "en"), date(2030, 1, 2))
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["Calculator", "About", "Helper"]


def _tool(tables: tuple[Table, ...], outputs: tuple[Output, ...] = (), **more: Any) -> PublishedTool:
    return replace(tools()["reserve"], title="A & [B]: C", calculator=Calculator(
        (), tables, outputs, program=program_of(tables, outputs), **more))


def test_labels_that_no_sheet_may_be_called() -> None:
    """Signs that Excel bars, one name twice, a name of the workbook's own, one that is too long."""
    columns = calculator("review").tables[0].columns
    labels = ("计算", "a/b", "a?b", "A B", "很" * 40, "'", "History")
    tables = tuple(Table(f"t{'x' * at}", label, columns) for at, label in enumerate(labels))
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(_tool(tables), {}, WORDS, AS_OF)))
    assert book.sheet_names == ["计算", "计算 2", "a b", "a b 2", "A B 3", "很" * 31, "Sheet", "History 2",
                                "说明"]


def test_a_text_longer_than_a_formula_takes() -> None:
    """It is put together of several; quotes are doubled."""
    text = '说"' * 300
    output = Output("status", "状态", "", "0", parse("0"))
    data = workbook(_tool((), (output,), status={0: text}), {}, WORDS, AS_OF)
    (formula, _), = [one for one in formulas(data) if "status" in one[0]]
    pieces = re.findall(r'"(?:[^"]|"")*"', formula)
    assert len(pieces) > 3
    assert all(len(piece.replace('""', '"')) <= 257 for piece in pieces)
