"""The arithmetic against exact fractions, and JavaScript against Python on random figures."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, comb, floor

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formula import numbers
from tests.formula.engines import in_node

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


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 1000))
def test_the_binomial_is_that_of_fractions(wins: int, trials: int, thousandths: int) -> None:
    """To twelve digits."""
    chance = Fraction(thousandths, 1000)
    exact = sum(comb(trials, at) * chance**at * (1 - chance)**(trials - at)
                for at in range(min(wins, trials) + 1))
    assert abs(numbers.binomial(wins, trials, thousandths / 1000) - float(exact)) < 1e-12


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 40), st.integers(5, 100), st.integers(50, 99))
def test_the_number_of_trials_is_the_smallest(wins: int, percent: int, confidence: int) -> None:
    """One less is not enough."""
    chance, wanted = percent / 100, confidence / 100
    found = numbers.trials(wins, chance, wanted)
    short = lambda count: numbers.round_to(numbers.binomial(wins - 1, count, chance), 9)  # noqa: E731
    limit = numbers.round_to(1 - wanted, 9)
    assert short(found) <= limit
    assert found == wins or short(found - 1) > limit


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(
    st.floats(-1e9, 1e9), st.integers(-10**6, 10**6).map(lambda one: one / 1000),
    st.integers(0, 60), st.integers(0, 40000),
    st.floats(0, 1)), min_size=40, max_size=40))
def test_javascript_goes_the_same_steps(
    figures: list[tuple[float, float, int, int, float]],
) -> None:
    """Equal to the last bit on any figures."""
    body = ("v.out=[f.round(v.a,6),f.round(v.b,2),f.ceiln(v.b),f.floorn(v.b),f.ceildiv(v.a,v.b),"
            "f.binomcdf(v.k,v.n,v.p),f.trials(v.k,v.p,0.9)].map((one) => one + 0);")
    keys = ("a", "b", "k", "n", "p")
    found = in_node([(body, dict(zip(keys, one, strict=True))) for one in figures])
    wanted = [[
        numbers.round_to(a, 6), numbers.round_to(b, 2), numbers.up(b), numbers.down(b),
        numbers.up_divided(a, b), numbers.binomial(k, n, p), numbers.trials(k, p, 0.9)]
        for a, b, k, n, p in figures]
    assert [one["out"] for one in found] == wanted
