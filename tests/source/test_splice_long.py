"""Edits in place: what was asked for changes, and nothing else."""

import contextlib
import difflib
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.source.nodes import compose, plain_value
from generator.source.splice import SpliceError, append, inline, put, remove, substitute

RECORD = """\
# yaml-language-server: $schema=../../.caselib/case.schema.json
id: AB-2026-001   # the number
title: "标题：甲"

# about the state
status: submitted # soon
owner: xu-anran
approval: {by: '', on: 2026-01-01, content_hash: pending} # by hand
review_log:
  - {on: 2025-11-18, by: a, result: approved, note: 首次批准}

  # next one in June

text: |
  # no comment
  words

confidentiality:   # to come
permitted_use: [training, # why
  internal_search]
"""


def changed(before: str, after: str) -> list[str]:
    """Return the lines that differ, `-` gone and `+` new."""
    pairs = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line.rstrip("\r\n") for line in pairs if line[0] in "+-"]


def read(text: str) -> Any:
    """Return the plain values of a text."""
    node = compose(text.removeprefix("\ufeff"))
    assert node is not None
    return plain_value(node)


def test_a_scalar_changes_on_its_line_and_its_comment_stays() -> None:
    """One line differs, in its value."""
    after = put(RECORD, ("status",), "approved")
    assert changed(RECORD, after) == ["- status: submitted # soon", "+ status: approved # soon"]


def test_an_empty_value_is_filled_before_its_comment() -> None:
    """The words go between the colon and the comment."""
    after = put(RECORD, ("confidentiality",), "internal")
    assert changed(RECORD, after)[1] == "+ confidentiality: internal   # to come"


def test_a_key_of_a_flow_mapping_changes_alone() -> None:
    """Its neighbours on the line keep their quotes."""
    after = put(RECORD, ("approval", "content_hash"), "e12")
    assert changed(RECORD, after)[1] == (
        "+ approval: {by: '', on: 2026-01-01, content_hash: e12} # by hand")
    after = put(RECORD, ("approval", "by"), "liang")
    assert "{by: liang, on:" in after


def test_the_same_value_changes_nothing() -> None:
    """Quotes are not taken off for their own sake."""
    assert put(RECORD, ("title",), "标题：甲") == RECORD


def test_a_new_key_stands_below_the_one_it_follows() -> None:
    """The first name of `after` that is there counts."""
    after = put(RECORD, ("approver",), "liang", after=("reviewers", "owner"))
    assert changed(RECORD, after) == ["+ approver: liang"]
    assert "owner: xu-anran\napprover: liang\napproval:" in after


def test_a_new_key_goes_last_where_nothing_is_to_precede_it() -> None:
    """Comments at the end stay at the end."""
    text = "a: 1\nb: |\n  x\n# end"
    assert put(text, ("c",), "2") == 'a: 1\nb: |\n  x\nc: "2"\n# end'


def test_a_new_key_in_block_and_flow_groups() -> None:
    """A group grows in the style it is written in."""
    block = "approval:\n  by: a\n  # who\n  on: 2026-01-01\nz: x\n"
    assert put(block, ("approval", "hash"), "h") == (
        "approval:\n  by: a\n  # who\n  on: 2026-01-01\n  hash: h\nz: x\n")
    assert put("approval: {by: a}", ("approval", "hash"), "h") == "approval: {by: a, hash: h}"
    assert put("approval: {}", ("approval", "hash"), "h") == "approval: {hash: h}"


def test_a_block_value_is_replaced_whole_and_what_follows_stays() -> None:
    """Blank lines and comments below are not its own."""
    text = "a:\n  b: 1\n  c: 2\n\n# about d\nd: 3\n"
    assert put(text, ("a",), "x") == "a: x\n\n# about d\nd: 3\n"


def test_an_item_is_added_to_a_block_list_before_the_blank_lines() -> None:
    """The list's mark lies behind them."""
    after = append(RECORD, ("review_log",), {"on": "2026-06-10", "note": "无改动, 见纪要"})
    assert changed(RECORD, after) == ['+   - {on: 2026-06-10, note: "无改动, 见纪要"}']
    assert '首次批准}\n  - {on: 2026-06-10, note: "无改动, 见纪要"}\n\n  # next' in after


def test_an_item_is_written_like_the_last_one() -> None:
    """Block groups follow block groups, comments between them stay."""
    text = "log:\n- on: x\n  by: a # who\n  # more\n# next\nz: 1\n"
    assert append(text, ("log",), {"on": "y", "by": "b"}) == (
        "log:\n- on: x\n  by: a # who\n  # more\n- on: y\n  by: b\n# next\nz: 1\n")


def test_an_item_is_added_to_a_flow_list_even_an_empty_one() -> None:
    """Inside the brackets, behind the last item."""
    assert changed(RECORD, append(RECORD, ("permitted_use",), "bid")) == [
        "-   internal_search]", "+   internal_search, bid]"]
    assert append("log: [] # none\n", ("log",), {"a": "b"}) == "log: [{a: b}] # none\n"


def test_a_list_is_begun_where_it_is_missing_or_empty() -> None:
    """What stands there and is no list is refused."""
    assert append("log: # none yet\nz: 1", ("log",), "x") == "log: # none yet\n  - x\nz: 1"
    assert append("a: 1\nz: 1", ("log",), "x", after=("a",)) == "a: 1\nlog:\n  - x\nz: 1"
    with pytest.raises(SpliceError):
        append("log: x", ("log",), "y")


def test_a_guard_around_a_value_stays() -> None:
    """Who may see a value is not what it says."""
    text = "due: {value: 2026-01-01, level: restricted}\n"
    assert put(text, ("due",), "2027-01-01") == "due: {value: 2027-01-01, level: restricted}\n"


def test_a_key_is_taken_out_with_its_line() -> None:
    """A comment below it belongs to the next key."""
    text = "a: 1\nreason: 因为\n  这样  # old\n# b is next\nb: 2"
    assert remove(text, "reason") == "a: 1\n# b is next\nb: 2"
    assert remove(text, "b") == "a: 1\nreason: 因为\n  这样  # old\n# b is next"
    assert remove(text, "c") == text


def test_line_ends_mark_and_missing_last_line_end_are_kept() -> None:
    """The bytes that no editor shows."""
    text = "\ufeffa: 1\r\nlog:\r\n  - x\r\n\r\n# end\r\nz: 𠮷"
    after = put(append(text, ("log",), "y"), ("b",), "2", after=("a",))
    assert after == '\ufeffa: 1\r\nb: "2"\r\nlog:\r\n  - x\r\n  - y\r\n\r\n# end\r\nz: 𠮷'


def test_a_kept_block_scalar_keeps_its_blank_lines() -> None:
    """With `|+` they are part of the text."""
    text = "a: |+\n  x\n\n\n# c\nb: 1\n"
    assert read(put(text, ("c",), "y", after=("a",)))["a"] == "x\n\n\n"


def test_keys_that_are_no_words_do_no_harm() -> None:
    """They cannot be named, and stay."""
    assert put("? [x, y]\n: 1\na: 2\n", ("a",), "b") == "? [x, y]\n: 1\na: b\n"


@pytest.mark.parametrize("text", ["a: [", "- a\n", "", "a: *x\n", "x: 1\n---\ny: 2\n"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    """Nothing is guessed about a broken file."""
    with pytest.raises(SpliceError):
        put(text, ("a",), "b")


def test_a_group_that_is_no_group_is_refused() -> None:
    """A key cannot be set inside a word."""
    with pytest.raises(SpliceError):
        put("a: 1\n", ("a", "b"), "c")


def test_stretches_are_replaced_from_the_back() -> None:
    """Places are those of the text without its mark."""
    assert substitute("\ufeffabc", [(0, 1, "xx"), (2, 3, "y")]) == "\ufeffxxby"


SCALARS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["007", "no", "12:30", "a: b", "x #y", "- z", "é", "名称，甲", "2026-01-02"]))


@given(SCALARS)
def test_every_word_survives_being_written(word: str) -> None:
    """What is written inline reads back as the same word, in block and in flow."""
    clean = re.sub("[\ud800-\udfff]", "", word)
    assert read(f"a: {inline(clean)}\nb: {{c: {inline(clean)}, d: [{inline(clean)}]}}") == {
        "a": clean, "b": {"c": clean, "d": [clean]}}


WORD = st.sampled_from(["甲", "b-c", "2026-06-18", "x y", "'q: r'", '"d, e"', "a, b"])
COMMENT = st.sampled_from(["", " # why", "   # 说明: 甲", "  "])
FILLER = st.lists(
    st.sampled_from(["", "# note", "   # deep", "#- x: y"]), max_size=3)


@st.composite
def fields(draw: st.DrawFn, key: str) -> list[str]:
    """Return the lines of one key, in one of the ways people write it."""
    word, note = draw(WORD), draw(COMMENT)
    flow = word.replace("a, b", "a")
    return [draw(st.sampled_from([
        f"{key}: {word}{note}",
        f"{key}:{note}",
        f"{key}: {{p: {flow}, q: [{flow}]}}{note}",
        f"{key}: [{flow}, {{p: {flow}}}]{note}",
        f"{key}:{note}\n  p: {word}{note}\n  q:\n    - {word}",
        f"{key}:{note}\n  - {word}{note}\n  - p: {word}\n    q: {word}",
        f"{key}:\n- {{p: {flow}}}{note}",
        f"{key}: |\n  {word}\n\n  # inside",
        f"{key}: >-\n    {word}\n    {word}",
    ])), *draw(FILLER)]


@st.composite
def records(draw: st.DrawFn) -> str:
    """Return a small record with comments, blank lines, any line end, with or without the last."""
    lines = [*draw(FILLER)]
    for key in "abcd":
        lines += draw(fields(key))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    return bom + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def touched(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines between the common head and the common tail."""
    old, new = (re.split("\r\n|\n", text.removeprefix("\ufeff")) for text in (before, after))
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return old[head:len(old) - tail], new[head:len(new) - tail]


@settings(max_examples=4000, deadline=None)
@given(records(), st.sampled_from("abcd"), SCALARS)
def test_setting_a_value_touches_its_own_lines(text: str, key: str, word: str) -> None:
    """All other lines are the same, in the same order."""
    before = read(text)
    after = put(text, (key,), word)
    assert read(after) == before | {key: word}
    if before[key] == word:
        assert after == text
        return
    old, new = touched(text, after)
    assert len(new) <= 1
    assert old[0].startswith(key)
    assert all(not line or line[0] in " -" for line in old[1:])
    assert after.endswith(("\n", "\r")) == text.endswith(("\n", "\r")) or key == "d"
    assert after.startswith("\ufeff") == text.startswith("\ufeff")


@settings(max_examples=4000, deadline=None)
@given(records(), st.sampled_from("abcd"), st.sampled_from("abcd"))
def test_adding_a_key_or_an_item_adds_lines_and_changes_none(
    text: str, key: str, listed: str,
) -> None:
    """What stood there still stands there."""
    before = read(text)
    after = put(text, ("new",), "w", after=(key,))
    assert read(after) == before | {"new": "w"}
    old, new = touched(text, after)
    assert len(new) - len(old) == 1
    if isinstance(before[listed], list) or before[listed] == "":
        longer = append(text, (listed,), {"x": "1", "y": "甲"})
        assert read(longer)[listed] == [*before[listed], {"x": "1", "y": "甲"}]
        old, new = touched(text, longer)
        assert 0 <= len(new) - len(old) <= 2
        assert len(old) <= 1
    try:
        shorter = remove(text, key)
    except SpliceError:  # an indented comment would become part of the text block above it
        assert re.search("[|>]", text)
        assert "   # deep" in text
        return
    assert read(shorter) == {name: value for name, value in before.items() if name != key}
    assert [line for line in touched(text, shorter)[1] if line.strip()] == []


@settings(max_examples=4000, deadline=None)
@given(st.lists(st.tuples(
    st.integers(0, len(RECORD)), st.integers(0, 6),
    st.text(alphabet="\n\r\t :#-[]{}&*!|>'\"%@`,?甲\ufeff\u2028\x07a", max_size=4)), max_size=6))
def test_a_broken_record_is_changed_rightly_or_refused(cuts: list[tuple[int, int, str]]) -> None:
    """Whatever stands in a file: nothing else is raised, and nothing else is changed."""
    text = RECORD
    for start, length, words in cuts:
        text = text[:start] + words + text[start + length:]
    for change in (
        lambda: put(text, ("status",), "approved"), lambda: put(text, ("approval", "on"), "x"),
        lambda: put(text, ("new",), "x", after=("owner",)), lambda: remove(text, "owner"),
        lambda: append(text, ("review_log",), {"on": "x", "note": "甲: 乙"}),
        lambda: append(text, ("permitted_use",), "bid"),
    ):
        with contextlib.suppress(SpliceError):
            change()
