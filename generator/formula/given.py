"""What is given to a calculator: every figure read, defaults for the rest, every mistake named."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal

from generator.diagnostics import Text, listed, say
from generator.formula.calculator import Calculator, FixedRow, Input, Table
from generator.text.likeness import nearest

MOST_ROWS = 200
LEAST, MOST = 1e-30, 1e15
"""Nothing nearer to 0 is counted, and nothing farther: products leave what a number can hold."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
"""As `calculator.js` reads it: neither 1_000 nor `infinity` is a number that people write."""
_MEANT = {ord(","): None, ord("\N{MINUS SIGN}"): "-"}
_AROUND = " \t\r\n"
"""What may stand around a number; Python and JavaScript disagree on what else is a space."""

Path = tuple[str | int, ...]
Row = dict[str, float | str]


class FigureError(Exception):
    """A figure that a calculator does not take: which, where, and why.

    `where` is for people, rows counted from 1; `path` leads to it in what was given, from 0.
    `unknown`: the key is at fault and not the value.
    """

    def __init__(
        self, where: str, path: Path, message: Text, hint: Text | None = None, *,
        unknown: bool = False,
    ) -> None:
        super().__init__(message.en)
        self.where = where
        self.path = path
        self.message = message
        self.hint = hint
        self.unknown = unknown


@dataclass(slots=True)
class Given:
    """What a calculator computes with: inputs by key, rows by table, nothing computed yet."""

    values: dict[str, float] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    mistakes: list[FigureError] = field(default_factory=list)
    """In the order of the calculator; a figure that is none has its default above."""


def read_given(calculator: Calculator, given: Mapping[str, object]) -> Given:
    """Read all figures that are given, however many are wrong. Nothing is clipped."""
    reader = _Reader()
    reader.known(given, [*(one.key for one in calculator.inputs),
                         *(one.key for one in calculator.tables)], "", ())
    found = reader.found
    for one in calculator.inputs:
        found.values[one.key] = reader.number(
            given[one.key], one, one.key, (one.key,)) if one.key in given else one.default
    for table in calculator.tables:
        found.rows[table.key] = reader.rows(given[table.key], table) if table.key in given else [
            dict(row) for row in table.rows]
    return found


def number(value: object, unit: str) -> float:
    """Return a figure as a number, NaN where it is none or one that nobody means. 0 has no sign.

    Full-width digits, separators of thousands and, of shares, percentages are understood.
    """
    found = _written(value, unit) if isinstance(value, str) else math.nan
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        with suppress(OverflowError):  # a whole number of a thousand digits is none that is meant
            found = float(value)
    return found + 0.0 if found == 0 or LEAST <= abs(found) <= MOST else math.nan


def _written(text: str, unit: str) -> float:
    word = unicodedata.normalize("NFKC", text).translate(_MEANT).strip(_AROUND)
    share = unit == "%" and word.endswith("%")
    word = word.removesuffix("%") if share else word
    if _NUMBER.fullmatch(word) is None:
        return math.nan
    if share and "e" in word.casefold():
        return float(word) / 100
    return float(f"{word}e-2" if share else word)  # divided, 0.7 % would be a little less than 0.007


class _Reader:
    """Keeps the mistakes while reading goes on."""

    def __init__(self) -> None:
        self.found = Given()

    def wrong(
        self, where: str, path: Path, message: Text, hint: Text | None = None, *,
        unknown: bool = False,
    ) -> None:
        """Keep a mistake."""
        self.found.mistakes.append(FigureError(where, path, message, hint, unknown=unknown))

    def known(self, given: Iterable[str], keys: list[str], where: str, path: Path) -> None:
        """Report keys that a calculator, or a row, does not have."""
        for key in given:
            if key not in keys:
                self.wrong(
                    where + key, (*path, key),
                    say("没有“{key}”这个输入", "there is no input “{key}”", key=key),
                    say("相近的有：{near}", "alike: {near}", near=listed(nearest(key, keys, 4))),
                    unknown=True)

    def number(
        self, value: object, known: Input, where: str, path: Path, fixed: FixedRow | None = None,
    ) -> float:
        """Return a figure; its default, if it is none or outside its limits."""
        bounds = fixed if fixed and known.by_row else known
        found = number(value, bounds.unit)
        low, high = bounds.limits.low, bounds.limits.high
        if not math.isfinite(found):
            self.wrong(where, path, say(
                "“{label}”要一个数，写的是“{value}”", "“{label}” takes a number, not “{value}”",
                label=known.label, value=str(value)[:40]))
        elif known.whole and not found.is_integer():
            self.wrong(where, path, say(
                "“{label}”要一个整数，写的是“{value}”", "“{label}” takes a whole number, not “{value}”",
                label=known.label, value=str(value)[:40]))
        elif (low is not None and found < low) or (high is not None and found > high):
            self.wrong(
                where, path,
                say("“{label}”是 {value}，超出范围", "“{label}” is {value}, outside its limits",
                    label=known.label, value=f"{found:g}"),
                say("范围：{low} 到 {high}", "from {low} to {high}", low=_edge(low), high=_edge(high)))
        else:
            return found
        return known.default

    def words(
        self, value: object, known: Input, where: str, path: Path, start: float | str,
    ) -> float | str:
        """Return words; what they begin with, if they are none."""
        if isinstance(value, str):
            return value
        self.wrong(where, path, say("“{label}”要文字", "“{label}” takes words", label=known.label),
                   say("写成带引号的文字", "put it in quotes"))
        return start

    def rows(self, given: object, table: Table) -> list[Row]:
        """Return the rows of a table, fixed ones in their order."""
        if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
            self.wrong(table.key, (table.key,), say(
                "“{label}”要一个列表，每行一组值", "“{label}” takes a list of rows", label=table.label))
            return [dict(row) for row in table.rows]
        if table.fixed:
            return self.fixed(given, table)
        if not table.least <= len(given) <= MOST_ROWS:
            self.wrong(table.key, (table.key,), say(
                "“{label}”要 {low} 到 {high} 行", "“{label}” takes {low} to {high} rows",
                label=table.label, low=table.least, high=MOST_ROWS))
        return [self.row(row, table, f"{table.key}[{at + 1}]", (table.key, at))
                for at, row in enumerate(given[:MOST_ROWS])]

    def row(
        self, given: Mapping[str, object], table: Table, where: str, path: Path,
        fixed: FixedRow | None = None, begin: Mapping[str, float | str] | None = None,
    ) -> Row:
        """Return one row; computed columns that come along are computed anew."""
        computed = table.keys - {one.key for one in table.columns}
        self.known((key for key in given if key not in computed),
                   [*(one.key for one in table.columns), *(["key"] if fixed else [])],
                   f"{where}.", path)
        found: Row = {}
        for one in table.columns:
            start = (begin or {}).get(one.key, "" if one.words else one.default)
            if one.words:
                found[one.key] = self.words(
                    given.get(one.key, start), one, f"{where}.{one.key}", (*path, one.key), start)
            elif one.key in given:
                found[one.key] = self.number(
                    given[one.key], one, f"{where}.{one.key}", (*path, one.key), fixed)
            else:
                found[one.key] = start
        return found

    def fixed(self, given: list[Mapping[str, object]], table: Table) -> list[Row]:
        """Return the fixed rows; those given are known by their `key`."""
        keys = [row.key for row in table.fixed]
        named: dict[str, tuple[int, Mapping[str, object]]] = {}
        for at, own in enumerate(given):
            key = str(own.get("key", ""))
            named[key] = at, own
            if key not in keys or not isinstance(own.get("key"), str):
                self.wrong(
                    f"{table.key}.key", (table.key, at, "key"),
                    say("“{label}”里没有“{key}”这一行", "“{label}” has no row “{key}”",
                        label=table.label, key=key),
                    say("可以写：{keys}", "use one of: {keys}", keys=listed(keys)))
        begin = {str(row.get("key")): row for row in table.rows}
        none: tuple[int, Mapping[str, object]] = 0, {}
        rows: list[Row] = []
        for row in table.fixed:
            at, own = named.get(row.key, none)
            rows.append({"key": row.key, **self.row(
                own, table, f"{table.key}.{row.key}", (table.key, at), row, begin.get(row.key))})
        return rows


def _edge(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"
