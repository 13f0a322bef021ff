"""The arithmetic that all engines share, in Python: the same steps as `formula.js`, bit for bit.

Rounding works on the 15 significant decimal digits that a spreadsheet keeps. The binomial uses only
+ - * / and exact scaling by powers of two, for exp and pow may differ in the last bit.
"""

import math
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_SCALE = 2.0 ** 256
_LEAST = 2.0 ** -256
_BITS = 18


def round_to(value: float, digits: float) -> float:
    """Round half away from zero, on 15 significant digits."""
    if math.isnan(value):
        return 0.0
    if value == 0 or math.isinf(value):
        return value + 0.0
    shown = _DIGITS.create_decimal(Decimal(value))
    return float(_WIDE.quantize(shown, Decimal(1).scaleb(-int(digits)))) + 0.0


def up(value: float) -> float:
    """Round up to a whole number, away from zero, once snapped to 6 digits: a need."""
    snapped = round_to(value, 6)
    if math.isinf(snapped):
        return snapped
    whole = float(int(snapped))
    if whole == snapped:
        return whole + 0.0
    return whole + (1.0 if snapped > 0 else -1.0)


def down(value: float) -> float:
    """Round down to a whole number, towards zero, once snapped to 6 digits: a capacity."""
    snapped = round_to(value, 6)
    return snapped if math.isinf(snapped) else float(int(snapped)) + 0.0


def divide(left: float, right: float, instead: float) -> float:
    """Divide, or return what stands instead where the divisor is 0."""
    return instead if right == 0 else left / right


def up_divided(left: float, right: float) -> float:
    """Divide and round up; 0 where the divisor is not above 0."""
    return 0.0 if right <= 0 else up(left / right)


def total(values: Sequence[float]) -> float:
    """Add from the first to the last: the order counts in the last bit."""
    found = 0.0
    for value in values:
        found += value
    return found


def products(left: Sequence[float], right: Sequence[float]) -> float:
    """Add the products of two columns."""
    found = 0.0
    for one, other in zip(left, right, strict=True):
        found += one * other
    return found


def least(values: Sequence[float]) -> float:
    """Return the smallest value; 0 of none."""
    found = values[0] if values else 0.0
    for value in values:  # as the page does: of two zeros the first
        found = value if value < found else found  # noqa: FURB136
    return found


def most(values: Sequence[float]) -> float:
    """Return the largest value; 0 of none."""
    found = values[0] if values else 0.0
    for value in values:
        found = value if value > found else found  # noqa: FURB136
    return found


def place(values: Sequence[float], wanted: float) -> float:
    """Return where a value first stands, from 1; 0 of none."""
    for at, value in enumerate(values):
        if value == wanted:
            return at + 1.0
    return 0.0


def pick(index: float, values: Sequence[float]) -> float:
    """Return the value of that number, from 1; the last where there are fewer, the first below 1."""
    at = int(index) if math.isfinite(index) else 1
    return values[min(max(at, 1), len(values)) - 1]


def count_equal(values: Sequence[float], wanted: float) -> float:
    """Count the values that are equal to one."""
    return float(sum(1 for value in values if value == wanted))


@lru_cache(maxsize=4096)
def binomial(wins: float, trials: float, chance: float) -> float:
    """Return the probability of at most `wins` successes in `trials`; fractions of one do not count."""
    if wins < 0:
        return 0.0
    if wins >= trials or chance <= 0:
        return 1.0
    if chance >= 1 or math.isinf(trials):
        return 0.0
    whole = int(trials)
    term, scale = _power(1 - chance, whole)
    odds = chance / (1 - chance)
    found = term
    for at in range(int(wins)):
        term = term * (whole - at) / (at + 1) * odds
        if term > _SCALE:
            term *= _LEAST
            found *= _LEAST
            scale += 1
        found += term
    while scale < 0 and found != 0:
        found *= _LEAST
        scale += 1
    while scale > 0:
        found *= _SCALE
        scale -= 1
    return found if found < 1 else 1.0


def _power(value: float, exponent: int) -> tuple[float, int]:
    """Return value to a whole exponent as mantissa and exponent of 2**256."""
    found, scale = 1.0, 0
    square, squared = value, 0
    while exponent > 0:
        if exponent % 2:
            found *= square
            scale += squared
            if found < _LEAST:
                found *= _SCALE
                scale -= 1
        square *= square
        squared *= 2
        if square < _LEAST:
            square *= _SCALE
            squared -= 1
        exponent //= 2
    return found, scale


def trials(wins: float, chance: float, confidence: float) -> float:
    """Return the smallest number of trials that brings `wins` successes with this confidence."""
    if wins <= 0 or chance <= 0:
        return 0.0
    return [low for _, low in trial_steps(wins, chance, confidence)][-1] + 1


def trial_steps(wins: float, chance: float, confidence: float) -> Iterator[tuple[int, float]]:
    """Yield the bits of the largest number that is too small, from the highest down, as they add up."""
    limit = round_to(1 - confidence, 9)
    low = wins - 1
    for bit in range(_BITS - 1, -1, -1):
        step = 2 ** bit
        if round_to(binomial(wins - 1, low + step, chance), 9) > limit:
            low += step
        yield step, low
