"""Formulas as people read them."""

import pytest

from generator.formula.functions import FUNCTIONS
from generator.formula.parser import parse
from generator.formula.to_words import Vocabulary, to_words
from generator.pages.templates import package_templates
from generator.pages.words import words

LABELS = {"a": "目标", "b": "单值", "c": "占比"}


def said(formula: str, language: str = "zh") -> str:
    """Return a formula in words."""
    return to_words(parse(formula), Vocabulary(
        words(package_templates(), language), LABELS, {("t", "x"): "金额"}))


@pytest.mark.parametrize(("formula", "wanted"), [
    ("a-b*(1-c)", "目标 − 单值 × （1 − 占比）"),
    ("a-(b-c)", "目标 − （单值 − 占比）"), ("a-b-c", "目标 − 单值 − 占比"),
    ("a/(b*c)", "目标 ÷ （单值 × 占比）"), ("-(a+b)", "−（目标 + 单值）"), ("a*-b", "目标 × −单值"),
    ("MAX(0,a-b)", "最大值（0，目标 − 单值）"), ("CEILN(a)/4", "向上取整（目标） ÷ 4"),
    ("DIV(a,b+c,0)", "目标 ÷ （单值 + 占比），除数为 0 时取 0"),
    ("2*DIV(a,b,0)", "2 × （目标 ÷ 单值，除数为 0 时取 0）"),
    ("IF(AND(a>0,b<=0),1,IF(c<>0,2,0))",
     "如果 （目标 > 0 并且 单值 ≤ 0），就是 1，否则是 （如果 占比 ≠ 0，就是 2，否则是 0）"),
    ("SUM(t.x)+FIRST(t.x)", "合计（金额） + 第一行的值（金额）"),
    ("PICK(a,1,2)", "目标 为 1、2、3……时依次取（1，2）"),
    ("other*0.35", "other × 0.35"),
])
def test_a_formula_in_words(formula: str, wanted: str) -> None:
    """With labels, and with brackets only where the meaning needs them."""
    assert said(formula) == wanted


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_has_words(name: str, language: str) -> None:
    """A new one would otherwise fail where a workbook is made."""
    assert words(package_templates(), language)[f"formula_{name.lower()}"]
