"""A wide table on a sheet of its own: a matrix, many columns, or a form with a row for each entry."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.exports.form_cells import BlankCells
from generator.exports.form_formulas import Place
from generator.exports.form_parts import (
    WORDED,
    blank_rows,
    entries,
    hint,
    labelled,
    row_names,
    told_value,
)
from generator.exports.workbook_looks import TITLE_HEIGHT, height, set_up
from generator.publication import PublishedTool
from generator.schema.field import Field
from generator.schema.form import Check, Form
from generator.schema.values import Group

BLANK_ROWS = 8
"""Empty rows of a table that grows."""
_ENTRIES, _MORE_ENTRIES = 12, 5
"""Rows for entries, and how many of them at least are empty."""
_WIDTHS = {"text": 20, "link": 20, "person": 12, "choice": 12, "date": 12, "money": 12, "number": 10,
           "name": 18, "check": 16, "tick": 7, "rating": 7}
_NARROW = 8
_LINE, _TEXT_LINE, _MATRIX_LINE = 20, 34, 80
"""Heights of a row in points: of figures, of texts of two lines, of a matrix of texts."""


class Column(NamedTuple):
    """A column of the sheet: the section that it belongs to, its head, what is said below it."""

    field: Field
    over: str
    head: str
    told: str


@dataclass(slots=True)
class GridSheet:
    """The sheet being written."""

    cells: BlankCells
    table: str
    """The key of the table; empty where each row is an entry of the form."""
    columns: list[Column]
    names: Sequence[str]
    """What rows are called; numbers where they are blank."""
    corner: str
    rows: Sequence[Group] = ()
    """The first rows, as far as they are given."""
    row: int = 0
    checks: list[tuple[Check, list[Place]]] = field(default_factory=list)

    def write(self, title: str, footer: str, lead: Sequence[tuple[str, str]], checks: Sequence[Check]) -> None:
        """Write the whole sheet. `lead`: the texts at its head, each with its style."""
        sheet, looks = self.cells.sheet, self.cells.looks
        widths = [_WIDTHS["name"] if self.corner else 5, *(
            _WIDTHS.get(one.field.kind, _NARROW) for one in self.columns), *(_WIDTHS["check"] for _ in checks)]
        for at, wide in enumerate(widths):
            sheet.set_column(at, at, wide)
        sheet.write_string(0, 0, title, looks("title"))
        sheet.set_row(0, TITLE_HEIGHT)
        for self.row, (text, style) in enumerate(lead, 1):
            self.cells.text(self.row, 0, len(widths) - 1, text, style)
            sheet.set_row(self.row, max(20, height((text, sum(widths)))))
        self.row += 1
        heads = self.row
        self._heads(checks, widths)
        sheet.freeze_panes(self.row, 1 if self.table else 2)
        sheet.repeat_rows(heads, self.row - 1)
        self._rows(checks)
        sheet.print_area(0, 0, self.row - 1, len(widths) - 1)
        set_up(sheet, footer, wide=True)

    def _heads(self, checks: Sequence[Check], widths: Sequence[float]) -> None:
        """Write the heads: sections, labels, how the cells are filled in."""
        words = self.cells.words
        check = (("", words["blank_check"], one.message) for one in checks)
        heads = [("", self.corner or words["xlsx_number"], ""), *(one[1:] for one in self.columns), *check]
        overs = [over for over, _, _ in heads]
        if any(overs):
            self._overs(overs)
        for at, style in ((1, "figure"), (2, "centre")):
            texts = [head[at] for head in heads]
            if not any(texts):
                continue
            for column, text in enumerate(texts):
                self.cells.text(self.row, column, column, text, style)
            self.cells.sheet.set_row(self.row, max(20, height(*zip(texts, widths, strict=True))))
            self.row += 1

    def _overs(self, overs: Sequence[str]) -> None:
        """Write sections over their columns."""
        start = 0
        for at in range(1, len(overs) + 1):
            if at == len(overs) or overs[at] != overs[start]:
                self.cells.text(self.row, start, at - 1, overs[start], "bar" if overs[start] else "plain")
                start = at
        self.row += 1

    def _rows(self, checks: Sequence[Check]) -> None:
        """Write the rows; a computed cell gets its formula once every field has its place."""
        worded = any(one.field.kind in WORDED for one in self.columns)
        tall = _LINE if not worded else _MATRIX_LINE if self.corner else _TEXT_LINE
        last = len(self.columns) + 1
        places: list[list[Place]] = [[] for _ in checks]
        for at, name in enumerate(self.names):
            self.cells.text(self.row, 0, 0, name or str(at + 1), "label" if name else "centre")
            given = self.rows[at] if at < len(self.rows) else Group()
            for column, (one, _, _, _) in enumerate(self.columns, 1):
                if one.kind == "computed":
                    self.cells.computed((self.table, one.key), one, self.row, (column, column))
                else:
                    self.cells.typed((self.table, one.key), one, self.row, (column, column),
                                     told_value(one, given.get(one.key)))
            for column, found in enumerate(places, last):
                found.append(Place(self.cells.name, self.row, column))
            self.cells.sheet.set_row(self.row, max(tall, height((name, _WIDTHS["name"]))))
            self.row += 1
        self.checks = list(zip(checks, places, strict=True))


def of_table(cells: BlankCells, one: Field) -> GridSheet:
    """Return the sheet of a wide table or matrix."""
    words = cells.words
    columns = [Column(column, "", column.label, "\n".join(filter(None, (column.help, hint(column, words)))))
               for column in one.fields]
    blank = [""] * blank_rows(one, BLANK_ROWS)
    return GridSheet(cells, one.key, columns, row_names(one, words) or blank,
                     (one.corner or one.label) if one.rows else "")


def of_entries(cells: BlankCells, form: Form) -> GridSheet:
    """Return the sheet of a form with a row for each entry."""
    columns: list[Column] = []
    for section in form.sections:
        for one in section.fields:
            told = "\n".join(filter(None, (one.help, hint(one, cells.words))))
            if one.kind != "choices":
                columns.append(Column(one, section.label, labelled(one), told))
            for option in one.options if one.kind == "choices" else ():
                tick = Field(f"{one.key}/{option.id}", option.label, "tick")
                columns.append(Column(tick, section.label, f"{labelled(one)}\n{option.label}", told))
    rows = entries(form)
    count = max(len(rows) + _MORE_ENTRIES, _ENTRIES)
    return GridSheet(cells, "", columns, [""] * count, "", rows)


def footer_of(tool: PublishedTool, label: str) -> str:
    """Return what stands below each printed page."""
    return " · ".join(dict.fromkeys((tool.title, label)))
