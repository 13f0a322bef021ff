"""Lists: of one or of many, with the commas that input methods make."""

import pytest

from generator.diagnostics import Severity
from generator.schema.field import Field, Option
from generator.schema.kinds.composite import MOST_ITEMS
from generator.schema.values import Group
from tests.schema.reading import Take

TEXTS = Field("v", "边界", "list", of=Field("item", "边界", "text", max_length=20), max_items=3)
TERMS = Field("v", "阶段", "list", of=Field("item", "阶段", "term", taxonomy="stages"))
PEOPLE = Field("v", "审核人", "list", of=Field("item", "审核人", "person"))
DATES = Field("v", "日期", "list", of=Field("item", "日期", "date"))
CHOICES = Field("v", "影响", "choices", options=(
    Option("people", "人"), Option("cargo", "货"), Option("quay", "码头")))
STEPS = Field("v", "过程", "list", of=Field("item", "过程", "group", fields=(
    Field("step", "步骤", "text"), Field("stage", "阶段", "term", taxonomy="stages"))))
NESTED = Field("v", "层", "list", of=Field("item", "层", "list", of=Field("item", "字", "text")))


def test_both_ways_to_write_a_list(take: Take) -> None:
    """In brackets, and an item to a line."""
    for text in ("[甲, 乙]", "\n  - 甲\n  - 乙\n", "\n- 甲\n- 乙\n", '["甲", 乙]', "[甲, 乙,]"):
        taken = take(TEXTS, text)
        assert taken.places == []
        assert taken.value == ("甲", "乙")
    assert take(TEXTS, "[]").value == ()
    assert take(NESTED, "[[甲], [乙, 丙]]").value == (("甲",), ("乙", "丙"))


@pytest.mark.parametrize(("field", "text", "found", "hint", "value"), [
    (TERMS, "[lead，proposal]", ("yaml-wide-comma", 1, 5), "改成 [lead, proposal]",
     ("lead", "proposal")),
    (TERMS, "[线索、方案呈现]", ("yaml-wide-comma", 1, 5), "改成 [线索, 方案呈现]", ("lead", "proposal")),
    (TERMS, "[lead，proposal, lead]", ("yaml-wide-comma", 1, 5), "改成 [lead, proposal, lead]",
     ("lead", "proposal", "lead")),
    (TERMS, "\n  - lead, proposal\n", ("yaml-wide-comma", 2, 5), "改成 [lead, proposal]",
     ("lead", "proposal")),
    (PEOPLE, "[xu-anran；tang-shiqi]", ("yaml-wide-comma", 1, 5), "改成 [xu-anran, tang-shiqi]",
     ("xu-anran", "tang-shiqi")),
    (CHOICES, "[people、货]", ("yaml-wide-comma", 1, 5), "改成 [people, 货]", ("people", "cargo")),
    (TERMS, "【lead, proposal】", ("yaml-wide-bracket", 1, 4), "改成 [lead, proposal]",
     ("lead", "proposal")),
    (TERMS, "［lead，proposal］", ("yaml-wide-bracket", 1, 4), "改成 [lead, proposal]",
     ("lead", "proposal")),
    (TEXTS, "【甲，乙】", ("yaml-wide-bracket", 1, 4), "改成 [甲, 乙]", ("甲", "乙")),
    (TERMS, "lead", ("wrong-kind", 1, 4), "改成 [lead]", ("lead",)),
    (TERMS, "lead, proposal", ("wrong-kind", 1, 4), "改成 [lead, proposal]", ("lead", "proposal")),
    (TERMS, "政府、事业单位", ("wrong-kind", 1, 4), "改成 [政府、事业单位]", ("both",)),
    (PEOPLE, "xu-anran", ("wrong-kind", 1, 4), "改成 [xu-anran]", ("xu-anran",)),
    (TEXTS, "甲，乙", ("wrong-kind", 1, 4), "改成 [甲，乙]", ("甲，乙",)),
    (TEXTS, "'甲: 乙'", ("wrong-kind", 1, 4), '改成 ["甲: 乙"]', ("甲: 乙",)),
    (CHOICES, "people", ("wrong-kind", 1, 4), "改成 [people]", ("people",)),
])
def test_a_list_that_is_none_is_read_all_the_same(
    field: Field, text: str, found: tuple[str, int, int], hint: str, value: object, take: Take,
) -> None:
    """One finding with the list as it should read; and its items are not lost."""
    taken = take(field, text)
    assert taken.places == [found]
    assert taken.hints == [hint]
    assert taken.value == value


def test_one_slip_does_not_hide_another(take: Take) -> None:
    """Each part is looked at, at its own place."""
    assert take(TERMS, "[lead，propsal, pitch]").places == [
        ("yaml-wide-comma", 1, 5), ("unknown-term", 1, 10), ("retired-term", 1, 19)]
    assert take(TERMS, "【lead, propsal】").places == [
        ("yaml-wide-bracket", 1, 4), ("unknown-term", 1, 11)]
    assert take(PEOPLE, "许安然").places == [("unknown-person", 1, 4), ("wrong-kind", 1, 4)]


def test_a_label_with_a_comma_is_not_taken_apart(take: Take) -> None:
    """It is one term, and the comma is its own."""
    taken = take(TERMS, "[政府、事业单位, lead]")
    assert taken.places == []
    assert taken.value == ("both", "lead")


def test_a_comma_among_texts_may_be_meant(take: Take) -> None:
    """A warning, and nothing is taken apart; quotes say that it is meant."""
    taken = take(TEXTS, "[先打样，再谈价, 乙]")
    assert taken.places == [("yaml-wide-comma", 1, 5)]
    assert [one.severity for one in taken.findings] == [Severity.WARNING]
    assert taken.hints == ["若是两项，改成 [先打样, 再谈价, 乙]；若是一项，加引号"]
    assert taken.value == ("先打样，再谈价", "乙")
    assert take(TEXTS, '["先打样，再谈价", 乙]').places == []
    assert take(TEXTS, "\n  - 先打样，再谈价\n").places == []


def test_items_are_read_by_their_kind(take: Take) -> None:
    """Those that fail are remembered, with the list they stand in."""
    taken = take(DATES, "[2025, 2025-02-30, 007, 2025-06]")
    assert taken.places == [("bad-date", 1, 11), ("bad-date", 1, 23)]
    assert [str(one) for one in taken.value if one] == ["2025", "2025-06"]  # type: ignore[union-attr]
    assert taken.failed == {("v",), ("v", 1), ("v", 2)}


def test_an_empty_item_is_nothing(take: Take) -> None:
    """Missing is not unreadable, and its place counts all the same."""
    taken = take(TEXTS, "\n  - 甲\n  -\n  - 乙\n")
    assert taken.places == []
    assert taken.value == ("甲", "乙")
    assert taken.failed == {("v", 1)}


def test_a_list_of_groups_needs_groups(take: Take) -> None:
    """A text in place of a group, with the keys it should have."""
    taken = take(STEPS, "\n  - 上门\n  - {step: 签约, stage: leed}\n  - [a]\n")
    assert taken.places == [
        ("wrong-kind", 2, 5), ("unknown-term", 3, 23), ("wrong-kind", 4, 5)]
    assert "step、stage" in taken.hints[0]
    assert taken.value == (Group({"step": "签约"}),)
    assert taken.failed == {("v",), ("v", 0), ("v", 1, "stage"), ("v", 2)}
    assert take(STEPS, "上门").places == [("wrong-kind", 1, 4)]
    assert take(STEPS, "{step: 上门}").places == [("wrong-kind", 1, 4)]


def test_wide_colons_in_a_text_that_should_be_a_group(take: Take) -> None:
    """Known keys are told from Chinese prose."""
    taken = take(STEPS, "\n  - step：上门\n  - 步骤：签约\n  - 注意：甲\n")
    assert taken.places == [
        ("yaml-wide-colon", 2, 9), ("yaml-wide-colon", 3, 7), ("wrong-kind", 4, 5)]
    assert taken.hints[:2] == ["改成：- step: 上门", "改成：- 步骤: 签约"]


def test_no_list_is_endless(take: Take) -> None:
    """The limit of the field, and the limit of all lists."""
    assert take(TEXTS, "[a, b, c, d]").places == [("too-many-items", 1, 4)]
    taken = take(TERMS, "[" + "x, " * (MOST_ITEMS + 50) + "x]")
    assert taken.rules.count("too-many-items") == 1
    assert taken.rules.count("unknown-term") == MOST_ITEMS


def test_options_of_several(take: Take) -> None:
    """By id or label, each with its own finding."""
    assert take(CHOICES, "[people, 码头]").value == ("people", "quay")
    taken = take(CHOICES, "[people, boats, {a: b}]")
    assert taken.places == [("unknown-choice", 1, 13), ("wrong-kind", 1, 20)]
    assert taken.value == ("people",)
    assert taken.failed == {("v",), ("v", 1), ("v", 2)}
    assert take(CHOICES, "{a: b}").places == [("wrong-kind", 1, 4)]


def test_a_dash_that_is_missing_is_named_before_the_first_repeated_key(take: Take) -> None:
    """And the keys behind it are read as those of another item, mistakes and all."""
    taken = take(STEPS, "\n  - step: 甲\n    stage: lead\n    step: 乙\n    stage: led\n  - step: 丙\n")
    assert taken.places == [("yaml-dash-blank", 4, 5), ("unknown-term", 5, 12)]
    assert "“step”前面写“- ”" in taken.hints[0]
    assert ("v",) in taken.failed
    no_first = take(STEPS, "\n  - step: 甲\n    stage: lead\n    stage: lead\n    step: 乙\n")
    assert no_first.places == [("yaml-dash-blank", 4, 5)]


def test_one_key_typed_twice_is_no_item(take: Take) -> None:
    """Nor are keys in brackets."""
    assert take(STEPS, "\n  - step: 甲\n    stage: lead\n    stage: lead\n").rules == ["yaml-duplicate-key"]
    assert take(STEPS, "\n  - {step: 甲, step: 乙}\n").rules == ["yaml-duplicate-key"]


def test_an_item_of_commas_without_end_is_cut_off(take: Take) -> None:
    """It is taken apart no further than a list may be long, and the hint is short."""
    for field, text in ((TERMS, "[" + "甲，" * 100_000 + "乙]"), (TERMS, "甲，" * 100_000 + "乙"),
                        (TERMS, "【" + "甲，" * 100_000 + "乙】")):
        taken = take(field, text)
        assert len(taken.rules) <= MOST_ITEMS + 2
        assert all(len(words) < 600 for words in [*taken.hints, *taken.messages])
    many = take(TEXTS, "[" + ", ".join(["甲，" + "长" * 15] * 400) + "]")
    assert all(len(hint) < 600 for hint in many.hints)
