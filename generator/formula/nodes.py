"""What a formula is made of.

Every node knows where in the text it stands; two nodes that say the same are equal wherever they
stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written; percentages are not part of the language."""

    value: float
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A figure by its key: an input, an output, or a column of the row at hand."""

    key: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A whole column of a table, as `customers.potential`."""

    table: str
    key: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    """A minus before a value."""

    inner: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values joined by a sign; `at` is the sign's place."""

    sign: str
    left: "Node"
    right: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the table in `functions.py`."""

    name: str
    args: "tuple[Node, ...]"
    at: int = field(default=0, compare=False)


Node: TypeAlias = Number | Name | Column | Negate | Binary | Call

COMPARISONS = ("=", "<>", "<=", ">=", "<", ">")


class FormulaError(Exception):
    """A formula that cannot be used: why, where in its text (from 0), and what to do."""

    def __init__(self, at: int, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.at = at
        self.message = message
        self.hint = hint


def inner(node: Node) -> "tuple[Node, ...]":
    """Return what a node is made of."""
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, Negate):
        return (node.inner,)
    return node.args if isinstance(node, Call) else ()


def every(node: Node) -> Iterator[Node]:
    """Yield a node and all inside it, in the order of the text."""
    yield node
    for one in inner(node):
        yield from every(one)


def start(node: Node) -> int:
    """Return where the text of a node begins."""
    return start(node.left) if isinstance(node, Binary) else node.at
