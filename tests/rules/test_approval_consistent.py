"""The rule `approval-consistent`. The base record was approved by liang-weicheng on 2026-03-12."""

from tests.base_library import CheckText

RULE = "approval-consistent"


def test_another_approver_than_in_the_approval_is_found(check_text: CheckText) -> None:
    """At the person in the approval; its log entry is missing as well."""
    assert check_text("""
        approval: {by: gu-yunfei, on: 2026-03-12, content_hash: pending}
        review_log:
          - {on: 2026-03-12, by: liang-weicheng, result: approved}
        """).at(RULE) == [(1, 16), (3, 3)]


def test_an_approval_of_tomorrow_is_found(check_text: CheckText) -> None:
    """In the approval and in the log."""
    assert check_text("""
        approval: {by: liang-weicheng, on: 2026-11-23, content_hash: pending}
        review_log:
          - {on: 2026-11-23, by: liang-weicheng, result: approved}
        """).at(RULE) == [(1, 36), (3, 10)]


def test_an_approval_of_today_passes(check_text: CheckText) -> None:
    """The day is not over."""
    assert check_text("""
        approval: {by: liang-weicheng, on: 2026-11-22, content_hash: pending}
        review_log:
          - {on: 2026-11-22, by: liang-weicheng, result: approved}
        """, sign=True) == []


def test_a_log_without_the_approval_is_found_with_the_line_to_add(check_text: CheckText) -> None:
    """Another day, another person or another result is not the approval."""
    for entry in ("on: 2026-03-11, by: liang-weicheng, result: approved",
                  "on: 2026-03-12, by: gu-yunfei, result: approved",
                  "on: 2026-03-12, by: liang-weicheng, result: confirmed"):
        (found,) = check_text(f"review_log:\n  - {{{entry}}}\n").of(RULE)
        assert (found.location.line, found.location.column) == (2, 3)
        assert found.hint is not None
        assert found.hint.zh == "补一行 {on: 2026-03-12, by: liang-weicheng, result: approved}"


def test_entries_out_of_order_are_found(check_text: CheckText) -> None:
    """At each entry that comes after a later one; the same day twice is in order."""
    assert check_text("""
        review_log:
          - {on: 2026-03-12, by: liang-weicheng, result: approved}
          - {on: 2026-03-12, by: xu-anran, result: confirmed}
          - {on: 2026-02-01, by: xu-anran, result: returned}
          - {on: 2026-10-01, by: xu-anran, result: confirmed}
        """).at(RULE) == [(4, 10)]


def test_a_draft_may_carry_an_old_approval_but_no_future_log(check_text: CheckText) -> None:
    """What is sent back keeps its history."""
    assert check_text("status: in_review\napprover: gu-yunfei\n").of(RULE) == []
    assert check_text("""
        status: draft
        review_log:
          - {on: 2027-01-01, by: xu-anran, result: returned}
        """).at(RULE) == [(3, 10)]


def test_an_entry_that_could_not_be_read_may_be_the_approval(check_text: CheckText) -> None:
    """One cause, one finding."""
    checked = check_text("review_log:\n  - {on: 2026-3-12, by: liang-weicheng, result: approved}\n")
    assert checked.of(RULE) == []
    assert checked.at("bad-date") == [(2, 10)]
