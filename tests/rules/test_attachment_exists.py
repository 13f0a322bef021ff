"""The rule `attachment-exists`. The folder of the base record holds 报价说明.txt."""

import pytest

from generator.diagnostics import Severity
from tests.base_library import BaseLibrary, CheckText

RULE = "attachment-exists"
FOLDER = "cases/2026/AB-2026-001"
LISTED = "attachments:\n  - {file: 报价说明.txt, title: 报价说明}\n"


def test_a_missing_file_is_found_with_what_is_there(check_text: CheckText) -> None:
    """And the file that nobody lists is a warning at the list."""
    found = check_text(LISTED.replace("报价说明.txt", "报价单.txt")).of(RULE)
    assert [(one.severity, one.location.line, one.location.column) for one in found] == [
        (Severity.WARNING, 2, 3), (Severity.ERROR, 2, 12)]
    assert found[1].hint is not None
    assert found[1].hint.zh == "那里还有：报价说明.txt"


def test_a_file_in_a_folder_below_passes(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """It is named with its folder."""
    base_library.write(f"{FOLDER}/表/一.txt", "1")
    assert check_text(LISTED + "  - {file: 表/一.txt, title: 表一}\n") == []


def test_another_spelling_of_a_name_is_another_file(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """On the machine that builds the site, letters have a case."""
    base_library.write(f"{FOLDER}/Plan.PDF", "1")
    found = check_text(LISTED + "  - {file: plan.pdf, title: 图}\n").of(RULE)
    assert (3, 12) in [(one.location.line, one.location.column) for one in found]


def test_a_link_that_leads_elsewhere_is_found(
    base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """It would publish a file of the machine."""
    base_library.write("elsewhere.txt", "geheim")
    (base_library.root / FOLDER / "link.txt").symlink_to(base_library.root / "elsewhere.txt")
    (found,) = check_text(LISTED + "  - {file: link.txt, title: 链接}\n").of(RULE)
    assert (found.location.line, found.location.column) == (3, 12)
    assert found.message.zh == "附件“link.txt”是通到别处的链接，不会发布"


def test_a_folder_without_a_list_is_a_warning_at_the_record(check_text: CheckText) -> None:
    """Someone put a file there and forgot to say so."""
    (found,) = check_text("title: 一家企业\nattachments:\n")
    assert (found.rule, found.severity) == (RULE, Severity.WARNING)
    assert (found.location.line, found.location.column) == (1, 1)


@pytest.mark.parametrize("name", ["usage.yml", ".DS_Store", "~$报价.docx"])
def test_files_that_are_no_attachments_pass(
    name: str, base_library: BaseLibrary, check_text: CheckText,
) -> None:
    """Usage notes, and what office programs and systems leave behind."""
    base_library.write(f"{FOLDER}/{name}", "notes: []\n")
    assert check_text(LISTED) == []


def test_a_withdrawn_case_is_left_alone(check_text: CheckText) -> None:
    """It is in no build."""
    assert check_text(LISTED.replace("报价", "没有") + "status: withdrawn\n").of(RULE) == []
