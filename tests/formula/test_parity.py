"""The page and the command count alike, to the last bit, on thousands of sets of figures."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from generator.formula.figures import compute
from generator.formula.program import Program
from generator.formula.to_javascript import program
from tests.formula.drawing import (
    BYTES,
    LEAST,
    MOST,
    WIDTH,
    Figure,
    drawn,
    figures_of,
    off_step,
    on_step,
)
from tests.formula.engines import Node, bits, node
from tests.formula.sample import calculators, examples

SETS = 5000
"""On the step grid, for each calculator, in every run of the tests; a tenth beside it."""
ALL_LEAST, ALL_MOST = (word.to_bytes(WIDTH, "little") * (BYTES // WIDTH) for word in (LEAST, MOST))


def _computed(
    steps: Program, values: Mapping[str, Any], tables: Mapping[str, Sequence[Mapping[str, Any]]],
) -> dict[str, float | str]:
    """Return every computed figure by its place: the status and the columns of rows among them."""
    found = {}
    for step in steps.steps:
        if step.table:
            found |= {f"{step.table}[{at}].{step.key}": row[step.key]
                      for at, row in enumerate(tables[step.table], 1)}
        else:
            found[step.key] = values[step.key]
    return found


@lru_cache
def _emitted(name: str) -> str:
    steps = calculators()[name].program
    return program(steps.steps, steps.columns)


def _differing(name: str, given_: Mapping[str, Any], started: Node) -> dict[str, Any]:
    """Return what Node and Python compute differently, both results by place."""
    calculator = calculators()[name]
    steps = calculator.program
    (page,) = started.run([(_emitted(name), given_)])
    done = steps.run({one.key: given_[one.key] for one in calculator.inputs},
                     {one.key: given_[one.key] for one in calculator.tables})
    wanted, found = _computed(steps, done.values, done.tables), _computed(steps, page, page)
    if bits(found.values()) == bits(wanted.values()):
        return {}
    return {key: (value, wanted[key]) for key, value in found.items()
            if bits([value]) != bits([wanted[key]])}


@pytest.mark.parametrize(("figure", "sets"), [(on_step, SETS), (off_step, SETS // 10)])
@pytest.mark.parametrize("name", sorted(calculators()))
def test_the_page_counts_to_the_last_bit_as_the_command(
    name: str, figure: Figure, sets: int,
) -> None:
    """Outputs, status and every computed column, at the edges too; 0 is not -0."""
    count = 0
    with node() as started:

        @settings(max_examples=sets, deadline=None, suppress_health_check=list(HealthCheck))
        @example(ALL_LEAST)
        @example(ALL_MOST)
        @given(drawn())
        def alike(data: bytes) -> None:
            nonlocal count
            count += 1
            given_ = figures_of(calculators()[name], data, figure)
            differing = _differing(name, given_, started)
            assert not differing, f"{differing}\nof {given_}"

        alike()
    assert count >= sets


def test_the_page_counts_the_worked_examples_as_the_command() -> None:
    """Whose results are known: with the names of their rows, and what they leave out filled up."""
    with node() as started:
        for name, given_, _ in examples():
            calculator = calculators()[name]
            filled = {one.key: one.default for one in calculator.inputs} | given_
            filled |= compute(calculator, given_)["tables"]
            assert _differing(name, filled, started) == {}
