"""Figures given to a calculator: checked against its inputs, filled up with defaults, computed."""

import math
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Text, listed, say
from generator.formula.calculator import STATUS, Calculator, Input, Limits, Output, Table
from generator.formula.to_python import Figures, to_python
from generator.text.likeness import nearest

MOST_ROWS = 200


class FigureError(Exception):
    """A figure that a calculator does not take: which, and why."""

    def __init__(self, where: str, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.where = where
        self.message = message
        self.hint = hint


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
    _known(given, [*(one.key for one in calculator.inputs), *(one.key for one in calculator.tables)])
    values = {one.key: number(given[one.key], one.limits, one.key, one)
              if one.key in given else one.default for one in calculator.inputs}
    rows = {table.key: _rows(given[table.key], table) if table.key in given
            else [dict(row) for row in table.rows] for table in calculator.tables}
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
    absent_rows = {}
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


def _known(given: Mapping[str, object], keys: list[str]) -> None:
    for key in given:
        if key not in keys:
            raise FigureError(
                key, say("没有“{key}”这个输入", "there is no input “{key}”", key=key),
                say("相近的有：{near}", "alike: {near}", near=listed(nearest(key, keys, 4))))


def number(value: object, limits: Limits, where: str, known: Input) -> float:
    """Return a figure as a number. Full-width digits and separators of thousands are understood."""
    if isinstance(value, str):
        word = unicodedata.normalize("NFKC", value).replace(",", "").strip()
        share = word.endswith("%")
        try:
            found = float(word.removesuffix("%"))
        except ValueError:
            found = math.nan
        found = found / 100 if share and known.unit == "%" else math.nan if share else found
    else:
        found = math.nan
        if isinstance(value, int | float) and not isinstance(value, bool):
            with suppress(OverflowError):  # a whole number of a thousand digits is none that is meant
                found = float(value)
    if not math.isfinite(found):
        raise FigureError(where, say("“{label}”要一个数，写的是“{value}”",
                                     "“{label}” takes a number, not “{value}”",
                                     label=known.label, value=str(value)[:40]))
    low, high = limits.low, limits.high
    if (low is not None and found < low) or (high is not None and found > high):
        raise FigureError(
            where, say("“{label}”是 {value}，超出范围", "“{label}” is {value}, outside its limits",
                       label=known.label, value=f"{found:g}"),
            say("范围：{low} 到 {high}", "from {low} to {high}",
                low=_edge(low), high=_edge(high)))
    return found


def _edge(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"


def _rows(given: object, table: Table) -> list[dict[str, float | str]]:
    if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
        raise FigureError(table.key, say("“{label}”要一个列表，每行一组值",
                                         "“{label}” takes a list of rows", label=table.label))
    if table.fixed:
        return _fixed(given, table)
    if not table.least <= len(given) <= MOST_ROWS:
        raise FigureError(table.key, say(
            "“{label}”要 {low} 到 {high} 行", "“{label}” takes {low} to {high} rows",
            label=table.label, low=table.least, high=MOST_ROWS))
    return [_row(row, table, f"{table.key}[{at}]") for at, row in enumerate(given, 1)]


def _row(
    given: Mapping[str, object], table: Table, where: str, limits: Limits | None = None,
    begin: Mapping[str, float | str] | None = None,
) -> dict[str, float | str]:
    """Return one row; computed columns that come along are computed anew."""
    computed = table.keys - {one.key for one in table.columns}
    _known({key: value for key, value in given.items() if key not in computed},
           [*(one.key for one in table.columns), *(["key"] if table.fixed else [])])
    found: dict[str, float | str] = {}
    for one in table.columns:
        place = f"{where}.{one.key}"
        start = (begin or {}).get(one.key, "" if one.words else one.default)
        if one.words:
            found[one.key] = str(given.get(one.key, start))
        elif one.key in given:
            found[one.key] = number(
                given[one.key], limits if limits and one.by_row else one.limits, place, one)
        else:
            found[one.key] = start
    return found


def _fixed(given: list[Mapping[str, object]], table: Table) -> list[dict[str, float | str]]:
    """Return the fixed rows in their order; those given are known by their `key`."""
    named = {str(row.get("key")): row for row in given}
    keys = [row.key for row in table.fixed]
    for key in named:
        if key not in keys:
            raise FigureError(
                f"{table.key}.key", say("“{label}”里没有“{key}”这一行", "“{label}” has no row “{key}”",
                                        label=table.label, key=key),
                say("可以写：{keys}", "use one of: {keys}", keys=listed(keys)))
    begin = {str(row.get("key")): row for row in table.rows}
    return [{"key": row.key, **_row(
        named.get(row.key, {}), table, f"{table.key}.{row.key}", row.limits, begin.get(row.key))}
        for row in table.fixed]
