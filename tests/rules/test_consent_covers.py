"""The rule `consent-covers`."""

import pytest

from generator.diagnostics import Severity
from tests.base_library import CheckText

RULE = "consent-covers"
SHOWN = "customer: {name: 青禾电器, alias: 华南某家电企业, disclosure: consented}\n"
FULL = "anonymisation: {level: full}\n"
GRANTED = "consent: {status: granted, scope: [training], granted_on: 2026-03-01"


@pytest.mark.parametrize("status", ["not_needed", "pending", "refused", "withdrawn"])
def test_a_consented_customer_without_consent_is_found(
    status: str, check_text: CheckText,
) -> None:
    """Whatever else the consent says."""
    snippet = f"{SHOWN}{FULL}consent: {{status: {status}, reason: 虚构公司}}\n"
    (found,) = check_text(snippet).of(RULE)
    assert found.severity is Severity.ERROR
    assert (found.location.line, found.location.column) == (3, 19)


def test_a_granted_consent_passes(check_text: CheckText) -> None:
    """Without an end, or with one that is to come."""
    assert check_text(SHOWN + GRANTED + "}\n") == []
    assert check_text(SHOWN + GRANTED + ", expires_on: 2026-11-23}\n") == []


def test_a_consent_that_has_run_out_is_a_warning(check_text: CheckText) -> None:
    """It ends on the day it names; the name is withheld, and nothing stops."""
    (found,) = check_text(SHOWN + GRANTED + ", expires_on: 2026-11-22}\n")
    assert (found.rule, found.severity) == (RULE, Severity.WARNING)
    assert (found.location.line, found.location.column) == (2, 83)


def test_consent_not_needed_needs_a_reason(check_text: CheckText) -> None:
    """At the consent, where the reason is missing."""
    assert check_text("consent: {status: not_needed}\n").at(RULE) == [(1, 10)]
    assert check_text("consent: {status: not_needed, reason: 公开报道}\n") == []


@pytest.mark.parametrize("status", ["pending", "refused", "withdrawn"])
@pytest.mark.parametrize("level", ["none", "partial"])
def test_without_consent_anonymisation_is_full(
    status: str, level: str, check_text: CheckText,
) -> None:
    """At the level of anonymisation."""
    snippet = f"consent: {{status: {status}}}\nanonymisation: {{level: {level}}}\n"
    assert check_text(snippet).at(RULE) == [(2, 24)]
    assert check_text(snippet.replace(level, "full")).of(RULE) == []


def test_a_consented_customer_is_asked_for_consent_from_submission_on(
    check_text: CheckText,
) -> None:
    """From approval on the missing consent is a finding of `required-field`."""
    snippet = SHOWN + "consent:\n"
    assert check_text(snippet + "status: draft\n").of(RULE) == []
    assert check_text(snippet + "status: in_review\n").at(RULE) == [(2, 1)]
    checked = check_text(snippet + "status: approved\n")
    assert checked.of(RULE) == []
    assert checked.at("required-field") == [(2, 1)]


def test_nothing_of_the_record_is_repeated(check_text: CheckText) -> None:
    """Neither in the words nor by quoting the line."""
    found = check_text(SHOWN + "consent: {status: pending}\n").of(RULE)
    assert len(found) == 2
    assert not any(one.quote for one in found)
    words = str([(one.message, one.hint) for one in found])
    assert "青禾" not in words
    assert "华南" not in words
