"""The rule `reviewer-independent`."""

import pytest

from tests.base_library import CheckText

RULE = "reviewer-independent"
SAME = """\
contributors:
  - {person: xu-anran}
  - {person: luo-haitao}
reviewers: [luo-haitao]
"""


def test_reviewers_who_all_contributed_are_found(check_text: CheckText) -> None:
    """At the list of reviewers."""
    assert check_text(SAME).at(RULE) == [(4, 12)]


@pytest.mark.parametrize("status", ["submitted", "in_review", "retired"])
def test_it_holds_from_submission_on(status: str, check_text: CheckText) -> None:
    """And for what is retired."""
    assert check_text(SAME + f"status: {status}\n").at(RULE) == [(4, 12)]


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_a_draft_passes(status: str, check_text: CheckText) -> None:
    """Reviewers are asked for when it is handed in."""
    assert check_text(SAME + f"status: {status}\n").of(RULE) == []


def test_one_independent_reviewer_is_enough(check_text: CheckText) -> None:
    """The other may have helped to write."""
    assert check_text(SAME.replace("[luo-haitao]", "[luo-haitao, chen-jingwen]")).of(RULE) == []


def test_missing_or_unknown_reviewers_are_found_elsewhere(check_text: CheckText) -> None:
    """The unknown one might be independent."""
    assert check_text("reviewers: []\n").of(RULE) == []
    assert check_text(SAME.replace("[luo-haitao]", "[luo-haitao, nobody]")).of(RULE) == []


def test_an_empty_item_is_no_reviewer(check_text: CheckText) -> None:
    """A list with nothing in it is missing, not unreadable."""
    assert check_text("reviewers:\n  -\n").at("required-field") == [(2, 3)]
