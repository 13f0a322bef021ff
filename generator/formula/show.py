"""A figure as people read it; `calculator.js` writes the same."""

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
