"""A calculator's figures put in the order in which they can be computed, and computed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from generator.diagnostics import say
from generator.formula.nodes import Column, FormulaError, Name, Node, every
from generator.formula.to_python import Compute, Figures, Row, to_python

Key: TypeAlias = tuple[str, str]
"""The table, empty for a figure of its own, and the key."""


@dataclass(frozen=True, slots=True)
class Step:
    """One figure, or one column of a table, and how it is computed."""

    table: str
    key: str
    formulas: tuple[Node, ...]
    """One for all, or one for each row of a table with fixed rows."""


@dataclass(frozen=True, slots=True)
class Program:
    """Steps in the order of computing. Raises nothing: what may fail was checked before."""

    steps: tuple[Step, ...]
    columns: Mapping[str, frozenset[str]]
    """For each table the keys that a formula of its rows reads from the row."""
    _computes: list[tuple[Compute, ...]] = field(
        default_factory=list, init=False, compare=False, repr=False)
    """What computes each step: made at the first run, for formulas may not be sound before."""

    def run(self, values: Mapping[str, float], tables: Mapping[str, Sequence[Row]]) -> Figures:
        """Compute every figure. Inputs come as they are; tables are copied, their rows filled."""
        at = Figures(dict(values), {name: [dict(row) for row in rows]
                                    for name, rows in tables.items()})
        if len(self._computes) != len(self.steps):
            self._computes[:] = [
                tuple(to_python(node, self.columns.get(step.table, frozenset()))
                      for node in step.formulas) for step in self.steps]
        for step, computes in zip(self.steps, self._computes, strict=True):
            if not step.table:
                at.values[step.key] = computes[0](at) + 0.0  # no negative zero
                continue
            for place, row in enumerate(at.tables[step.table]):
                at.row = row
                row[step.key] = computes[place if len(computes) > 1 else 0](at) + 0.0
        return at


def ordered(steps: Iterable[Step], columns: Mapping[str, frozenset[str]]) -> Program:
    """Return steps in the order of computing.

    Raises FormulaError where figures need each other in a circle; its place is 0.
    """
    waiting = {(step.table, step.key): step for step in steps}
    needs = {name: [one for one in _needed(step, columns) if one in waiting]
             for name, step in waiting.items()}
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise CircleError(error.args[1][::-1]) from None
    return Program(tuple(waiting[name] for name in order), columns)


class CircleError(FormulaError):
    """Figures that need each other, each the one after it, the first again at the end."""

    def __init__(self, circle: Sequence[Key]) -> None:
        way = " → ".join(".".join(filter(None, name)) for name in circle)
        super().__init__(
            0, say("这几个输出互相依赖，算不出来：{way}", "these figures need each other: {way}", way=way),
            say("让其中一个只用输入来算", "compute one of them from inputs alone"))
        self.circle = tuple(circle)


def _needed(step: Step, columns: Mapping[str, frozenset[str]]) -> Iterator[Key]:
    own = columns.get(step.table, frozenset())
    for formula in step.formulas:
        for node in every(formula):
            if isinstance(node, Name):
                yield (step.table if node.key in own else "", node.key)
            elif isinstance(node, Column):
                yield (node.table, node.key)


def needs(program: Program) -> dict[Key, tuple[Key, ...]]:
    """Return for each computed figure the typed ones without which it means nothing.

    Figures that were computed themselves are traced back; whole columns may have gaps, and are none.
    """
    found: dict[Key, tuple[Key, ...]] = {}
    for step in program.steps:
        own = program.columns.get(step.table, frozenset())
        read = ((step.table if node.key in own else "", node.key) for formula in step.formulas
                for node in every(formula) if isinstance(node, Name))
        found[step.table, step.key] = tuple(dict.fromkeys(
            key for name in read for key in found.get(name, (name,))))
    return found
