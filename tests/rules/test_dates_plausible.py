"""The rule `dates-plausible`. The base library is read on 2026-11-22."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "dates-plausible"
CONSENT = "consent: {{status: granted, granted_on: {start}, expires_on: {end}}}\n"


@pytest.mark.parametrize("period", ["2027", "2026-12", "2026-11-23", "2027-Q1"])
def test_a_case_of_the_future_is_found(period: str, check_text: CheckText) -> None:
    """However finely its date is known."""
    assert check_text(f"period: {period}\n").at(RULE) == [(1, 9)]


@pytest.mark.parametrize("period", ["2026", "2026-Q4", "2026-11", "2026-11-22", "1998"])
def test_a_period_that_has_begun_passes(period: str, check_text: CheckText) -> None:
    """It need not be over."""
    assert check_text(f"period: {period}\n") == []


def test_a_consent_of_tomorrow_is_found(check_text: CheckText) -> None:
    """At the day on which it is said to be granted."""
    snippet = CONSENT.format(start="2026-11-23", end="2027-11-22")
    assert check_text(snippet).at(RULE) == [(1, 40)]


@pytest.mark.parametrize("end", ["2026-03-01", "2025-03-01"])
def test_a_consent_that_ends_before_it_begins_is_found(end: str, check_text: CheckText) -> None:
    """The same day is no time at all."""
    assert check_text(CONSENT.format(start="2026-03-01", end=end)).at(RULE) == [(1, 64)]


def test_a_consent_in_order_passes(check_text: CheckText) -> None:
    """Granted today at the latest, ended later."""
    assert check_text(CONSENT.format(start="2026-11-22", end="2026-11-23")).of(RULE) == []
    assert check_text("consent: {status: granted, expires_on: 2026-01-01}\n").of(RULE) == []


def test_a_template_without_a_period_is_not_asked(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """A role that a template leaves out drops the rule that needs it."""
    base_library.edit("cases/_library/case-template.yml", "  period: period\n", "")
    assert check_text("period: 2027\n").of(RULE) == []
