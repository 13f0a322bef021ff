"""The rule `contrast-opposite`. AB-2026-001 succeeded, AB-2026-002 failed, both at a proposal."""

import pytest

from generator.diagnostics import Severity
from tests.base_library import BaseLibrary, CheckText

RULE = "contrast-opposite"
CONTRAST = "related_cases:\n  - {id: AB-2026-002, relation: contrast}\n"
OTHER = "cases/2026/AB-2026-002.yml"


@pytest.mark.parametrize("outcome", ["mixed", "failure"])
def test_outcomes_that_are_no_opposites_are_found(outcome: str, check_text: CheckText) -> None:
    """At the relation."""
    (found,) = check_text(CONTRAST + f"outcome: {outcome}\n").of(RULE)
    assert found.severity is Severity.ERROR
    assert (found.location.line, found.location.column) == (2, 33)
    assert "“AB-2026-002”是“失败”" in found.message.zh


def test_opposites_pass_in_either_direction(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """The failure may name the success as well."""
    assert check_text(CONTRAST).of(RULE) == []
    base_library.edit(OTHER, "status: approved",
                      "related_cases:\n  - {id: AB-2026-001, relation: contrast}\nstatus: approved")
    assert base_library.check().of(RULE) == []


def test_another_relation_joins_what_it_likes(check_text: CheckText) -> None:
    """Only a contrast is about opposites."""
    snippet = CONTRAST.replace("contrast", "variant") + "outcome: mixed\nstage: [lead]\n"
    assert check_text(snippet + "key_scene: [first_gift]\n").of(RULE) == []


def test_nothing_in_common_is_a_warning(check_text: CheckText) -> None:
    """Neither a scene nor a stage."""
    (found,) = check_text(CONTRAST + "stage: [lead]\nkey_scene: [first_gift]\n").of(RULE)
    assert found.severity is Severity.WARNING
    assert (found.location.line, found.location.column) == (2, 33)


@pytest.mark.parametrize("shared", [
    "stage: [lead]\nkey_scene: [first_gift, first_visit]\n",
    "stage: [lead, proposal]\nkey_scene: [first_gift]\n"])
def test_a_scene_or_a_stage_in_common_is_enough(shared: str, check_text: CheckText) -> None:
    """One is enough to compare by."""
    assert check_text(CONTRAST + shared).of(RULE) == []


@pytest.mark.parametrize("target", ["AB-2026-003", "AB-2026-099", "AB-2026-001"])
def test_what_cannot_be_compared_passes(target: str, check_text: CheckText) -> None:
    """Undecided, unknown, or the case itself: other rules say so."""
    assert check_text(CONTRAST.replace("AB-2026-002", target)).of(RULE) == []


def test_a_waiver_allows_another_contrast(check_text: CheckText) -> None:
    """As of a half success with a failure."""
    assert check_text(CONTRAST + """
outcome: mixed
waivers:
  - {rule: contrast-opposite, reason: 同一客户前后两年, by: tang-shiqi, until: 2027-01-31}
""").of(RULE) == []
