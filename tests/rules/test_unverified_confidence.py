"""The rule `unverified-confidence`."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "unverified-confidence"


def test_high_confidence_in_an_assumption_is_found(check_text: CheckText) -> None:
    """At the confidence, with what may stand there."""
    (found,) = check_text("cause_source: assumption\nconfidence: high\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 13)
    assert found.message.zh == "“原因来源”是“推测”，“可信度”就不能是“高”"
    assert found.hint is not None
    assert "low（低）、medium（中）" in found.hint.zh


@pytest.mark.parametrize(("source", "confidence"), [
    ("assumption", "medium"), ("crm", "high"), ("rep_debrief", "low")])
def test_other_pairs_pass(source: str, confidence: str, check_text: CheckText) -> None:
    """Low confidence in an assumption, or high in what was verified."""
    snippet = f"cause_source: {source}\nconfidence: {confidence}\n"
    assert check_text(snippet).of(RULE) == []


def test_any_choice_may_be_unverified(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """The template marks the options, in nested fields, too."""
    base_library.edit("cases/_library/case-template.yml", "{id: inferred, label: 推断}",
                      "{id: inferred, label: 推断, unverified: true}")
    assert check_text("""
        confidence: high
        metrics: [{name: 采购额, after: '310', grade: inferred}]
        """).at(RULE) == [(1, 13)]
