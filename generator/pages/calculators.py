"""A calculator as a page shows it: its parts with figures computed, so that it is whole without a script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.formula.calculator import STATUS, Calculator, Input, Output, Part, RowFigure, Table
from generator.formula.charts import Chart
from generator.formula.figures import Computed, computed
from generator.formula.nodes import Node
from generator.formula.show import MOST_DIGITS, number, row_names, show, tell
from generator.formula.sweep import points
from generator.formula.to_words import to_words, vocabulary

Shown: TypeAlias = Output | RowFigure

MANY_COLUMNS = 8
"""Rows with more inputs than this are cards, not lines of a table."""


@dataclass(frozen=True, slots=True)
class Box:
    """An input: the text in its box, its unit, and its limits in words."""

    input: Input
    text: str
    unit: str
    limits: str


@dataclass(frozen=True, slots=True)
class Told:
    """An output as text, and how it comes about; `absent` says why there is no figure."""

    output: Shown
    text: str
    absent: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part with what belongs to it."""

    part: Part
    inputs: tuple[Box, ...]
    outputs: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its name, what is typed, and what is computed."""

    key: str
    name: str
    fields: tuple[Box, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A computed column, and how it comes about: in each row alike, or by rows with their names."""

    output: Shown
    how: str = ""
    by_row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; `cards` where a row has too many figures for a line."""

    table: Table
    rows: tuple[Row, ...]
    blank: Row
    cards: bool
    heads: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart and, where it has a curve, its points as texts."""

    chart: Chart
    points: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """All that the template of a calculator asks for."""

    calculator: Calculator
    status: int
    status_text: str
    parts: tuple[PartView, ...]
    main: tuple[Told, ...]
    tables: tuple[TableView, ...]
    charts: tuple[ChartView, ...]
    labels: Mapping[str, str]
    typed: Mapping[str, str]
    told: Mapping[str, Told]

    def figure(self, key: str) -> str:
        """Return an input or output as text."""
        return self.told[key].text if key in self.told else self.typed.get(key, "")


class Teller:
    """Figures of one calculator as words."""

    def __init__(self, calculator: Calculator, words: Mapping[str, str]) -> None:
        self.calculator = calculator
        self.words = words
        self.spoken = {table.key if table else "": vocabulary(calculator, words, table)
                       for table in (None, *calculator.tables)}
        self.labels = ({one.key: one.label for one in calculator.inputs}
                       | {one.key: one.label for one in calculator.outputs})

    def typed(self, one: Input, value: float | str, unit: str | None = None) -> str:
        """Return what stands in the box of an input."""
        if isinstance(value, str):
            return value
        share = (one.unit if unit is None else unit) == "%"
        return number(value * 100 if share else value, MOST_DIGITS).replace(",", "")

    def shown(self, one: Input, value: float, unit: str | None = None) -> str:
        """Return an input as text with its unit."""
        return show(value, one.unit if unit is None else unit, MOST_DIGITS)

    def field(self, one: Input, value: float | str, table: Table | None = None, key: str = "") -> Box:
        """Return an input with its text; in a fixed row it may have the row's unit and limits."""
        unit, limits = one.unit, one.limits
        fixed = next((row for row in table.fixed if row.key == key), None) if table else None
        if fixed is not None and one.by_row:
            unit, limits = fixed.unit, fixed.limits
        low, high = (show(limit, unit, MOST_DIGITS) if limit is not None else ""
                     for limit in (limits.low, limits.high))
        span = self.words["calc_limits"].format(low=low, high=high) if low and high else ""
        return Box(one, self.typed(one, value, unit), unit, span)

    def told(
        self, one: Shown, value: float, absent: str, rows: Mapping[str, list[str]], unit: str | None = None,
    ) -> Told:
        """Return an output as text; one that bears no figure says why instead."""
        text = tell(one, value, absent, rows, self.words, unit)
        return Told(one, text, absent)

    def how(self, node: Node, table: str = "") -> str:
        """Return how a figure, or one of a table's rows, comes about: in words."""
        return to_words(node, self.spoken[table])

    def columns(self, table: Table) -> Iterator[ColumnView]:
        """Yield the computed columns of a table, those with a formula for each row first."""
        for figure in table.row_figures:
            yield ColumnView(figure, by_row=tuple(
                (row.label, self.how(row.formulas[figure.key], table.key)) for row in table.fixed))
        for output in table.outputs:
            yield ColumnView(output, self.how(output.node, table.key))


def view(
    calculator: Calculator, words: Mapping[str, str], given: Mapping[str, object] | None = None,
) -> View:
    """Return a calculator with its figures computed: the defaults, or those given.

    Raises FigureError for figures that the calculator does not take.
    """
    done = computed(calculator, given or {})
    teller = Teller(calculator, words)
    names = {table.key: row_names(table, done.told["tables"][table.key]) for table in calculator.tables}
    told = {one.key: replace(
        teller.told(one, done.told["outputs"][one.key], done.absent.get(one.key, ""), names),
        how=teller.how(one.node)) for one in calculator.outputs if one.key != STATUS}
    status = done.told["status"]
    return View(
        calculator, status["code"], status["text"], tuple(_parts(teller, done, told)),
        tuple(told[one.key] for one in main(calculator)),
        tuple(_table(teller, table, done, names) for table in calculator.tables),
        tuple(ChartView(chart, tuple(_curve(teller, chart, given or {}))) for chart in calculator.charts),
        teller.labels, {one.key: teller.shown(one, done.inputs[one.key]) for one in calculator.inputs},
        told)


def _curve(
    teller: Teller, chart: Chart, given: Mapping[str, object],
) -> Iterator[tuple[str, str]]:
    units = {one.key: (one.unit, MOST_DIGITS) for one in teller.calculator.inputs}
    units |= {one.key: (one.unit, one.digits) for one in teller.calculator.outputs}
    for point in points(teller.calculator, chart, given):
        yield (show(point.along, *units[chart.one("along")]), show(point.shows, *units[chart.one("shows")]))


def main(calculator: Calculator) -> tuple[Output, ...]:
    """Return the outputs to be seen first; where none is marked, the first few."""
    open_ = [one for one in calculator.outputs if one.key != STATUS]
    return tuple(one for one in open_ if one.main) or tuple(open_[:4])


def _parts(teller: Teller, done: Computed, told: Mapping[str, Told]) -> Iterator[PartView]:
    """Yield the parts that hold something; what belongs to none comes last."""
    calculator = teller.calculator
    for part in (*calculator.parts, Part("", "")):
        inputs = tuple(teller.field(one, done.inputs[one.key])
                       for one in calculator.inputs if one.group == part.key)
        outputs = tuple(told[one.key] for one in calculator.outputs
                        if one.group == part.key and one.key in told)
        if inputs or outputs:
            yield PartView(part, inputs, outputs)


def _table(
    teller: Teller, table: Table, done: Computed, names: Mapping[str, list[str]],
) -> TableView:
    heads = tuple(teller.columns(table))
    rows = []
    for at, row in enumerate(done.told["tables"][table.key]):
        key = str(row.get("key", ""))
        unit = next((one.unit for one in table.fixed if one.key == key), None)
        rows.append(Row(
            key, names[table.key][at],
            tuple(teller.field(one, row[one.key], table, key) for one in table.columns),
            tuple(teller.told(one.output, row[one.output.key],
                              done.absent_rows[table.key][at].get(one.output.key, ""), names, unit)
                  for one in heads)))
    blank = Row("", "", tuple(teller.field(one, "" if one.words else one.default)
                              for one in table.columns), ())
    return TableView(table, tuple(rows), blank, len(table.columns) > MANY_COLUMNS, heads)
