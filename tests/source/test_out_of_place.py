"""Lines that stand where they should not: one finding where it happened, the rest read as ever."""

from typing import Any

import pytest

from tests.source.reading import Found, Read

RECORD = """\
id: x
summary: 客户把三家供应商叫到一起，只问一个问题
source:
  kind: own
  ref: 甲
background: |
  第一段

  第二段
steps:
  - step: 上门
    role: sr
    action: 看现场
  - step: 报价
    role: ar
    action: 只报总价
people:
  - {role: a, concern: 能不能自己复算}
  - {role: b, concern: 没有节能这一条}
limits:
  - 甲
  - 乙
  - 丙
owner: a
"""
LINES = RECORD.splitlines()
VALUE: dict[str, Any] = {
    "id": "x", "summary": "客户把三家供应商叫到一起，只问一个问题",
    "source": {"kind": "own", "ref": "甲"}, "background": "第一段\n\n第二段\n",
    "steps": [{"step": "上门", "role": "sr", "action": "看现场"},
              {"step": "报价", "role": "ar", "action": "只报总价"}],
    "people": [{"role": "a", "concern": "能不能自己复算"}, {"role": "b", "concern": "没有节能这一条"}],
    "limits": ["甲", "乙", "丙"], "owner": "a",
}
NEXT = "status：draft\n"
"""A second slip, at the end of the file."""


def _but(number: int, *lines: str) -> str:
    """Return the record with other lines in the place of one."""
    return "\n".join([*LINES[:number - 1], *lines, *LINES[number:], ""])


def _check(text: str, found: Found, see: Read) -> Any:
    """Expect one finding, and that it does not hide the next slip. Return what was read."""
    again = see(text + NEXT)
    assert again.places == [found, ("yaml-wide-colon", (text + NEXT).count("\n"), 7)]
    seen = see(text)
    assert seen.places == [found]
    return seen.value


@pytest.mark.parametrize("stray", [
    "这里还要补一句", "----------", "======", "*** 重要 ***", "这里：要核实", "（待定）"])
@pytest.mark.parametrize("number", range(2, len(LINES) + 1))
def test_a_line_of_text_between_others_is_left_out(number: int, stray: str, see: Read) -> None:
    """At the start of the line, wherever that is but in a block text."""
    if LINES[number - 1].startswith("  第") or not LINES[number - 1]:
        return
    seen = see(_but(number, stray, LINES[number - 1]))
    assert [(line, column) for _, line, column in seen.places] in ([(number, 1)], [(number, 3)])
    if number != 10 and "：" not in stray:  # it may belong to the block text, or be a key
        assert seen.value == VALUE


@pytest.mark.parametrize(("stray", "column"), [("// 备注", 1), ("＃备注", 1), ("＃ 备注: 要改", 1),
                                               ("// todo: fix", 1), ("/* 备注 */", 1), ("-- 备注", 1)])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 10, 11, 12, 14, 17, 18, 19, 20, 22, 24])
def test_a_comment_of_another_language_is_one(
    number: int, stray: str, column: int, see: Read,
) -> None:
    """The remedy is the sign that YAML knows."""
    seen = see(_but(number, stray, LINES[number - 1]))
    assert seen.places == [("yaml-comment", number, column)]
    assert seen.hints[0].startswith("改成：# ")
    assert seen.value == VALUE


@pytest.mark.parametrize("stray", ["// 备注", "＃备注"])
def test_a_comment_inside_a_list_is_no_text_of_an_item(stray: str, see: Read) -> None:
    """The parser takes it for a text that goes on."""
    for number in (22, 23, 24):
        seen = see(_but(number, "    " + stray, LINES[number - 1]))
        assert seen.places == [("yaml-comment", number, 5)]
        assert seen.value == VALUE


@pytest.mark.parametrize("text", ["a: 见 https://x.y/z\n", "a: 甲 // 乙\nb: 丙＃1\n",
                                  "a: |\n  // 甲\n  ＃乙\n  <<<<<<< 丙\n", "a: >\n  甲\n  // 乙\n"])
def test_such_signs_within_a_text_are_text(text: str, see: Read) -> None:
    """Addresses, block texts and the middle of a line."""
    assert see(text).places == []


@pytest.mark.parametrize("indent", [0, 1, 2, 3, 4, 6])
@pytest.mark.parametrize(("number", "at"), [(2, 15), (13, 14), (21, 5), (18, 35)])
def test_an_enter_in_a_sentence_is_one_finding_at_most(
    number: int, at: int, indent: int, see: Read,
) -> None:
    """Deeper than its key the rest is read as one sentence, which is what was meant."""
    line = LINES[number - 1]
    line += "的人" if number == 21 else ""
    seen = see(_but(number, line[:at], " " * indent + line[at:]))
    assert [found[1] for found in seen.places] in ([], [number + 1])
    assert seen.value["owner"] == "a"
    assert seen.value["steps"][1:] == VALUE["steps"][1:]
    assert seen.value["people"][1] == VALUE["people"][1]


def test_the_rest_of_a_sentence_is_told_where_it_belongs(see: Read) -> None:
    """To join it, to make an item or a remark of it: the author knows which."""
    seen = see(_but(2, "summary: 客户把三家供应商", "叫到一起"))
    (hint,) = seen.hints
    assert "接到上一行末尾" in hint
    assert "“# ”" in hint


def test_a_word_in_brackets_torn_by_an_enter_is_one(see: Read) -> None:
    """Its key is whole again."""
    for number, at in ((18, 18), (19, 18)):
        line = LINES[number - 1]
        text = _but(number, line[:at], line[at:])
        assert _check(text, ("yaml-open-bracket", number + 1, 1), see)["people"] == VALUE["people"]


@pytest.mark.parametrize("words", [" 客户：很大", "客户：很大", " 甲: 乙"])
def test_a_text_behind_its_bar(words: str, see: Read) -> None:
    """What stands below stays a text."""
    value = _check(_but(6, "background: |" + words),
                   ("yaml-two-values", 6, 14 + words.startswith(" ")), see)
    assert value["background"] == VALUE["background"]
    assert see(_but(6, "background: |" + words)).hints[0].startswith("把“")


def test_a_text_behind_a_bar_with_nothing_below_is_kept(see: Read) -> None:
    """Only the bar is in the way."""
    seen = see("background: | 客户很大\nid: x\n")
    assert seen.places == [("yaml-needs-quotes", 1, 13)]
    assert seen.value == {"background": "| 客户很大", "id": "x"}


@pytest.mark.parametrize("indent", [0, 2, 4])
@pytest.mark.parametrize("empty", ["[]", "{}", "[ ]"])
def test_items_below_empty_brackets(empty: str, indent: int, see: Read) -> None:
    """The skeleton writes the brackets, the author the items."""
    items = [" " * indent + "- " + word for word in "甲乙丙"]
    text = "\n".join([*LINES[:19], f"limits: {empty}", *items, LINES[23], ""])
    assert _check(text, ("yaml-two-values", 20, 9), see) == VALUE
    assert see(text).hints == [f"删掉“{empty}”"]


@pytest.mark.parametrize("first", range(1, len(LINES)))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_conflict_is_one_finding(first: int, count: int, see: Read) -> None:
    """Anywhere: around keys, items, lines of a block text. The first side is read."""
    ours = LINES[first - 1:first - 1 + count]
    theirs = [line.replace("：", "；") + "改" for line in ours]
    text = "\n".join([*LINES[:first - 1], "<<<<<<< HEAD", *ours, "=======", *theirs,
                      ">>>>>>> li-na", *LINES[first - 1 + count:], ""])
    value = _check(text, ("yaml-conflict", first, 1), see)
    expected = {**VALUE, "background": value["background"]}  # an empty line more makes no odds
    assert value == expected
    assert value["background"].split() == VALUE["background"].split()
    assert "=======" in see(text).hints[0]


def test_what_is_left_of_a_conflict_is_one_as_well(see: Read) -> None:
    """One line of signs, two conflicts, and the base that some settings of git add."""
    assert see("<<<<<<< HEAD\n" + RECORD).places == [("yaml-conflict", 1, 1)]
    assert see(RECORD + ">>>>>>> li-na\n").places == [("yaml-conflict", 25, 1)]
    both = "<<<<<<< a\nid: x\n=======\nid: y\n>>>>>>> b\n"
    assert see(both + both.replace("id", "title")).places == [
        ("yaml-conflict", 1, 1), ("yaml-conflict", 6, 1)]
    based = see("<<<<<<< a\nid: x\n||||||| 1\nid: z\n=======\nid: y\n>>>>>>> b\nowner: a\n")
    assert based.places == [("yaml-conflict", 1, 1)]
    assert based.value == {"id": "x", "owner": "a"}
    assert see("a: [x,\n<<<<<<< a\ny,\n=======\nz,\n>>>>>>> b\nw]\n").value == {"a": ["x", "y", "w"]}


@pytest.mark.parametrize("by", [-2, -1, 1, 2])
@pytest.mark.parametrize("number", [11, 12, 14, 21, 22, 23])
def test_a_line_out_of_line_is_the_one_that_is_named(number: int, by: int, see: Read) -> None:
    """Not those below, which are in order among themselves."""
    line = LINES[number - 1]
    indent = len(line) - len(line.lstrip())
    text = _but(number, " " * (indent + by) + line.lstrip())
    seen = see(text)
    if (number, by) == (12, -2):  # on the dash's column, where it may as well be a key without one
        assert seen.places in ([("yaml-dash-blank", 12, 3)], [("yaml-indent", 12, 3)])
        return
    assert [found[:2] for found in seen.places] == [("yaml-indent", number)], seen.places
    assert seen.value == VALUE
    (hint,) = seen.hints
    assert f"前面 {indent} 个空格" in hint


@pytest.mark.parametrize(("number", "by"), [(1, 1), (1, 2), (4, -1), (4, 1), (4, -2), (5, 1), (5, -1)])
def test_a_key_out_of_line_is_the_one_that_is_named(number: int, by: int, see: Read) -> None:
    """The first of a file, and those of a small group."""
    line = LINES[number - 1]
    indent = len(line) - len(line.lstrip())
    seen = see(_but(number, " " * (indent + by) + line.lstrip()))
    assert len(seen.places) == 1
    assert abs(seen.places[0][1] - number) <= 1
    assert seen.value == VALUE


@pytest.mark.parametrize("lead", ["  ", "    "])
@pytest.mark.parametrize("number", [11, 14])
def test_a_dash_that_is_missing(number: int, lead: str, see: Read) -> None:
    """The other items show where it belongs; as deep as the keys, it is found while reading by kind."""
    text = _but(number, lead + LINES[number - 1].strip(" -"))
    if (number, lead) == (14, "    "):
        assert see(text).places == []
        return
    assert _check(text, ("yaml-dash-blank", number, len(lead) + 1), see) == VALUE


def test_a_block_text_whose_first_line_is_too_deep(see: Read) -> None:
    """The first is named, for the others are where block texts are."""
    seen = see(_but(7, "   第一段"))
    assert seen.places == [("yaml-indent", 7, 4)]
    assert seen.value == VALUE


@pytest.mark.parametrize(("text", "found", "value"), [
    ("a: “甲: 乙”\nb: c\n", ("yaml-needs-quotes", 1, 6), {"a": "“甲: 乙”", "b": "c"}),
    ("a: “客户 #1”\nb: c\n", ("yaml-cut-by-comment", 1, 8), {"a": "“客户 #1”", "b": "c"}),
    ('a: “甲"\nb: c\n', None, {"a": '“甲"', "b": "c"}),
    ("a:\t甲\nb: c\n", None, {"a": "甲", "b": "c"}),
    ("a:\n  -\t甲\n  - 乙\n", ("yaml-tab", 2, 4), {"a": ["甲", "乙"]}),
    ("title: 复盘: 为什么丢单\nb: c\n", ("yaml-needs-quotes", 1, 10),
     {"title": "复盘: 为什么丢单", "b": "c"}),
])
def test_quotation_marks_tabs_and_colons(
    text: str, found: Found | None, value: dict[str, Any], see: Read,
) -> None:
    """Chinese quotation marks are signs of the text; a tab that parts is a blank."""
    seen = see(text)
    assert seen.places == ([found] if found else [])
    assert seen.value == value
