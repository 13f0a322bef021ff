"""Dates, as finely as they are known and as finely as the field asks."""

import pytest

from generator.schema.field import Field
from generator.schema.kinds.moment import granularity, parse_date
from tests.schema.reading import Take

ANY = Field("v", "时间", "date")
DAY = Field("v", "日期", "date", granularity=("day",))
YEAR = Field("v", "年份", "date", granularity=("year",))


@pytest.mark.parametrize(("text", "precision"), [
    ("2025", "year"), ("2025-Q2", "quarter"), ("2025-q4", "quarter"), ("2025-06", "month"),
    ("2025-06-18", "day"), ("2024-02-29", "day"), ('"2025"', "year"), ("9999-12-31", "day")])
def test_a_date_keeps_its_precision(text: str, precision: str, take: Take) -> None:
    """A year stays a year, and no time of day is added."""
    taken = take(ANY, text)
    assert taken.places == []
    value = parse_date(text.strip('"'))
    assert value is not None
    assert taken.value == value
    assert granularity(value) == precision
    assert str(value) == text.strip('"').upper()


@pytest.mark.parametrize(("text", "words"), [
    ("2024-02-30", "没有“2024-02-30”这一天"), ("2023-02-29", "没有“2023-02-29”这一天"),
    ("2025-13", "没有“2025-13”这一天"), ("2025-Q5", "没有“2025-Q5”这一天"),
    ("2025-00-10", "没有“2025-00-10”这一天"), ("0000", "没有“0000”这一天"),
    ("明年", "这不是日期：“明年”"), ("12:30", "这不是日期：“12:30”"), ("25-06-18", "这不是日期：“25-06-18”"),
    ("2025-06-18 10:00", "这不是日期：“2025-06-18 10:00”"), ("[2025]", "这里应当是日期，写的是一个列表")])
def test_what_is_no_date_is_found(text: str, words: str, take: Take) -> None:
    """At its place, with the forms that a date has."""
    taken = take(ANY, text)
    assert taken.messages == [words]
    assert taken.hints == ["写法：2025、2025-Q2、2025-06、2025-06-18"]
    assert taken.places[0][1:] == (1, 4)
    assert taken.failed == {("v",)}


@pytest.mark.parametrize(("text", "fixed"), [
    ("2025/6/18", "2025-06-18"), ("2025.06.18", "2025-06-18"), ("2025年6月18日", "2025-06-18"),
    ("2025-6-18", "2025-06-18"), ("20250618", "2025-06-18"), ("２０２５-０６-１８", "2025-06-18"),
    ("2025年6月", None), ("2025/2/30", None)])
def test_another_way_to_write_a_day_is_corrected(text: str, fixed: str | None, take: Take) -> None:
    """Only to what the field takes: a month is no day."""
    taken = take(DAY, text)
    assert taken.rules == ["bad-date"]
    assert taken.hints == [f"改成 {fixed}" if fixed else "写法：2025-06-18"]


def test_the_precision_is_the_fields(take: Take) -> None:
    """Neither more nor less than it asks."""
    assert take(DAY, "2025-06").messages == ["“日期”要写到日，写的是“2025-06”"]
    assert take(YEAR, "2025-06-18").messages == ["“年份”要写到年，写的是“2025-06-18”"]
    assert take(YEAR, "2025").rules == []
