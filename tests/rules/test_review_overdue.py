"""The rule `review-overdue`. The base library is read on 2026-11-22."""

import pytest

from generator.diagnostics import Severity
from tests.base_library import CheckText

RULE = "review-overdue"


def test_a_review_due_yesterday_is_a_warning(check_text: CheckText) -> None:
    """With the command that renews it."""
    (found,) = check_text("review_due: 2026-11-21\n").of(RULE)
    assert found.severity is Severity.WARNING
    assert (found.location.line, found.location.column) == (1, 13)
    assert found.message.zh == "复核在 2026-11-21 到期，已过 1 天"
    assert found.hint is not None
    assert "caselib renew AB-2026-001 --by PERSON --note …" in found.hint.zh


def test_a_review_due_today_passes(check_text: CheckText) -> None:
    """There is a day left."""
    assert check_text("review_due: 2026-11-22\n") == []


@pytest.mark.parametrize("status", ["draft", "submitted", "retired"])
def test_only_what_is_approved_can_be_overdue(status: str, check_text: CheckText) -> None:
    """The rest is either not published or not kept up."""
    assert check_text(f"status: {status}\nreview_due: 2026-01-01\n").of(RULE) == []
