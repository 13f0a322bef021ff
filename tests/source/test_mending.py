"""One mistake does not hide the next, nor move it, nor is prose taken for a mistake."""

import pytest

from generator.source import locate
from tests.source.reading import Read

RECORD = """\
id: AB-2026-001
title：某案例
summary:没有空格
period: "2026-Q1
source: {kind：own, ref: @甲}
customer:
\t name: 甲
  alias: 乙 #1
industry: *foo
stage: [a，b
key_scene: [c, d］
background: |
  备注：这一行是正文
  - 正文：还是正文 #1 x
    更深: 的正文
challenge: 第一步: 打样
limits:
  -甲
  - 乙
result: "他说"好""
reflection: **重点**
tools:
  - {tool: x, note: 甲，kind: b}
\u3000owner: a
status: draft
"""
FOUND = [
    ("yaml-wide-colon", 2, 6),
    ("yaml-colon-blank", 3, 8),
    ("yaml-open-quote", 4, 9),
    ("yaml-wide-colon", 5, 14),
    ("yaml-needs-quotes", 5, 25),
    ("yaml-tab", 7, 1),
    ("yaml-cut-by-comment", 8, 12),
    ("yaml-anchor", 9, 11),
    ("yaml-open-bracket", 10, 8),
    ("yaml-wide-bracket", 11, 17),
    ("yaml-needs-quotes", 16, 15),
    ("yaml-dash-blank", 18, 3),
    ("yaml-inner-quote", 20, 12),
    ("yaml-needs-quotes", 21, 13),
    ("yaml-wide-comma", 23, 22),
    ("yaml-wide-blank", 24, 1),
]
VALUE = {
    "id": "AB-2026-001", "title": "某案例", "summary": "没有空格", "period": "2026-Q1",
    "source": {"kind": "own", "ref": "@甲"}, "customer": {"name": "甲", "alias": "乙 #1"},
    "industry": "", "stage": ["a，b"], "key_scene": ["c", "d"],
    "background": "备注：这一行是正文\n- 正文：还是正文 #1 x\n  更深: 的正文\n",
    "challenge": "第一步: 打样", "limits": ["甲", "乙"], "result": '他说"好"',
    "reflection": "**重点**", "tools": [{"tool": "x", "note": "甲", "kind": "b"}],
    "owner": "a", "status": "draft",
}


def test_every_mistake_of_a_file_is_found_at_once(see: Read) -> None:
    """And all that its author meant is read."""
    seen = see(RECORD)
    assert seen.places == FOUND
    assert seen.value == VALUE


def test_the_mistakes_are_the_same_under_windows_line_ends(see: Read) -> None:
    """And behind a byte order mark."""
    seen = see(b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode())
    assert [found for found in seen.places if found[0] not in ("yaml-bom", "yaml-line-ends")] == FOUND
    assert seen.value == VALUE


@pytest.mark.parametrize("left_out", range(len(FOUND)))
def test_mending_one_line_leaves_the_findings_of_the_others(left_out: int, see: Read) -> None:
    """An author who goes through the list sees it shrink, one by one."""
    line = FOUND[left_out][1]
    lines = RECORD.split("\n")
    lines[line - 1] = ""
    assert [found for found in see("\n".join(lines)).places if found[1] != line] == [
        found for found in FOUND if found[1] != line]


def test_columns_of_a_mended_line_are_those_of_the_file(see: Read) -> None:
    """What is found later on such a line, while reading by kind, is where the author sees it."""
    seen = see("customer:\n\t\tname：某家: 企业 \nsource: {kind：own,ref:r, x: 客户 #1, 去: y}\n")
    assert seen.document is not None
    assert seen.places == [
        ("yaml-tab", 2, 1), ("yaml-wide-colon", 2, 7), ("yaml-needs-quotes", 2, 10),
        ("yaml-wide-colon", 3, 14), ("yaml-colon-blank", 3, 22), ("yaml-cut-by-comment", 3, 32)]
    assert locate(seen.document, ("customer", "name")) == (2, 8)
    assert locate(seen.document, ("source", "ref")) == (3, 23)
    assert locate(seen.document, ("source", "x")) == (3, 29)
    assert locate(seen.document, ("source", "去"), key=True) == (3, 36)


@pytest.mark.parametrize(("text", "found"), [
    ('background: |\n  客户：某公司\n  痛点:没有空格\nchallenge: "abc\nresult: x\n',
     [("yaml-open-quote", 4, 12)]),
    ("background: |\n  - 第一\n  -第二\n  \t第三\nstage: [a\n", [("yaml-open-bracket", 5, 8)]),
    ("a:\n  - text: |\n      甲：乙\n    b：c\n  - d\n", [("yaml-wide-colon", 4, 6)]),
    ("a: >-\n  甲: 乙\n  丙：丁\nb：c\nd: e\n", [("yaml-wide-colon", 4, 2)]),
])
def test_prose_is_never_blamed(
    text: str, found: list[tuple[str, int, int]], see: Read,
) -> None:
    """Lines of a block text look like slips, and are none, however near the mistake is."""
    assert see(text).places == found


def test_a_line_that_is_nothing_is_left_out_alone(see: Read) -> None:
    """The parser complains of the line below it, and the one that is wrong is named."""
    seen = see("title: 甲\n这一行什么都不是\nowner: a\n")
    assert seen.places == [("yaml-syntax", 2, 1)]
    assert seen.value == {"title": "甲", "owner": "a"}
    assert seen.document is not None
    assert seen.document.partial
    assert not seen.document.broken


def test_an_item_out_of_line_is_not_part_of_the_one_above(see: Read) -> None:
    """The parser takes it for a text that goes on."""
    seen = see("limits:\n  - 甲\n   - 乙\n  - 丙\n")
    assert seen.places == [("yaml-indent", 3, 4)]
    assert seen.value == {"limits": ["甲", "乙", "丙"]}


def test_a_text_that_goes_on_with_a_colon_stays_a_text(see: Read) -> None:
    """A Chinese phrase before the colon is hardly a key."""
    seen = see("summary: 第一行\n  第二行: 还是\nowner: a\n")
    assert seen.places == [("yaml-needs-quotes", 2, 6)]
    assert seen.value == {"summary": "第一行 第二行：还是", "owner": "a"}


def test_keys_swallowed_by_a_quotation_come_back(see: Read) -> None:
    """Some quotation mark below closes it, and nothing is wrong for the parser."""
    seen = see('title: "甲\nowner: a\nreviewers: [b, "c"]\nstatus: draft\n')
    assert seen.places == [("yaml-open-quote", 1, 8)]
    assert seen.value == {"title": "甲", "owner": "a", "reviewers": ["b", "c"], "status": "draft"}


def test_a_long_line_is_not_repeated_whole(see: Read) -> None:
    """A hint is to be read."""
    (hint,) = see("title：" + "长" * 5000 + "\nid: x\n").hints
    assert "title: 长长" in hint
    assert len(hint) < 300


def test_both_languages_say_the_same(see: Read) -> None:
    """Every finding can be read in English, without a Chinese sign but those of the record."""
    for one in see(RECORD).findings:
        assert one.message.zh != one.message.en
        assert not set("，。；（）") & set(one.message.en)
        assert not set(",;()") & set(one.message.zh)


def test_a_quotation_in_a_block_text_is_no_mistake(see: Read) -> None:
    """However much is to be mended below it."""
    seen = see('a: |\n  说: "开头没有收\n  title: 甲\nb: 1\nc：2\nd: [x\n')
    assert [place[:2] for place in seen.places] == [("yaml-wide-colon", 5), ("yaml-open-bracket", 6)]
