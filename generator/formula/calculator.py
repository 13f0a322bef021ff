"""A calculator: inputs, tables of rows, outputs with formulas, and what its status means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.formula.charts import Chart
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
    """The key of its Part."""
    note: str = ""
    whole: bool = False
    """Takes no fractions."""
    words: bool = False
    """A column of words, which no formula reads."""
    by_row: bool = False
    """Its unit and limits are those of the fixed row."""


@dataclass(frozen=True, slots=True)
class Output:
    """A figure that is computed; `digits` behind the point are shown and never rounded inside."""

    key: str
    label: str
    unit: str
    formula: str
    node: Node
    digits: int = 0
    group: str = ""
    """The key of its Part."""
    note: str = ""
    main: bool = False
    """Whether it is among the few figures that are shown first."""
    by_row: bool = False
    """Its unit is that of the fixed row."""
    texts: Mapping[int, str] = field(default_factory=dict)
    """What a code means, where the figure is one."""
    row_of: str = ""
    """The table whose row it numbers from 1; 0 for none."""
    unreachable: Node | None = None
    """When no finite figure would do: the page says so and never shows the 0 instead."""
    not_applicable: Node | None = None
    """When the figure means nothing, as a share of nothing."""


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that every table of its kind has, with formulas of its own by column."""

    key: str
    label: str
    unit: str = ""
    limits: Limits = Limits()
    formulas: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowFigure:
    """What a fixed row computes by a formula of its own, as people read it."""

    key: str
    label: str
    unit: str = ""
    digits: int = 0
    by_row: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Inputs and outputs that belong together; `folded` until the reader asks."""

    key: str
    label: str
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """Figures under a name, to begin with."""

    key: str
    label: str
    note: str = ""
    figures: Mapping[str, object] = field(default_factory=dict)


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
    note: str = ""
    row_figures: tuple[RowFigure, ...] = ()

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
    parts: tuple[Part, ...] = ()
    presets: tuple[Preset, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    """What must hold for the figures to mean anything."""


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
            yield Step(table.key, key, tuple(  # a row may lack one that could not be read
                row.formulas[key] for row in table.fixed if key in row.formulas))
        for output in table.outputs:
            yield Step(table.key, output.key, (output.node,))
