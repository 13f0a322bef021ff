"""Keys that are no words, beside a level."""

from tests.base_library import CheckText


def test_a_list_as_a_key_beside_a_level(check_text: CheckText) -> None:
    """It is a finding, and no traceback."""
    found = check_text("customer: {level: internal, ? [a, b] : c}\n", sign=False)
    assert found.of("wrong-kind")


def test_an_attachment_of_five_thousand_characters(check_text: CheckText) -> None:
    """No system takes such a name."""
    found = check_text(f"attachments:\n  - {{file: {'x' * 5000}, title: 报价}}\n", sign=False)
    assert [one.location.line for one in found.of("too-long")] == [2]
    found = check_text(f"attachments:\n  - {{file: {'价' * 200}, title: 报价}}\n", sign=False)
    assert found.of("attachment-exists")
