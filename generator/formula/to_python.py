"""Formulas as Python closures: no text is ever evaluated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.formula.functions import FUNCTIONS
from generator.formula.nodes import Binary, Call, Column, Name, Negate, Node, Number
from generator.formula.numbers import divide

Row: TypeAlias = dict[str, float]


@dataclass(slots=True)
class Figures:
    """What is known so far: figures by key, rows by table, and the row at hand."""

    values: Row = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    row: Row = field(default_factory=dict)


Compute = Callable[[Figures], float]

_SIGNS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: divide(a, b, 0.0),  # the checker lets through only what is guarded
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def to_python(node: Node, row_keys: frozenset[str] = frozenset()) -> Compute:
    """Return a function that computes a checked formula; `row_keys` are read from the row."""
    if isinstance(node, Number):
        return lambda _, value=node.value: value  # type: ignore[misc]
    if isinstance(node, Name):
        key = node.key
        return (lambda at: at.row[key]) if key in row_keys else (lambda at: at.values[key])
    if isinstance(node, Negate):
        one = to_python(node.inner, row_keys)
        return lambda at: -one(at)
    if isinstance(node, Binary):
        sign = _SIGNS[node.sign]
        left, right = to_python(node.left, row_keys), to_python(node.right, row_keys)
        return lambda at: sign(left(at), right(at))
    if isinstance(node, Call):
        return _call(node, row_keys)
    message = f"a column alone is no figure: {node.table}.{node.key}"
    raise TypeError(message)


def _call(node: Call, row_keys: frozenset[str]) -> Compute:
    if node.name == "IF":
        test, then, other = (to_python(arg, row_keys) for arg in node.args)
        return lambda at: then(at) if test(at) else other(at)
    function = FUNCTIONS[node.name]
    args = [_argument(arg, row_keys) for arg in node.args]
    compute = function.compute
    if function.params[0] == "values":
        if isinstance(node.args[0], Column):
            column = args[0]
            return lambda at: compute(column(at))
        return lambda at: compute([arg(at) for arg in args])
    return lambda at: compute(*(arg(at) for arg in args))


def _argument(node: Node, row_keys: frozenset[str]) -> Callable[[Figures], object]:
    if isinstance(node, Column):
        table, key = node.table, node.key
        return lambda at: [row[key] for row in at.tables[table]]
    return to_python(node, row_keys)
