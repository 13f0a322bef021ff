"""A form as a blank workbook: room to type, lists to choose from, live figures and checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.exports.form_cells import BlankCells, Options, counted
from generator.exports.form_formulas import (
    Place,
    Scope,
    Standing,
    check_formula,
    chosen,
    count_formula,
    guarded,
)
from generator.exports.form_grid import GridSheet, footer_of, of_entries, of_table
from generator.exports.form_parts import TICK, brought, entries, in_rows, legend
from generator.exports.form_sheet import FormSheet, spans
from generator.exports.workbook import opened, sheet_names, write_helpers
from generator.exports.workbook_about import AboutSheet
from generator.exports.workbook_looks import Looks
from generator.formula.excel_names import clash
from generator.formula.nodes import Name, every
from generator.formula.program import needs
from generator.formula.to_python import Figures, to_python
from generator.publication import PublishedTool
from generator.schema.field import Field
from generator.schema.form import NUMBERS, Check, Form
from generator.schema.values import Group


def form_workbook(tool: PublishedTool, words: Mapping[str, str], as_of: date) -> bytes:
    """Return a blank form as an .xlsx file; the same form gives the same bytes.

    `words`: the fixed texts by key. Raises ValueError for a tool that is no form.
    """
    if tool.form is None:
        raise ValueError(tool.id)
    file = BytesIO()
    with opened(file, tool, as_of) as book:
        _Blank(book, tool, tool.form, words, as_of).write()
    return file.getvalue()


@dataclass(slots=True)
class _Blank:
    """One workbook being written: cells first, formulas once every field has its place."""

    book: Workbook
    tool: PublishedTool
    form: Form
    words: Mapping[str, str]
    as_of: date
    looks: Looks = field(init=False)
    options: Options = field(init=False)
    standing: Standing = field(init=False)
    sheets: dict[str, Worksheet] = field(default_factory=dict)

    def write(self) -> None:
        """Write all sheets."""
        wide = [] if in_rows(self.form) else [one for one in self.form.fields.values() if _is_wide(one)]
        front, about, options, helper, *tables = sheet_names((
            *(self.words[key] for key in ("blank_sheet", "xlsx_about", "blank_options", "xlsx_helper")),
            *(one.label for one in wide)))
        self.looks, self.options, self.standing = Looks(self.book), Options(options), Standing(helper)
        first = self._cells(front)
        if in_rows(self.form):
            grid = of_entries(first, self.form)
            grid.write(self.tool.title, self.tool.title, [*self._lead()], self.form.checks)
            self._entries(grid)
        else:
            self._whole(first, dict(zip((one.key for one in wide), tables, strict=True)))
        AboutSheet(self.book.add_worksheet(about), self.tool, self.looks, self.words, self.as_of).write_form(
            self._filling(), brought(self.form, self.words))
        if self.options.lists:
            self.options.write(self.book.add_worksheet(options), footer_of(self.tool, options), self.looks)
        if self.standing.helped:
            write_helpers(self.book.add_worksheet(helper), self.standing.helped, self.tool.title,
                          self.looks, self.words)

    def _cells(self, name: str) -> BlankCells:
        self.sheets[name] = self.book.add_worksheet(name)
        return BlankCells(self.sheets[name], name, self.looks, self.words, self.options, self.standing)

    def _lead(self) -> Iterator[tuple[str, str]]:
        """Yield what stands below the title: purpose, what is to be known first, what the marks mean."""
        yield self.tool.purpose, "lead"
        if self.form.notice:
            yield self.form.notice, "notice"
        yield "　".join(filter(None, (legend(self.form, self.words), self.words["xlsx_blue"]))), "note"
        if self.form.repeats and not in_rows(self.form):
            yield self.words["blank_copy"].format(label=self.form.repeats.label), "note"

    def _filling(self) -> Iterator[str]:
        """Yield how the workbook is filled in."""
        yield self.words["xlsx_blue"]
        yield self.words["blank_lists"]
        if self.form.checks or any(one.min_items or one.max_items for one in self.form.fields.values()):
            yield self.words["blank_checked"]
        if in_rows(self.form) or any(one.kind == "table" and not one.rows
                                     for one in self.form.fields.values()):
            yield self.words["xlsx_more_rows"]

    def _whole(self, first: BlankCells, elsewhere: Mapping[str, str]) -> None:
        """Write the form on one sheet, and what is too wide for it on others."""
        sheet = FormSheet(first, self.tool, self.form, dict(elsewhere))
        sheet.write([*self._lead()])
        first.guard()
        for key, name in elsewhere.items():
            one, cells = self.form.fields[key], self._cells(name)
            of_table(cells, one).write(one.label, footer_of(self.tool, one.label), [
                (text, "note") for text in (one.help, self.words["xlsx_blue"]) if text], ())
            cells.guard()
        self._names()
        self._computed(())
        for check, place in sheet.checks:
            self._formula(place, check_formula(check, self.form, Scope(self.standing, place.sheet)))
        for one, place in sheet.counts:
            keys = [(one.key, inner.key) for inner in one.fields if inner.kind != "computed"] or [("", one.key)]
            self._formula(place, count_formula(
                one, [self.standing.span(key) for key in keys], self.words))

    def _entries(self, grid: GridSheet) -> None:
        """Write what rows of entries compute and check; the first ones have figures already."""
        grid.cells.guard()
        rows = entries(self.form)
        self._computed(rows)
        for check, places in grid.checks:
            for at, place in enumerate(places):
                scope = Scope(self.standing, place.sheet, row=at)
                self._formula(place, check_formula(check, self.form, scope),
                              _said(check, self.form, rows[at]) if at < len(rows) else "")

    def _names(self) -> None:
        """Call every figure of the form by its key, where a workbook may."""
        for key, one in self.form.fields.items():
            if one.kind in NUMBERS and not clash(key):
                self._name(key, self.standing.cells["", key][0])

    def _name(self, key: str, place: Place) -> None:
        cell = xl_rowcol_to_cell(place.row, place.column, row_abs=True, col_abs=True)
        self.book.define_name(key, f"={quote_sheetname(place.sheet)}!{cell}")
        self.standing.names.add(key)

    def _computed(self, rows: Sequence[Group]) -> None:
        """Write computed figures in the order of computing. `rows`: the first entries."""
        columns = {(one.key, inner.key): inner for one in self.form.fields.values() for inner in one.fields}
        known = columns | {("", key): one for key, one in self.form.fields.items()}
        needed = needs(self.form.program)
        for step in self.form.program.steps:
            key = (step.table, step.key)
            one, places = known[key], self.standing.cells[key]
            alone = not step.table and not in_rows(self.form)
            found = []
            for at, place in enumerate(places):
                sheet = self.standing.helper if one.options else place.sheet
                scope = Scope(self.standing, sheet, step.table, None if alone else at)
                node = step.formulas[at if len(step.formulas) > 1 else 0]
                figure = _figures(self.form, rows[at]).get(step.key) if at < len(rows) else None
                found.append((place, guarded(scope.filled(needed[key]), scope.formula(node)),
                              "" if figure is None else figure))
            self._shown(one, key, found)
            if alone and not clash(step.key):
                self._name(step.key, self.standing.cells[key][0])

    def _shown(self, one: Field, key: tuple[str, str], found: Sequence[tuple[Place, str, float | str]]) -> None:
        """Write figures where they are seen; one that is told in words keeps its number in a helper cell."""
        if not one.options:
            for place, formula, value in found:
                self._formula(place, formula, value, one)
            return
        self.standing.cells[key] = [self.standing.help(formula, value) for _, formula, value in found]
        for (place, _, value), number in zip(found, self.standing.cells[key], strict=True):
            cell = Scope(self.standing, place.sheet).at(number)
            option = None if value == "" else one.option(f"{value:.15g}")
            self._formula(place, guarded(f'{cell}<>""', chosen(cell, one)),
                          option.label if option else str(value), one)

    def _formula(self, place: Place, formula: str, value: float | str = "", one: Field | None = None) -> None:
        """Write a formula into a cell that was left free for it; `one`: the figure that it computes."""
        sheet = self.sheets[place.sheet]
        look = self.looks("check") if one is None else counted(self.looks, one)
        sheet.write_formula(place.row, place.column, f"={formula}", look, value)
        if one is None:
            sheet.conditional_format(place.row, place.column, place.row, place.column, {
                "type": "cell", "criteria": "==", "value": f'"{TICK}"', "format": self.looks.change("well")})


def _is_wide(one: Field) -> bool:
    return one.kind in ("table", "matrix") and spans(one.fields, named=bool(one.rows)) is None


def _figures(form: Form, row: Group) -> dict[str, float]:
    """Return the figures of an entry, as far as all that they need is given."""
    given = {key: float(str(row.get(key))) for key, one in form.fields.items()
             if one.kind in NUMBERS and row.get(key) is not None}
    blank = {key: 0.0 for key, one in form.fields.items() if one.kind in NUMBERS}
    told = form.program.run(blank | given, {}).values
    return given | {key: told[key] for (_, key), needed in needs(form.program).items()
                    if all(name in given for _, name in needed)}


def _said(check: Check, form: Form, row: Group) -> str:
    """Return what a check says of an entry."""
    figures = _figures(form, row)
    if check.node is None:
        held = [row.get(key) for key in check.fields if row.get(key) is not None]
        return "" if not held else TICK if held.count(check.option) == 1 else check.message
    if any(isinstance(one, Name) and one.key not in figures for one in every(check.node)):
        return ""
    return TICK if to_python(check.node)(Figures(figures)) else check.message
