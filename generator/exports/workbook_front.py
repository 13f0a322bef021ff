"""The first sheet of a workbook: what is typed, what comes out of it, and what that means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.exports.workbook_cells import Figured, SheetCells, chosen, quoted
from generator.exports.workbook_looks import (
    TITLE_HEIGHT,
    Looks,
    clean,
    counted_format,
    height,
    literal,
    set_up,
    typed_by,
    typed_format,
)
from generator.formula.calculator import STATUS, Calculator, Input, Output, Part
from generator.formula.figures import Computed
from generator.formula.to_excel import to_excel
from generator.formula.to_words import to_words, vocabulary
from generator.publication import PublishedTool

_LABEL, _VALUE, _UNIT, _ASIDE, _NOTE = range(5)
_WIDTHS = (26, 16, 9, 20, 58)
_TITLE, _PURPOSE, _SAMPLE, _STATUS, _HEAD, _FIRST = range(6)
_Figure = TypeVar("_Figure", Input, Output)


@dataclass(slots=True)
class FrontSheet:
    """The first sheet being written; `row` is the next one that is free."""

    book: Workbook
    sheet: Worksheet
    name: str
    tool: PublishedTool
    calculator: Calculator
    done: Computed
    figured: Figured
    looks: Looks
    words: Mapping[str, str]
    row: int = _FIRST

    def write(self) -> None:
        """Write the whole sheet."""
        for at, wide in enumerate(_WIDTHS):
            self.sheet.set_column(at, at, wide)
        self._head()
        self._bar("xlsx_inputs")
        for part, inputs in self._parted(self.calculator.inputs):
            self._part(part)
            for one in inputs:
                self._input(one)
        self._tables()
        self._bar("xlsx_outputs")
        shown = tuple(one for one in self.calculator.outputs if one.key != STATUS)
        for part, outputs in self._parted(shown):
            self._part(part)
            for output in outputs:
                self._output(output)
        self.sheet.freeze_panes(_FIRST, 0)
        self.sheet.repeat_rows(_HEAD)
        self.sheet.ignore_errors({"formula_differs": f"A1:E{self.row}"})
        set_up(self.sheet, self.tool.title)

    def _head(self) -> None:
        """Write the title, what it is for, how it stands, and the heads of the columns."""
        self.sheet.write_string(_TITLE, 0, self.tool.title, self.looks("title"))
        self.sheet.set_row(_TITLE, TITLE_HEIGHT)
        self._across(_PURPOSE, 0, self.tool.purpose)
        self._across(_SAMPLE, 0, f"{self.words['xlsx_sample']} {self.words['xlsx_blue']}")
        status = next((one for one in self.calculator.outputs if one.key == STATUS), None)
        if status is not None:
            self.sheet.write_string(_STATUS, _LABEL, self.words["xlsx_status"], self.looks("main"))
            self._counted(_STATUS, status)
            self.sheet.merge_range(_STATUS, _UNIT, _STATUS, _NOTE, "", self.looks("said"))
            self.sheet.write_formula(
                _STATUS, _UNIT, f"={chosen(STATUS, self.calculator.status)}", self.looks("said"),
                self.done.told["status"]["text"])
            self.sheet.conditional_format(_STATUS, _UNIT, _STATUS, _NOTE, {
                "type": "formula", "criteria": f"={STATUS}<>0", "format": self.looks.change("absent")})
        for at, key in enumerate(("xlsx_label", "xlsx_value", "xlsx_unit", "xlsx_aside", "xlsx_note")):
            self.sheet.write_string(_HEAD, at, self.words[key], self.looks("head"))

    def _across(self, row: int, first: int, text: str) -> None:
        """Write a text over the width of the sheet, as high as it needs."""
        self.sheet.merge_range(row, first, row, _NOTE, "", self.looks("lead"))
        self.sheet.write_string(row, first, text, self.looks("lead"))
        self.sheet.set_row(row, height((text, sum(_WIDTHS[first:]))))

    def _bar(self, word: str) -> None:
        for at in range(len(_WIDTHS)):
            self.sheet.write_string(self.row, at, "" if at else self.words[word], self.looks("bar"))
        self.row += 1

    def _part(self, part: Part | None) -> None:
        if part is None:
            return
        for at in range(_NOTE):
            self.sheet.write_string(self.row, at, "" if at else part.label, self.looks("part"))
        self.sheet.write_string(self.row, _NOTE, part.note, self.looks("part", text_wrap=True, bold=False))
        self.sheet.set_row(self.row, height((part.note, _WIDTHS[_NOTE])))
        self.row += 1

    def _parted(self, figures: Sequence[_Figure]) -> Iterator[tuple[Part | None, list[_Figure]]]:
        """Yield figures by what they belong to, in the order of the parts."""
        order = [part.key for part in self.calculator.parts]
        ranked = sorted(figures, key=lambda one: order.index(one.group) if one.group in order else -1)
        parts = {part.key: part for part in self.calculator.parts}
        for key, found in groupby(ranked, key=lambda one: one.group):
            yield parts.get(key), list(found)

    def _named(self, row: int, key: str) -> None:
        self.book.define_name(key, f"={quote_sheetname(self.name)}!$B${row + 1}")

    def _input(self, one: Input) -> None:
        typed = typed_by(one, self.words)
        self.sheet.write_string(self.row, _LABEL, one.label, self.looks("label"))
        self.sheet.write_number(self.row, _VALUE, self.done.inputs[one.key],
                                self.looks("typed", num_format=typed_format(one.unit)))
        typed.guard(self.sheet, self.looks, (self.row, _VALUE), (self.row, _VALUE))
        self._named(self.row, one.key)
        for at, text in ((_UNIT, one.unit), (_ASIDE, typed.told), (_NOTE, one.note)):
            self.sheet.write_string(self.row, at, text, self.looks("aside"))
        self._next(one.label, one.note)

    def _next(self, label: str, note: str) -> None:
        """Make the row as high as its texts need, and go to the next."""
        self.sheet.set_row(self.row, height((label, _WIDTHS[_LABEL]), (note, _WIDTHS[_NOTE])))
        self.row += 1

    def _tables(self) -> None:
        """Say where the tables are filled in."""
        for key, place in self.figured.places.items():
            table = next(one for one in self.calculator.tables if one.key == key)
            self.sheet.write_string(self.row, _LABEL, table.label, self.looks("label"))
            self.sheet.write_url(
                self.row, _VALUE, f"internal:{quote_sheetname(place.sheet)}!A1",
                self.looks("label", font_color="#1F4E79", underline=1), self.words["xlsx_open"])
            for at, text in ((_UNIT, ""), (_ASIDE, ""), (_NOTE, table.note)):
                self.sheet.write_string(self.row, at, text, self.looks("aside"))
            self._next(table.label, table.note)

    def _output(self, one: Output) -> None:
        self.sheet.write_string(self.row, _LABEL, one.label, self.looks("main" if one.main else "label"))
        self._counted(self.row, one)
        self.sheet.write_string(self.row, _UNIT, one.unit, self.looks("aside"))
        formula, told = self._aside(one)
        if formula:
            self.sheet.write_formula(self.row, _ASIDE, f"={formula}", self.looks("aside"), told)
        else:
            self.sheet.write_string(self.row, _ASIDE, "", self.looks("aside"))
        text = to_words(one.node, vocabulary(self.calculator, self.words))
        if one.note:
            text = f"{text}\n{one.note}"
        self.sheet.write_string(self.row, _NOTE, text, self.looks("aside"))
        self._next(one.label, text)

    def _counted(self, row: int, one: Output) -> None:
        """Write the cell of an output: its formula, what it computes now, its name."""
        style = {"bold": True} if one.main else {}
        self.sheet.write_formula(
            row, _VALUE, f"={to_excel(one.node, SheetCells(self.figured))}",
            self.looks("counted", num_format=counted_format(one.unit, one.digits), **style),
            self.done.told["outputs"][one.key])
        self._named(row, one.key)
        for node, key in ((one.unreachable, "calc_unreachable"), (one.not_applicable, "calc_not_applicable")):
            if node is not None:
                word = self.words[key]
                self.sheet.conditional_format(row, _VALUE, row, _VALUE, {
                    "type": "formula", "criteria": f"=$D${row + 1}={quoted(word)}",
                    "format": self.looks.change("absent", num_format=literal(word))})

    def _aside(self, one: Output) -> tuple[str, str]:
        """Return a formula that says what a figure means beyond its number, and what it says now."""
        formula, told = '""', ""
        value = self.done.told["outputs"][one.key]
        if one.texts:
            formula, told = chosen(one.key, one.texts), one.texts.get(int(value), "")
        elif one.row_of:
            formula, told = self._row_named(one, int(value))
        for node, why in ((one.not_applicable, "not_applicable"), (one.unreachable, "unreachable")):
            if node is not None:
                word = self.words[f"calc_{why}"]
                test = to_excel(node, SheetCells(self.figured))
                formula = f"IF({test},{quoted(word)},{formula})"
                told = word if self.done.absent.get(one.key) == why else told
        return ("", "") if formula == '""' else (formula, told)

    def _row_named(self, one: Output, at: int) -> tuple[str, str]:
        """Return a formula for the name of the row that a figure numbers, and that name."""
        place = self.figured.places[one.row_of]
        rows: list[dict[str, Any]] = self.done.told["tables"][one.row_of]
        cells = SheetCells(self.figured)
        names = [column.key for column in place.table.columns if column.words]
        if place.table.fixed:
            first = cells.column(one.row_of, place.typed[0].key).partition("!")[0]
            span = f"{first}!$B${place.first + 1}:$B${place.last + 1}"
            told = place.table.fixed[at - 1].label if 1 <= at <= len(rows) else ""
        elif names:
            span = cells.column(one.row_of, names[0])
            told = str(rows[at - 1].get(names[0], "")) if 1 <= at <= len(rows) else ""
        else:
            return '""', ""
        return f'IF({one.key}<1,"",INDEX({span},{one.key})&"")', clean(told)
