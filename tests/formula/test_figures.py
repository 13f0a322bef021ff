"""The calculators of the sample library: worked examples, edges, and what they refuse."""

import json
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.formula.calculator import Calculator, Input
from generator.formula.figures import compute
from generator.formula.given import MOST_ROWS, FigureError
from generator.formula.to_javascript import program
from generator.read import read_settings, read_tools
from tests.base_library import AS_OF, HOME
from tests.formula.engines import in_node

DATA = HOME / "tests" / "data" / "calculators"


@lru_cache
def calculators() -> dict[str, Calculator]:
    """Return the calculators of the sample library by id; their files are without findings."""
    findings = Findings()
    tools = read_tools(read_settings(HOME, findings, AS_OF), findings)
    assert [one for one in findings if one.location.path.startswith("content/tools")] == []
    return {name: tool.calculator for name, tool in tools.items() if tool.calculator}


def _examples() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    found = []
    for file in sorted(DATA.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        first = data["examples"][0]["inputs"]
        found += [(file.stem, one["inputs"], one["outputs"]) for one in data["examples"]]
        found += [(file.stem, first | one["change"], one["outputs"]) for one in data["edges"]]
    return found


def _close(found: object, wanted: object) -> bool:
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(
            _close(one[key], row[key]) for one, row in zip(found, wanted, strict=True) for key in row)
    if isinstance(wanted, str) or isinstance(found, str):
        return found == wanted
    assert isinstance(found, float | int)
    assert isinstance(wanted, float | int)
    return abs(found - wanted) <= 1e-9 * max(1.0, abs(wanted))


def test_all_seven_are_there_with_their_examples() -> None:
    """An example file that no tool answers would be skipped in silence."""
    assert {file.stem for file in DATA.glob("*.json")} == set(calculators())


@pytest.mark.parametrize(("name", "given_", "wanted"), _examples())
def test_worked_examples_and_edges(
    name: str, given_: dict[str, Any], wanted: dict[str, Any],
) -> None:
    """Counts and status exactly, the rest to nine digits."""
    found = compute(calculators()[name], given_)
    every = found["outputs"] | found["tables"]
    assert [key for key, value in wanted.items() if not _close(every[key], value)] == []
    assert found["status"]["code"] == wanted["status"]
    assert found["status"]["text"]


@pytest.mark.parametrize("name", sorted(calculators()))
def test_without_figures_the_defaults_count(name: str) -> None:
    """The first worked example is that of the defaults, but for what another tool hands on."""
    calculator = calculators()[name]
    assert compute(calculator, {}) == compute(calculator, {
        one.key: one.default for one in calculator.inputs})


@pytest.mark.parametrize(("name", "given_", "where"), [
    ("reserve", {"wins": 1}, "wins"), ("reserve", {"wins_need": 201}, "wins_need"),
    ("reserve", {"wins_need": -1}, "wins_need"), ("reserve", {"wins_need": "二十"}, "wins_need"),
    ("reserve", {"wins_need": True}, "wins_need"), ("reserve", {"wins_need": None}, "wins_need"),
    ("reserve", {"wins_need": float("nan")}, "wins_need"), ("reserve", {"wins_need": "30%"}, "wins_need"),
    ("reserve", {"wins_need": 10**400}, "wins_need"),
    ("reserve", {"prob_win": 30}, "prob_win"), ("review", {"stages": {}}, "stages"),
    ("review", {"stages": [3]}, "stages"), ("review", {"stages": [{"amount": -1}]}, "stages[1].amount"),
    ("review", {"stages": [{}, {"sum": 1}]}, "stages[2].sum"),
    ("review", {"stages": [{}] * (MOST_ROWS + 1)}, "stages"),
    ("sandbox", {"scenarios": []}, "scenarios"), ("sandbox", {"levers": [{"key": "luck"}]}, "levers.key"),
    ("sandbox", {"levers": [{"key": "rate_win", "val_good": 1.2}]}, "levers.rate_win.val_good"),
])
def test_what_a_calculator_does_not_take(name: str, given_: dict[str, Any], where: str) -> None:
    """Refused with the reason, never clipped."""
    with pytest.raises(FigureError) as found:
        compute(calculators()[name], given_)
    assert found.value.where == where
    assert found.value.message.zh


@pytest.mark.parametrize(("written", "meant"), [
    ("22", 22), (" ２２ ", 22), ("22.0", 22), ("1,00", 100), ("0", 0), (22, 22)])
def test_figures_as_people_write_them(written: object, meant: int) -> None:
    """Full-width digits and separators of thousands."""
    calculator = calculators()["reserve"]
    assert compute(calculator, {"wins_need": written}) == compute(calculator, {"wins_need": meant})
    assert compute(calculator, {"prob_win": "30%"}) == compute(calculator, {"prob_win": 0.3})


def test_rows_that_come_back_with_their_results_are_computed_anew() -> None:
    """What a page or a colleague saved can be read again."""
    calculator = calculators()["custvalue"]
    first = compute(calculator, {})
    again = compute(calculator, {"customers": first["tables"]["customers"]})
    assert again == first


def test_a_lever_that_is_left_out_keeps_what_it_begins_with() -> None:
    """Fixed rows are known by their key."""
    found = compute(calculators()["sandbox"], {"levers": [{"key": "rate_win", "val_good": 0.4}]})
    rows = {row["key"]: row for row in found["tables"]["levers"]}
    assert next(iter(rows)) == "prospects"
    assert rows["prospects"]["val_good"] == 1150
    assert rows["rate_win"]["val_good"] == 0.4


def _on_grid(one: Input) -> st.SearchStrategy[float]:
    low, step = one.limits.low or 0.0, one.limits.step or 1.0
    steps = round(((one.limits.high or 1.0) - low) / step)
    few = min(steps, 40)
    return st.one_of(st.integers(0, few), st.integers(0, steps), st.just(steps)).map(
        lambda count: round(low + count * step, 6))


@st.composite
def figures(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Return figures on the step grid for a calculator."""
    calculator = calculators()[name]
    found: dict[str, Any] = {one.key: draw(_on_grid(one)) for one in calculator.inputs}
    for table in calculator.tables:
        rows = draw(st.integers(max(table.least, 0), 4)) if not table.fixed else 0
        found[table.key] = [
            {one.key: draw(_on_grid(one)) for one in table.columns if not one.words}
            for _ in range(rows)]
    return found


@pytest.mark.parametrize("name", sorted(calculators()))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_page_counts_to_the_last_bit_as_the_command(name: str, data: st.DataObject) -> None:
    """On any figures of the grid, forty sets at a time: Node takes its time to start."""
    calculator = calculators()[name]
    body = program(calculator.program.steps, calculator.program.columns)
    sets = data.draw(st.lists(figures(name), min_size=40, max_size=40))
    jobs, wanted = [], []
    for one in sets:
        found = compute(calculator, one)
        rows = {key: [{name: float(value) for name, value in row.items() if not isinstance(value, str)}
                      for row in table] for key, table in found["tables"].items()}
        jobs.append((body, {key: one[key] for key in (put.key for put in calculator.inputs)} | rows))
        wanted.append(found["outputs"] | rows)
    for found_, wanted_ in zip(in_node(jobs), wanted, strict=True):
        assert {key: found_[key] for key in wanted_} == wanted_


@pytest.mark.parametrize("name", ["dual_funnel", "headcount", "reserve"])
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_people_and_customers_are_whole(name: str, data: st.DataObject) -> None:
    """What is counted in people, customers or deals has no half."""
    calculator = calculators()[name]
    found = compute(calculator, data.draw(figures(name)))["outputs"]
    counted = [one.key for one in calculator.outputs
               if one.unit in ("家", "单", "个", "条") and one.key != "per_win"]
    assert [key for key in counted if not float(found[key]).is_integer()] == []


@given(figures("diagnose"))
@settings(max_examples=60, deadline=None)
def test_the_parts_of_a_gap_add_up_to_it(given_: dict[str, Any]) -> None:
    """Nothing is left unexplained."""
    found = compute(calculators()["diagnose"], given_)["outputs"]
    scale = max(1.0, *(abs(found[key]) for key in found if key.startswith("c_")))
    assert abs(found["check_sum"]) <= 1e-9 * scale


@given(figures("reserve"), st.integers(50, 98))
@settings(max_examples=60, deadline=None)
def test_more_confidence_never_needs_a_smaller_reserve(given_: dict[str, Any], conf: int) -> None:
    """Nor does a better chance need a larger one."""
    calculator = calculators()["reserve"]
    less = compute(calculator, given_ | {"conf": conf / 100})["outputs"]
    more = compute(calculator, given_ | {"conf": (conf + 1) / 100})["outputs"]
    assert more["n_stock"] >= less["n_stock"]


RATES = ("rate_contact", "rate_opp", "rate_prop", "rate_win")


@given(figures("dual_funnel"), st.sampled_from(RATES), st.integers(1, 200))
@settings(max_examples=100, deadline=None)
def test_a_better_rate_never_needs_more_customers(
    given_: dict[str, Any], key: str, half: int,
) -> None:
    """Above 0: at 0 the target cannot be reached, and says so."""
    calculator = calculators()["dual_funnel"]
    given_ = {**given_, **{rate: max(given_[rate], 0.005) for rate in RATES}}
    better = max(given_[key], half / 200)
    before, after = (compute(calculator, given_ | {key: rate})["outputs"]["prospects_new"]
                     for rate in (given_[key], better))
    assert after <= before
