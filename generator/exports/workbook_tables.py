"""The sheet of a table: a row for each, columns to fill in first, computed ones behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from generator.exports.workbook_cells import Figured, Place, row_formula
from generator.exports.workbook_looks import (
    TITLE_HEIGHT,
    Looks,
    Typed,
    clean,
    counted_format,
    height,
    literal,
    set_up,
    typed_by,
    typed_format,
    width,
)
from generator.formula.calculator import FixedRow, Input, Output, RowFigure, Table
from generator.formula.figures import Computed
from generator.formula.nodes import Node
from generator.formula.to_python import Row

SPARE = 10
"""Empty rows below those that are given, in a table that may grow."""
_TITLE, _NOTE, _LABELS, _UNITS, _LIMITS, _FIRST = range(6)
_NARROW, _WIDE, _NAME = 9, 13, 20


def place_of(table: Table, sheet: str, rows: Sequence[Mapping[str, object]]) -> Place:
    """Return where a table will stand: its number, its name, what is typed, what is computed."""
    words = [one.key for one in table.columns if one.words]
    typed = [one.key for one in table.columns if not one.words]
    start = 1 + (2 if table.fixed else 0)
    keys = [*words, *typed, *(one.key for one in row_figures(table)), *(one.key for one in table.outputs)]
    filled: tuple[Row, ...] = tuple(
        {key: float(value) for key, value in row.items() if isinstance(value, int | float)} for row in rows)
    last = _FIRST + max(len(rows) + (0 if table.fixed else SPARE), 1) - 1
    return Place(table, sheet, {key: start + at for at, key in enumerate(keys)}, _FIRST, last, filled)


def row_figures(table: Table) -> tuple[RowFigure, ...]:
    """Return what the fixed rows compute each by a formula of its own."""
    told = {one.key: one for one in table.row_figures}
    keys = dict.fromkeys(key for row in table.fixed for key in row.formulas)
    return tuple(told.get(key, RowFigure(key, key)) for key in keys)


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table being written."""

    sheet: Worksheet
    place: Place
    figured: Figured
    looks: Looks
    words: Mapping[str, str]
    done: Computed

    @property
    def table(self) -> Table:
        """Return the table."""
        return self.place.table

    def write(self, title: str) -> None:
        """Write the whole sheet."""
        self._head()
        for key, at in self.place.columns.items():
            for one in self.table.columns:
                if one.key == key:
                    self._typed(one, at)
        for figure in row_figures(self.table):
            self._row_figure(figure)
        for output in self.table.outputs:
            self._output(output)
        wide = max(self.place.columns.values(), default=1)
        names = 3 if self.table.fixed else 1 + sum(one.words for one in self.table.columns)
        self.sheet.freeze_panes(_FIRST, names)
        self.sheet.repeat_rows(_LABELS, _LIMITS)
        self.sheet.print_area(0, 0, self.place.last, wide)
        set_up(self.sheet, f"{title} · {self.table.label}", wide=True)

    def _head(self) -> None:
        table, looks = self.table, self.looks
        self.sheet.write_string(_TITLE, 0, table.label, looks("title"))
        grows = "" if table.fixed else self.words["xlsx_rows"].format(n=SPARE)
        self.sheet.write_string(
            _NOTE, 0, " ".join(filter(None, (table.note, self.words["xlsx_blue"], grows))), looks("plain"))
        self.sheet.write_string(_LABELS, 0, self.words["xlsx_number"], looks("head"))
        self.sheet.set_row(_TITLE, TITLE_HEIGHT)
        self.sheet.set_row(_LABELS, height(("字" * 18, _WIDE)))
        self.sheet.set_row(_LIMITS, height(("字" * 9, _WIDE)))
        self.sheet.set_column(0, 0, 5)
        for at in range(self.place.first, self.place.last + 1):
            self.sheet.write_number(at, 0, at - self.place.first + 1, looks("note"))
        if table.fixed:
            self.sheet.write_string(_LABELS, 1, table.label, looks("head"))
            self.sheet.write_string(_LABELS, 2, self.words["xlsx_unit"], looks("head"))
            self.sheet.set_column(1, 1, _NAME)
            for at, row in enumerate(table.fixed, self.place.first):
                self.sheet.write_string(at, 1, row.label, looks("label"))
                self.sheet.write_string(at, 2, row.unit, looks("note"))

    def _heading(self, key: str, label: str, unit: str, limits: str = "") -> int:
        """Write the head of a column and return where it stands."""
        at = self.place.columns[key]
        for row, text, style in (
                (_LABELS, label, "figure"), (_UNITS, unit, "centre"), (_LIMITS, limits, "centre")):
            self.sheet.write_string(row, at, text, self.looks(style))
        self.sheet.set_column(at, at, min(max(_NARROW, width(label) / 2 + 3), _WIDE))
        return at

    def _typed(self, one: Input, at: int) -> None:
        """Write a column that is typed, spare rows included."""
        typed = typed_by(one, self.words, optional=not self.table.fixed)
        if one.words:
            self._heading(one.key, one.label, "")
            self.sheet.set_column(at, at, _NAME)
        else:
            self._heading(one.key, one.label, "" if one.by_row else one.unit, "" if one.by_row else typed.told)
        for row in range(self.place.first, self.place.last + 1):
            fixed = self.table.fixed[row - self.place.first] if self.table.fixed else None
            own = one.by_row and fixed is not None
            unit = fixed.unit if fixed is not None and own else one.unit
            look = self.looks("typed", num_format="@", text_wrap=True) if one.words else self.looks(
                "typed", num_format=typed_format(unit), shrink=True)
            value = self._told(row).get(one.key)
            if isinstance(value, str):
                self.sheet.write_string(row, at, clean(value), look)
            elif isinstance(value, int | float):
                self.sheet.write_number(row, at, value, look)
            else:
                self.sheet.write_blank(row, at, None, look)
            if fixed is not None and own:
                self._limited(_of_row(one, fixed, self.words), (row, at), (row, at))
        if not one.words and not one.by_row:
            self._limited(typed, (self.place.first, at), (self.place.last, at))

    def _limited(self, typed: Typed, first: tuple[int, int], last: tuple[int, int]) -> None:
        typed.guard(self.sheet, self.looks, first, last)

    def _told(self, row: int) -> Mapping[str, Any]:
        """Return what was computed of a row; nothing of a spare one."""
        rows: list[dict[str, Any]] = self.done.told["tables"][self.table.key]
        at = row - self.place.first
        return rows[at] if at < len(rows) else {}

    def _row_figure(self, figure: RowFigure) -> None:
        """Write a column whose formula differs from row to row."""
        self._heading(figure.key, figure.label, "" if figure.by_row else figure.unit)
        for row, fixed in enumerate(self.table.fixed, self.place.first):
            unit = fixed.unit if figure.by_row else figure.unit
            self._formula(row, figure.key, fixed.formulas[figure.key], counted_format(unit, figure.digits))

    def _output(self, output: Output) -> None:
        """Write a computed column."""
        at = self._heading(output.key, output.label, "" if output.by_row else output.unit)
        if output.texts:
            self.sheet.set_column(at, at, _WIDE + 1)
        for row in range(self.place.first, self.place.last + 1):
            fixed = self.table.fixed[row - self.place.first] if self.table.fixed else None
            unit = fixed.unit if fixed is not None and output.by_row else output.unit
            self._formula(row, output.key, output.node, counted_format(unit, output.digits))
        self._meanings(output, at)

    def _formula(self, row: int, key: str, node: Node, number_format: str) -> None:
        formula, _ = row_formula(node, self.figured, self.place, row)
        self.sheet.write_formula(
            row, self.place.columns[key], f"={self.place.guarded(formula, row)}",
            self.looks("counted", num_format=number_format), self._told(row).get(key, ""))

    def _meanings(self, output: Output, at: int) -> None:
        """Show a word instead of a number that means nothing, and beside a code what it means."""
        for node, word in ((output.unreachable, "calc_unreachable"),
                           (output.not_applicable, "calc_not_applicable")):
            if node is not None:
                self._changed(node, at, "absent", literal(self.words[word]))
        cell = (self.place.first, at, self.place.last, at)
        for code, text in output.texts.items():
            self.sheet.conditional_format(*cell, {
                "type": "cell", "criteria": "==", "value": code,
                "format": self.looks.change("plain", num_format=f"0 {literal(text)}")})

    def _changed(self, node: Node, at: int, style: str, number_format: str) -> None:
        """Change how a column looks where a condition holds, row by row."""
        look = self.looks.change(style, num_format=number_format)
        for row in range(self.place.first, self.place.last + 1):
            formula, helped = row_formula(node, self.figured, self.place, row)
            last = row if helped else self.place.last  # helper cells belong to one row
            self.sheet.conditional_format(row, at, last, at, {
                "type": "formula", "criteria": f"={formula}", "format": look, "stop_if_true": True})
            if not helped:
                break


def _of_row(one: Input, row: FixedRow, words: Mapping[str, str]) -> Typed:
    """Return what may be typed where the row says so."""
    return Typed(f"{row.label} {one.label}", row.unit, row.limits, words, whole=one.whole)
