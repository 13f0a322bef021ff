"""What `ownership.yml` may get wrong: shapes, limits, and names that nobody declared."""

import pytest

from generator.model import Level
from tests.read.library import OWNERSHIP, Put, changed


def test_levels_audiences_and_duties_are_read(put: Put) -> None:
    """In their order, with what is left out filled in."""
    shelf = put()
    assert shelf.library is not None
    law = shelf.library.ownership
    assert law.levels["internal"] == Level("internal", "内部", 1, 6, 30, barred=True)
    assert law.audiences["sales"].use == "training"
    assert law.review[0].when == {"stage": ("lead",), "outcome": ("success",)}
    assert law.review[1].any_reviewer
    assert (law.prefix, law.digits) == ("AB", 3)


@pytest.mark.parametrize(("old", "new", "rules"), [
    ("levels: [public]", "levels: [¦open]", ["unknown-name"]),
    ("levels: [public]", "levels: ¦public", ["wrong-kind"]),
    ("levels: [public]", "levels: [¦¦public，internal]", ["unknown-name", "yaml-wide-comma"]),
    ("statuses: [approved]", "statuses: [¦aproved]", ["unknown-choice"]),
    ("{id: editors, label: 编辑, levels: [public, internal], statuses: [draft, approved]}",
     "¦{id: editors, label: 编辑, levels: [public, internal], statuses: []}", ["missing-key"]),
    ("use: training", "use: ¦sales", ["unknown-choice"]),
    ("{when: {stage: [lead], outcome", "{when: {¦stages: [lead], outcome", ["unknown-name"]),
    ("{when: {stage: [lead]", "{when: {stage: [¦led]", ["unknown-name"]),
    ("outcome: [success]}", "outcome: [¦succes]}", ["unknown-name"]),
    ("reviewers: [boss], approver: [boss]}\n  - {r", "reviewers: [¦chief], approver: [boss]}\n  - {r",
     ["unknown-name"]),
    ("reviewers_any: true, approver: [boss]", "reviewers_any: true, approver: [¦chief]",
     ["unknown-name"]),
    ("reviewers_any: true, approver: [boss]", "reviewers_any: ¦maybe, approver: [boss]", ["wrong-kind"]),
    ("person: a", "person: ¦nobody", ["unknown-name"]),
    ("terms: [lead]", "terms: [¦led]", ["unknown-name"]),
    ("field: stage", "field: ¦stag", ["unknown-name"]),
    ("{when: {stage: [lead]", "{when: {¦title: [lead]", ["unknown-name"]),
    ("field: stage", "field: ¦title", ["unknown-name"]),
    ("cycle_months: 12", "cycle_months: ¦0", ["out-of-range"]),
    ("cycle_months: 12", "cycle_months: ¦99999999999999999999", ["out-of-range"]),
    ("cycle_months: 12", "cycle_months: ¦一年", ["wrong-kind"]),
    ("{id: public, label: 公开, cycle_months: 12}", "¦{id: public, label: 公开}", ["missing-key"]),
    ("grace_days: 30", "grace_days: ¦-1", ["out-of-range"]),
    ("digits: 3", "digits: ¦3000000000", ["out-of-range"]),
    ("prefix: AB", "prefix: ¦案例", ["wrong-form"]),
    ("{prefix: AB, ", "¦{", ["missing-key"]),
    ("grace_days: 30, barred: true}", "grace_days: 30}\n  - {id: ¦public, label: 甲, cycle_months: 1}",
     ["duplicate-id"]),
    ("  - {id: boss, label: 主管}", "  - ¦主管\n  - {id: boss, label: 主管}\n  - {id: ¦boss, label: 乙}",
     ["wrong-kind", "duplicate-id"]),
])
def test_a_mistake_has_its_place(old: str, new: str, rules: list[str], put: Put) -> None:
    """In `ownership.yml`, and nowhere else."""
    text, places = changed(OWNERSHIP, old, new)
    shelf = put((OWNERSHIP, "", text))
    assert shelf.places == [
        (rule, "ownership.yml", *place) for rule, place in zip(rules, places, strict=True)]


@pytest.mark.parametrize(("old", "new"), [
    ("roles:\n  - {id: boss, label: 主管}\n", "roles: []\n"), ("stewards:\n", "steward:\n"),
    ("review:\n", "reviews:\n")])
def test_a_missing_part_is_missed_at_the_head(old: str, new: str, put: Put) -> None:
    """Where a key is missing altogether there is no other place."""
    shelf = put((OWNERSHIP, old, new))
    assert set(shelf.places[:1]) <= {("missing-key", "ownership.yml", 1, 1)} or (
        shelf.places[0][0] == "unknown-key")
    assert {place[1] for place in shelf.places} == {"ownership.yml"}


def test_an_unreadable_ownership_is_one_finding(put: Put) -> None:
    """No record and no template is blamed for it."""
    for text in ("", "# 空的\n", "- a\n", "[" * 50_000):
        shelf = put((OWNERSHIP, "", text))
        assert [place[1] for place in shelf.places] == ["ownership.yml"]
