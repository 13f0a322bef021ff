"""The points of a curve: whatever a template allows, they are figures that its calculator takes."""

import pytest

from generator.formula.calculator import Calculator, Input, Limits, Output, program_of
from generator.formula.charts import Chart
from generator.formula.figures import computed
from generator.formula.parser import parse
from generator.formula.sweep import Point, points


def curve(
    limits: Limits, default: float = 0.0, *, whole: bool = False, far: str = "0", shows: str = "y",
) -> list[Point]:
    """Return the curve of y = 2x, each of its points tried."""
    outputs = (Output("y", "", "%", "2*x", parse("2*x")), Output("far", "", "", far, parse(far)))
    calculator = Calculator((Input("x", "", "%", default, limits, whole=whole),), (), outputs,
                            program=program_of((), outputs))
    found = points(calculator, Chart("sweep", "", names={"along": "x", "shows": shows, "marks": ("far",)}), {})
    for one in found:
        told = computed(calculator, {"x": one.along})
        assert one.shows == {**told.inputs, **told.told["outputs"]}[shows]
    return list(found)


@pytest.mark.parametrize(("limits", "along"), [
    (Limits(0, 10, 4), [0, 4, 8, 10]),
    (Limits(1, 10, 4), [1, 4, 8, 10]),
    (Limits(None, -1), [-1]),
    (Limits(-2, -1, 0.5), [-2, -1.5, -1]),
    (Limits(20, 30, 5), [20, 25, 30]),
    (Limits(0, 0.7, 0.35), [0, 0.35, 0.7]),
])
def test_a_curve_stays_inside_the_limits(limits: Limits, along: list[float]) -> None:
    """Though the steps lead beyond them, or leave them out."""
    assert [one.along for one in curve(limits, limits.high or 0.0)] == along


def test_a_share_ends_at_its_limit() -> None:
    """7 steps of 0.1 are a little more than 0.7."""
    found = [one.along for one in curve(Limits(0, 0.7, 0.1), 0.5)]
    assert len(found) == 8
    assert found[-1] == 0.7
    assert 7 * 0.1 > 0.7


@pytest.mark.parametrize("limits", [Limits(0, 12), Limits(0.5, 7.5), Limits(0, 9, 0.4), Limits()])
def test_what_takes_whole_numbers_is_followed_over_them(limits: Limits) -> None:
    """Whether or not the file names a step, or limits that are whole."""
    found = [one.along for one in curve(limits, 1, whole=True)]
    assert found == sorted(set(map(float, map(round, found))))
    assert len(found) >= 7


def test_a_whole_number_between_no_whole_limits_has_no_curve() -> None:
    """Such a file is of no use, but a build does not break."""
    assert curve(Limits(0.2, 0.8), 0.5, whole=True) == []


@pytest.mark.parametrize(("limits", "far"), [
    (Limits(0, 1e-29), "0"), (Limits(0, 10, 1e-300), "0"), (Limits(-1e15, 1e15), "0"),
    (Limits(0), "1000000000000000*1000000000000000")])
def test_a_curve_follows_no_figures_that_are_refused(limits: Limits, far: str) -> None:
    """Neither too small nor too large ones."""
    assert curve(limits, far=far)


def test_a_curve_may_show_an_input() -> None:
    """As any figure of the tool."""
    assert {one.along == one.shows for one in curve(Limits(0, 1), shows="x")} == {True}
