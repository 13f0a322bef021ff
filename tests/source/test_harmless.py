"""What only looks like a trap: read as it stands, without a finding."""

from typing import Any

import pytest

from generator.diagnostics import Findings
from generator.source import read_document
from tests.base_library import HOME
from tests.source.reading import Read

HARMLESS: list[tuple[str, Any]] = [
    ("a: 007\nb: 12:30\nc: no\nd: 1e3\ne: 012:30\n",
     {"a": "007", "b": "12:30", "c": "no", "d": "1e3", "e": "012:30"}),
    ("a: 2024-02-30\nb: ~\nc: null\nd: .5\n",
     {"a": "2024-02-30", "b": "~", "c": "null", "d": ".5"}),
    ("a: 甲 # 这是注释\n", {"a": "甲"}),
    ("a: 甲 ## 这也是\n", {"a": "甲"}),
    ("# 一行注释\n#另一行\na: 甲\n  # 缩进的注释\n", {"a": "甲"}),
    ("a:\n  #注释\n  b: 乙\n", {"a": {"b": "乙"}}),
    ('a: "甲" #注释\n', {"a": "甲"}),
    ("a: [甲] #注释\n", {"a": ["甲"]}),
    ("a: https://example.com/x#y\nb: C#\nc: 甲#乙\n",
     {"a": "https://example.com/x#y", "b": "C#", "c": "甲#乙"}),
    ("a: 有 **重点** 的\nb: 甲 & 乙 * 丙\nc: 好!\nd: A&B\n",
     {"a": "有 **重点** 的", "b": "甲 & 乙 * 丙", "c": "好!", "d": "A&B"}),
    ("a: 第一步：打样\nb: CRM：系统\n", {"a": "第一步：打样", "b": "CRM：系统"}),
    ("a:\n  - 注意：先打样\n  - CEO：不同意\n", {"a": ["注意：先打样", "CEO：不同意"]}),
    ("a: [注意：甲, CEO：乙]\n", {"a": ["注意：甲", "CEO：乙"]}),
    ("a: {b: 他说：好，再说：不, c: 1}\n", {"a": {"b": "他说：好，再说：不", "c": "1"}}),
    ("a: |\n  \u3000\u3000第一段\n  备注：甲\n  key：乙\n  客户 #1\n  - 丙\n  -丁\n  *戊\n  b: 己\n",
     {"a": "\u3000\u3000第一段\n备注：甲\nkey：乙\n客户 #1\n- 丙\n-丁\n*戊\nb: 己\n"}),
    ("a: >\n  key：甲\n  客户 #1\n", {"a": "key：甲 客户 #1\n"}),
    ("a: 第一行\n  第二行：还是\n  第三行\n", {"a": "第一行 第二行：还是 第三行"}),
    ('a: "第一行\n  第二行"\nb: 1\n', {"a": "第一行 第二行", "b": "1"}),
    ('a: "key：甲\n  b： 乙"\n', {"a": "key：甲 b： 乙"}),
    ("a: 【甲】案例\nb: “乙”\nc: 《丙》（丁）\n", {"a": "【甲】案例", "b": "“乙”", "c": "《丙》（丁）"}),
    ("a: 甲，乙、丙；丁。\n", {"a": "甲，乙、丙；丁。"}),
    ("a: -5\nb: -甲\nc: ?甲\nd: :甲\n", {"a": "-5", "b": "-甲", "c": "?甲", "d": ":甲"}),
    ("a:\n  -5\n", {"a": "-5"}),
    ("a: 产品说明见\n  //files/share/产品 这个目录\n  里的第二份。\n",
     {"a": "产品说明见 //files/share/产品 这个目录 里的第二份。"}),
    ("a: 说明见\n  //files/share/产品\n", {"a": "说明见 //files/share/产品"}),
    ("a: 产线是\n  ＃3 产线\n", {"a": "产线是 ＃3 产线"}),
    ("a:\n  ——引自客户采购部邮件\n", {"a": "——引自客户采购部邮件"}),
    ("a: don't\nb: 5' 3\"\nc: it's \"x\"\n", {"a": "don't", "b": "5' 3\"", "c": "it's \"x\""}),
    ('a: "甲\\n乙"\n', {"a": "甲\n乙"}),
    ("a:\t甲\n", {"a": "甲"}),
    ("a: 甲\t乙\n", {"a": "甲\t乙"}),
    ("---\na: 甲\n...\n", {"a": "甲"}),
    ("a: [\n  甲,\n  乙,\n]\n", {"a": ["甲", "乙"]}),
    ("a:\n- 甲\n- 乙\nb: 丙\n", {"a": ["甲", "乙"], "b": "丙"}),
    ("a: 甲   \n\n\nb: 乙\n", {"a": "甲", "b": "乙"}),
    ("a: {b: http://x.y/z, c: 12:30}\n", {"a": {"b": "http://x.y/z", "c": "12:30"}}),
    ("a: 表情 \U0001f600 和 𠀀\n", {"a": "表情 \U0001f600 和 𠀀"}),
    ("a: 不带空\u00a0格\u200b的\n", {"a": "不带空\u00a0格\u200b的"}),
    ("a: x]\nb: y}\n", {"a": "x]", "b": "y}"}),
    ("a: [[甲, 乙], [丙, 丁]]\n", {"a": [["甲", "乙"], ["丙", "丁"]]}),
    ("? a\n: 甲\n", {"a": "甲"}),
    ("a: 甲", {"a": "甲"}),
]


@pytest.mark.parametrize(("text", "value"), HARMLESS)
def test_it_is_read_as_it_stands(text: str, value: Any, see: Read) -> None:
    """Chinese prose, numbers, comments and addresses are no mistakes."""
    seen = see(text)
    assert seen.places == []
    assert seen.value == value


def test_every_file_of_the_sample_library_is_clean() -> None:
    """Hand-written records of all sorts, without a false alarm."""
    findings = Findings()
    files = [*(HOME / "cases").rglob("*.yml"), *(HOME / "content").rglob("*.yml")]
    assert len(files) > 20
    for file in files:
        read_document(HOME, file, findings)
    assert list(findings) == []


def test_an_empty_file_has_no_root_and_no_finding(see: Read) -> None:
    """Whether that is a mistake is for those to say who wanted something in it."""
    for text in ("", "\n\n", "# 只有注释\n", "---\n"):
        seen = see(text)
        assert seen.places == []
        assert seen.document is not None
        assert not seen.document.broken
