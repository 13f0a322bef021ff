"""What parses, or nearly, and swallows what stands around it: named where it begins."""

from typing import Any

import pytest

from tests.source.reading import Found, Read

NEXT = "status：draft\n"
"""A second slip, at the end of the file."""


@pytest.mark.parametrize(("text", "found", "hint", "value"), [
    ("a: ｜\n  甲\n  乙\nb: c\n", ("yaml-wide-bracket", 1, 4), "改成：a: |", {"a": "甲\n乙\n", "b": "c"}),
    ("a: ＞\n  甲\nb: c\n", ("yaml-wide-bracket", 1, 4), "改成：a: >", {"a": "甲\n", "b": "c"}),
    ("a: ｜\u3000\n  甲: 乙\nb: c\n", ("yaml-wide-bracket", 1, 4), "改成：a: |", {"a": "甲: 乙\n", "b": "c"}),
    ("a: |\u3000\n  甲\nb: c\n", ("yaml-wide-blank", 1, 5), "改成：a: |", {"a": "甲\n", "b": "c"}),
    ("a: |\n  甲：｜\n  b: ｜\nb: c\n", None, "", {"a": "甲：｜\nb: ｜\n", "b": "c"}),
    ("a:\n  - b: 甲\n  －b: 乙\nc: d\n", ("yaml-dash-blank", 3, 3), "改成：- b: 乙",
     {"a": [{"b": "甲"}, {"b": "乙"}], "c": "d"}),
    ("a:\n  －b: 甲\n    c: 乙\nd: e\n", ("yaml-dash-blank", 2, 3), "改成：- b: 甲",
     {"a": [{"b": "甲", "c": "乙"}], "d": "e"}),
    ("a:\n  -b: 甲\n    c: 乙\nd: e\n", ("yaml-dash-blank", 2, 3), "改成：- b: 甲",
     {"a": [{"b": "甲", "c": "乙"}], "d": "e"}),
    ("a:\n  —甲\n  —乙\nd: e\n", None, "", {"a": ["甲", "乙"], "d": "e"}),
    ("a: [甲, 乙 # 丙]\nb: c\n", ("yaml-cut-by-comment", 1, 10), '改成：a: [甲, "乙 # 丙"]',
     {"a": ["甲", "乙 # 丙"], "b": "c"}),
    ("a: {b: 甲 # 乙, c: 丙}\nd: e\n", ("yaml-cut-by-comment", 1, 10), '改成：a: {b: "甲 # 乙", c: 丙}',
     {"a": {"b": "甲 # 乙", "c": "丙"}, "d": "e"}),
    ("a: [甲, # 乙\n  丙]\nb: c\n", None, "", {"a": ["甲", "丙"], "b": "c"}),
    ("a: |\n  甲\n乙\nb: c\n", ("yaml-indent", 3, 1), "改成（前面 2 个空格）：乙", {"a": "甲\n乙\n", "b": "c"}),
    ("a: |\n  甲\n\n乙：丙\nb: c\n", ("yaml-indent", 4, 1), "改成（前面 2 个空格）：乙：丙",
     {"a": "甲\n\n乙：丙\n", "b": "c"}),
    ("a:\n  - 甲\n    - 乙\n  - 丙\nb: c\n", ("yaml-indent", 3, 5), "改成（前面 2 个空格）：- 乙",
     {"a": ["甲", "乙", "丙"], "b": "c"}),
    ("a:\n - 甲\n  - 乙\n  - 丙\nb: c\n", ("yaml-indent", 2, 2), "改成（前面 2 个空格）：- 甲",
     {"a": ["甲", "乙", "丙"], "b": "c"}),
])
def test_it_is_one_finding_and_hides_nothing(
    text: str, found: Found | None, hint: str, value: dict[str, Any], see: Read,
) -> None:
    """Its place, its remedy, what was meant; and a slip behind it is found as well."""
    seen = see(text)
    assert seen.value == value
    if found is not None:
        assert seen.places == [found]
        assert seen.hints == [hint]
        assert see(text + NEXT).places == [found, ("yaml-wide-colon", text.count("\n") + 1, 7)]
