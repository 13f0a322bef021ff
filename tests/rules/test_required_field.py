"""The rule `required-field`."""

import pytest

from tests.base_library import CheckText

RULE = "required-field"
WAIVER = """\
waivers:
  - {rule: required-field, reason: 客户还没有回话, by: tang-shiqi, until: 2027-01-31}
"""


def test_a_missing_field_is_found_with_the_status_that_asks_for_it(check_text: CheckText) -> None:
    """At the key that stands there without a value."""
    (found,) = check_text("title: 一家企业\nsummary:\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 1)
    assert found.message.zh == "缺少“摘要”（summary），状态为“已批准”时必填"


def test_a_draft_needs_six_things(check_text: CheckText) -> None:
    """No more is asked of AB-2026-003 than it has."""
    assert check_text("status: draft\nsummary:\nevidence:\nreviewers:\nconsent:\n").of(RULE) == []


@pytest.mark.parametrize(("outcome", "count"), [("success", 0), ("failure", 6), ("mixed", 6)])
def test_the_outcome_decides_about_some_fields(
    outcome: str, count: int, check_text: CheckText,
) -> None:
    """The base record tells of a success; a failure needs six fields more."""
    assert len(check_text(f"outcome: {outcome}\n").of(RULE)) == count


def test_a_field_of_an_item_is_found_in_its_line(check_text: CheckText) -> None:
    """Though an item before it could not be read."""
    assert check_text("""
        lessons:
          - 一句话
          - {id: L2}
          - {id: L3, statement: 打样比降价有用}
        """).at(RULE) == [(3, 5)]


def test_too_few_items_are_found(check_text: CheckText) -> None:
    """A sequence of two steps is no story."""
    (found,) = check_text("""
        timeline:
          - {step: 上门, action: 拜访}
          - {step: 签约, action: 签单}
        """).of(RULE)
    assert found.message.zh == "“关键过程”只有 2 项，至少要 3 项"


def test_a_list_of_empty_items_is_missing(check_text: CheckText) -> None:
    """Nothing was said in it."""
    assert check_text("reviewers:\n  -\n").at(RULE) == [(2, 3)]
    assert check_text("reviewers: [{value: , level: internal}]\n").at(RULE) == [(1, 12)]
    assert check_text("limits: ['', ' ']\nsummary: |\n  \n\n").at(RULE) == [(1, 9), (2, 10)]


def test_a_guard_around_nothing_holds_nothing(check_text: CheckText) -> None:
    """Who may see it does not make it be there."""
    assert check_text("approver: {value: , level: internal}\n").at(RULE) == [(1, 11)]
    assert check_text("limits: {value: [], level: internal}\n").at(RULE) == [(1, 9)]


def test_what_could_not_be_read_is_not_missing(check_text: CheckText) -> None:
    """It stands there, and has a finding already."""
    checked = check_text("industry: 没有的行业\n")
    assert checked.of(RULE) == []
    assert checked.at("unknown-term") == [(1, 11)]


def test_a_waiver_covers_the_story_and_not_its_governance(check_text: CheckText) -> None:
    """An approval that nobody gave cannot be waived."""
    assert check_text(WAIVER + "reflection:\n") == []
    assert check_text(WAIVER + "approval:\n").at(RULE) == [(3, 1)]
    assert check_text(WAIVER + "confidentiality:\n").at(RULE) == [(3, 1)]
