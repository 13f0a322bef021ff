"""Texts, Markdown, choices, yes and no, links."""

import pytest

from generator.schema.field import Field, Option
from generator.schema.kinds.word import LONGEST
from generator.schema.values import Link
from tests.schema.reading import Take

TEXT = Field("v", "标题", "text", max_length=10)
PROSE = Field("v", "背景", "markdown", max_length=200)
CHOICE = Field("v", "成败", "choice", options=(
    Option("success", "成功", ("赢单",)), Option("failure", "失败", ("丢单",)), Option("mixed", "部分成功")))
YES = Field("v", "匿名", "bool")
LINK = Field("v", "网址", "link")


@pytest.mark.parametrize(("text", "value"), [
    ("007", "007"), ("no", "no"), ("12:30", "12:30"), ("1e3", "1e3"), ("2024-02-30", "2024-02-30"),
    ("true", "true"), ("null", "null"), ("~", "~"), ('" 甲 "', "甲"), ('"\u3000甲"', "甲"),
    ("\n  甲\n  乙\n", "甲 乙"), ("'a''b'", "a'b"), ("🙂𠀀", "🙂𠀀")])
def test_a_text_is_read_as_it_stands(text: str, value: str, take: Take) -> None:
    """YAML would make numbers, times and truths of some of these."""
    taken = take(TEXT, text)
    assert taken.places == []
    assert taken.value == value


def test_nothing_at_all_is_no_value_and_no_mistake(take: Take) -> None:
    """An empty key waits to be filled in, whatever its kind."""
    for kind in ("text", "markdown", "integer", "date", "percent", "bool", "rating", "link", "person",
                 "case", "computed", "table", "figures", "choices", "group"):
        taken = take(Field("v", "v", kind), "")
        assert taken.places == [], kind
        assert taken.value is None
        assert not taken.failed
    assert take(TEXT, '""').value == ""


def test_too_many_characters_are_counted(take: Take) -> None:
    """Characters, not bytes; the text is read all the same."""
    taken = take(TEXT, "一二三四五六七八九十十一")
    assert taken.places == [("too-long", 1, 4)]
    assert taken.messages == ["“标题”有 12 个字，最多 10 个"]
    assert taken.hints == ["删去 2 个字"]
    assert taken.value == "一二三四五六七八九十十一"
    assert take(TEXT, "一二三四五六七八九十").places == []


def test_a_form_is_kept(take: Take) -> None:
    """The help of the field says what it is."""
    field = Field("v", "合同号", "text", pattern="HT-[0-9]{4}", help="HT- 和四位数字")
    assert take(field, "HT-0311").places == []
    taken = take(field, "HT-311")
    assert taken.places == [("wrong-form", 1, 4)]
    assert taken.hints == ["写法：HT- 和四位数字"]
    assert take(Field("v", "合同号", "text", pattern="[A-Z]+"), "a").hints == ["写法：[A-Z]+"]


@pytest.mark.parametrize("text", ["[甲, 乙]", "{甲: 乙}", "\n  - 甲\n", "\n  甲: 乙\n"])
def test_a_list_or_a_group_is_no_text(text: str, take: Take) -> None:
    """Brackets need quotes, lines a bar."""
    taken = take(TEXT, text)
    assert taken.rules == ["wrong-kind"]
    assert ("写 |" if "\n" in text else "加引号") in taken.hints[0]
    assert "{{" not in taken.hints[0]


def test_paragraphs_without_a_bar_stay_paragraphs(take: Take) -> None:
    """YAML folds such a text, and would leave one paragraph of two."""
    assert take(PROSE, "\n  第一段\n  还是第一段\n\n  第二段\n").value == "第一段 还是第一段\n\n第二段"
    assert take(TEXT, "\n  一\n\n  二\n").value == "一\n二"


def test_markdown_keeps_its_lines(take: Take) -> None:
    """And its blanks at the head of a paragraph."""
    taken = take(PROSE, "|\n  \u3000\u3000第一段\n\n  - 甲 #1\n  **乙**\n")
    assert taken.places == []
    assert taken.value == "\u3000\u3000第一段\n\n- 甲 #1\n**乙**"


@pytest.mark.parametrize(("text", "found"), [
    ("|\n  见[合同](file:///d:/a.docx)。\n", [("bad-link", 2, 9)]),
    ("|\n\n  好\n  见[合同](javascript:alert(1))和[乙](data:x)。\n", [("bad-link", 4, 9), ("bad-link", 4, 34)]),
    ("|\n  见![图](a.png)。\n", [("bad-link", 2, 9)]),
    ("|\n  [1]: ftp://x.y\n", [("bad-link", 2, 8)]),
    ("|\n  甲\n  <b>乙</b>\n", [("raw-html", 3, 3), ("raw-html", 3, 7)]),
    ("|\n  <!-- 甲 -->\n", [("raw-html", 2, 3)]),
    ("|\n  <img src=x onerror=alert(1)>\n", [("raw-html", 2, 3)]),
    ('"见[合同](//evil.example/)"', [("bad-link", 1, 11)]),
    ("见[合同](../x)", [("bad-link", 1, 10)]),
    (">\n  甲\n  见[合同](../x)。\n", [("bad-link", 1, 4)]),
])
def test_what_will_not_be_let_through_has_its_line(
    text: str, found: list[tuple[str, int, int]], take: Take,
) -> None:
    """In a block text, the line and column of the address itself."""
    assert take(PROSE, text).places == found


@pytest.mark.parametrize("text", [
    "|\n  见[甲](https://example.com/#a)、[乙](case:AB-2026-001)、[丙](tool:funnel)、[丁](#尾)。\n",
    "|\n  写信到 <sales@example.com>，看 <https://example.com>。\n",
    "|\n  价格 <5 万，A<B，利润<A类客户，x <- y，1 < 2 > 0。\n",
    "|\n  `<b>` 和 `[甲](x:y)` 是代码。\n",
    "|\n  ```\n  <script>[甲](javascript:x)</script>\n  ```\n",
    "|\n  {{ title }} 和 {% if %} 照样显示。\n"])
def test_harmless_markdown_is_left_alone(text: str, take: Take) -> None:
    """Signs of less and greater, code, and addresses that may be followed."""
    assert take(PROSE, text).places == []


@pytest.mark.parametrize("text", ["success", "成功", '"success"', "success   ", '"\u3000成功 "'])
def test_a_choice_by_id_or_label(text: str, take: Take) -> None:
    """Both are on the screen of someone who writes."""
    taken = take(CHOICE, text)
    assert taken.places == []
    assert taken.value == "success"


@pytest.mark.parametrize(("text", "first"), [
    ("sucess", "success（成功）"), ("Success", "success（成功）"), ("丢单", "failure（失败）"),
    ("成攻", "success（成功）"), ("部分", "mixed（部分成功）")])
def test_an_unknown_choice_is_offered_the_nearest_first(text: str, first: str, take: Take) -> None:
    """An alias is understood, and the id is given."""
    taken = take(CHOICE, text)
    assert taken.places == [("unknown-choice", 1, 4)]
    assert taken.hints[0].startswith(f"可以写：{first}")
    assert taken.hints[0].count("、") == 2


def test_one_choice_is_not_a_list(take: Take) -> None:
    """And what stands there is named."""
    assert take(CHOICE, "[success]").rules == ["wrong-kind"]
    assert take(CHOICE, "{a: success}").rules == ["wrong-kind"]
    assert take(CHOICE, '""').rules == ["unknown-choice"]


def test_yes_and_no_in_the_words_people_use(take: Take) -> None:
    """Everything else is asked for again."""
    assert [take(YES, text).value for text in ("true", "yes", "Yes", "是", "对")] == [True] * 5
    assert [take(YES, text).value for text in ("false", "no", "NO", "否", "不")] == [False] * 5
    for text in ("1", "好", "[true]", '""'):
        assert take(YES, text).rules == ["wrong-kind"]


@pytest.mark.parametrize(("text", "value"), [
    ("https://example.com/a?b=c#d", Link("https://example.com/a?b=c#d")),
    ("HTTP://example.com", Link("HTTP://example.com")),
    ("mailto:a@example.com", Link("mailto:a@example.com")),
    ("{title: 年报, url: https://example.com/}", Link("https://example.com/", "年报")),
    ("{url: https://example.com/}", Link("https://example.com/"))])
def test_a_link_alone_or_with_a_title(text: str, value: Link, take: Take) -> None:
    """Both ways to write it."""
    taken = take(LINK, text)
    assert taken.places == []
    assert taken.value == value


@pytest.mark.parametrize(("text", "found"), [
    ("javascript:alert(1)", [("bad-link", 1, 4)]), ("www.example.com", [("bad-link", 1, 4)]),
    ("file:///etc/passwd", [("bad-link", 1, 4)]), ("https://a b", [("bad-link", 1, 4)]),
    ('"https://a\\"><script>"', [("bad-link", 1, 4)]), ("https://", [("bad-link", 1, 4)]),
    ("[https://example.com]", [("wrong-kind", 1, 4)]),
    ("{title: 年报}", [("wrong-kind", 1, 4)]),
    ("{titel: 年报, url: https://example.com/}", [("unknown-key", 1, 5)]),
    ("{url: https://example.com/, url: x:y}", [("yaml-duplicate-key", 1, 32)]),
    ("{title: [年报], url: ftp://x.y}", [("wrong-kind", 1, 12), ("bad-link", 1, 23)]),
    ("{? [a] : b, url: https://example.com/}", [("wrong-kind", 1, 7)])])
def test_other_addresses_are_refused(
    text: str, found: list[tuple[str, int, int]], take: Take,
) -> None:
    """Each part with its own finding."""
    assert take(LINK, text).places == found


@pytest.mark.parametrize("field", [TEXT, PROSE])
@pytest.mark.parametrize("text", [
    "|\n  甲\n  乙\n", "|-\n  甲\n  乙\n", "|+\n  甲\n  乙\n\n\n", "|\n\n\n  甲\n  乙\n", "|\n  甲\n  乙   \n",
    '"甲\\n乙"', '"\\n甲\\n乙\\n "'])
def test_layout_is_no_part_of_a_text(field: Field, text: str, take: Take) -> None:
    """Empty lines around it, the sign behind the bar, blanks at its end: who approved it saw none."""
    taken = take(field, text)
    assert taken.places == []
    assert taken.value == "甲\n乙"


def test_what_markdown_means_by_blanks_is_kept(take: Take) -> None:
    """Two at the end of a line within the text, and those that make code of its first."""
    assert take(PROSE, "|\n  甲  \n  乙\n").value == "甲  \n乙"
    assert take(PROSE, "|2\n\n      甲\n  乙\n").value == "    甲\n乙"


def test_a_message_repeats_little_of_what_the_author_wrote(take: Take) -> None:
    """However long that is."""
    for field in (CHOICE, Field("v", "编号", "text", pattern="x+")):
        taken = take(field, "长" * 5000)
        assert len(taken.rules) == 1
        assert len(taken.messages[0]) < 150


def test_a_text_without_a_limit_of_its_own_has_one_all_the_same(take: Take) -> None:
    """What Markdown would take minutes for is not read at all."""
    for kind in ("text", "markdown"):
        field = Field("v", "背景", kind)
        assert take(field, "长" * LONGEST).rules == []
        taken = take(field, "长" * (LONGEST + 1))
        assert taken.places == [("too-long", 1, 4)]
        assert taken.value is None
    brackets = take(Field("v", "背景", "markdown"), "甲" + "[" * 1001)
    assert brackets.rules == ["wrong-form"]
    assert brackets.value is None
