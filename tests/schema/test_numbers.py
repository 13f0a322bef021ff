"""Numbers, percentages and ratings: the kind decides, never YAML's guess."""

from decimal import Decimal

import pytest

from generator.schema.field import Field
from tests.schema.reading import Take

NUMBER = Field("v", "金额", "number", unit="万元")
WHOLE = Field("v", "人数", "integer")
PERCENT = Field("v", "占比", "percent", min=Decimal(0), max=Decimal(1))
RATING = Field("v", "评分", "rating")


@pytest.mark.parametrize(("text", "value"), [
    ("12", "12"), ("-3.50", "-3.50"), ("+0.1", "0.1"), ("200", "200"), ("-0.05", "-0.05"),
    ('"12"', "12"), ("0", "0")])
def test_a_number_is_decimal(text: str, value: str, take: Take) -> None:
    """What is typed is what is meant, to the last digit."""
    taken = take(NUMBER, text)
    assert taken.places == []
    assert taken.value == Decimal(value)


@pytest.mark.parametrize(("text", "hint"), [
    ("1,200", "写成 1200"), ("1,200.5", "写成 1200.5"), ("１２００", "写成 1200"), ("1 200", "写成 1200"),
    ("007", "写成 7"), ("-007.50", "写成 -7.50"), ("００7", "写成 7"),
    ("1e3", "只写数字，例如 1200.5"), ("12:30", "只写数字，例如 1200.5"), ("no", "只写数字，例如 1200.5"),
    ("三百万", "只写数字，例如 1200.5"), ("300万", "只写数字，例如 1200.5"), (".5", "只写数字，例如 1200.5"),
    ("nan", "只写数字，例如 1200.5"), ("9" * 50, "只写数字，例如 1200.5"), ("0x10", "只写数字，例如 1200.5"),
    ('""', "只写数字，例如 1200.5"), ("[1]", "只写数字，例如 1200.5"), ("{a: 1}", "只写数字，例如 1200.5")])
def test_what_is_no_number_is_found(text: str, hint: str, take: Take) -> None:
    """With the number that was meant, where it can be told."""
    taken = take(NUMBER, text)
    assert taken.places == [("wrong-kind", 1, 4)]
    assert taken.hints == [hint]
    assert taken.value is None
    assert taken.failed == {("v",)}
    assert "数字（万元）" in taken.messages[0]


def test_whole_numbers_and_bounds(take: Take) -> None:
    """A fraction is none, and bounds hold on both sides."""
    assert take(WHOLE, "12").value == 12
    assert take(WHOLE, "12.0").value == 12
    assert take(WHOLE, "12.5").rules == ["wrong-kind"]
    bounded = Field("v", "人数", "integer", min=Decimal(1), max=Decimal(10))
    assert [take(bounded, text).rules for text in ("0", "1", "10", "11")] == [
        ["out-of-range"], [], [], ["out-of-range"]]
    assert take(bounded, "11").hints == ["写 1 – 10 之间的数"]


@pytest.mark.parametrize(("text", "value"), [
    ("35%", "0.35"), ("35 %", "0.35"), ("35％", "0.35"), ("３５％", "0.35"), ("0.5%", "0.005"),
    ('"100%"', "1")])
def test_a_percentage_is_a_fraction(text: str, value: str, take: Take) -> None:
    """With its sign, half-width or full-width."""
    taken = take(PERCENT, text)
    assert taken.places == []
    assert taken.value == Decimal(value)


@pytest.mark.parametrize(("text", "rule", "hint"), [
    ("35", "wrong-kind", "带上百分号，例如 35%"), ("0.35", "wrong-kind", "带上百分号，例如 35%"),
    ("三成", "wrong-kind", "例如 35%"), ("[35%]", "wrong-kind", "例如 35%"),
    ("135%", "out-of-range", "写 0 – 1 之间的数")])
def test_a_number_without_its_sign_could_mean_either(
    text: str, rule: str, hint: str, take: Take,
) -> None:
    """So it is refused."""
    taken = take(PERCENT, text)
    assert taken.places == [(rule, 1, 4)]
    assert taken.hints == [hint]


def test_ratings_go_from_one_to_five_or_as_the_template_says(take: Take) -> None:
    """Zero is a bound like any other."""
    assert [take(RATING, text).rules for text in ("1", "5", "0", "6", "4.5", "好")] == [
        [], [], ["out-of-range"], ["out-of-range"], ["wrong-kind"], ["wrong-kind"]]
    of_ten = Field("v", "评分", "rating", min=Decimal(0), max=Decimal(10))
    assert [take(of_ten, text).value for text in ("0", "10")] == [0, 10]
    assert take(of_ten, "11").rules == ["out-of-range"]
