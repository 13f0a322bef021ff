"""A figure followed along an input: the points of a curve. `calculator.js` takes the same steps."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.formula.calculator import Calculator, Input
from generator.formula.charts import Chart
from generator.formula.figures import computed
from generator.formula.given import MOST, number
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
    far = max(LEAST, figures[one.key], *(figures[key] for key in chart.many("marks"))) * ROOM
    found: dict[float, Point] = {}
    for along in _places(one, far):
        done = computed(calculator, {**given, one.key: along})
        told = {**done.inputs, **done.told["outputs"]}
        found[along] = Point(along, told[chart.one("shows")])
    return tuple(found.values())


def _places(one: Input, far: float) -> Iterator[float]:
    """Yield what an input is along a curve: on its steps, but never outside its limits."""
    high = MOST if one.limits.high is None else min(one.limits.high, MOST)
    low = min(0.0, high) if one.limits.low is None else one.limits.low
    top = min(far, high)
    step = one.limits.step or (1.0 if one.whole else 0.0)
    least, most = (math.ceil(low), math.floor(high)) if one.whole else (low, high)
    for at in range(STEPS + 1 if least <= most else 0):
        along = low + (top - low) * at / STEPS
        if step:
            along = round_to(along / step, 0) * step
        along = min(max(along, low), top)
        if one.whole:
            along = min(max(math.floor(along), least), most)
        if not math.isnan(number(along, one.unit)):
            yield along + 0.0
