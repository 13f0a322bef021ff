"""Workbooks counted by LibreOffice: the same numbers as the command's, from formulas alone."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.exports.workbook_tables import SPARE
from generator.formula.calculator import Output
from generator.formula.figures import compute, computed
from tests.exports.sheets import (
    PLANTED,
    WORDS,
    Counted,
    calculator,
    counted,
    formulas,
    made,
    names,
    planted,
    tools,
    typed,
)
from tests.formula.drawing import BYTES, figures_of, on_step
from tests.formula.sample import examples

RANDOM_SETS = 12
"""Of each calculator."""


def sets() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield a name, a tool and figures: defaults, every example and edge, no rows, random ones."""
    for name in sorted(tools()):
        yield f"{name}-defaults", name, {}
        empty = {table.key: [] for table in calculator(name).tables if not table.least and not table.fixed}
        if empty:
            yield f"{name}-empty", name, empty
        source = random.Random(name)  # noqa: S311
        for at in range(RANDOM_SETS):
            yield f"{name}-random-{at}", name, figures_of(
                calculator(name), source.randbytes(BYTES), on_step)
    for at, (name, given, _) in enumerate(examples()):
        yield f"{name}-example-{at}", name, given


SETS = {label: (name, given) for label, name, given in sets()}


@pytest.fixture(scope="module")
def books() -> dict[str, bytes]:
    """Return a workbook of every set, with a wrong result planted in every formula's cell."""
    return {label: planted(made(name, given)) for label, (name, given) in SETS.items()}


@pytest.fixture(scope="module")
def found(books: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counted]:
    """Return what LibreOffice counts."""
    return counted(tmp_path_factory.mktemp("counted"), books)


def _wrong(
    found: Callable[[str], Any], told: Mapping[str, Any], outputs: Iterable[Output],
) -> list[tuple[str, Any, Any]]:
    """Return key, what was found and what was wanted, of every figure that differs."""
    whole = {one.key for one in outputs if not one.digits}
    wrong = []
    for key, value in told.items():
        here = found(key)
        if isinstance(value, str) or isinstance(here, str) or (key in whole and isinstance(value, int)):
            differs = here != value
        else:
            near = 1e-9 * max(1.0, abs(value), _parts(key, told))
            differs = abs(here - value) > near
        if differs:
            wrong.append((key, here, value))
    return wrong


def _parts(key: str, told: Mapping[str, Any]) -> float:
    """Return the largest part of a sum that is 0 but for what rounding leaves of its parts."""
    return max(abs(value) for name, value in told.items() if name.startswith("c_")
               ) if key == "check_sum" else 0.0


@pytest.mark.parametrize("name", sorted(tools()))
def test_it_counts_as_the_command_does(name: str, found: dict[str, Counted]) -> None:
    """Counts and status exactly, the rest to nine digits, the columns of tables too."""
    one = calculator(name)
    wrong = []
    for label in (label for label, (tool, _) in SETS.items() if tool == name):
        told, book = compute(one, SETS[label][1]), found[label]
        wrong += [(label, *what) for what in _wrong(book.figure, told["outputs"], one.outputs)]
        for table in one.tables:
            rows, wanted = book.table(table), told["tables"][table.key]
            for row, told_row in zip(rows, wanted, strict=False):
                figures = {key: value for key, value in told_row.items() if key != "key"}
                wrong += [(label, *what) for what in _wrong(row.__getitem__, figures, table.outputs)]
            assert len(rows) == max(len(wanted) + (0 if table.fixed else SPARE), 1)
            assert {value for row in rows[len(wanted):] for value in row.values()} <= {""}
    assert wrong == []


@pytest.mark.parametrize("name", sorted(tools()))
def test_it_says_what_the_figures_mean(name: str, found: dict[str, Counted]) -> None:
    """The status in words, 不可达 where no figure would do, what a code means: all by formulas."""
    one = calculator(name)
    said: set[str] = set()
    for label in (label for label, (tool, _) in SETS.items() if tool == name):
        done, book = computed(one, SETS[label][1]), found[label]
        assert book.beside("status", 1) == done.told["status"]["text"], label
        for output in one.outputs:
            if output.key == "status" or output.row_of:
                continue
            wanted = output.texts.get(int(done.told["outputs"][output.key]), "")
            if output.key in done.absent:
                wanted = WORDS[f"calc_{done.absent[output.key]}"]
            assert book.beside(output.key, 2) == wanted, (label, output.key)
            said.add(wanted)
    assert len(said) > 1 or not any(
        output.unreachable or output.not_applicable or output.texts for output in one.outputs)


def test_it_names_the_row_that_a_figure_numbers(found: dict[str, Counted]) -> None:
    """The best scenario and lever by their names."""
    book = found["sandbox-defaults"]
    assert book.beside("best_scenario", 2) == "C 抓签约与挖潜"
    assert book.beside("best_lever", 2) == "潜在客户数"


def test_a_count_that_is_left_out_would_be_noticed(
    books: dict[str, bytes], tmp_path: Path,
) -> None:
    """Unless it is told to count, LibreOffice shows the wrong results that were planted."""
    label = "dual_funnel-defaults"
    assert {value for _, value in formulas(books[label])} == {str(PLANTED)}
    book = counted(tmp_path, {label: books[label]}, anew=False)[label]
    assert book.figure("prospects_new") == PLANTED


def test_figures_that_are_typed_into_the_workbook_of_a_site(tmp_path: Path) -> None:
    """The one workbook of the defaults serves any figures."""
    books, wanted = {}, {}
    for name in sorted(tools()):
        one, plain = calculator(name), made(name)
        source = random.Random(name)  # noqa: S311
        drawn = figures_of(one, source.randbytes(BYTES), on_step)
        given = {key: drawn[key] for key in (put.key for put in one.inputs)}
        at = names(plain)
        books[name] = planted(typed(plain, "计算", {at[key][1]: value for key, value in given.items()}))
        wanted[name] = compute(one, given)["outputs"]
    found = counted(tmp_path, books)
    assert [(name, *what) for name, outputs in wanted.items()
            for what in _wrong(found[name].figure, outputs, calculator(name).outputs)] == []


def test_a_spare_row_counts_once_it_is_filled_in(tmp_path: Path) -> None:
    """A row that is half empty does not, and one that is emptied counts no more."""
    plain = made("custvalue")
    rows = compute(calculator("custvalue"), {})["tables"]["customers"]
    keys = [one.key for one in calculator("custvalue").tables[0].columns if not one.words]
    fresh = {key: 5.0 if key.startswith(("v_", "w_", "h_")) else 0.5 for key in keys} | {"potential": 900.0}
    letters = [chr(ord("C") + at) for at in range(len(keys))]
    first = 6  # the first row of the table, as people count
    new, last = (dict(zip([f"{letter}{first + at}" for letter in letters], values, strict=True))
                 for at, values in ((4, [fresh[key] for key in keys]), (3, [None] * len(keys))))
    half = {f"{letters[0]}{first + 5}": 777.0}
    found = counted(tmp_path, {"full": planted(typed(plain, "客户", new | half)),
                               "less": planted(typed(plain, "客户", last))})
    more = compute(calculator("custvalue"), {"customers": [*rows, {"name": "", **fresh}]})
    less = compute(calculator("custvalue"), {"customers": rows[:3]})
    for label, wanted in (("full", more), ("less", less)):
        for key, value in wanted["outputs"].items():
            assert found[label].figure(key) == pytest.approx(value, rel=1e-9), key
        hours = [row["alloc_hours"] for row in found[label].table(calculator("custvalue").tables[0])]
        told = [row["alloc_hours"] for row in wanted["tables"]["customers"]]
        assert hours[:len(told)] == pytest.approx(told, rel=1e-9)
        assert set(hours[len(told):]) == {""}
        assert len(hours) == len(rows) + SPARE
