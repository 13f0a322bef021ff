"""Where the figures of a calculator stand in a workbook, and how formulas read them there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from generator.exports.workbook_looks import clean
from generator.formula.calculator import Input, Table
from generator.formula.nodes import Node
from generator.formula.to_excel import Helper, to_excel
from generator.formula.to_python import Figures, Row, to_python


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: its sheet, its columns by key, its first and last row, from 0."""

    table: Table
    sheet: str
    columns: Mapping[str, int]
    first: int
    last: int
    rows: tuple[Row, ...]
    """The figures of the rows that are filled in; the spare ones below them are empty."""

    @property
    def typed(self) -> list[Input]:
        """Return the columns that take figures; they stand side by side."""
        return [one for one in self.table.columns if not one.words]

    def filled(self, row: int, *, qualified: bool = False) -> str:
        """Return the condition that a row counts: every figure of it is there."""
        columns = [self.columns[one.key] for one in self.typed or self.table.columns]
        span = "{}:{}".format(*(xl_rowcol_to_cell(row, one, col_abs=True)
                                for one in (columns[0], columns[-1])))
        if qualified:
            span = f"{quote_sheetname(self.sheet)}!{span}"
        return f"COUNT({span})={len(columns)}" if self.typed else f"COUNTA({span})>0"

    def guarded(self, formula: str, row: int, *, qualified: bool = False) -> str:
        """Return a formula that stays empty where its row does not count."""
        if self.table.fixed:
            return formula
        return f'IF({self.filled(row, qualified=qualified)},{formula},"")'


@dataclass(slots=True)
class Figured:
    """The figures of a workbook, where its tables stand, and the helper cells handed out so far."""

    figures: Figures
    places: Mapping[str, Place]
    helper_sheet: str
    helped: list[tuple[str, float | str]] = field(default_factory=list)
    """Formulas of the helper cells, each with its result, from the second row down."""


@dataclass(slots=True)
class SheetCells:
    """The cells as a formula outside of tables sees them: figures are defined names."""

    figured: Figured

    def name(self, key: str) -> str:
        """Return a figure's defined name."""
        return key

    def column(self, table: str, key: str) -> str:
        """Return the range of a column, spare rows included: empty cells count for nothing."""
        place = self.figured.places[table]
        at = place.columns[key]
        span: str = xl_range_abs(place.first, at, place.last, at)
        if place.first == place.last:
            span = f"{span}:{span}"
        return f"{quote_sheetname(place.sheet)}!{span}"

    def first(self, table: str, key: str) -> str:
        """Return the cell of a column's first row."""
        return self.column(table, key).partition(":")[0]

    def value(self, node: Node) -> float:
        """Compute a part of the formula."""
        return to_python(node)(self.figured.figures) + 0.0

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Take the next helper cells."""
        return self.placed([(one.formula, one.value) for one in cells])

    def placed(self, cells: Sequence[tuple[str, float | str]]) -> Sequence[str]:
        """Keep formulas for the helper sheet and return their addresses."""
        start = len(self.figured.helped) + 1
        self.figured.helped += cells
        return [f"{quote_sheetname(self.figured.helper_sheet)}!"
                f"{xl_rowcol_to_cell(start + at, 0, row_abs=True, col_abs=True)}"
                for at in range(len(cells))]


@dataclass(slots=True)
class RowCells(SheetCells):
    """The cells as a formula in a row of a table sees them."""

    place: Place
    row: int
    qualified: bool = False
    """Whether cells of the row are read with their sheet, as from a helper cell."""
    helped: bool = False

    def name(self, key: str) -> str:
        """Return a cell of the row, or a defined name."""
        if key not in self.place.columns or key not in self.place.table.keys:
            return key
        cell: str = xl_rowcol_to_cell(self.row, self.place.columns[key], col_abs=True)
        return f"{quote_sheetname(self.place.sheet)}!{cell}" if self.qualified else cell

    @property
    def figures(self) -> Row | None:
        """Return the figures of the row; None where it is a spare one."""
        at = self.row - self.place.first
        return self.place.rows[at] if at < len(self.place.rows) else None

    def value(self, node: Node) -> float:
        """Compute a part of the formula in this row."""
        if self.figures is None:
            return 0.0
        known = self.figured.figures
        return to_python(node, self.place.table.keys)(
            Figures(known.values, known.tables, self.figures)) + 0.0

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Take helper cells that stay empty where the row does."""
        self.helped = True
        if not self.qualified:  # a trial: the formula will be written anew
            return ["A1"] * len(cells)
        return self.placed([
            (self.place.guarded(one.formula, self.row, qualified=True),
             "" if self.figures is None else one.value) for one in cells])


def row_formula(node: Node, figured: Figured, place: Place, row: int) -> tuple[str, bool]:
    """Return a formula of a row, and whether it took helper cells, which need whole addresses."""
    trial = RowCells(figured, place, row)
    formula = to_excel(node, trial)
    if not trial.helped:
        return formula, False
    return to_excel(node, RowCells(figured, place, row, qualified=True)), True


_LONGEST_TEXT = 250
"""Signs of a text inside a formula; a longer one is put together of several."""


def chosen(key: str, texts: Mapping[int, str]) -> str:
    """Return a formula for the text of a code."""
    formula = '""'
    for code, text in reversed([*texts.items()]):
        formula = f"IF({key}={code},{quoted(text)},{formula})"
    return formula


def quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    parts = [text[at:at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)] or [""]
    return "&".join('"' + clean(part).replace('"', '""') + '"' for part in parts)
