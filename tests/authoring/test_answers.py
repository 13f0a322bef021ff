"""Answers: names and labels become ids, and each is tried before there is a record."""

from pathlib import Path

import pytest

from generator.authoring.answers import meant, offers, person_of, resolved, wrong
from generator.authoring.refusal import Refusal
from generator.authoring.skeleton import draft_fields
from tests.authoring.library import edit, read

TEMPLATE = "cases/_library/case-template.yml"
PEOPLE = "cases/_library/people.yml"


def test_names_and_labels_become_ids(root: Path) -> None:
    """However wide their letters are; an id stays, and so does what nobody knows."""
    library = read(root)
    record = library.template.record
    logistics = library.taxonomies["industries"].terms["logistics"].label
    for key, word, wanted in (
        ("owner", "王佳", "wang-jia"), ("owner", " wang-jia ", "wang-jia"), ("owner", "某", "某"),
        ("outcome", "失败", "failure"), ("industry", logistics, "logistics"),
        ("reviewers", "李青、孙浩", "li-qing, sun-hao"), ("title", "失败", "失败"),
    ):
        assert meant(library, record[key], word) == wanted


def test_keys_may_be_labels(root: Path) -> None:
    """As the questions show them."""
    assert resolved(read(root), {"责任人": "王佳", "成败": "失败", "title": "x", "没有": "y"}) == {
        "owner": "wang-jia", "outcome": "failure", "title": "x", "没有": "y"}


def test_two_of_one_name_are_refused_with_their_ids(root: Path) -> None:
    """An id still says who is meant."""
    edit(root, "name: 李青", "name: 王佳", PEOPLE)
    library = read(root)
    with pytest.raises(Refusal, match="li-qing, wang-jia"):
        person_of(library, "王佳")
    assert person_of(library, "wang-jia") == "wang-jia"
    with pytest.raises(Refusal, match="li-qing, wang-jia"):
        resolved(library, {"owner": "王佳"})


def test_people_who_are_alike_are_offered_with_their_names(root: Path) -> None:
    """A slip in the name, or in the id."""
    for word in ("sun-hoa", "孙号"):
        with pytest.raises(Refusal) as refused:
            person_of(read(root), word)
        assert "sun-hao（孙浩）" in refused.value.text.zh


def test_people_who_have_left_are_not_offered(root: Path) -> None:
    """A new record needs an owner who is there."""
    edit(root, "handle: sun-hao", "left_on: 2026-01-01, handle: sun-hao", PEOPLE)
    library = read(root)
    assert "sun-hao" not in offers(library, library.template.record["owner"])
    assert "li-qing" in offers(library, library.template.record["owner"])


def test_an_answer_is_tried_by_itself(root: Path) -> None:
    """What is wrong with another one, or still missing, is no fault of it."""
    library = read(root)
    answers = {"case_kind": "real", "owner": "nobody", "title": "长" * 41}
    assert [one.rule for one in wrong(library, "owner", answers)] == ["unknown-person"]
    assert [one.rule for one in wrong(library, "title", answers)] == ["too-long"]
    assert len(wrong(library, "case_kind", answers)) == 0


def test_answers_inside_a_group_are_tried_too(root: Path) -> None:
    """By their path."""
    edit(root, "label: 出处\n        kind: group\n        required: submitted",
         "label: 出处\n        kind: group\n        required: draft", TEMPLATE)
    edit(root, "label: 类别\n            kind: choice\n            required: submitted\n"
               "            options:\n              - {id: own",
         "label: 类别\n            kind: choice\n            required: draft\n"
         "            options:\n              - {id: own", TEMPLATE)
    library = read(root)
    assert "source.kind" in dict(draft_fields(library, {}))
    assert resolved(library, {"source.kind": "公开资料"}) == {"source.kind": "published"}
    assert [one.rule for one in wrong(library, "source.kind", {"source.kind": "x"})] == [
        "unknown-choice"]
    assert len(wrong(library, "source.kind", {"source.kind": "published"})) == 0
