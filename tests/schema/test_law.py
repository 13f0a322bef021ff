"""Kinds that only the library's own files use."""

import pytest

from generator.schema.field import Field
from generator.schema.values import Group
from tests.schema.reading import Take

WORDS = Field("v", "角色", "words")
NEEDS = Field("v", "何时必填", "requirements")
DECLARED = Field("v", "字段", "template-field")


def test_words_are_one_or_a_list(take: Take) -> None:
    """An empty one is none."""
    taken = take(WORDS, "{title: name, causes: [a, b], none: , empty: []}")
    assert taken.places == []
    assert taken.value == Group({"title": ("name",), "causes": ("a", "b"), "none": (), "empty": ()})


@pytest.mark.parametrize(("text", "found"), [
    ("title", [("wrong-kind", 1, 4)]), ("[title]", [("wrong-kind", 1, 4)]),
    ("{title: {a: b}}", [("wrong-kind", 1, 12)]), ("{title: [[a]]}", [("wrong-kind", 1, 12)]),
    ("{? [title] : a}", [("wrong-kind", 1, 7)]),
    ("{title: a, title: b}", [("yaml-duplicate-key", 1, 15)])])
def test_what_are_no_words(text: str, found: list[tuple[str, int, int]], take: Take) -> None:
    """Each with its place."""
    assert take(WORDS, text).places == found


@pytest.mark.parametrize(("text", "value"), [
    ("draft", (Group({"from": "draft", "when": Group()}),)),
    ("{from: approved, when: {outcome: [failure, mixed]}}",
     (Group({"from": "approved", "when": Group({"outcome": ("failure", "mixed")})}),)),
    ("[draft, {from: approved}]",
     (Group({"from": "draft", "when": Group()}), Group({"from": "approved", "when": Group()})))])
def test_requirements(text: str, value: object, take: Take) -> None:
    """A word, a condition, or several."""
    taken = take(NEEDS, text)
    assert taken.places == []
    assert taken.value == value


@pytest.mark.parametrize(("text", "found"), [
    ("aproved", [("wrong-kind", 1, 4)]), ("true", [("wrong-kind", 1, 4)]),
    ("{when: {outcome: a}}", [("wrong-kind", 1, 4)]),
    ("{from: in_review}", [("wrong-kind", 1, 11)]),
    ("{from: draft, wen: {a: b}}", [("unknown-key", 1, 18)]),
    ("{from: draft, from: approved}", [("yaml-duplicate-key", 1, 18)]),
    ("{? [from] : draft}", [("unknown-key", 1, 7), ("wrong-kind", 1, 4)]),
    ("{from: draft, when: outcome}", [("wrong-kind", 1, 24)]),
    ("[draft, [approved]]", [("wrong-kind", 1, 12)]),
    ("[" * 150 + "draft" + "]" * 150, [("wrong-kind", 1, 5)])])
def test_what_is_no_requirement(text: str, found: list[tuple[str, int, int]], take: Take) -> None:
    """Braces are shown as they are written."""
    taken = take(NEEDS, text)
    assert sorted(taken.places) == sorted(found)
    assert not any("{{" in hint for hint in taken.hints)


def test_fields_are_declared_by_fields(take: Take) -> None:
    """The items of a list need neither key nor label."""
    taken = take(DECLARED, "{key: a, label: 甲, kind: list, level: internal, audiences: [x], "
                           "of: {kind: group, fields: [{key: b, label: 乙, kind: text}]}}")
    assert taken.places == []
    assert isinstance(taken.value, Group)
    assert taken.value.text("level") == "internal"
    assert taken.value.get("audiences") == ("x",)
    inner = taken.value.get("of")
    assert isinstance(inner, Group)
    assert inner.text("kind") == "group"


@pytest.mark.parametrize(("text", "found"), [
    ("title", [("wrong-kind", 1, 4)]),
    ("{key: 1a, label: 甲, kind: text}", [("wrong-form", 1, 10)]),
    ("{key: a, labl: 甲, kind: text}", [("unknown-key", 1, 13)]),
    ("{key: a, label: 甲, kind: text, level: []}", [("wrong-kind", 1, 42)]),
    ("{key: a, label: 甲, kind: text, audiences: {x: y}}", [("wrong-kind", 1, 46)]),
    ("{key: a, label: 甲, kind: text, max_length: 十}", [("wrong-kind", 1, 47)]),
    ("{key: a, label: 甲, kind: date, granularity: [days]}", [("unknown-choice", 1, 49)]),
    ("{kind: list, of: " * 60 + "{kind: text}" + "}" * 60, [("wrong-kind", 1, 1024)])])
def test_a_declaration_may_be_wrong(
    text: str, found: list[tuple[str, int, int]], take: Take,
) -> None:
    """In each of its parts, and in how deep it goes."""
    assert take(DECLARED, text).places == found
