"""The calculators of the sample library: worked examples, edges, and what they refuse."""

import math
from typing import Any

import pytest

from generator.formula.calculator import Output
from generator.formula.figures import compute
from generator.formula.given import MOST_ROWS, FigureError, number
from generator.formula.nodes import Number
from generator.formula.show import tell
from tests.formula.sample import DATA, calculators, examples


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


@pytest.mark.parametrize(("name", "given_", "wanted"), examples())
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
    ("reserve", {"deal_new": 1e-31}, "deal_new"), ("reserve", {"wins_need": "\x0b5"}, "wins_need"),
    ("reserve", {"prob_win": 30}, "prob_win"), ("review", {"stages": {}}, "stages"),
    ("review", {"stages": [3]}, "stages"), ("review", {"stages": [{"amount": -1}]}, "stages[1].amount"),
    ("review", {"stages": [{}, {"sum": 1}]}, "stages[2].sum"),
    ("custvalue", {"customers": [{"name": 5}]}, "customers[1].name"),
    ("custvalue", {"customers": [{"name": None}]}, "customers[1].name"),
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


@pytest.mark.parametrize(("written", "unit", "meant"), [
    ("0.7%", "%", 0.007), ("７０％", "%", 0.7), ("7e1%", "%", 0.7), (".5%", "%", 0.005), ("5.", "", 5),
    ("\N{MINUS SIGN}1,000\r\n", "", -1000), ("1E3", "", 1000), ("1e15", "", 1e15), (1e-30, "", 1e-30)])
def test_numbers_mean_what_people_read(written: object, unit: str, meant: float) -> None:
    """A percentage is the same number as the share in a tool's file."""
    assert number(written, unit) == meant


@pytest.mark.parametrize(("written", "unit"), [
    ("5%", ""), ("5%%", "%"), ("5 %", "%"), ("%", "%"), ("1_000", ""), ("infinity", ""), ("٣", ""),
    ("\x1f5", ""), ("\ufeff5", ""), ("", ""), ("1.1e15", ""), ("1e400", ""), (1.1e15, ""), (-1e16, ""),
    (1e-31, ""), ("1e-29%", "%"), (10**400, ""), (False, ""), ([5], "")])
def test_what_is_no_number(written: object, unit: str) -> None:
    """The page and the command refuse the same."""
    assert math.isnan(number(written, unit))


@pytest.mark.parametrize("written", ["-0", "-0%", -0.0, "-1e-400"])
def test_zero_has_no_sign(written: object) -> None:
    """A page would show -0, and JSON keeps it."""
    assert math.copysign(1, number(written, "%")) == 1


def test_a_figure_between_two_codes_is_told_as_a_number() -> None:
    """And not in the words of the code below it."""
    one = Output("key", "label", "", "1", Number(1.0), digits=1, texts={1: "够"})
    assert [tell(one, value, "", {}, {}) for value in (1, 1.0, 1.5)] == ["够", "够", "1.5"]


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
