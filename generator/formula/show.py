"""A figure as people read it; `calculator.js` writes the same."""

from collections.abc import Iterable, Mapping, Sequence

from generator.formula.calculator import Output, RowFigure, Table
from generator.formula.numbers import round_to

MOST_DIGITS = 6
"""Digits behind the point of what is typed: no more are kept apart."""


def number(value: float, digits: int) -> str:
    """Return a number with thousands parted, at most so many digits, and no trailing zeros."""
    text = f"{round_to(value, digits) + 0.0:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(value: float, unit: str, digits: int) -> str:
    """Return a figure with its unit; shares are told in percent."""
    if unit == "%":
        return f"{number(value * 100, max(digits, 1))}%"
    return f"{number(value, digits)} {unit}".rstrip()


def tell(
    one: Output | RowFigure, value: float, absent: str, rows: Mapping[str, Sequence[str]],
    words: Mapping[str, str], unit: str | None = None,
) -> str:
    """Return an output as text: why it bears no figure, the name of a row, what a code means, or a number.

    `absent`: `unreachable`, `not_applicable` or nothing. `rows`: names of the rows by table.
    `words`: `calc_unreachable`, `calc_not_applicable`, `calc_none`. `unit`: that of the row, where it has one.
    """
    if absent:
        return words[f"calc_{absent}"]
    if isinstance(one, Output) and one.row_of:
        names = rows.get(one.row_of, ())
        return names[int(value) - 1] if 0 < value <= len(names) else words["calc_none"]
    code = one.texts.get(int(value)) if isinstance(one, Output) and float(value).is_integer() else None
    return code or show(value, one.unit if unit is None or not one.by_row else unit, one.digits)


def row_names(table: Table, rows: Iterable[Mapping[str, object]]) -> list[str]:
    """Return what the rows are called: the label of a fixed row, else their words, else their number."""
    if table.fixed:
        return [row.label for row in table.fixed]
    word = next((one.key for one in table.columns if one.words), "")
    return [str(row.get(word) or at) for at, row in enumerate(rows, 1)]
