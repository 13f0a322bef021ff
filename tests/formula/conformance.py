"""What every engine has to say: formulas, the figures they read, and the result.

Figures: `a` to `e` as given (0 where not), the table `t` with columns `x` and `y`. Results are those
of a spreadsheet, or follow from the definition; none was taken from the engines under test.
"""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """One formula with its figures and its result."""

    formula: str
    result: float
    figures: dict[str, float] = {}  # noqa: RUF012  read and never written
    rows: tuple[tuple[float, float], ...] = ()


ROWS = ((3.0, 0.5), (1.0, 0.25), (2.0, 1.0))

CASES: tuple[Case, ...] = (
    # the four signs, left to right, brackets, minus
    Case("1+2*3", 7), Case("(1+2)*3", 9), Case("10-3-2", 5), Case("16/4/2", 2),
    Case("-a", -3, {"a": 3}), Case("--a", 3, {"a": 3}), Case("2--3", 5), Case("-2*-3", 6),
    Case("1-a*(1-b)", 0.52, {"a": 0.6, "b": 0.2}),
    # comparisons, laziness
    *(Case(f"IF({a}{sign}{b},1,0)", int(holds)) for sign, results in {
        "=": (0, 1, 0), "<>": (1, 0, 1), "<": (1, 0, 0), "<=": (1, 1, 0), ">": (0, 0, 1),
        ">=": (0, 1, 1)}.items()
      for (a, b), holds in zip(((1, 2), (2, 2), (3, 2)), results, strict=True)),
    Case("IF(b=0,7,a/b)", 7, {"a": 1}), Case("IF(b>0,a/b,7)", 0.5, {"a": 1, "b": 2}),
    Case("IF(AND(a>0,b>0,c>0),1,0)", 0, {"a": 1, "b": 1}),
    Case("IF(OR(a>0,b>0,c>0),1,0)", 1, {"c": 1}), Case("IF(NOT(a>0),1,0)", 1),
    Case("IF(a>0,IF(b>0,1,2),IF(b>0,3,4))", 3, {"b": 1}),
    # rounding: half away from zero on 15 digits
    Case("ROUND(2.5,0)", 3), Case("ROUND(-2.5,0)", -3), Case("ROUND(0.5,0)", 1),
    Case("ROUND(-0.5,0)", -1), Case("ROUND(1.005,2)", 1.01), Case("ROUND(2.675,2)", 2.68),
    Case("ROUND(1.0049999,2)", 1), Case("ROUND(0.285,2)", 0.29), Case("ROUND(a,6)", 60, {"a": 21 / 0.35}),
    Case("ROUND(0.0000004,6)", 0), Case("ROUND(0.0000005,6)", 0.000001),
    Case("ROUND(-0.0000004,6)", 0), Case("ROUND(123456789.123456,3)", 123456789.123),
    Case("ROUND(1234567890123456,0)", 1234567890123460), Case("ROUND(0,3)", 0),
    # needs round up, capacities down, both once snapped
    Case("CEILN(a/b)", 60, {"a": 21, "b": 0.35}), Case("CEILN(3.0000000001)", 3),
    Case("CEILN(3.000001)", 4), Case("CEILN(0)", 0), Case("CEILN(0.1)", 1), Case("CEILN(-0.1)", -1),
    Case("CEILN(-3.0000000001)", -3), Case("FLOORN(2.9999999999)", 3), Case("FLOORN(2.9)", 2),
    Case("FLOORN(-2.9)", -2), Case("FLOORN(40*0.88)", 35), Case("FLOORN(0.9999994)", 0),
    # guarded divisions
    Case("DIV(1,4,9)", 0.25), Case("DIV(1,0,9)", 9), Case("DIV(0,0,0)", 0), Case("DIV(a,-0.5,0)", -4, {"a": 2}),
    Case("CEILDIV(22,0.3)", 74), Case("CEILDIV(21,0.35)", 60), Case("CEILDIV(1,0)", 0),
    Case("CEILDIV(1,-2)", 0), Case("CEILDIV(0,3)", 0),
    # least, most, sums, of figures and of a column
    Case("MIN(3,1,2)", 1), Case("MAX(3,1,2)", 3), Case("MIN(a,-b)", -5, {"a": 1, "b": 5}),
    Case("SUM(1,2,3)", 6), Case("ABS(-2.5)", 2.5), Case("ABS(0)", 0),
    Case("MIN(t.x)", 1, rows=ROWS), Case("MAX(t.x)", 3, rows=ROWS), Case("SUM(t.x)", 6, rows=ROWS),
    Case("SUMPRODUCT(t.x,t.y)", 3.75, rows=ROWS), Case("FIRST(t.x)", 3, rows=ROWS),
    Case("COUNTEQ(t.x,2)", 1, rows=ROWS), Case("COUNTEQ(t.y,9)", 0, rows=ROWS),
    # an empty table
    *(Case(f"{name}(t.x)", 0) for name in ("SUM", "MIN", "MAX", "FIRST", "ARGMIN", "ARGMAX")),
    Case("SUMPRODUCT(t.x,t.y)", 0), Case("COUNTEQ(t.x,0)", 0),
    # which is the least, the most; the first of equals
    Case("ARGMIN(3,1,2)", 2), Case("ARGMAX(3,1,2)", 1), Case("ARGMIN(2,1,1)", 2),
    Case("ARGMAX(5,5)", 1), Case("ARGMAX(t.y)", 3, rows=ROWS), Case("ARGMIN(t.y)", 2, rows=ROWS),
    Case("PICK(2,10,20,30)", 20), Case("PICK(a,10,20)", 10, {"a": 1}),
    Case("PICK(0,10,20)", 10), Case("PICK(7,10,20)", 20), Case("PICK(2.9,10,20,30)", 20),
    # the binomial: of at most, edges, far out where a plain power underflows
    Case("BINOMCDF(0,1,0.5)", 0.5), Case("BINOMCDF(1,2,0.5)", 0.75), Case("BINOMCDF(2,5,0.5)", 0.5),
    Case("BINOMCDF(-1,5,0.5)", 0), Case("BINOMCDF(5,5,0.5)", 1), Case("BINOMCDF(9,5,0.5)", 1),
    Case("BINOMCDF(1.5,3.9,0.5)", 0.5),
    Case("BINOMCDF(2,5,0)", 1), Case("BINOMCDF(2,5,1)", 0), Case("BINOMCDF(5,5,1)", 1),
    Case("BINOMCDF(0,0,0.3)", 1), Case("1-BINOMCDF(21,74,0.3)", 0.563882566259638),
    Case("1-BINOMCDF(199,40000,0.005)", 0.50947411845),
    # the smallest number of trials
    Case("TRIALS(22,0.3,0.9)", 91), Case("TRIALS(1,0.5,0.5)", 1), Case("TRIALS(1,0.5,0.75)", 2),
    Case("TRIALS(1,1,0.99)", 1), Case("TRIALS(5,1,0.9)", 5), Case("TRIALS(0,0.3,0.9)", 0),
    Case("TRIALS(3,0,0.9)", 0), Case("TRIALS(200,0.005,0.99)", 46855),
)

FIGURES = ("a", "b", "c", "d", "e")


def figures(case: Case) -> dict[str, float]:
    """Return all figures of a case."""
    return {key: float(case.figures.get(key, 0)) for key in FIGURES}


def rows(case: Case) -> list[dict[str, Any]]:
    """Return the rows of its table."""
    return [{"x": x, "y": y} for x, y in case.rows]
