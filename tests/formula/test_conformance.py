"""One table of cases, the same results in every engine."""

import pytest

from generator.formula.check import Figure, Scope, check
from generator.formula.functions import FUNCTIONS
from generator.formula.guards import Spread
from generator.formula.parser import parse
from generator.formula.program import Step, ordered
from generator.formula.to_javascript import program
from generator.formula.to_python import Figures, to_python
from tests.formula.conformance import CASES, FIGURES, Case, figures, rows
from tests.formula.engines import in_node

COLUMNS = {"t": frozenset({"x", "y"})}
NAMES = [f"{at}: {case.formula}" for at, case in enumerate(CASES)]


def close(found: float, wanted: float) -> bool:
    """Tell whether a figure is right: counts exactly, others to ten digits."""
    return found == wanted or abs(found - wanted) <= 1e-10 * max(1.0, abs(wanted))


def _python(case: Case) -> float:
    return to_python(parse(case.formula))(Figures(figures(case), {"t": rows(case)})) + 0.0


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_python(case: Case) -> None:
    """At build time and on the command line."""
    assert close(_python(case), case.result)


def test_javascript_equals_python_to_the_last_bit() -> None:
    """In the page. All at once: starting Node takes longer than all cases."""
    jobs = []
    for case in CASES:
        steps = ordered([Step("", "result", (parse(case.formula),))], COLUMNS).steps
        jobs.append((program(steps, COLUMNS), {**figures(case), "t": rows(case)}))
    found = [one["result"] for one in in_node(jobs)]
    assert found == [_python(case) for case in CASES]


def test_every_function_is_in_the_table() -> None:
    """A function without a case would go its own way in one engine unnoticed."""
    text = " ".join(case.formula for case in CASES)
    assert [name for name in FUNCTIONS if f"{name}(" not in text] == []


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_the_table_holds_is_accepted(case: Case) -> None:
    """But for divisions whose divisor is a figure that may be 0: those are refused."""
    scope = Scope({key: Figure(limits=Spread(1, 9)) for key in FIGURES},
                  {("t", "x"): Figure(), ("t", "y"): Figure()})
    assert list(check(parse(case.formula), scope)) == []
