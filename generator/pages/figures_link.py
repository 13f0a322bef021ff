"""Figures in the address of a tool's page, as `figures-link.js` reads them."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from generator.formula.calculator import Calculator


def figures_link(
    calculator: Calculator, values: Mapping[str, float],
    rows: Mapping[str, Sequence[Mapping[str, float | str]]], case: str = "",
) -> str:
    """Return `key=value` pairs joined by `&`: rows of a table by `~`, their cells by `,`.

    Cells stand in the order of the columns; fixed rows in that of the calculator. `case` says where
    the figures come from.
    """
    return "&".join(_pairs(calculator, values, rows, case))


def _pairs(
    calculator: Calculator, values: Mapping[str, float],
    rows: Mapping[str, Sequence[Mapping[str, float | str]]], case: str,
) -> Iterator[str]:
    for one in calculator.inputs:
        if one.key in values:
            yield f"{one.key}={_cell(values[one.key])}"
    for table in calculator.tables:
        if table.key in rows:
            cells = "~".join(",".join(_cell(row[one.key]) for one in table.columns)
                             for row in rows[table.key])
            yield f"{table.key}={cells}"
    if case:
        yield f"from={quote(case, safe='')}"


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return quote(value, safe="").replace("~", "%7E")
    return repr(int(value)) if float(value).is_integer() else repr(value)
