"""The rule `review-due-cycle`. The base record was reviewed on 2026-03-12; internal, 12 months."""

from datetime import date

import pytest

from generator.rules.review_due_cycle import latest_due
from tests.base_library import CheckText

RULE = "review-due-cycle"


def test_a_review_beyond_the_cycle_is_found_with_the_last_day(check_text: CheckText) -> None:
    """The last day itself is allowed."""
    (found,) = check_text("review_due: 2027-03-13\n").of(RULE)
    assert (found.location.line, found.location.column) == (1, 13)
    assert found.hint is not None
    assert found.hint.zh == "最迟写 review_due: 2027-03-12"
    assert check_text("review_due: 2027-03-12\n").of(RULE) == []


def test_the_level_sets_the_cycle(check_text: CheckText) -> None:
    """Nine months where only sales may read it."""
    snippet = "confidentiality: sales_only\nreview_due: 2026-12-{day}\n"
    assert check_text(snippet.format(day=13)).at(RULE) == [(2, 13)]
    assert check_text(snippet.format(day=12)).of(RULE) == []


def test_the_last_review_counts(check_text: CheckText) -> None:
    """A renewal starts a new cycle."""
    log = """
        review_due: 2027-09-30
        review_log:
          - {on: 2026-03-12, by: liang-weicheng, result: approved}
          - {on: 2026-10-01, by: xu-anran, result: confirmed}
        """
    assert check_text(log).of(RULE) == []
    assert check_text(log.replace("2027-09-30", "2027-10-02")).at(RULE) == [(1, 13)]


def test_without_a_log_the_approval_counts(check_text: CheckText) -> None:
    """That the log is missing is another finding."""
    assert check_text("review_log: []\nreview_due: 2027-03-13\n").at(RULE) == [(2, 13)]


@pytest.mark.parametrize("status", ["submitted", "retired"])
def test_only_what_is_approved_has_a_cycle(status: str, check_text: CheckText) -> None:
    """A retired case is not reviewed again."""
    assert check_text(f"status: {status}\nreview_due: 2040-01-01\n").of(RULE) == []


def test_a_waiver_allows_a_later_day(check_text: CheckText) -> None:
    """As when the customer cannot be asked for a while."""
    assert check_text("""
        review_due: 2027-06-01
        waivers:
          - {rule: review-due-cycle, reason: 客户正在重组, by: tang-shiqi, until: 2027-01-31}
        """) == []


@pytest.mark.parametrize(("day", "months", "latest"), [
    (date(2026, 3, 12), 12, date(2027, 3, 12)),
    (date(2026, 8, 31), 6, date(2027, 2, 28)),
    (date(2027, 8, 31), 6, date(2028, 2, 29)),
    (date(2026, 12, 31), 12, date(2027, 12, 31)),
    (date(2026, 1, 15), 11, date(2026, 12, 15)),
    (date(9999, 1, 1), 12, date.max),
])
def test_months_are_calendar_months(day: date, months: int, latest: date) -> None:
    """A day that the month has not is its last."""
    assert latest_due(day, months) == latest
