"""The rule `waiver-valid`. The sole contributor of the base record is xu-anran."""

import pytest

from generator.diagnostics import Severity
from tests.base_library import CheckText, offered

RULE = "waiver-valid"
WAIVER = """\
waivers:
  - rule: review-due-cycle
    reason: 客户正在重组
    by: tang-shiqi
    until: 2027-01-31
"""


def test_a_whole_waiver_passes(check_text: CheckText) -> None:
    """A rule, a reason, someone active, a day to come."""
    assert check_text(WAIVER) == []


def test_an_unknown_rule_is_found_with_the_nearest(check_text: CheckText) -> None:
    """Offered are those that can be waived."""
    (found,) = check_text(WAIVER.replace("review-due-cycle", "review-cycle")).of(RULE)
    assert (found.location.line, found.location.column) == (2, 11)
    assert offered(found)[0] == "review-due-cycle"
    assert "masked-name" not in offered(found)


@pytest.mark.parametrize("name", ["masked-name", "content-hash", "id-form", "waiver-valid"])
def test_a_rule_that_cannot_be_waived_is_found(name: str, check_text: CheckText) -> None:
    """Confidentiality, identity, and this rule itself."""
    (found,) = check_text(WAIVER.replace("review-due-cycle", name)).of(RULE)
    assert (found.location.line, found.location.column) == (2, 11)
    assert found.message.zh == f"规则“{name}”不能豁免"


def test_a_short_reason_is_found(check_text: CheckText) -> None:
    """Four characters are the least that can say something."""
    assert check_text(WAIVER.replace("客户正在重组", "没时间")).at(RULE) == [(3, 13)]
    assert check_text(WAIVER.replace("客户正在重组", "客户重组")) == []


def test_someone_who_left_cannot_agree(check_text: CheckText) -> None:
    """They cannot answer for it."""
    assert check_text(WAIVER.replace("tang-shiqi", "jiang-bo")).at(RULE) == [(4, 9)]


def test_the_sole_contributor_cannot_agree(check_text: CheckText) -> None:
    """With another contributor there is someone to say no."""
    own = WAIVER.replace("tang-shiqi", "xu-anran")
    assert check_text(own).at(RULE) == [(4, 9)]
    assert check_text(own + "contributors: [{person: xu-anran}, {person: deng-zihao}]\n") == []


def test_a_waiver_that_ended_is_a_warning(check_text: CheckText) -> None:
    """It ends on the day it names, and nothing else is said about it."""
    ended = WAIVER.replace("2027-01-31", "2026-11-22").replace("review-due-cycle", "gone-rule")
    (found,) = check_text(ended)
    assert (found.rule, found.severity) == (RULE, Severity.WARNING)
    assert (found.location.line, found.location.column) == (5, 12)
    assert found.message.zh == "这条豁免已到期，可以删除"


def test_missing_parts_are_the_business_of_required_field(check_text: CheckText) -> None:
    """A waiver without an end sets nothing aside."""
    checked = check_text("""
        review_due: 2040-01-01
        waivers:
          - {rule: review-due-cycle, reason: 客户正在重组, by: tang-shiqi}
        """)
    assert checked.of(RULE) == []
    assert checked.at("required-field") == [(3, 5)]
    assert checked.at("review-due-cycle") == [(1, 13)]
