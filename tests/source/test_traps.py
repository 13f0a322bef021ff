"""Each trap of YAML: its true place, the line as it should read, and the value that is read."""

import re
from typing import Any, NamedTuple

import pytest

from tests.source.reading import Found, Read


class Trap(NamedTuple):
    """A text with one mistake."""

    text: str
    found: Found
    hint: str
    value: Any


def _in_the_middle(line: str) -> str:
    return f"id: x\n{line}\nowner: a\n"


WIDE_COLON = [
    Trap("title：某案例\nid: x\n", ("yaml-wide-colon", 1, 6), "改成：title: 某案例",
         {"title": "某案例", "id": "x"}),
    Trap(_in_the_middle("title：某案例"), ("yaml-wide-colon", 2, 6), "改成：title: 某案例",
         {"id": "x", "title": "某案例", "owner": "a"}),
    Trap("id: x\ntitle：某案例\n", ("yaml-wide-colon", 2, 6), "改成：title: 某案例",
         {"id": "x", "title": "某案例"}),
    Trap("title：某案例\n", ("yaml-wide-colon", 1, 6), "改成：title: 某案例", {"title": "某案例"}),
    Trap(_in_the_middle("标题：某案例"), ("yaml-wide-colon", 2, 3), "改成：标题: 某案例",
         {"id": "x", "标题": "某案例", "owner": "a"}),
    Trap(_in_the_middle("title ： 某案例"), ("yaml-wide-colon", 2, 7), "改成：title: 某案例",
         {"id": "x", "title": "某案例", "owner": "a"}),
    Trap(_in_the_middle("reviewers：\n  - a"), ("yaml-wide-colon", 2, 10), "改成：reviewers:",
         {"id": "x", "reviewers": ["a"], "owner": "a"}),
    Trap("source:\n  kind：own\n  ref: r\n", ("yaml-wide-colon", 2, 7), "改成：kind: own",
         {"source": {"kind": "own", "ref": "r"}}),
    Trap("source:\n  kind：own\nid: x\n", ("yaml-wide-colon", 2, 7), "改成：kind: own",
         {"source": {"kind": "own"}, "id": "x"}),
    Trap("steps:\n  - step：上门\n    role: ar\n", ("yaml-wide-colon", 2, 9), "改成：- step: 上门",
         {"steps": [{"step": "上门", "role": "ar"}]}),
    Trap("source: {kind：own, ref: r}\n", ("yaml-wide-colon", 1, 14),
         "改成：source: {kind: own, ref: r}", {"source": {"kind": "own", "ref": "r"}}),
    Trap("source: {ref: r, kind：own}\n", ("yaml-wide-colon", 1, 22),
         "改成：source: {ref: r, kind: own}", {"source": {"ref": "r", "kind": "own"}}),
]
WIDE_BLANK = [
    Trap("customer:\n\u3000\u3000name: 甲\nid: x\n", ("yaml-wide-blank", 2, 1),
         "改成（前面 2 个空格）：name: 甲", {"customer": {"name": "甲"}, "id": "x"}),
    Trap("customer:\n  name: 甲\n\u3000alias: 乙\nid: x\n", ("yaml-wide-blank", 3, 1),
         "改成（前面 2 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}, "id": "x"}),
    Trap("customer:\n  name: 甲\n \u3000alias: 乙\nid: x\n", ("yaml-wide-blank", 3, 2),
         "改成（前面 2 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}, "id": "x"}),
    Trap("customer:\n  name: 甲\n\u00a0\u00a0alias: 乙\n", ("yaml-wide-blank", 3, 1),
         "改成（前面 2 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}}),
    Trap("title:\u3000甲\nid: x\n", ("yaml-wide-blank", 1, 7), "改成：title: 甲",
         {"title": "甲", "id": "x"}),
    Trap("title:\u3000甲\n", ("yaml-wide-blank", 1, 7), "改成：title: 甲", {"title": "甲"}),
]
CUT = [
    Trap("title: 客户 #1\nid: x\n", ("yaml-cut-by-comment", 1, 11), '改成：title: "客户 #1"',
         {"title": "客户 #1", "id": "x"}),
    Trap('title: 客户 #1 的"事"\n', ("yaml-cut-by-comment", 1, 11),
         '改成：title: "客户 #1 的\\"事\\""', {"title": '客户 #1 的"事"'}),
    Trap("title: #1\nid: x\n", ("yaml-cut-by-comment", 1, 8), '改成：title: "#1"',
         {"title": "#1", "id": "x"}),
    Trap("title: 客户 ##1\n", ("yaml-cut-by-comment", 1, 11), '改成：title: "客户 ##1"',
         {"title": "客户 ##1"}),
    Trap("limits:\n  - 客户 #1\n", ("yaml-cut-by-comment", 2, 8), '改成：- "客户 #1"',
         {"limits": ["客户 #1"]}),
    Trap("limits: [客户 #1, b]\nid: x\n", ("yaml-cut-by-comment", 1, 13),
         '改成：limits: ["客户 #1", b]', {"limits": ["客户 #1", "b"], "id": "x"}),
    Trap("limits: [a, b,\n  客户 #1]\n", ("yaml-cut-by-comment", 2, 6), '改成："客户 #1"]',
         {"limits": ["a", "b", "客户 #1"]}),
    Trap("source: {kind: 客户 #1, ref: b}\nid: x\n", ("yaml-cut-by-comment", 1, 19),
         '改成：source: {kind: "客户 #1", ref: b}',
         {"source": {"kind": "客户 #1", "ref": "b"}, "id": "x"}),
    Trap("title: 第一行\n  第二行 #1 完\nid: x\n", ("yaml-cut-by-comment", 2, 7),
         '从第 1 行起改成：title: "第一行 …', {"title": "第一行 第二行 #1 完", "id": "x"}),
    Trap("title: 第一行 #1\n  第二行\nid: x\n", ("yaml-cut-by-comment", 1, 12),
         '从第 1 行起改成：title: "第一行 #1 …', {"title": "第一行 #1 第二行", "id": "x"}),
]
TAB = [
    Trap("customer:\n\tname: 甲\nid: x\n", ("yaml-tab", 2, 1), "改成（前面 2 个空格）：name: 甲",
         {"customer": {"name": "甲"}, "id": "x"}),
    Trap("customer:\n  name: 甲\n\talias: 乙\n", ("yaml-tab", 3, 1),
         "改成（前面 2 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}}),
    Trap("customer:\n    name: 甲\n\talias: 乙\n", ("yaml-tab", 3, 1),
         "改成（前面 4 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}}),
    Trap("limits:\n  - 甲\n\t- 乙\n", ("yaml-tab", 3, 1), "改成（前面 2 个空格）：- 乙",
         {"limits": ["甲", "乙"]}),
    Trap("background: |\n  第一段\n\t第二段\nid: x\n", ("yaml-tab", 3, 1),
         "改成（前面 2 个空格）：第二段", {"background": "第一段\n第二段\n", "id": "x"}),
]
EMPTY = [
    Trap("a: 1\n\t\nb: 2\n", ("yaml-tab", 2, 1), "把这一行的空白删掉", {"a": "1", "b": "2"}),
    Trap("a: 1\n\u3000\nb: 2\n", ("yaml-wide-blank", 2, 1), "把这一行的空白删掉", {"a": "1", "b": "2"}),
    Trap("a: |\n  甲\n\u3000\u3000\n  乙\nb: 2\n", ("yaml-wide-blank", 3, 1), "把这一行的空白删掉",
         {"a": "甲\n\n乙\n", "b": "2"}),
]
TIGHT = [
    Trap("title:某案例\nid: x\n", ("yaml-colon-blank", 1, 6), "改成：title: 某案例",
         {"title": "某案例", "id": "x"}),
    Trap("id: x\n标题:某案例\n", ("yaml-colon-blank", 2, 3), "改成：标题: 某案例",
         {"id": "x", "标题": "某案例"}),
    Trap("source: {kind:own, ref: r}\n", ("yaml-colon-blank", 1, 14),
         "改成：source: {kind: own, ref: r}", {"source": {"kind": "own", "ref": "r"}}),
    Trap("limits:\n  -甲\n", ("yaml-dash-blank", 2, 3), "改成：- 甲", {"limits": ["甲"]}),
    Trap("limits:\n  - 甲\n  -乙\n", ("yaml-dash-blank", 3, 3), "改成：- 乙",
         {"limits": ["甲", "乙"]}),
    Trap("limits:\n  -\u3000甲\n", ("yaml-dash-blank", 2, 3), "改成：- 甲", {"limits": ["甲"]}),
    Trap("limits:\n  － 甲\nid: x\n", ("yaml-dash-blank", 2, 3), "改成：- 甲",
         {"limits": ["甲"], "id": "x"}),
    Trap("limits: - 甲\nid: x\n", ("yaml-dash-blank", 1, 9), "改成：limits: [甲]",
         {"limits": ["甲"], "id": "x"}),
]
QUOTES = [
    Trap('title: "某案例\nid: x\n', ("yaml-open-quote", 1, 8), '改成：title: "某案例"',
         {"title": "某案例", "id": "x"}),
    Trap("title: '某案例\nid: x\n", ("yaml-open-quote", 1, 8), "改成：title: '某案例'",
         {"title": "某案例", "id": "x"}),
    Trap('title: "某案例”\nid: x\n', ("yaml-open-quote", 1, 8), '改成：title: "某案例"',
         {"title": "某案例", "id": "x"}),
    Trap('title: "某案例\nid: "x"\nowner: a\n', ("yaml-open-quote", 1, 8),
         '改成：title: "某案例"', {"title": "某案例", "id": "x", "owner": "a"}),
    Trap('title: "他说"好""\nid: x\n', ("yaml-inner-quote", 1, 11),
         '改成：title: "他说\\"好\\""', {"title": '他说"好"', "id": "x"}),
    Trap('title: "甲" 和乙\nid: x\n', ("yaml-inner-quote", 1, 10),
         '改成：title: "\\"甲\\" 和乙"', {"title": '"甲" 和乙', "id": "x"}),
    Trap('title: "D:\\甲"\nid: x\n', ("yaml-escape", 1, 11), "改成：title: 'D:\\甲'",
         {"title": "D:\\甲", "id": "x"}),
    Trap("title: 第一步: 打样\nid: x\n", ("yaml-needs-quotes", 1, 11), '改成：title: "第一步: 打样"',
         {"title": "第一步: 打样", "id": "x"}),
    Trap("limits:\n  - a: b: c\n", ("yaml-needs-quotes", 2, 9), '改成：- a: "b: c"',
         {"limits": [{"a": "b: c"}]}),
    Trap("source: {kind: own, ref: 甲: 乙}\n", ("yaml-needs-quotes", 1, 27),
         '改成：source: {kind: own, ref: "甲: 乙"}', {"source": {"kind": "own", "ref": "甲: 乙"}}),
    *(Trap(f"title: {sign}甲\nid: x\n", ("yaml-needs-quotes", 1, 8), f'改成：title: "{sign}甲"',
           {"title": f"{sign}甲", "id": "x"}) for sign in ("@", "`", "%", "|", ">", "**", "!")),
    Trap("limits: [@甲, b]\nid: x\n", ("yaml-needs-quotes", 1, 10), '改成：limits: ["@甲", b]',
         {"limits": ["@甲", "b"], "id": "x"}),
    Trap("title: [重要] 甲\nid: x\n", ("yaml-needs-quotes", 1, 8), '改成：title: "[重要] 甲"',
         {"title": "[重要] 甲", "id": "x"}),
    Trap("title: {甲} 乙\nid: x\n", ("yaml-needs-quotes", 1, 8), '改成：title: "{甲} 乙"',
         {"title": "{甲} 乙", "id": "x"}),
]
BRACKETS = [
    Trap("stage: [a, b\nid: x\n", ("yaml-open-bracket", 1, 8), "改成：stage: [a, b]",
         {"stage": ["a", "b"], "id": "x"}),
    Trap("stage: [a, b,\n  c\nid: x\n", ("yaml-open-bracket", 1, 8), "第 2 行改成：c]",
         {"stage": ["a", "b", "c"], "id": "x"}),
    Trap("source: {a: 1, b: 2\nid: x\n", ("yaml-open-bracket", 1, 9), "改成：source: {a: 1, b: 2}",
         {"source": {"a": "1", "b": "2"}, "id": "x"}),
    Trap("stage: [a, b}\nid: x\n", ("yaml-open-bracket", 1, 13), "改成：stage: [a, b]",
         {"stage": ["a", "b"], "id": "x"}),
    Trap("stage: [a, {b: 1]\nid: x\n", ("yaml-open-bracket", 1, 17), "改成：stage: [a, {b: 1}]",
         {"stage": ["a", {"b": "1"}], "id": "x"}),
    Trap("stage: [a, b］\nid: x\n", ("yaml-wide-bracket", 1, 13), "改成：stage: [a, b]",
         {"stage": ["a", "b"], "id": "x"}),
    Trap("source: ｛a: 1｝\nid: x\n", ("yaml-wide-bracket", 1, 9), "改成：source: {a: 1}",
         {"source": {"a": "1"}, "id": "x"}),
    Trap("source: {a: 1，b: 2}\nid: x\n", ("yaml-wide-comma", 1, 14), "改成：source: {a: 1, b: 2}",
         {"source": {"a": "1", "b": "2"}, "id": "x"}),
]
INDENT = [
    Trap("customer:\n    name: 甲\n   alias: 乙\nid: x\n", ("yaml-indent", 3, 4),
         "改成（前面 4 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}, "id": "x"}),
    Trap("customer:\n  name: 甲\n   alias: 乙\nid: x\n", ("yaml-indent", 3, 4),
         "改成（前面 2 个空格）：alias: 乙", {"customer": {"name": "甲", "alias": "乙"}, "id": "x"}),
    Trap("title: 甲\n  id: x\nowner: a\n", ("yaml-indent", 2, 3), "去掉行首的空格：id: x",
         {"title": "甲", "id": "x", "owner": "a"}),
    Trap("background: |\n正文\nid: x\n", ("yaml-indent", 2, 1), "改成（前面 2 个空格）：正文",
         {"background": "正文\n", "id": "x"}),
]
OTHERS = [
    Trap("title: 甲\n---\nid: x\n", ("yaml-two-documents", 2, 1),
         "一个文件只写一条；删掉这一行，或分成两个文件", {"title": "甲", "id": "x"}),
    Trap("title: &a 甲\n", ("yaml-anchor", 1, 8), "去掉锚点；文字以 & 开头时加引号", {"title": "甲"}),
    Trap("title: *a\n", ("yaml-anchor", 1, 8), "把被引用的内容照抄一遍；文字以 * 开头时加引号",
         {"title": ""}),
    Trap("title: !!str 甲\n", ("yaml-tag", 1, 8), "去掉标签；文字以 ! 开头时加引号", {"title": "甲"}),
    Trap("title: !!python/object:os.system 甲\n", ("yaml-tag", 1, 8),
         "去掉标签；文字以 ! 开头时加引号", {"title": "甲"}),
    Trap("a: [x, *b]\n", ("yaml-anchor", 1, 8), "把被引用的内容照抄一遍；文字以 * 开头时加引号",
         {"a": ["x", ""]}),
    Trap('a: {"b":*c}\n', ("yaml-anchor", 1, 9), "把被引用的内容照抄一遍；文字以 * 开头时加引号",
         {"a": {"b": ""}}),
]
TRAPS = [*WIDE_COLON, *WIDE_BLANK, *CUT, *TAB, *EMPTY, *TIGHT, *QUOTES, *BRACKETS, *INDENT, *OTHERS]


SHOWN = [trap for trap in TRAPS if trap.hint.startswith("改成")]
"""The traps whose hint is the line to write."""


def _name(trap: Trap) -> str:
    return f"{trap.found[0]}-{trap.text!r}"


@pytest.mark.parametrize("trap", TRAPS, ids=_name)
def test_a_trap_has_its_place_its_remedy_and_its_value(trap: Trap, see: Read) -> None:
    """One finding, where the mistake is; the corrected line; and what the author meant."""
    seen = see(trap.text)
    assert seen.places == [trap.found]
    assert seen.hints == [trap.hint]
    assert seen.value == trap.value


@pytest.mark.parametrize("trap", SHOWN, ids=_name)
def test_the_remedy_of_a_trap_is_one(trap: Trap, see: Read) -> None:
    """Who writes the line that the hint gives has no finding left."""
    fixed = trap.hint.partition("：")[2]
    lines = trap.text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.strip() == fixed[:-1]), trap.found[1] - 1)
    told = re.search(r"前面 (\d+) 个空格", trap.hint)
    indent = int(told[1]) if told else len(lines[at]) - len(lines[at].lstrip(" "))
    lines[at] = " " * indent + fixed
    again = see("\n".join(lines))
    assert again.places == []
    assert again.value == trap.value
