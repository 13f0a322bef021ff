"""The rule `id-is-file-name`."""

from tests.base_library import CheckText

RULE = "id-is-file-name"


def test_another_id_than_the_file_name_is_found_with_both_remedies(check_text: CheckText) -> None:
    """The hint names the id to write, and the file to rename."""
    (found,) = check_text("title: 一家企业\nid: AB-2026-009\n").of(RULE)
    assert (found.location.line, found.location.column) == (2, 5)
    assert found.message.zh == "编号“AB-2026-009”与文件名“AB-2026-001”不同"
    assert found.hint is not None
    assert "id: AB-2026-001" in found.hint.zh
    assert "AB-2026-009.yml" in found.hint.zh


def test_the_same_id_passes(check_text: CheckText) -> None:
    """Quotes around it are no difference."""
    assert check_text('id: "AB-2026-001"\n').of(RULE) == []


def test_a_missing_id_is_the_business_of_required_field(check_text: CheckText) -> None:
    """One cause, one finding."""
    checked = check_text("id:\n")
    assert checked.of(RULE) == []
    assert checked.at("required-field") == [(1, 1)]
