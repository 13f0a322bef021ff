"""Figures in the order of computing, columns of tables among them."""

import pytest

from generator.formula.parser import parse
from generator.formula.program import CircleError, Step, ordered
from generator.formula.to_javascript import program
from tests.formula.engines import in_node

COLUMNS = {"deals": frozenset({"amount", "prob", "weighted", "share"}),
           "levers": frozenset({"low", "base"})}
STEPS = [
    Step("", "rate", (parse("DIV(total,target,0)"),)),
    Step("deals", "share", (parse("DIV(weighted,total,0)"),)),
    Step("", "total", (parse("SUM(deals.weighted)"),)),
    Step("deals", "weighted", (parse("amount*prob"),)),
    Step("levers", "base", (parse("FIRST(deals.amount)"), parse("-total+low"))),
]
VALUES = {"target": 1000.0}
TABLES = {"deals": [{"amount": 300.0, "prob": 0.5}, {"amount": 100.0, "prob": 0.25}],
          "levers": [{"low": 1.0}, {"low": 175.0}]}


def test_what_is_needed_comes_first() -> None:
    """A row may use the sum of its own column's table."""
    found = ordered(STEPS, COLUMNS).run(VALUES, TABLES)
    assert found.values == {"target": 1000, "total": 175, "rate": 0.175}
    assert [row["weighted"] for row in found.tables["deals"]] == [150, 25]
    assert [row["share"] for row in found.tables["deals"]] == [150 / 175, 25 / 175]
    assert [row["base"] for row in found.tables["levers"]] == [300, 0]


def test_nothing_that_came_in_is_changed() -> None:
    """A second run starts from the same figures."""
    ordered(STEPS, COLUMNS).run(VALUES, TABLES)
    assert TABLES["deals"][0] == {"amount": 300, "prob": 0.5}


def test_an_empty_table_is_computed() -> None:
    """Its sums are 0."""
    found = ordered(STEPS, COLUMNS).run(VALUES, {"deals": [], "levers": []})
    assert found.values["rate"] == 0


def test_the_page_fills_in_the_same() -> None:
    """To the last bit, and without a negative zero."""
    done = ordered(STEPS, COLUMNS)
    (found,) = in_node([(program(done.steps, done.columns), {**VALUES, **TABLES})])
    wanted = done.run(VALUES, TABLES)
    assert found == {**wanted.values, **wanted.tables}
    assert str(wanted.tables["levers"][1]["base"]) == "0.0"


def test_a_circle_is_named() -> None:
    """With the way round, through rows and sums alike."""
    steps = [Step("", "a", (parse("SUM(deals.weighted)+1"),)),
             Step("deals", "weighted", (parse("amount*b"),)), Step("", "b", (parse("a/2"),))]
    with pytest.raises(CircleError) as error:
        ordered(steps, COLUMNS)
    assert {"a", "deals.weighted", "b"} == {".".join(filter(None, one)) for one in error.value.circle}
    assert "→" in error.value.message.zh


def test_a_long_chain_is_computed() -> None:
    """A thousand figures, each needing the one before."""
    steps = [Step("", f"x{at}", (parse(f"x{at - 1}+1"),)) for at in range(2000, 0, -1)]
    assert ordered(steps, {}).run({"x0": 0.0}, {}).values["x2000"] == 2000
