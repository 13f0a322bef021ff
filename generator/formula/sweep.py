"""A figure followed along an input: the points of a curve. `calculator.js` takes the same steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.formula.calculator import Calculator
from generator.formula.charts import Chart
from generator.formula.figures import computed
from generator.formula.numbers import round_to

STEPS = 40
ROOM = 1.25
"""How far beyond the largest mark a curve is followed."""
LEAST = 10.0


@dataclass(frozen=True, slots=True)
class Point:
    """An input and the figure that it gives."""

    along: float
    shows: float


def points(calculator: Calculator, chart: Chart, given: Mapping[str, object]) -> tuple[Point, ...]:
    """Return the points of a `sweep`, none for any other chart. Raises FigureError as `computed`."""
    one = next((one for one in calculator.inputs if one.key == chart.one("along")), None)
    if chart.kind != "sweep" or one is None:
        return ()
    done = computed(calculator, given)
    figures = {**done.inputs, **done.told["outputs"]}
    low = one.limits.low or 0.0
    top = max(LEAST, figures[one.key], *(figures[key] for key in chart.many("marks"))) * ROOM
    if one.limits.high is not None:
        top = min(top, one.limits.high)
    step = one.limits.step or 0.0
    found: dict[float, Point] = {}
    for at in range(STEPS + 1):
        along = low + (top - low) * at / STEPS
        if step:
            along = round_to(along / step, 0) * step
        told = computed(calculator, {**given, one.key: along}).told["outputs"]
        found[along] = Point(along, told[chart.one("shows")])
    return tuple(found.values())
