"""The rule `outside-use-barred`."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "outside-use-barred"
VERBAL = "metrics: [{name: 采购额, after: '310', grade: verbal}]\n"
REFUSED = "consent: {status: refused}\nanonymisation: {level: full}\n"


@pytest.mark.parametrize("use", ["customer_meeting", "bid", "publicity"])
def test_an_outside_use_of_a_barred_level_is_found(use: str, check_text: CheckText) -> None:
    """At the first use outside the company."""
    snippet = f"permitted_use: [training, {use}]\nconfidentiality: restricted\n"
    assert check_text(snippet).at(RULE) == [(1, 27)]


@pytest.mark.parametrize("reason", [VERBAL, VERBAL.replace("verbal", "inferred"), REFUSED,
                                    REFUSED.replace("refused", "withdrawn")])
def test_weak_figures_and_refused_consent_bar_use_and_level(
    reason: str, check_text: CheckText,
) -> None:
    """The level that an outside audience reads is as much a use."""
    assert check_text("permitted_use: [bid]\n" + reason).at(RULE) == [(1, 17)]
    assert check_text("confidentiality: public\n" + reason).at(RULE) == [(1, 18)]
    assert check_text("permitted_use: [training]\n" + reason).of(RULE) == []


@pytest.mark.parametrize("grade", ["internal_record", "system_data", "customer_confirmed"])
def test_good_figures_may_be_used_outside(grade: str, check_text: CheckText) -> None:
    """From the option that the template marks, upward."""
    snippet = "permitted_use: [bid, publicity]\n" + VERBAL.replace("verbal", grade)
    assert check_text(snippet) == []


def test_each_reason_is_a_finding_at_each_place(check_text: CheckText) -> None:
    """Who mends one must see the other."""
    found = check_text("permitted_use: [bid]\nconfidentiality: public\n" + VERBAL + REFUSED)
    assert found.at(RULE) == [(1, 17), (1, 17), (2, 18), (2, 18)]


def test_a_draft_passes(check_text: CheckText) -> None:
    """No audience outside reads one."""
    assert check_text("status: draft\npermitted_use: [bid]\n" + VERBAL).of(RULE) == []


def test_the_law_says_which_level_is_read_outside_and_which_is_barred(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """The rule knows no level by name."""
    law = "cases/_library/ownership.yml"
    base_library.edit(law, "grace_days: 30, barred: true}", "grace_days: 30}")
    snippet = "permitted_use: [bid]\nconfidentiality: restricted\n"
    assert check_text(snippet).of(RULE) == []
    base_library.edit(law, "levels: [public], statuses: [approved], use: publicity",
                      "levels: [public, restricted], statuses: [approved], use: publicity")
    assert check_text("confidentiality: restricted\n" + VERBAL).at(RULE) == [(1, 18)]


def test_nothing_of_the_record_is_repeated(check_text: CheckText) -> None:
    """Not even which use, or which figure."""
    (found,) = check_text("permitted_use: [bid]\n" + VERBAL).of(RULE)
    assert not found.quote
    assert "采购额" not in str((found.message, found.hint))
    assert "bid" not in str((found.message, found.hint))
