"""Figures on the step grid of a calculator, many of them quickly: Hypothesis draws bytes, four a figure.

Nothing but zeros gives the least figures and the fewest rows, so what fails shrinks towards them.
"""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from generator.formula.calculator import Calculator, Limits, Table
from generator.formula.given import MOST_ROWS
from tests.formula.sample import calculators

WIDTH = 4
BYTES = 100 * WIDTH
"""Of one set; more figures than these are made of the same bytes, stirred."""
LEAST, MOST = 0, 1
"""Words of four bytes that give the least and the most of everything."""
_KINDS, _FEW, _FEW_ROWS, _RARE = 16, 41, 7, 128


def figures(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return figures for every input and table of a calculator."""
    return drawn().map(lambda data: figures_of(calculators()[name], data))


def drawn() -> st.SearchStrategy[bytes]:
    """Return what `figures_of` makes figures of: a single draw, however many there are."""
    return st.binary(min_size=BYTES, max_size=BYTES)


def figures_of(calculator: Calculator, data: bytes) -> dict[str, Any]:
    """Return the figures that bytes stand for: edges often, none between two steps."""
    words = _words(data)
    found: dict[str, Any] = {one.key: _figure(one.limits, next(words)) for one in calculator.inputs}
    return found | {table.key: _rows(table, words) for table in calculator.tables}


def _words(data: bytes) -> Iterator[int]:
    """Yield whole numbers without end, 0 where nothing was drawn."""
    drawn_ = [int.from_bytes(data[at:at + WIDTH], "little")
              for at in range(0, len(data), WIDTH)] or [0]
    stir = 1
    while True:
        yield from (word * stir % 2 ** 32 if word > MOST else word for word in drawn_)
        stir += 2


def _figure(limits: Limits, word: int) -> float:
    """Return the least or the most in one of 16, one of the first steps in four, else any."""
    low, step = limits.low or 0.0, limits.step or 1.0
    high = low + 1 if limits.high is None else limits.high
    steps = round((high - low) / step)
    kind, place = word % _KINDS, word // _KINDS
    if kind == LEAST:
        return low
    if kind == MOST:
        return high
    return round(low + place % (min(_FEW, steps + 1) if kind < _KINDS // 4 else steps + 1) * step, 6)


def _rows(table: Table, words: Iterator[int]) -> list[dict[str, Any]]:
    """Return all fixed rows, or a few; as many as there may be in one set of 128."""
    if table.fixed:
        return [{"key": row.key} | {
            one.key: _figure(row.limits if one.by_row else one.limits, next(words))
            for one in table.columns} for row in table.fixed]
    word = next(words)
    count = MOST_ROWS if word % _RARE == MOST else max(table.least, word // _RARE % _FEW_ROWS)
    return [{one.key: _figure(one.limits, next(words)) for one in table.columns if not one.words}
            for _ in range(count)]
