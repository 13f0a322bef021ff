"""What a blank workbook computes and checks: live formulas over cells that are still empty."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from generator.exports.form_parts import TICK
from generator.exports.workbook_cells import quoted
from generator.formula.nodes import Column, Name, Node, every
from generator.formula.program import Key, Program, needs
from generator.formula.to_excel import Helper, to_excel
from generator.formula.to_python import Figures, to_python
from generator.schema.field import Field
from generator.schema.form import NUMBERS, Check, Form


class Place(NamedTuple):
    """One cell of a workbook, from 0."""

    sheet: str
    row: int
    column: int


@dataclass(slots=True)
class Standing:
    """Where every field of a form stands: one cell, or a cell for each row of its table."""

    helper: str
    """The sheet of helper cells."""
    cells: dict[Key, list[Place]] = field(default_factory=lambda: defaultdict(list))
    """By table, empty for the form itself, and key. Of what is told as words, the cell of its number."""
    names: set[str] = field(default_factory=set)
    """Fields that are defined names."""
    helped: list[tuple[str, float | str]] = field(default_factory=list)

    def help(self, formula: str, value: float | str = "") -> Place:
        """Give a formula a helper cell."""
        self.helped.append((formula, value))
        return Place(self.helper, len(self.helped), 0)

    def span(self, key: Key) -> str:
        """Return the range of a column."""
        places = self.cells[key]
        first, last = places[0], places[-1]
        span = xl_range_abs(first.row, first.column, last.row, last.column)
        return f"{quote_sheetname(first.sheet)}!{span if ':' in span else f'{span}:{span}'}"


@dataclass(frozen=True, slots=True)
class Scope:
    """The cells of a form as a formula sees them, in a row of a table or outside."""

    standing: Standing
    sheet: str
    """The sheet of the formula; cells of others are read with their sheet."""
    table: str = ""
    row: int | None = None

    def name(self, key: str) -> str:
        """Return a cell of the row, a defined name, or a cell of the form."""
        places = self.standing.cells.get((self.table, key), []) if self.row is not None else []
        if not places and key in self.standing.names:
            return key
        return self.at(places[self.row or 0] if places else self.standing.cells["", key][0])

    def at(self, place: Place) -> str:
        """Return the address of a cell."""
        cell: str = xl_rowcol_to_cell(
            place.row, place.column, row_abs=self.row is None, col_abs=True)
        return cell if place.sheet == self.sheet else f"{quote_sheetname(place.sheet)}!{cell}"

    def column(self, table: str, key: str) -> str:
        """Return the range of a column; empty cells count for nothing."""
        return self.standing.span((table, key))

    def first(self, table: str, key: str) -> str:
        """Return the cell of a column's first row."""
        return self.column(table, key).partition(":")[0]

    def value(self, node: Node) -> float:
        """Compute a part of a formula: in a blank form every figure is 0."""
        return to_python(node)(Figures(defaultdict(float), defaultdict(list))) + 0.0

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Give formulas helper cells and return their absolute addresses."""
        places = [self.standing.help(one.formula, one.value) for one in cells]
        return [f"{quote_sheetname(one.sheet)}!"
                f"{xl_rowcol_to_cell(one.row, one.column, row_abs=True, col_abs=True)}"
                for one in places]

    def formula(self, node: Node) -> str:
        """Return a formula; where it takes helper cells, its own cells are read with their sheet."""
        before = len(self.standing.helped)
        text = to_excel(node, self)
        if len(self.standing.helped) == before:
            return text
        del self.standing.helped[before:]
        return to_excel(node, Scope(self.standing, "", self.table, self.row))

    def filled(self, keys: Iterable[Key]) -> str:
        """Return the condition that figures are there; empty where none are needed."""
        found = [self.name(key) for _, key in keys]
        return f"COUNT({','.join(found)})={len(found)}" if found else ""


def guarded(condition: str, formula: str) -> str:
    """Return a formula that stays empty until its condition holds."""
    return f'IF({condition},{formula},"")' if condition else formula


def chosen(cell: str, field: Field) -> str:
    """Return a formula for the words of a computed figure; the number where it has none."""
    tests = [f'{cell}&""={quoted(one.id)}' for one in field.options]
    words = "&".join(f'IF({test},{quoted(one.label)},"")'  # not nested: 64 levels is the most
                     for test, one in zip(tests, field.options, strict=True))
    return f'IF(OR({",".join(tests)}),{words},{cell}&"")'


def wanted(node: Node, program: Program, fields: Mapping[str, Field]) -> list[Key]:
    """Return the typed figures of a form without which a condition means nothing."""
    computed = needs(program)
    names = [one.key for one in every(node) if isinstance(one, Name)]
    keys = (key for name in names for key in computed.get(("", name), (("", name),)))
    return [key for key in dict.fromkeys(keys) if key[1] in fields and fields[key[1]].kind in NUMBERS]


def check_formula(check: Check, form: Form, scope: Scope) -> str:
    """Return what a check says: nothing before the fields are filled in, a tick, or its message."""
    fields = form.fields
    if check.node is None:
        some = "+".join(f'({scope.name(key)}<>"")' for key in check.fields)
        bear = "+".join(f"({scope.name(key)}={quoted(option.label)})" for key in check.fields
                        if (option := fields[key].option(check.option)) is not None)
        return guarded(f"({some})>0", _told(f"({bear})=1", check.message))
    columns = dict.fromkeys(scope.column(one.table, one.key) for one in every(check.node)
                            if isinstance(one, Column))
    conditions = [condition for condition in (
        scope.filled(wanted(check.node, form.program, fields)),
        f"COUNT({','.join(columns)})>0" if columns else "") if condition]
    test = f"AND({','.join(conditions)})" if len(conditions) > 1 else "".join(conditions)
    return guarded(test, _told(scope.formula(check.node), check.message))


def _told(condition: str, message: str) -> str:
    return f"IF({condition},{quoted(TICK)},{quoted(message)})"


def count_formula(field: Field, spans: Sequence[str], words: Mapping[str, str]) -> str:
    """Return what is said of the number of rows or cells that are filled in. `spans`: its columns."""
    filled = f"COUNTA({','.join(spans)})"
    if field.kind == "table":
        some = "+".join(f'({span}<>"")' for span in spans)
        filled = f"SUMPRODUCT(--(({some})>0))"
    said = quoted(TICK)
    for limit, sign, key in ((field.max_items, ">", "form_js_most"), (field.min_items, "<", "form_js_least")):
        if limit:
            before, _, after = words[key].replace("{least}", str(limit)).replace(
                "{most}", str(limit)).partition("{n}")
            message = "&".join((quoted(before), filled, quoted(after)))
            said = f"IF({filled}{sign}{limit},{message},{said})"
    return guarded(f"{filled}>0", said)
