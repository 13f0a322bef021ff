"""Figures given to a calculator, computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.formula.calculator import STATUS, Calculator, Output
from generator.formula.given import read_given
from generator.formula.to_python import Figures, to_python


def compute(calculator: Calculator, given: Mapping[str, object]) -> dict[str, Any]:
    """Return `outputs`, `tables` with their computed columns, and `status` with its text.

    What is not given has its default. Raises FigureError for an unknown key, and for a value that is
    no number or outside its limits: nothing is clipped.
    """
    return computed(calculator, given).told


@dataclass(frozen=True, slots=True)
class Computed:
    """What came out: as it is told, what went in, and which outputs bear no figure."""

    told: dict[str, Any]
    """`outputs`, `tables`, `status`."""
    inputs: dict[str, float]
    absent: dict[str, str]
    """`unreachable` or `not_applicable` by output key."""
    absent_rows: dict[str, list[dict[str, str]]]
    """The same for the computed columns of each table, row by row."""


def computed(calculator: Calculator, given: Mapping[str, object]) -> Computed:
    """Return everything that a page shows. Raises FigureError as `compute` does."""
    taken = read_given(calculator, given)
    if taken.mistakes:
        raise taken.mistakes[0]
    values, rows = taken.values, taken.rows
    done = calculator.program.run(values, {
        table.key: [{key: value for key, value in row.items() if isinstance(value, float)}
                    for row in rows[table.key]] for table in calculator.tables})
    outputs = {one.key: _shown(done.values[one.key]) for one in calculator.outputs}
    tables = {table.key: [
        row | {key: _shown(value) for key, value in computed.items()}
        for row, computed in zip(rows[table.key], done.tables[table.key], strict=True)]
        for table in calculator.tables}
    code = int(done.values.get(STATUS, 0))
    status = {"code": code, "text": calculator.status.get(code, "")}
    absent = _absent(calculator.outputs, done, frozenset())
    absent_rows: dict[str, list[dict[str, str]]] = {}
    for table in calculator.tables:
        absent_rows[table.key] = []
        for row in done.tables[table.key]:
            done.row = row
            absent_rows[table.key].append(_absent(table.outputs, done, table.keys))
    return Computed({"outputs": outputs, "tables": tables, "status": status}, values, absent, absent_rows)


def _absent(outputs: Iterable[Output], done: Figures, row_keys: frozenset[str]) -> dict[str, str]:
    """Return which outputs bear no figure, and why; that it cannot be reached goes first."""
    found = {}
    for one in outputs:
        for why, node in (("unreachable", one.unreachable), ("not_applicable", one.not_applicable)):
            if node is not None and one.key not in found and to_python(node, row_keys)(done):
                found[one.key] = why
    return found


def _shown(value: float) -> float | int:
    """Return a whole number as one: as people, and JavaScript, write it."""
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
