"""The rule `returned-reason`."""

from tests.base_library import CheckText

RULE = "returned-reason"


def test_a_return_without_a_reason_is_found(check_text: CheckText) -> None:
    """At the status."""
    assert check_text("title: 一家企业\nstatus: returned\n").at(RULE) == [(2, 9)]
    assert check_text("status: returned\nreturn_reason: ''\n").at(RULE) == [(1, 9)]


def test_a_return_with_a_reason_passes(check_text: CheckText) -> None:
    """And other statuses need none."""
    assert check_text("status: returned\nreturn_reason: 第二步没有写客户的反应\n").of(RULE) == []
    assert check_text("status: draft\n").of(RULE) == []
