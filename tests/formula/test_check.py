"""What the checker finds in a formula that parses."""

import pytest

from generator.formula.check import Figure, Scope, check
from generator.formula.guards import Spread
from generator.formula.parser import parse

SCOPE = Scope({
    "income": Figure("万元", Spread(0, 1000)), "cost": Figure("万元", Spread(0, 1000)),
    "gain": Figure("万元", computed=True), "share": Figure("%", computed=True),
    "heads": Figure("人", Spread(1, 50)), "months": Figure("月", Spread(0, 36)),
}, {("deals", "amount"): Figure("万元"), ("deals", "prob"): Figure("%")})


def found(text: str) -> list[int]:
    """Return the places of the mistakes of a formula."""
    return [error.at for error in check(parse(text), SCOPE)]


@pytest.mark.parametrize(("text", "at", "hint"), [
    ("incom*2", 0, "income"), ("1+costs", 2, "cost"), ("SUM(deals.amunt)", 4, "deals.amount"),
    ("SUM(deal.amount)", 4, "deals.amount"), ("sum(deals.amount)", 0, "SUM"), ("AVERAGE(income,cost)", 0, ""),
    ("SUM", 0, ""), ("MAXX(income)", 0, "MAX"),
])
def test_unknown_names_are_answered_with_the_nearest(text: str, at: int, hint: str) -> None:
    """At the name."""
    (error,) = check(parse(text), SCOPE)
    assert error.at == at
    assert not hint or (error.hint is not None and hint in error.hint.zh)


@pytest.mark.parametrize(("text", "places"), [
    ("IF(income,1,0)", [3]), ("income>0", [0]), ("(income>0)+1", [1]), ("AND(income>0,cost)", [0, 13]),
    ("IF(AND(income>0,cost>0),1,0)", []), ("NOT(income>0)", [0]), ("IF(NOT(income>0),1,0)", []),
    ("deals.amount", [0]), ("deals.amount+1", [0]), ("FIRST(income)", [6]), ("SUM(deals.amount)", []),
    ("SUM(income,cost)", []), ("SUM(deals.amount,income)", [4]), ("SUMPRODUCT(deals.amount,deals.prob)", []),
    ("ROUND(income,months)", [13]), ("ROUND(income,-1)", [13]), ("ROUND(income,1.5)", [13]),
    ("ROUND(income,2)", []),
    ("DIV(income,cost)", [0]), ("ABS(income,cost)", [0]), ("MIN()", [0]), ("IF(income>0,1)", [0]),
])
def test_kinds_and_numbers_of_arguments(text: str, places: list[int]) -> None:
    """A number, a condition, a column, written digits."""
    assert found(text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("income/cost", [6]), ("income/heads", []), ("income/30", []), ("income/0", [6]), ("1/(heads+1)", []),
    ("1/(heads-1)", [1]), ("1/(1+months)", []), ("1/-heads", []), ("DIV(income,cost,0)", []),
    ("IF(cost=0,0,income/cost)", []), ("IF(0=cost,0,income/cost)", []), ("IF(cost<>0,income/cost,0)", []),
    ("IF(cost>0,income/cost,0)", []), ("IF(cost>0,0,income/cost)", [18]), ("IF(cost<=0,0,income/cost)", []),
    ("IF(cost>=0,income/cost,0)", [17]), ("IF(cost>=1,income/cost,0)", []), ("IF(cost<1,0,income/cost)", []),
    ("IF(AND(cost>0,months>0),income/(cost*months),0)", []),
    ("IF(OR(cost<=0,months<=0),0,income/(cost*months))", []),
    ("IF(OR(cost>0,months>0),income/cost,0)", [29]), ("IF(NOT(cost=0),income/cost,0)", []),
    ("IF(cost*months>0,income/cost,0)", []), ("IF(cost>0,1,2)/cost", [14]), ("income/MAX(1,cost)", []),
    ("income/MIN(1,cost)", [6]), ("IF(months/cost>0.5,1,0)", [9]),
])
def test_a_divisor_that_may_be_0_is_found(text: str, places: list[int]) -> None:
    """Unless it is written, keeps its limits away from 0, or a condition around it says so."""
    assert found(text) == places


@pytest.mark.parametrize(("text", "places"), [
    ("IF(gain>income,1,0)", [3]), ("IF(income>gain,1,0)", [10]), ("IF(ROUND(gain,6)>income,1,0)", []),
    ("IF(gain>0,1,0)", []), ("IF(0<=gain,1,0)", []), ("IF(income>cost,1,0)", []),
    ("IF(income-cost>0,1,0)", []), ("IF(income-cost>5,1,0)", [3]), ("IF(share>0.5,1,0)", []),
    ("IF(DIV(gain,income,0)>0.5,1,0)", []), ("IF(gain*share>5,1,0)", [3]), ("IF(CEILN(gain)>5,1,0)", []),
    ("IF(MAX(gain,0)>cost,1,0)", [3]), ("IF(SUM(deals.amount)>income,1,0)", [3]),
])
def test_computed_money_is_rounded_before_it_is_compared(text: str, places: list[int]) -> None:
    """The last digits of a computed amount are noise; a written 0 and typed figures are free."""
    assert found(text) == places
