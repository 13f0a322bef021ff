"""A key is taken out of a record; what people wrote beside it stays."""

import pytest

from generator.source.leave_out import leave_out


@pytest.mark.parametrize(("before", "after"), [
    ("a: 1\nwhy: x\nb: 2\n", "a: 1\nb: 2\n"),
    ("a: 1\nwhy: x # 甲\nb: 2\n", "a: 1\n# 甲\nb: 2\n"),
    ("a: 1\r\nwhy: x  # 甲 \r\nb: 2\r\n", "a: 1\r\n# 甲\r\nb: 2\r\n"),
    ("\ufeffwhy: x # 甲\na: 1", "\ufeff# 甲\na: 1"),
    ("a: 1\nwhy: x # 甲", "a: 1\n# 甲"),
    ("a: 1\nwhy: x # 甲\n", "a: 1\n# 甲\n"),
    ("a: 1\nwhy: 'a # b' # 甲\nb: 2\n", "a: 1\n# 甲\nb: 2\n"),
    ("a: 1\nwhy: a#b\nb: 2\n", "a: 1\nb: 2\n"),
    ("a: 1\nwhy: | # 甲\n  x # no comment\n\n  y\n\n# 乙\nb: 2\n", "a: 1\n# 甲\n\n# 乙\nb: 2\n"),
    ("a: 1\nwhy: # 甲\n  x # 乙\nb: 2\n", "a: 1\n# 甲\n# 乙\nb: 2\n"),
    ("a: 1\nwhy: {value: x, # 甲\n  level: y} # 乙\nb: 2\n", "a: 1\n# 甲\n# 乙\nb: 2\n"),
    ("a: |\n  x\nwhy: y # 甲\nb: 2\n", "a: |\n  x\n# 甲\nb: 2\n"),
    ("a: |\n  x\nwhy: y # 甲", "a: |\n  x\n# 甲"),
    ("a: 1\n'why': x # 甲\nb: 2\n", "a: 1\n# 甲\nb: 2\n"),
    ("a: 1\nwhy: # 甲\nb: 2\n", "a: 1\n# 甲\nb: 2\n"),
    ("a: 1\nb: 2 # why: no\n", "a: 1\nb: 2 # why: no\n"),
])
def test_comments_beside_a_key_stay(before: str, after: str) -> None:
    """On a line of their own; every other byte is as it was."""
    assert leave_out(before, "why") == after
