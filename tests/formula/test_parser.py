"""Formula text to a tree: what it means, and where a mistake stands."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formula.nodes import Binary, Call, Column, FormulaError, Name, Negate, Number
from generator.formula.parser import parse


def test_signs_bind_as_in_a_spreadsheet() -> None:
    """Products before sums before comparisons; from the left."""
    assert parse("a-b*2-c<3") == Binary(
        "<", Binary("-", Binary("-", Name("a"), Binary("*", Name("b"), Number(2))), Name("c")),
        Number(3))
    assert parse("-a*b") == Binary("*", Negate(Name("a")), Name("b"))


def test_calls_and_columns() -> None:
    """Nested as deep as needed; blanks and line ends mean nothing."""
    assert parse(" IF( SUM(t.x)>0 ,\n 1.5e2, .5 ) ") == Call("IF", (
        Binary(">", Call("SUM", (Column("t", "x"),)), Number(0)), Number(150), Number(0.5)))


def test_every_node_knows_its_place() -> None:
    """The place of a sign is where it stands, of a call where its name starts."""
    tree = parse("a + MAX(b, -c)")
    assert isinstance(tree, Binary)
    assert isinstance(tree.right, Call)
    assert (tree.at, tree.left.at, tree.right.at) == (2, 0, 4)
    assert [arg.at for arg in tree.right.args] == [8, 11]


@pytest.mark.parametrize(("text", "at", "hint"), [
    ("", 0, "写一个公式"), ("1+", 2, "“+”后面"), ("a b", 2, "两个值之间"), ("(a", 0, "补上 )"),
    ("IF(a>0,1", 0, "补上 )"), ("a)", 1, None), ("1<2<3", 3, "AND"), ("a.", 2, "“.”后面"),
    ("a..b", 2, None), ("*a", 0, None), ("a==b", 1, "改成 ="), ("a!=b", 1, "改成 <>"),
    ("a^2", 1, "x*x"), ("30%", 2, "0.3"), ("a，b", 1, "改成 ,"), ("MAX（a）", 3, "改成 ("),
    ("a×b", 1, "改成 *"), ("a≥b", 1, "改成 >="), ("f(a;b)", 3, "改成 ,"), ('"a"', 0, "文字"),
    ("A1:B2", 2, "表.列"), ("$a", 0, "写键"), ("a&b", 1, "AND"), ("目标*2", 0, None), ("a;", 1, "改成 ,"),
    ("1.2.3", 3, "两个值之间"), ("MAX(a,)", 6, None),
])
def test_a_mistake_has_its_place_and_a_remedy(text: str, at: int, hint: str | None) -> None:
    """From 0, in the text of the formula."""
    with pytest.raises(FormulaError) as found:
        parse(text)
    assert found.value.at == at
    assert (found.value.hint is None) == (hint is None)
    assert hint is None or hint in found.value.hint.zh


@pytest.mark.parametrize("text", [
    "(" * 100_000, "-" * 100_000 + "1", "1+" * 50_000 + "1", "MAX(" * 1000, "a" * 100_000, "1" * 5000])
def test_a_hostile_formula_ends_soon(text: str) -> None:
    """With a finding, or as what it is; never with a traceback."""
    start = time.monotonic()
    assert _mistake(text) in range(-1, len(text) + 1)
    assert time.monotonic() - start < 1


@given(st.text(alphabet="ab1.+-*/=<>(), MAXIF，%\n", max_size=40))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    """A tree, or a mistake with a place in the text."""
    assert _mistake(text) in range(-1, len(text) + 1)


def _mistake(text: str) -> int:
    """Return where the mistake of a formula stands, -1 where it has none."""
    try:
        parse(text)
    except FormulaError as error:
        return error.at
    return -1
