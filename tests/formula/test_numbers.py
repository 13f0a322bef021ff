"""The arithmetic against exact fractions, and JavaScript against Python on random figures."""

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from math import ceil, comb, floor

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.formula import numbers
from tests.formula.engines import Node, bits, node

MONEY = st.integers(0, 10**7).map(lambda tenth: tenth / 10)
RATE = st.integers(1, 200).map(lambda half: half / 200)


@given(st.integers(-10**12, 10**12), st.integers(0, 6))
def test_rounding_is_half_away_from_zero(millionths: int, digits: int) -> None:
    """Of the decimal that was typed, not of the binary number beside it."""
    typed = Decimal(millionths).scaleb(-6)
    wanted = typed.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert numbers.round_to(float(typed), digits) == float(wanted)


@given(MONEY, RATE)
def test_needs_and_capacities_are_those_of_exact_figures(amount: float, rate: float) -> None:
    """No customer too many from the last bit of a division, and none too few."""
    money, share = Fraction(str(amount)), Fraction(str(rate))
    assert numbers.up_divided(amount, rate) == ceil(round(money / share, 6))
    assert numbers.down(amount * rate) == floor(round(money * share, 6))


def exactly(wins: int, trials: int, chance: Fraction) -> Fraction:
    """Return the probability of at most `wins` successes, in whole numbers."""
    good, all_ = chance.numerator, chance.denominator
    ways = sum(comb(trials, at) * good**at * (all_ - good)**(trials - at)
               for at in range(min(wins, trials) + 1))
    return Fraction(ways, all_**trials)


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(0, 2000), st.integers(0, 1000))
def test_the_binomial_is_that_of_fractions(wins: int, trials: int, thousandths: int) -> None:
    """To twelve digits."""
    exact = exactly(wins, trials, Fraction(thousandths, 1000))
    assert abs(numbers.binomial(wins, trials, thousandths / 1000) - float(exact)) < 1e-12


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 40), st.integers(20, 1000), st.integers(50, 99))
def test_the_number_of_trials_is_the_smallest(wins: int, thousandths: int, percent: int) -> None:
    """By fractions: enough to the nine digits that are compared, and one less is not enough."""
    found = int(numbers.trials(wins, thousandths / 1000, percent / 100))
    reached = [1 - exactly(wins - 1, count, Fraction(thousandths, 1000))
               for count in (found - 1, found)]
    confidence = Fraction(percent, 100)
    assert reached[0] < confidence <= reached[1] + Fraction(1, 10**9)


@pytest.mark.parametrize(("wins", "count", "percent", "confidence"), [
    (wins, count, percent, round(100 * reached))
    for wins, count, percent in product(range(1, 5), range(1, 9), range(1, 100)) if wins <= count
    for reached in [1 - exactly(wins - 1, count, Fraction(percent, 100))]
    if reached * 100 in range(50, 100)])
def test_a_confidence_that_is_met_exactly_is_enough(
    wins: int, count: int, percent: int, confidence: int,
) -> None:
    """The last bit of a sum does not ask for one more."""
    assert numbers.trials(wins, percent / 100, confidence / 100) == count


BODY = ("v.out=[f.round(v.a,6),f.round(v.b,2),f.ceiln(v.b),f.floorn(v.b),f.ceildiv(v.a,v.b),"
        "f.binomcdf(v.k,v.n,v.p),f.trials(v.k,v.p,0.9)].map((one) => one + 0);")


@pytest.fixture(scope="module")
def started() -> Iterator[Node]:
    """Return a Node for all tests here."""
    with node() as one:
        yield one


@settings(deadline=None, max_examples=1000, suppress_health_check=list(HealthCheck))
@given(a=st.floats(-1e9, 1e9), b=st.integers(-10**6, 10**6).map(lambda one: one / 1000),
       k=st.integers(0, 60), n=st.integers(0, 40000), p=st.floats(0, 1))
@example(a=0.5e-6, b=-0.0005, k=60, n=0, p=5e-324)
@example(a=-0.0, b=0.0, k=1, n=1, p=1 - 2**-53)
def test_javascript_goes_the_same_steps(
    started: Node, a: float, b: float, k: int, n: int, p: float,
) -> None:
    """Equal to the last bit on any figures."""
    (found,) = started.run([(BODY, {"a": a, "b": b, "k": k, "n": n, "p": p})])
    wanted = [numbers.round_to(a, 6), numbers.round_to(b, 2), numbers.up(b), numbers.down(b),
              numbers.up_divided(a, b), numbers.binomial(k, n, p), numbers.trials(k, p, 0.9)]
    assert bits(found["out"]) == bits(wanted), f"{found['out']}, {wanted}"


def test_what_has_grown_beyond_all_numbers_ends_soon(started: Node) -> None:
    """No loop counts up to infinity, in neither engine."""
    assert numbers.up_divided(22, 5e-324) == math.inf
    assert numbers.binomial(21, math.inf, 5e-324) == 0
    (found,) = started.run([("v.out=f.binomcdf(21,f.ceildiv(22,5e-324),5e-324)", {})])
    assert found["out"] == 0
