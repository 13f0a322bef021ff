"""A blank form on one sheet: labels, room to fill in, tables; printed on A4, one page wide.

Narrow columns are merged to the width that a cell needs, so that tables of different shape stand
below each other. What needs more room has a sheet of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import quote_sheetname

from generator.exports.form_cells import BlankCells
from generator.exports.form_formulas import Place
from generator.exports.form_parts import (
    WORDED,
    blank_rows,
    checks_after,
    columns_told,
    hint,
    labelled,
    row_names,
)
from generator.exports.workbook_looks import TITLE_HEIGHT, height, set_up
from generator.publication import PublishedTool
from generator.schema.field import Field, Section
from generator.schema.form import Check, Form

BLANK_ROWS = 8
"""Empty rows of a table that grows."""
UNITS = 24
_UNIT = 3.7
"""Columns of the sheet, and the width of each."""
_LABEL, _VALUE = 5, 16
"""Where the room to fill in begins, and where the hint beside it does."""
_NAME = 4
_LEAST = {"text": 4, "link": 4, "person": 3, "choice": 3, "date": 3, "money": 3, "number": 3, "computed": 3}
_NARROW = 2
_LIST_ROWS = 5
_LINE, _TEXT_LINE = 20, 32
"""Heights of a row of a table, in points: of figures, and of texts of two lines."""


def spans(columns: Sequence[Field], *, named: bool, units: int = UNITS) -> list[int] | None:
    """Return how many units each column takes; None where there are too few for them."""
    found = [_LEAST.get(one.kind, _NARROW) for one in columns]
    spare = units - sum(found) - (_NAME if named else 0)
    if spare < 0:
        return None
    worded = [at for at, one in enumerate(columns) if one.kind in WORDED] or [*range(len(columns))]
    for turn in range(spare if columns else 0):
        found[worded[turn % len(worded)]] += 1
    return found


@dataclass(slots=True)
class FormSheet:
    """The sheet being written; `row` is the next one that is free."""

    cells: BlankCells
    tool: PublishedTool
    form: Form
    elsewhere: dict[str, str]
    """Tables that stand on a sheet of their own, and its name."""
    row: int = 0
    counts: list[tuple[Field, Place]] = field(default_factory=list)
    """Where it is said how many rows are filled in."""
    checks: list[tuple[Check, Place]] = field(default_factory=list)

    def write(self, lead: Sequence[tuple[str, str]]) -> None:
        """Write the whole sheet. `lead`: the texts at its head, each with its style."""
        sheet = self.cells.sheet
        sheet.set_column(0, UNITS - 1, _UNIT)
        sheet.write_string(0, 0, self.tool.title, self.cells.looks("title"))
        sheet.set_row(0, TITLE_HEIGHT)
        self.row = 1
        for text, style in lead:
            self._line((0, UNITS, text, style))
        for section in self.form.sections:
            self._section(section)
        set_up(sheet, self.tool.title)

    def _section(self, section: Section) -> None:
        self._line((0, UNITS, section.label, "bar"))
        for one in section.fields:
            self._field(one)
        for check in checks_after(section, self.form):
            self.checks.append((check, self._check()))

    def _field(self, one: Field) -> None:
        if one.key in self.elsewhere:
            self._link(one)
        elif one.kind in ("table", "matrix"):
            self._table(one)
        elif one.kind == "list":
            self._list(one)
        elif one.kind == "choices":
            self._choices(one)
        elif one.lines > 1:
            self._long(one)
        else:
            self._plain(one)

    def _check(self) -> Place:
        """Write the line of a check; its formula comes once every field has its place."""
        self._line((0, _LABEL, self.cells.words["blank_check"], "note"), (_LABEL, UNITS, "", "check"))
        return Place(self.cells.name, self.row - 1, _LABEL)

    def _line(self, *texts: tuple[int, int, str, str], lowest: float = 0) -> None:
        """Write texts side by side, as high as they need: first unit, the one after the last, text, style."""
        for first, after, text, style in texts:
            self.cells.text(self.row, first, after - 1, text, style)
        self.cells.sheet.set_row(self.row, max(lowest, 20, height(*(
            (text, (after - first) * _UNIT) for first, after, text, _ in texts))))
        self.row += 1

    def _hint(self, one: Field) -> str:
        return "\n".join(filter(None, (one.help, hint(one, self.cells.words))))

    def _plain(self, one: Field) -> None:
        """Write a label, room for a line, and beside it how it is filled in."""
        row = self.row
        self._line((0, _LABEL, labelled(one), "main"), (_VALUE, UNITS, self._hint(one), "aside"))
        place = self.cells.computed if one.kind == "computed" else self.cells.typed
        place(("", one.key), one, row, (_LABEL, _VALUE - 1))

    def _long(self, one: Field) -> None:
        """Write a label over the width, and below it room for several lines."""
        self._titled(one, self._hint(one))
        self.cells.typed(("", one.key), one, self.row, (0, UNITS - 1))
        self.cells.sheet.set_row(self.row, _LINE * one.lines)
        self.row += 1

    def _titled(self, one: Field, told: str) -> None:
        self._line((0, UNITS, labelled(one), "part"))
        if told:
            self._line((0, UNITS, told, "note"))

    def _choices(self, one: Field) -> None:
        """Write a row for each option, to be ticked."""
        self._titled(one, self._hint(one))
        tick = Field(one.key, one.label, "tick")
        for option in one.options:
            row = self.row
            self._line((_NARROW, UNITS, " ".join(filter(None, (option.label, option.note))), "choice"))
            self.cells.typed(("", one.key), tick, row, (0, _NARROW - 1))

    def _list(self, one: Field) -> None:
        """Write a numbered line for each item."""
        self._titled(one, self._hint(one))
        text = Field(one.key, one.label, "text", max_length=one.item.max_length)
        for at in range(1, blank_rows(one, _LIST_ROWS) + 1):
            row = self.row
            self._line((0, 1, str(at), "centre"), lowest=_TEXT_LINE)
            self.cells.typed(("", one.key), text, row, (1, UNITS - 1))
        self._counted(one)

    def _counted(self, one: Field) -> None:
        if one.min_items or (one.max_items and one.kind == "matrix"):
            self.counts.append((one, self._check()))

    def _table(self, one: Field) -> None:
        """Write a table: heads, and rows that are fixed or blank."""
        words = self.cells.words
        self._titled(one, "\n".join(filter(None, (self._hint(one), columns_told(one, words)))))
        named, units = bool(one.rows), spans(one.fields, named=bool(one.rows)) or []
        edges = [_NAME if named else 0]
        for unit in units:
            edges.append(edges[-1] + unit)
        heads = [(first, after, column.label, "figure") for column, first, after in zip(
            one.fields, edges, edges[1:], strict=False)]
        self._line(*([(0, _NAME, one.corner, "figure")] if named else []), *heads)
        tall = _TEXT_LINE if any(column.kind in WORDED for column in one.fields) else _LINE
        for name in row_names(one, words) or [""] * blank_rows(one, BLANK_ROWS):
            row = self.row
            self._line(*([(0, _NAME, name, "label")] if named else []), lowest=tall)
            for column, first, after in zip(one.fields, edges, edges[1:], strict=False):
                place = self.cells.computed if column.kind == "computed" else self.cells.typed
                place((one.key, column.key), column, row, (first, after - 1))
        self._counted(one)

    def _link(self, one: Field) -> None:
        """Say on which sheet a wide table stands."""
        name, row = self.elsewhere[one.key], self.row
        self._line((0, _LABEL, labelled(one), "main"), (_VALUE, UNITS, one.help, "aside"))
        look = self.cells.looks("label", font_color="#1F4E79", underline=1)
        self.cells.sheet.merge_range(row, _LABEL, row, _VALUE - 1, "", look)
        self.cells.sheet.write_url(row, _LABEL, f"internal:{quote_sheetname(name)}!A1", look,
                                   f"{self.cells.words['xlsx_open']} →")
        self._counted(one)
