"""Figures for a calculator, many of them quickly: Hypothesis draws bytes, four of them a figure.

Nothing but zeros gives the least figures and the fewest rows, so what fails shrinks towards them.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from hypothesis import strategies as st

from generator.formula.calculator import Calculator, Limits, Table
from generator.formula.given import MOST_ROWS
from tests.formula.sample import calculators

WIDTH = 4
BYTES = 100 * WIDTH
"""Of one set; more figures than these are made of the same bytes, stirred."""
LEAST, MOST = 0, 1
"""Words of four bytes that give the least and the most of everything."""
_KINDS, _FEW_STEPS, _FEW, _FEW_ROWS, _RARE = 16, 8, 41, 7, 128


Figure: TypeAlias = Callable[[Limits, int], float]
"""Makes a figure inside its limits of a word."""


def figures(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return figures on the step grid for every input and table of a calculator."""
    return drawn().map(lambda data: figures_of(calculators()[name], data, on_step))


def drawn() -> st.SearchStrategy[bytes]:
    """Return what `figures_of` makes figures of: a single draw, however many there are."""
    return st.binary(min_size=BYTES, max_size=BYTES)


def figures_of(calculator: Calculator, data: bytes, figure: Figure) -> dict[str, Any]:
    """Return the figures that bytes stand for."""
    words = _words(data)
    found: dict[str, Any] = {one.key: figure(one.limits, next(words)) for one in calculator.inputs}
    return found | {table.key: _rows(table, words, figure) for table in calculator.tables}


def on_step(limits: Limits, word: int) -> float:
    """Return the least or the most in one of 16 each, one of the first steps in 2, else any step."""
    low, high = _ends(limits)
    step = limits.step or 1.0
    steps = round((high - low) / step)
    kind, place = word % _KINDS, word // _KINDS
    if kind in (LEAST, MOST):
        return low if kind == LEAST else high
    return round(low + place % (min(_FEW, steps + 1) if kind < _FEW_STEPS else steps + 1) * step, 6)


def off_step(limits: Limits, word: int) -> float:
    """Return a figure beside every step: as near to an edge as it goes, one like 1e-12, or any."""
    low, high = _ends(limits)
    kind, place = word % _KINDS, word // _KINDS / (2 ** 32 // _KINDS)
    odd = (low, high, low + 1e-12, high - 1e-12, math.nextafter(high, low), low + 1e-9,
           (low + high) / 3, low + 1e-12 * (1 + place))
    found = odd[kind] if kind < len(odd) else low + (high - low) * place
    return min(max(found, low), high)


def _ends(limits: Limits) -> tuple[float, float]:
    low = 0.0 if limits.low is None else limits.low
    return low, low + 1 if limits.high is None else limits.high


def _words(data: bytes) -> Iterator[int]:
    """Yield whole numbers without end, 0 where nothing was drawn."""
    found = [int.from_bytes(data[at:at + WIDTH], "little") for at in range(0, len(data), WIDTH)]
    stir = 1
    while True:
        yield from (word * stir % 2 ** 32 if word > MOST else word for word in found or [0])
        stir += 2


def _rows(table: Table, words: Iterator[int], figure: Figure) -> list[dict[str, Any]]:
    """Return all fixed rows, or a few; as many as there may be in one set of 128."""
    if table.fixed:
        return [{"key": row.key} | {
            one.key: figure(row.limits if one.by_row else one.limits, next(words))
            for one in table.columns} for row in table.fixed]
    word = next(words)
    count = MOST_ROWS if word % _RARE == MOST else max(table.least, word // _RARE % _FEW_ROWS)
    return [{one.key: figure(one.limits, next(words)) for one in table.columns if not one.words}
            for _ in range(count)]
