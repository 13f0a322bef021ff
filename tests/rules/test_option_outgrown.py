"""The rule `option-outgrown`."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "option-outgrown"


@pytest.mark.parametrize("status", ["submitted", "in_review", "approved", "retired"])
def test_an_early_option_in_a_later_status_is_found(status: str, check_text: CheckText) -> None:
    """Submitted, and all that comes after."""
    (found,) = check_text(f"status: {status}\noutcome: unknown\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 10)
    assert "“成败”还是“未定”" in found.message.zh
    assert found.hint is not None
    assert "success（成功）" in found.hint.zh
    assert "unknown" not in found.hint.zh


@pytest.mark.parametrize("status", ["draft", "returned", "withdrawn"])
def test_an_early_option_in_a_draft_passes(status: str, check_text: CheckText) -> None:
    """`returned` and `withdrawn` count as draft."""
    assert check_text(f"status: {status}\noutcome: unknown\n").of(RULE) == []


def test_an_option_may_last_until_another_status(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """The template says until when, not the rule."""
    base_library.edit("cases/_library/case-template.yml", "label: 未定, until: draft",
                      "label: 未定, until: submitted")
    assert check_text("status: in_review\noutcome: unknown\n").of(RULE) == []
    assert check_text("status: approved\noutcome: unknown\n").at(RULE) == [(2, 10)]


def test_an_option_of_a_nested_field_is_found(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Any choice of the template may have early options."""
    base_library.edit("cases/_library/case-template.yml", "{id: unknown, label: 未知}",
                      "{id: unknown, label: 未知, until: draft}")
    assert check_text("""
        stakeholders:
          - {role: buyer, concern: 价格}
          - {role: user, concern: 手感, stance: unknown}
        """).at(RULE) == [(3, 39)]
