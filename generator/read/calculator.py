"""What a tool's file says of how it counts, to a Calculator."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.diagnostics import Text, say
from generator.formula.calculator import (
    Calculator,
    Feed,
    FixedRow,
    Input,
    Limits,
    Output,
    RowFigure,
    Table,
    program_of,
)
from generator.formula.check import Figure, Scope, check
from generator.formula.functions import Kind
from generator.formula.given import FigureError, read_given
from generator.formula.guards import Spread
from generator.formula.nodes import FormulaError, Node
from generator.formula.parser import parse
from generator.formula.program import CircleError
from generator.read.calculator_checks import mistakes, rows_to_begin_with
from generator.read.calculator_shown import read_shown
from generator.read.law import LawFile
from generator.schema.values import Group, Value, groups, strings

Path = tuple[str | int, ...]


def read_calculator(law: LawFile) -> Calculator | None:
    """Return the calculator of a tool; None where a figure or formula of it cannot be used."""
    return _Reader(law).read()


class _Reader:
    """One tool being read: what was found of its formulas is reported at its place in them."""

    def __init__(self, law: LawFile) -> None:
        self.law = law
        self.values = law.values
        self.sound = True
        self.formulas: list[tuple[Path, str, Node, Kind]] = []
        """Place, table and tree of every formula that parses, and what it should give."""

    def read(self) -> Calculator | None:
        """Read figures and tables first, then check every formula against them."""
        inputs = tuple(_input(one) for _, one in self.law.groups("inputs"))
        tables = tuple(self.table(at, one) for at, one in self.law.groups("tables"))
        outputs = tuple(self.outputs(self.values, (), ""))
        for one in mistakes(self.law, inputs, tables, outputs):
            if one.inside is None:
                self.wrong(one.path, one.message, one.hint, key=one.key)
            else:
                self.formula_error(one.path, FormulaError(one.inside, one.message, one.hint))
        tables = tuple(self.rows(tables))
        scope = _scope(inputs, tables, outputs)
        for path, table, node, wanted in self.formulas:
            own = next((_columns(one) for one in tables if one.key == table), {})
            for error in check(node, Scope({**scope.figures, **own}, scope.columns), wanted):
                self.formula_error(path, error)
        feeds = tuple(self.feeds(scope))
        try:
            program = program_of(tables, outputs)
        except CircleError as error:
            self.formula_error(self.place_of(error), error)
            return None
        shown = read_shown(self.law, inputs, tables, outputs)
        if shown is None:
            return None
        calculator = Calculator(inputs, tables, outputs, self.status(), feeds, program,
                                shown.parts, shown.presets, shown.charts,
                                strings(self.values.get("notes")))
        self.presets(calculator)
        return calculator if self.sound else None

    def rows(self, tables: tuple[Table, ...]) -> Iterator[Table]:
        """Yield the tables with the rows to begin with; those are read as what a reader types."""
        for (at, values), table in zip(self.law.groups("tables"), tables, strict=True):
            begin = rows_to_begin_with(table, groups(values.get("rows")))
            given = read_given(Calculator((), (table,), ()), {table.key: begin})
            self.refused(("tables", at, "rows"), given.mistakes, 1)
            yield replace(table, rows=tuple(given.rows[table.key]))

    def presets(self, calculator: Calculator) -> None:
        """Report figures of a preset that the calculator does not take."""
        for at, one in enumerate(calculator.presets):
            self.refused(("presets", at, "figures"), read_given(calculator, one.figures).mistakes)

    def refused(self, here: Path, errors: Iterable[FigureError], skip: int = 0) -> None:
        """Report figures that a calculator does not take, `skip` steps of their path left out."""
        for error in errors:
            self.wrong((*here, *error.path[skip:]), error.message,
                       error.hint or say("改这个数", "change this figure"), key=error.unknown)

    def table(self, at: int, values: Group) -> Table:
        """Return one table with its rows."""
        here: Path = ("tables", at)
        key = values.text("key")
        return Table(
            key, values.text("label"), tuple(_input(one) for one in groups(values.get("columns"))),
            tuple(self.outputs(values, here, key)), tuple(self.fixed(values, here, key)),
            least=int(_float(values, "min_rows") or 0), note=values.text("note"),
            row_figures=tuple(_row_figure(one) for one in groups(values.get("row_figures"))))

    def outputs(self, values: Group, here: Path, table: str) -> Iterator[Output]:
        """Yield the outputs whose formula parses."""
        for at, one in enumerate(groups(values.get("outputs"))):
            place: Path = (*here, "outputs", at)
            node = self.parsed(one.text("formula"), (*place, "formula"), table)
            unreachable, not_applicable = (
                self.parsed(one.text(key), (*place, key), table, "condition")
                if one.text(key) else None for key in ("unreachable", "not_applicable"))
            if node is not None:
                yield Output(
                    one.text("key"), one.text("label"), one.text("unit"), one.text("formula"), node,
                    int(_float(one, "digits") or 0), one.text("group"), one.text("note"),
                    main=one.get("main") is True, by_row=one.get("limits") == "row",
                    texts=_codes(one.get("texts")), row_of=one.text("row_of"),
                    unreachable=unreachable, not_applicable=not_applicable)

    def fixed(self, values: Group, here: Path, table: str) -> Iterator[FixedRow]:
        """Yield the fixed rows with their own formulas."""
        for at, one in enumerate(groups(values.get("fixed_rows"))):
            formulas = one.get("formulas")
            found = {}
            for key, words in formulas.values.items() if isinstance(formulas, Group) else ():
                place = (*here, "fixed_rows", at, "formulas", key)
                node = self.parsed(" ".join(strings(words)), place, table)
                if node is not None:
                    found[key] = node
            yield FixedRow(one.text("key"), one.text("label"), one.text("unit"), _limits(one), found)

    def parsed(self, text: str, path: Path, table: str, gives: Kind = "number") -> Node | None:
        """Return the tree of a formula; a mistake is reported where it stands."""
        try:
            node = parse(text)
        except FormulaError as error:
            self.formula_error(path, error)
            return None
        self.formulas.append((path, table, node, gives))
        return node

    def formula_error(self, path: Path, error: FormulaError) -> None:
        """Report a mistake inside a formula."""
        self.sound = False
        self.law.findings.error(
            "tool-formula", self.law.inside(error.at, *path), error.message, error.hint)

    def place_of(self, error: CircleError) -> Path:
        """Return where the first figure of a circle is computed."""
        table, key = error.circle[0]
        at = next((at for at, one in self.law.groups("tables") if one.text("key") == table), None)
        here: Path = () if at is None else ("tables", at)
        holder = self.values if at is None else groups(self.values.get("tables"))[at]
        for place, one in enumerate(groups(holder.get("outputs"))):
            if one.text("key") == key:
                return (*here, "outputs", place, "formula")
        return (*here, "fixed_rows", 0, "formulas", key)

    def wrong(self, path: Path, message: Text, hint: Text | None, *, key: bool = False) -> None:
        """Report a figure that cannot be."""
        self.sound = False
        self.law.findings.error("tool-figure", self.law.at(*path, key=key), message, hint)

    def status(self) -> dict[int, str]:
        """Return what each code of the status says."""
        return _codes(self.values.get("status"))

    def feeds(self, scope: Scope) -> Iterator[Feed]:
        """Yield what is handed on; each is a formula over this calculator's own figures."""
        for at, one in self.law.groups("feeds"):
            given = one.get("figures")
            figures = {}
            for key, words in given.values.items() if isinstance(given, Group) else ():
                path: Path = ("feeds", at, "figures", key)
                try:
                    node = parse(" ".join(strings(words)))
                except FormulaError as error:
                    self.formula_error(path, error)
                    continue
                for mistake in check(node, scope):
                    self.formula_error(path, mistake)
                figures[key] = node
            yield Feed(one.text("tool"), figures)


def _float(values: Group, key: str) -> float | None:
    value = values.get(key)
    return float(value) if isinstance(value, int | Decimal) else None


def _codes(value: Value) -> dict[int, str]:
    """Return words by the code they stand for."""
    return {int(code): " ".join(strings(words)) for code, words in (
        value.values.items() if isinstance(value, Group) else ()) if code.isdecimal()}


def _row_figure(values: Group) -> RowFigure:
    return RowFigure(values.text("key"), values.text("label"), values.text("unit"),
                     int(_float(values, "digits") or 0), by_row=values.get("limits") == "row")


def _limits(values: Group) -> Limits:
    return Limits(_float(values, "min"), _float(values, "max"), _float(values, "step"))


_UNITS = {"money": "万元", "percent": "%", "rating": "分"}
_KIND_LIMITS = {"percent": Limits(0.0, 1.0), "rating": Limits(1.0, 5.0, 1.0)}


def _input(values: Group) -> Input:
    kind = values.text("kind")
    own, usual = _limits(values), _KIND_LIMITS.get(kind, Limits())
    limits = Limits(*(mine if mine is not None else its for mine, its in (
        (own.low, usual.low), (own.high, usual.high), (own.step, usual.step))))
    default = _float(values, "default")
    return Input(
        values.text("key"), values.text("label"), values.text("unit") or _UNITS.get(kind, ""),
        (usual.low or 0.0) if default is None else default, limits, values.text("group"),
        values.text("note"), whole=kind == "integer", words=kind == "text",
        by_row=values.get("limits") == "row")


def _figure(one: Input) -> Figure:
    low, high = one.limits.low, one.limits.high
    any_ = Spread()
    return Figure(one.unit, any_ if one.by_row else Spread(
        any_.low if low is None else low, any_.high if high is None else high))


def _columns(table: Table) -> Mapping[str, Figure]:
    found = {one.key: _figure(one) for one in table.columns if not one.words}
    for row in table.fixed:
        found |= {key: Figure(computed=True) for key in row.formulas}
    return found | {one.key: Figure(one.unit, computed=True) for one in table.outputs}


def _scope(
    inputs: tuple[Input, ...], tables: tuple[Table, ...], outputs: tuple[Output, ...],
) -> Scope:
    figures = {one.key: _figure(one) for one in inputs}
    figures |= {one.key: Figure(one.unit, computed=True) for one in outputs}
    return Scope(figures, {(table.key, key): figure for table in tables
                           for key, figure in _columns(table).items()})
