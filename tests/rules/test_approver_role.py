"""The rule `approver-role`."""

import pytest

from tests.base_library import CheckText

RULE = "approver-role"


def test_an_approver_without_the_role_is_found(check_text: CheckText) -> None:
    """With the people who may approve; a contributor among them is not offered."""
    (found,) = check_text("""
        contributors: [{person: gu-yunfei}]
        stage: [proposal]
        approver: chen-jingwen
        """).of(RULE)
    assert (found.location.line, found.location.column) == (3, 11)
    assert found.message.zh == "批准人“陈静文（chen-jingwen）”没有“销售总监”的角色"
    assert found.hint is not None
    assert found.hint.zh == "请其中一位批准：梁伟成（liang-weicheng）"


def test_one_of_several_roles_is_enough(check_text: CheckText) -> None:
    """Other stages may be approved by a case manager, too."""
    assert check_text("stage: [retention]\napprover: chen-jingwen\n").of(RULE) == []
    assert check_text("stage: [retention]\napprover: luo-haitao\n").at(RULE) == [(2, 11)]


@pytest.mark.parametrize("status", ["draft", "submitted", "in_review"])
def test_before_approval_nobody_is_asked(status: str, check_text: CheckText) -> None:
    """The approver may not be settled yet."""
    assert check_text(f"status: {status}\napprover: chen-jingwen\n").of(RULE) == []


def test_a_missing_approver_is_found_elsewhere(check_text: CheckText) -> None:
    """By `required-field`."""
    assert check_text("approver:\n").of(RULE) == []
