"""The rule `people-active`. In the base library jiang-bo left on 2026-08-31."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "people-active"
LATE = "approval: {by: liang-weicheng, on: 2026-09-02, content_hash: pending}\n"


def test_a_reviewer_who_had_left_is_found(check_text: CheckText) -> None:
    """On the day of approval nobody had that job any more."""
    (found,) = check_text(LATE + "reviewers: [luo-haitao, jiang-bo]\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 25)
    assert found.message.zh == "“蒋波（jiang-bo）”在 2026-09-02 不在岗"
    assert found.hint is not None
    assert "沈沐晴（shen-muqing）" in found.hint.zh


def test_an_approver_who_had_left_is_found(check_text: CheckText) -> None:
    """The approver as well as the reviewers."""
    assert check_text(LATE + "approver: jiang-bo\n").at(RULE) == [(2, 11)]


def test_the_place_counts_items_that_could_not_be_read(check_text: CheckText) -> None:
    """The first reviewer is unknown; the finding stands at the second all the same."""
    assert check_text(LATE + "reviewers: [nobody, jiang-bo]\n").at(RULE) == [(2, 21)]


def test_who_left_after_the_approval_passes(check_text: CheckText) -> None:
    """The approval of the base record is of March."""
    assert check_text("reviewers: [luo-haitao, jiang-bo]\n").of(RULE) == []


@pytest.mark.parametrize("status", ["draft", "submitted", "in_review", "returned"])
def test_before_approval_today_counts(status: str, check_text: CheckText) -> None:
    """An approval that the record still carries from earlier does not help."""
    snippet = f"status: {status}\nreviewers: [luo-haitao, jiang-bo]\n"
    assert check_text(snippet).at(RULE) == [(2, 25)]


def test_contributors_and_withdrawn_cases_are_left_alone(check_text: CheckText) -> None:
    """Who wrote, wrote; and what is in no build needs nobody."""
    assert check_text("contributors:\n  - {person: jiang-bo}\n").of(RULE) == []
    assert check_text("status: withdrawn\nreviewers: [jiang-bo]\n").of(RULE) == []


def test_without_a_delegate_the_hint_names_nobody(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """There is nobody to name."""
    base_library.edit("cases/_library/people.yml", ", delegate: shen-muqing", "")
    (found,) = check_text(LATE + "reviewers: [luo-haitao, jiang-bo]\n").of(RULE)
    assert found.hint is not None
    assert found.hint.zh.startswith("换一位在岗的人；")
