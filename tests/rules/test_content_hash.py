"""The rule `content-hash`. What the fingerprint covers is tested with the model."""

import pytest

from tests.base_library import BaseLibrary, CheckText

RULE = "content-hash"
PENDING = "approval: {by: liang-weicheng, on: 2026-03-12, content_hash: pending}\n"
RECORD = "cases/2026/AB-2026-001.yml"


def _line(base: BaseLibrary, start: str) -> int:
    lines = (base.root / RECORD).read_text("utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if line.startswith(start))


def test_an_unsigned_approval_is_found_with_the_command(check_text: CheckText) -> None:
    """It names the approver."""
    (found,) = check_text(PENDING).of(RULE)
    assert (found.location.line, found.location.column) == (1, 62)
    assert found.message.zh == "批准还没有签上内容指纹"
    assert found.hint is not None
    assert "caselib approve AB-2026-001 --by liang-weicheng" in found.hint.zh


def test_a_change_after_the_approval_is_found(base_library: BaseLibrary) -> None:
    """One digit is enough."""
    base_library.edit(RECORD, 'after: "310"', 'after: "311"')
    (found,) = base_library.check()
    assert found.rule == RULE
    assert found.location == (RECORD, _line(base_library, "approval:"), 62)
    assert found.message.zh == "内容在批准之后改过"
    assert found.hint is not None
    assert "caselib submit AB-2026-001" in found.hint.zh


def test_a_changed_attachment_is_found(base_library: BaseLibrary) -> None:
    """Its bytes belong to what was approved."""
    base_library.write("cases/2026/AB-2026-001/报价说明.txt", "报价分两档。\n")
    assert base_library.check().at(RULE) == [(_line(base_library, "approval:"), 62)]


def test_a_change_outside_the_content_passes(base_library: BaseLibrary) -> None:
    """People, reviews, comments and layout are not what was approved."""
    base_library.edit(RECORD, "owner: xu-anran", "owner: deng-zihao   # 接手")
    base_library.edit(RECORD, "review_due: 2027-03-01", "review_due: 2027-02-01")
    base_library.edit(RECORD, "limits: [价格敏感的客户不适用]", "limits:\n  - 价格敏感的客户不适用")
    assert base_library.check() == []


@pytest.mark.parametrize("status", ["draft", "submitted", "in_review", "returned"])
def test_what_is_not_approved_need_not_be_signed(status: str, check_text: CheckText) -> None:
    """The approval may be an old one."""
    assert check_text(PENDING + f"status: {status}\n").of(RULE) == []


def test_what_is_retired_stays_as_it_was_approved(check_text: CheckText) -> None:
    """Trainers still read it."""
    assert check_text(PENDING + "status: retired\n").at(RULE) == [(1, 62)]
