"""The rule `approver-independent`."""

from tests.base_library import CheckText

RULE = "approver-independent"
BOTH = "contributors:\n  - {person: liang-weicheng}\napprover: liang-weicheng\n"


def test_an_approver_who_contributed_is_found(check_text: CheckText) -> None:
    """At the approver, who has to be another."""
    assert check_text(BOTH).at(RULE) == [(3, 11)]


def test_another_approver_passes(check_text: CheckText) -> None:
    """Who is not among the contributors."""
    assert check_text("contributors:\n  - {person: xu-anran}\n").of(RULE) == []


def test_a_waiver_sets_it_aside_until_its_day(check_text: CheckText) -> None:
    """It ends on the day it names: the base library is read on 2026-11-22."""
    waiver = ("waivers:\n  - {{rule: approver-independent, reason: 南区只有他一位总监, "
              "by: tang-shiqi, until: {until}}}\n")
    assert check_text(BOTH + waiver.format(until="2026-11-23")).of(RULE) == []
    assert check_text(BOTH + waiver.format(until="2026-11-22")).at(RULE) == [(3, 11)]
