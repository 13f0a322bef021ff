"""Text without marks skips the converter, and comes out as the converter would give it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import markdown
from generator.text.markdown import to_html, to_plain

_PIECES = st.sampled_from([
    "甲", "乙方", "，", "。", "“", "”", "（", "a", "7", "1.", "1. ", "12.5%", " 3. ", "-", "- ", "--", "---",
    "+ ", "=", "===", "!", "~", ":", "：", "https://例.example", "'", '"', "$", "{", "}", "{{", "^", "?",
    " ", "  ", "    ", "\n", "\n\n", "  \n", "\n \n", "*", "**", "_", "`", "#", "# ", ">", "|", "&",
    "\\", "[", "]", "(", ")", "\t", "@"])


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_the_short_way_gives_what_the_converter_gives(text: str) -> None:
    """But for blanks at the ends of lines, which no reader sees."""
    assert _seen(to_html(text)) == _seen(markdown._converted(text))


@given(st.lists(st.one_of(_PIECES, st.sampled_from([
    "**客户**", "\n- 项", "\n\n- 项", "\n\n- **项**", "[词](term:stage/lead)", "[案](case:AB-1#a)"])),
    max_size=24).map("".join))
def test_the_bare_words_are_those_of_the_page(text: str) -> None:
    """Whatever is read at once is read as the converter reads it."""
    at_once = markdown._plain_at_once(text)
    assert at_once is None or at_once == markdown._plain_by_html(text)


def test_lists_links_and_strong_words_are_read_at_once() -> None:
    """Most of what authors mark."""
    text = "先看[线索](term:stage/lead)。\n\n- **报价**以前\n- 报价以后"
    assert markdown._plain_at_once(text) == "先看线索。 报价以前 报价以后"


def _seen(html: str) -> list[str]:
    lines = re.sub(r"(<p>|</p>)", r"\n\1\n", html).split("\n")
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("text", [
    "2025年2月17日，一台58万元的检测机进入试用。", "第一段。\n\n第二段：共 23 周（含延期）。",
    "他说：“再看看”——其实是在等数字!", "12.5% 的缺陷大于 0.15 毫米"])
def test_ordinary_sentences_go_the_short_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers and punctuation are no marks of Markdown."""
    monkeypatch.setattr(markdown, "_converted", lambda _: pytest.fail("converted"))
    assert to_html.__wrapped__(text).startswith("<p>")


@pytest.mark.parametrize(("text", "plain"), [
    ("A **locking pin** stood proud.\nNothing fell.", "A locking pin stood proud. Nothing fell."),
    ("客户的**真实想法**与 `报价`。", "客户的真实想法与 报价。"), ("- 甲\n- 乙", "甲 乙"),
    ("[那里](case:AB-2026-001) < 5 & 6", "那里 < 5 & 6"), ("a {{ b }} <b>", "a {{ b }} <b>")])
def test_plain_words_have_no_marks(text: str, plain: str) -> None:
    """What stands on cards and in descriptions."""
    assert to_plain(text) == plain
