"""What can be said of a value before it is computed: between which limits, and that it is not 0."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.formula.nodes import Binary, Call, Name, Negate, Node, Number

_OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRROR = {"=": "=", "<>": "<>", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Spread(NamedTuple):
    """The limits that a value keeps, both included."""

    low: float = -math.inf
    high: float = math.inf

    @property
    def without_zero(self) -> bool:
        """Tell whether the value cannot be 0."""
        return self.low > 0 or self.high < 0


ANY = Spread()
NOT_NEGATIVE = Spread(0, math.inf)


def spread(node: Node, known: Mapping[str, Spread]) -> Spread:
    """Return limits of a value, from those of the figures; wide where nothing better is known."""
    if isinstance(node, Number):
        return Spread(node.value, node.value)
    if isinstance(node, Name):
        return known.get(node.key, ANY)
    if isinstance(node, Negate):
        one = spread(node.inner, known)
        return Spread(-one.high, -one.low)
    if isinstance(node, Binary):
        return _joined(node.sign, spread(node.left, known), spread(node.right, known))
    return _called(node, known) if isinstance(node, Call) else ANY


def _joined(sign: str, left: Spread, right: Spread) -> Spread:
    if sign == "+":
        return Spread(left.low + right.low, left.high + right.high)
    if sign == "-":
        return Spread(left.low - right.high, left.high - right.low)
    if sign == "*" or (sign == "/" and right.without_zero):
        if sign == "/":
            right = Spread(*sorted((_inverse(right.low), _inverse(right.high))))
        corners = [_times(one, other) for one in left for other in right]
        return Spread(min(corners), max(corners))
    return ANY


def _times(one: float, other: float) -> float:
    return 0.0 if one == 0 or other == 0 else one * other


def _inverse(value: float) -> float:
    return 0.0 if math.isinf(value) else 1 / value


def _called(node: Call, known: Mapping[str, Spread]) -> Spread:
    args = [spread(arg, known) for arg in node.args]
    if node.name == "MIN" and args:
        return Spread(min(one.low for one in args), min(one.high for one in args))
    if node.name == "MAX" and args:
        return Spread(max(one.low for one in args), max(one.high for one in args))
    if node.name in ("IF", "PICK") and len(args) > 1:
        return Spread(min(one.low for one in args[1:]), max(one.high for one in args[1:]))
    if node.name in ("CEILN", "FLOORN", "ROUND") and args:
        return Spread(*(math.copysign(math.floor(abs(one)), one) if math.isfinite(one) else one
                        for one in args[0])) if node.name != "CEILN" else args[0]
    if node.name == "BINOMCDF":
        return Spread(0, 1)
    if node.name in ("TRIALS", "COUNTEQ", "ABS"):
        return NOT_NEGATIVE
    if node.name in ("DIV", "CEILDIV") and all(one.low >= 0 for one in args):
        return NOT_NEGATIVE
    return ANY


def assumed(condition: Node, *, holds: bool) -> Iterator[Node]:
    """Yield what cannot be 0 where a condition holds, or does not."""
    if isinstance(condition, Call):
        if condition.name == "NOT" and condition.args:
            yield from assumed(condition.args[0], holds=not holds)
        elif (condition.name, holds) in (("AND", True), ("OR", False)):
            for one in condition.args:
                yield from assumed(one, holds=holds)
    elif isinstance(condition, Binary) and condition.sign in _OPPOSITE:
        sign = condition.sign if holds else _OPPOSITE[condition.sign]
        if isinstance(condition.right, Number):
            yield from _not_zero(condition.left, sign, condition.right.value)
        if isinstance(condition.left, Number):
            yield from _not_zero(condition.right, _MIRROR[sign], condition.left.value)


def _not_zero(node: Node, sign: str, limit: float) -> Iterator[Node]:
    apart = {"=": limit != 0, "<>": limit == 0, "<": limit <= 0, "<=": limit < 0,
             ">": limit >= 0, ">=": limit > 0}
    if apart[sign]:
        yield node
        yield from _factors(node)


def _factors(node: Node) -> Iterator[Node]:
    """Yield what a product is made of: none of it is 0 where the product is not."""
    if isinstance(node, Binary) and node.sign == "*":
        for one in (node.left, node.right):
            yield one
            yield from _factors(one)


def never_zero(node: Node, known: Mapping[str, Spread], sure: Iterable[Node]) -> bool:
    """Tell whether a divisor cannot be 0: by its limits, or by the conditions around it."""
    if spread(node, known).without_zero or node in sure:
        return True
    if isinstance(node, Binary) and node.sign == "*":
        return never_zero(node.left, known, sure) and never_zero(node.right, known, sure)
    return isinstance(node, Negate) and never_zero(node.inner, known, sure)
