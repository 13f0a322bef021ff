"""The rule `owner-active`. In the base library jiang-bo left, and shen-muqing stands in."""

from generator.diagnostics import Severity
from tests.base_library import BaseLibrary, CheckText

RULE = "owner-active"


def test_an_owner_with_a_delegate_is_a_warning(check_text: CheckText) -> None:
    """Someone looks after the case; the name should still be put right."""
    (found,) = check_text("owner: jiang-bo\n").of(RULE)
    assert found.severity is Severity.WARNING
    assert (found.location.line, found.location.column) == (1, 8)
    assert found.hint is not None
    assert found.hint.zh == "改成 owner: shen-muqing"


def test_an_owner_without_one_is_an_error(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Nobody looks after the case."""
    base_library.edit("cases/_library/people.yml", ", delegate: shen-muqing", "")
    (found,) = check_text("owner: jiang-bo\n").of(RULE)
    assert found.severity is Severity.ERROR


def test_an_active_owner_passes(check_text: CheckText) -> None:
    """And a withdrawn case needs none."""
    assert check_text("owner: shen-muqing\n").of(RULE) == []
    assert check_text("status: withdrawn\nowner: jiang-bo\n").of(RULE) == []
