"""Submit, approve and renew: what they write, what they refuse, and what they leave alone."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from generator.authoring.refusal import Refusal
from generator.authoring.review import approve, renew, submit
from tests.authoring.library import CASE, DAY, edit, findings, read

ID = "AB-2025-001"
APPROVAL = re.compile(r"(?m)^(approver|approval|review_due):.*\n|^review_log:\n(?:  - .*\n)+")


def text_of(root: Path) -> str:
    """Return the record byte for byte."""
    return (root / CASE).read_bytes().decode()


def unapproved(root: Path, status: str = "submitted") -> str:
    """Take the approval out of the sample case and return what the record says then."""
    text = APPROVAL.sub("", text_of(root)).replace("status: approved", f"status: {status}")
    (root / CASE).write_bytes(text.encode())
    return text


def added(before: str, after: str) -> list[str]:
    """Return the lines that are new; every old line must still be there, in its place."""
    old, new, fresh = before.splitlines(), after.splitlines(), []
    for line in new:
        if old and line == old[0]:
            old.pop(0)
        else:
            fresh.append(line)
    assert old == [], "a line was lost or moved"
    return fresh


def test_submit_changes_the_status_and_takes_the_reason_out(root: Path) -> None:
    """The comments beside both stay, or go with the line they stand on."""
    unapproved(root, "returned # 二审\nreturn_reason: 指标没有证据\n# 给审核人：看第三步")
    before = text_of(root)
    done = submit(read(root), ID)
    assert done.case.governance.status == "submitted"
    assert text_of(root) == before.replace("status: returned #", "status: submitted #").replace(
        "return_reason: 指标没有证据\n", "")
    assert findings(root) == []


def test_a_comment_beside_the_reason_stays(root: Path) -> None:
    """The author may have answered there."""
    unapproved(root, "returned\r\nreturn_reason: 缺证据  # 已补，见附件\r")
    submit(read(root), ID)
    assert "status: submitted\r\n# 已补，见附件\r\n" in text_of(root)


def test_submit_lists_what_is_missing_and_writes_nothing(root: Path) -> None:
    """Every missing field is a finding of the refusal."""
    text = unapproved(root, "draft")
    before = re.sub(r"(?m)^(?:summary|reviewers):.*\n", "", text)
    (root / CASE).write_bytes(before.encode())
    with pytest.raises(Refusal) as refused:
        submit(read(root), ID)
    assert {one.message.en.split("”")[0].strip("“") for one in refused.value.findings} == {
        "摘要", "审核人"}
    assert "2" in refused.value.text.zh
    assert text_of(root) == before


def test_submit_takes_an_approved_case_only_once_it_has_changed(root: Path) -> None:
    """The approval stays in the record as what it was; it counts no longer."""
    with pytest.raises(Refusal, match="has not changed"):
        submit(read(root), ID)
    before = edit(root, "confidence: medium", "confidence: low")
    submit(read(root), ID)
    assert text_of(root) == before.replace("status: approved", "status: submitted")
    assert findings(root) == []


@pytest.mark.parametrize("status", ["in_review", "submitted", "retired", "withdrawn"])
def test_submit_refuses_other_steps(root: Path, status: str) -> None:
    """A case that is in review already need not be sent there."""
    unapproved(root, status)
    with pytest.raises(Refusal, match="this step takes"):
        submit(read(root), ID)


def test_approve_writes_its_entries_and_moves_nothing_else(root: Path) -> None:
    """Four new entries, one changed line, and a check without findings."""
    before = unapproved(root).replace(
        "reviewers: [", "# 两位都看过\nreviewers: [").replace("\nlessons:", "\n\n# 教训\nlessons:")
    (root / CASE).write_bytes(before.encode())
    done = approve(read(root), ID, "sun-hao", date(2026, 3, 9), "两处改动已核")
    after = text_of(root)
    assert [line.split(":")[0] for line in added(
        before.replace("status: submitted", "status: approved"), after)] == [
            "approver", "approval", "review_due", "review_log", "  - {on"]
    assert "  - {on: 2026-03-09, by: sun-hao, result: approved, note: 两处改动已核}\n" in after
    assert done.case.governance.review_due == date(2027, 3, 9)
    assert len(done.warnings) == 0
    assert findings(root) == []


def test_approve_keeps_a_sooner_review_date_and_the_style_of_the_approval(root: Path) -> None:
    """A record that was approved before, with its approval as a block with comments."""
    approval = re.compile(r"(?m)^approval: .*$")
    text = approval.sub(
        "approval:\n  # 第一次\n  by: li-qing   # 代\n  on: 2025-06-01\n  content_hash: pending",
        text_of(root).replace("status: approved", "status: in_review"))
    text = re.sub(r"(?m)^review_due:.*", "review_due: 2026-09-01  # 夏天前看", text)
    text = re.sub(r"(?ms)^review_log:.*?(?=^confid)",
                  "review_log:\n- on: 2025-06-01\n  by: sun-hao\n  result: approved\n\n", text)
    (root / CASE).write_bytes(text.encode())
    approve(read(root), ID, "li-qing", DAY)
    after = text_of(root)
    assert 'approval:\n  # 第一次\n  by: li-qing   # 代\n  on: 2026-03-10\n  content_hash: "' in after
    assert "review_due: 2026-09-01  # 夏天前看" in after
    assert ("  result: approved\n- on: 2026-03-10\n  by: li-qing\n  result: approved\n"
            "  note: 修改后再次批准\n\n") in after
    assert findings(root) == []


@pytest.mark.parametrize(("by", "why"), [
    ("wang-jia", "approver-independent"), ("wu-min", "approver-role")])
def test_approve_refuses_contributors_and_people_without_the_role(
    root: Path, by: str, why: str,
) -> None:
    """The rules decide, on the record as it would be."""
    before = unapproved(root)
    with pytest.raises(Refusal, match="cannot be approved yet") as refused:
        approve(read(root), ID, by, DAY)
    assert why in {one.rule for one in refused.value.findings}
    assert text_of(root) == before


def test_approve_refuses_people_who_are_unknown_or_gone(root: Path) -> None:
    """The refusal names people who are alike."""
    unapproved(root)
    with pytest.raises(Refusal, match="sun-hao"):
        approve(read(root), ID, "sun-hoa", DAY)
    edit(root, "handle: sun-hao", "left_on: 2026-01-01, handle: sun-hao",
         "cases/_library/people.yml")
    with pytest.raises(Refusal, match="not active"):
        approve(read(root), ID, "sun-hao", DAY)


def test_approve_refuses_what_cannot_be_read(root: Path) -> None:
    """A fingerprint of half a record would be worth nothing."""
    unapproved(root)
    before = edit(root, "industry: logistics", "industry: logistic")
    with pytest.raises(Refusal, match="cannot be read") as refused:
        approve(read(root), ID, "sun-hao", DAY)
    assert [one.rule for one in refused.value.findings] == ["unknown-term"]
    assert text_of(root) == before


def test_approve_refuses_drafts_and_approved_cases(root: Path) -> None:
    """What has changed goes through review again; what has not is renewed."""
    with pytest.raises(Refusal, match="renew"):
        approve(read(root), ID, "sun-hao", DAY)
    unapproved(root, "draft")
    with pytest.raises(Refusal, match="submit"):
        approve(read(root), ID, "sun-hao", DAY)


def test_approve_signs_a_record_that_says_it_is_approved(root: Path) -> None:
    """One line changes: its entries are there already."""
    text = re.sub(r'content_hash: "[^"]*"', "content_hash: pending", text_of(root))
    text = text.replace("note: 首次批准}\n", "note: 首次批准}\n"
                        "  - {on: 2026-04-02, by: li-qing, result: confirmed, note: 无变化}\n")
    text = re.sub(r"review_due: .*", "review_due: 2027-04-01", text)
    (root / CASE).write_bytes(text.encode())
    approve(read(root, date(2026, 5, 1)), ID, "sun-hao", DAY)
    assert re.sub(r'content_hash: "[^"]*"', "content_hash: pending", text_of(root)) == text
    assert findings(root, date(2026, 5, 1)) == []


def test_a_note_is_kept_where_the_day_has_its_entry(root: Path) -> None:
    """A second entry holds it; without a note, or with the same one, there is nothing to add."""
    before = edit(root, "confidence: medium", "confidence: low")
    for note, more in (("", 0), ("补了合同的证据", 1), ("补了合同的证据", 0), ("又改", 1)):
        text = text_of(root).replace("confidence: low", "confidence: high") if (
            "confidence: low" in text_of(root)) else text_of(root).replace(
            "confidence: high", "confidence: low")
        (root / CASE).write_bytes(text.encode())
        submit(read(root), ID)
        log = len(read(root).by_id[ID].governance.review_log)
        done = approve(read(root), ID, "sun-hao", DAY, f" {note} ")
        entries = done.case.governance.review_log
        assert len(entries) == log + more
        assert not note or entries[-1].note == note
    assert "首次批准" in before
    assert findings(root) == []


def test_people_are_named_by_name_too(root: Path) -> None:
    """The record holds their ids."""
    unapproved(root)
    assert approve(read(root), ID, "孙浩", DAY).case.governance.approver == "sun-hao"
    done = renew(read(root), ID, "李青", "看过", DAY)
    assert done.case.governance.review_log[-1].by == "li-qing"


def test_renew_adds_an_entry_and_moves_the_date(root: Path) -> None:
    """The date moves by the cycle of the level, here twelve months."""
    before = edit(root, "review_due: 2027-03-10", "review_due: 2027-03-10 # 春天")
    renew(read(root, date(2027, 2, 1)), ID, "li-qing", "问过王佳：客户未变，数字仍成立",
          date(2027, 1, 31))
    assert added(before.replace("2027-03-10 # 春天", "2028-01-31 # 春天"), text_of(root)) == [
        "  - {on: 2027-01-31, by: li-qing, result: confirmed, note: 问过王佳：客户未变，数字仍成立}"]
    assert findings(root, date(2027, 2, 1)) == []


def test_renew_until_a_day_of_ones_own(root: Path) -> None:
    """Sooner is fine, later than the cycle is not, and neither is a day gone by."""
    library = read(root, date(2026, 6, 1))
    day = date(2026, 6, 1)
    before = text_of(root)
    with pytest.raises(Refusal) as refused:
        renew(library, ID, "li-qing", "看过", day, date(2028, 1, 1))
    assert [one.rule for one in refused.value.findings] == ["review-due-cycle"]
    assert "--until 2028-01-01" in refused.value.text.zh
    assert "最迟写 --until 2027-06-01" in refused.value.text.zh
    with pytest.raises(Refusal, match=r"--until 2026-06-01 is not after .*--until 2027-06-01"):
        renew(library, ID, "li-qing", "看过", day, day)
    with pytest.raises(Refusal, match="cannot be renewed yet") as refused:
        renew(library, ID, "li-qing", "长" * 301, day, date(2026, 9, 1))
    assert [(one.rule, one.quote) for one in refused.value.findings] == [("too-long", False)]
    assert text_of(root) == before
    assert renew(library, ID, "li-qing", "看过", day, date(2026, 9, 1)).case.governance.review_due \
        == date(2026, 9, 1)


def test_renew_refuses_empty_notes_strangers_and_drafts(root: Path) -> None:
    """Whoever renews stands for it by name and with a word of what was done."""
    with pytest.raises(Refusal, match="needs a note"):
        renew(read(root), ID, "li-qing", "  ", DAY)
    with pytest.raises(Refusal, match="has no “nobody”"):
        renew(read(root), ID, "nobody", "看过", DAY)
    unapproved(root, "draft")
    with pytest.raises(Refusal, match="is draft"):
        renew(read(root), ID, "li-qing", "看过", DAY)


def test_a_note_of_any_words_is_one_line_that_reads_back(root: Path) -> None:
    """Quotes, brackets, `: ` and line ends are the note's own."""
    note = '客户说: "好", {见} #3 [纪要]\n第二行'
    done = renew(read(root), ID, "li-qing", note, DAY)
    assert done.case.governance.review_log[-1].note == note
    assert findings(root) == []


def test_windows_line_ends_mark_and_permissions_stay(root: Path) -> None:
    """What an editor on another machine wrote stays as it is."""
    text = "\ufeff" + unapproved(root).rstrip("\n").replace("\n", "\r\n")
    (root / CASE).write_bytes(text.encode())
    (root / CASE).chmod(0o640)
    done = approve(read(root), ID, "sun-hao", DAY)
    after = text_of(root)
    assert after.startswith("\ufeff# yaml")
    assert after.count("\n") == after.count("\r\n") == text.count("\r\n") + 5
    assert not after.endswith("\n")
    assert (root / CASE).stat().st_mode & 0o777 == 0o640
    assert {one.rule for one in done.warnings} == {"yaml-bom", "yaml-line-ends"}


def test_unknown_ids_and_ids_borne_twice_are_refused(root: Path) -> None:
    """Nobody guesses which record was meant."""
    with pytest.raises(Refusal, match="AB-2025-001"):
        submit(read(root), "AB-2025-01")
    (root / "cases/2025/AB-2025-003.yml").write_text("- a list\n")
    with pytest.raises(Refusal, match="cannot be read"):
        submit(read(root), "AB-2025-003")
    (root / "cases/2025/AB-2025-002.yml").write_bytes((root / CASE).read_bytes())
    with pytest.raises(Refusal, match="renumber"):
        submit(read(root), ID)


def test_a_file_that_cannot_be_written_is_left_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The new text is complete beside the old one before it takes its place."""
    before = text_of(root)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="No space left"):
        renew(read(root), ID, "li-qing", "看过", DAY)
    assert text_of(root) == before
    assert [path.name for path in (root / CASE).parent.iterdir()] == ["AB-2025-001.yml"]


def test_a_record_behind_a_link_is_changed_where_it_lies(root: Path) -> None:
    """The link stays a link."""
    real = root / "cases/2025/real.txt"
    (root / CASE).rename(real)
    (root / CASE).symlink_to("real.txt")
    renew(read(root), ID, "li-qing", "看过", DAY)
    assert (root / CASE).is_symlink()
    assert "看过" in real.read_text("utf-8")
