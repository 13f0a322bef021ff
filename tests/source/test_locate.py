"""Where a value stands, by its path of keys and places."""

import pytest

from generator.source import locate
from tests.source.reading import Read

RECORD = """\
# a comment
title: 甲
customer: {name: 乙, value: 丙}
steps:
  - {step: 一, tool: {value: x, level: restricted}}
  - step: 二
    tool:
note:
  value:
    text: 丁
  level: restricted
? [a, b]
: 戊
list: {level: restricted, value: [己, {key: 庚}]}
"""


@pytest.mark.parametrize(("path", "place"), [
    ((), (2, 1)), (("title",), (2, 8)), (("customer", "name"), (3, 18)),
    (("customer", "value"), (3, 28)), (("steps",), (5, 3)), (("steps", 0, "step"), (5, 12)),
    (("steps", 0, "tool"), (5, 21)), (("steps", 1, "step"), (6, 11)),
    (("steps", 1, "tool"), (7, 5)), (("steps", 1, "gone"), (6, 5)), (("steps", 7), (5, 3)),
    (("gone",), (2, 1)), (("title", "deeper"), (2, 8)), (("note", "text"), (10, 11)),
    (("steps", "step"), (5, 3)), (("a",), (2, 1)),
    (("list", 0), (14, 35)), (("list", 1, "key"), (14, 44)), (("list", 2), (14, 7))])
def test_a_value_is_found_or_the_place_above_it(
    path: tuple[str | int, ...], place: tuple[int, int], see: Read,
) -> None:
    """What is missing is missing in something, and that has a place."""
    document = see(RECORD).document
    assert document is not None
    assert locate(document, path) == place


def test_a_key_has_a_place_of_its_own(see: Read) -> None:
    """And nothing at all stands at the start of the file."""
    document = see(RECORD).document
    assert document is not None
    assert locate(document, ("customer", "name"), key=True) == (3, 12)
    empty = see("").document
    assert empty is not None
    assert locate(empty, ("title",)) == (1, 1)
