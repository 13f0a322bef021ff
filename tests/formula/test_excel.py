"""Formulas as a spreadsheet has them."""

from collections.abc import Sequence

import pytest

from generator.formula.nodes import Node
from generator.formula.numbers import trials
from generator.formula.parser import parse
from generator.formula.to_excel import Helper, to_excel
from generator.formula.to_python import Figures, to_python


class Sheet:
    """Cells with plain names; helper cells are counted."""

    def __init__(self) -> None:
        self.helped: list[str] = []
        self.values: list[float] = []

    def name(self, key: str) -> str:
        """Return a defined name."""
        return key

    def column(self, table: str, key: str) -> str:
        """Return a range."""
        return f"{table}!${key}$5:${key}$9"

    def first(self, table: str, key: str) -> str:
        """Return the first cell of a range."""
        return f"{table}!${key}$5"

    def value(self, node: Node) -> float:
        """Compute with the figures at hand."""
        return to_python(node)(Figures({"a": 2.0, "b": 3.0, "k": 2.0, "p": 0.5, "c": 0.9}))

    def helpers(self, cells: Sequence[Helper]) -> Sequence[str]:
        """Place formulas one below the other."""
        start = len(self.helped) + 1
        self.helped += [one.formula for one in cells]
        self.values += [one.value for one in cells]
        return [f"help!$A${start + at}" for at in range(len(cells))]


@pytest.mark.parametrize(("formula", "written"), [
    ("1-a*(1-b)", "(1-(a*(1-b)))"), ("-a", "(-a)"), ("IF(a<>0,1,0)", "IF((a<>0),1,0)"),
    ("CEILN(a)", "ROUNDUP(ROUND(a,6),0)"), ("FLOORN(a)", "ROUNDDOWN(ROUND(a,6),0)"),
    ("DIV(a,b,0)", "IF(b=0,0,a/IF(b=0,1,b))"),
    ("CEILDIV(a,b)", "IF(b<=0,0,ROUNDUP(ROUND(a/IF(b<=0,1,b),6),0))"),
    ("BINOMCDF(k,n,p)", "IF(k<0,0,IF(k>=n,1,BINOMDIST(MAX(0,MIN(k,n)),n,p,TRUE())))"),
    ("SUM(t.x)", "SUM(t!$x$5:$x$9)"), ("FIRST(t.x)", "N(t!$x$5)"), ("COUNTEQ(t.x,1)", "COUNTIF(t!$x$5:$x$9,1)"),
    ("SUMPRODUCT(t.x,t.y)", "SUMPRODUCT(t!$x$5:$x$9,t!$y$5:$y$9)"), ("0.5*2", "(0.5*2)"),
    ("ARGMAX(t.x)", "IF(COUNT(t!$x$5:$x$9)=0,0,MATCH(MAX(t!$x$5:$x$9),t!$x$5:$x$9,0))"),
    ("PICK(a,1,2)", "CHOOSE(MAX(1,MIN(2,INT(a))),1,2)"),
])
def test_a_formula_is_one_expression(formula: str, written: str) -> None:
    """With English names and commas, whatever the reader's language."""
    sheet = Sheet()
    assert to_excel(parse(formula), sheet) == written
    assert sheet.helped == []


def test_the_least_of_figures_takes_a_cell_for_each() -> None:
    """MATCH wants a range."""
    sheet = Sheet()
    assert to_excel(parse("ARGMIN(a,b*2)"), sheet) == (
        "MATCH(MIN(help!$A$1:$A$2),help!$A$1:$A$2,0)")
    assert sheet.helped == ["a", "(b*2)"]
    assert sheet.values == [2, 6]


def test_trials_take_a_cell_for_each_bit() -> None:
    """From the highest down; each builds on the one before."""
    sheet = Sheet()
    assert to_excel(parse("TRIALS(k,p,c)"), sheet) == "IF(OR(k<=0,p<=0),0,help!$A$18+1)"
    assert len(sheet.helped) == 18
    assert sheet.helped[0].startswith("(k-1)+IF(ROUND(IF((k-1)<0,0,IF((k-1)>=((k-1)+131072),1,")
    assert sheet.helped[17].startswith("help!$A$17+IF(")
    assert sheet.values[17] + 1 == trials(2, 0.5, 0.9)


def test_a_long_divisor_is_written_once() -> None:
    """It would stand twice in each DIV around it, until the workbook cannot be opened."""
    formula = "a"
    for _ in range(40):
        formula = f"DIV(1,{formula}+b,0)"
    sheet = Sheet()
    written = [to_excel(parse(formula), sheet), *sheet.helped]
    assert max(map(len, written)) < 1200
    assert len(sheet.helped) > 3
    assert sheet.values[-1] == pytest.approx(3.302775637731995)


@pytest.mark.parametrize(("number", "written"), [
    ("0.0000001", "1E-07"), ("123456789012345", "123456789012345"), ("1e300", "1E+300")])
def test_numbers_as_a_spreadsheet_reads_them(number: str, written: str) -> None:
    """With a capital E, and no digits that it would not keep."""
    assert to_excel(parse(number), Sheet()) == written
