"""A calculator: inputs, tables of rows, outputs with formulas, and what its status means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.formula.nodes import Node
from generator.formula.program import Program, Step, ordered


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that may be typed, and the step between two values; all may be open."""

    low: float | None = None
    high: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that is typed: an input of its own, or a column of a table."""

    key: str
    label: str
    unit: str = ""
    default: float = 0.0
    limits: Limits = Limits()
    group: str = ""
    note: str = ""
    words: bool = False
    """A column of words, which no formula reads."""
    by_row: bool = False
    """Its limits are those of the fixed row."""


@dataclass(frozen=True, slots=True)
class Output:
    """A figure that is computed; `digits` behind the point are shown and never rounded inside."""

    key: str
    label: str
    unit: str
    formula: str
    node: Node
    digits: int = 0


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that every table of its kind has, with formulas of its own by column."""

    key: str
    label: str
    unit: str = ""
    limits: Limits = Limits()
    formulas: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of inputs with computed columns; they may grow unless the rows are fixed."""

    key: str
    label: str
    columns: tuple[Input, ...]
    outputs: tuple[Output, ...] = ()
    fixed: tuple[FixedRow, ...] = ()
    rows: tuple[Mapping[str, float | str], ...] = ()
    """The rows to begin with."""
    least: int = 0

    @property
    def keys(self) -> frozenset[str]:
        """Return the columns that a formula may read."""
        return frozenset((
            *(one.key for one in self.columns if not one.words), *(one.key for one in self.outputs),
            *(key for row in self.fixed for key in row.formulas)))


@dataclass(frozen=True, slots=True)
class Feed:
    """Figures handed on to another calculator: its input, and the formula that gives it."""

    tool: str
    figures: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Calculator:
    """A whole calculator, checked, with the program that computes it."""

    inputs: tuple[Input, ...]
    tables: tuple[Table, ...]
    outputs: tuple[Output, ...]
    status: Mapping[int, str] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    program: Program = field(default_factory=lambda: Program((), {}))


STATUS = "status"
"""The output that says how the others are to be read."""


def program_of(tables: tuple[Table, ...], outputs: tuple[Output, ...]) -> Program:
    """Return the steps of a calculator in order. Raises CircleError."""
    return ordered(_steps(tables, outputs), {table.key: table.keys for table in tables})


def _steps(tables: tuple[Table, ...], outputs: tuple[Output, ...]) -> Iterator[Step]:
    for output in outputs:
        yield Step("", output.key, (output.node,))
    for table in tables:
        for key in dict.fromkeys(key for row in table.fixed for key in row.formulas):
            yield Step(table.key, key, tuple(row.formulas[key] for row in table.fixed))
        for output in table.outputs:
            yield Step(table.key, output.key, (output.node,))
