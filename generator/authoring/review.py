"""Submit, approve, renew: the life-cycle's entries, written into a record in place."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.authoring.answers import person_of
from generator.authoring.in_place import load, write
from generator.authoring.refusal import Refusal, errors_of
from generator.authoring.trial import case_of, read_text, tried
from generator.diagnostics import Findings, Text, say
from generator.model import Case, Library
from generator.model.content_hash import UNSIGNED
from generator.rules.content_hash import hash_of
from generator.rules.review_due_cycle import latest_due
from generator.schema.governance import STATUSES, record_fields
from generator.source.inline import Plain
from generator.source.leave_out import leave_out
from generator.source.splice import SpliceError, append, put, value_at


@dataclass(frozen=True, slots=True)
class Edited:
    """A record that a command has changed: its file, how it reads now, what is worth a look."""

    path: Path
    case: Case
    warnings: Findings


def submit(library: Library, case_id: str) -> Edited:
    """Send a draft, a returned case, or an approved one whose content has changed to review."""
    case = case_of(library, case_id)
    status = case.governance.status
    if status == "approved" and _unchanged(library, case):
        raise Refusal(say(
            "{id} 批准以后内容没有变，不用再提交", "{id} has not changed since its approval", id=case.id))
    if status not in ("draft", "returned", "approved"):
        raise _wrong_step(case, say("草稿、退回的，或批准后改过内容的案例",
                                    "a draft, a returned case, or an approved one that has changed"))
    edit = _Edit(library, case)
    edit.put("status", "submitted")
    edit.remove("return_reason")
    return edit.done(say("{id} 还不能提交", "{id} cannot be submitted yet", id=case.id))


def approve(library: Library, case_id: str, by: str, on: date, note: str = "") -> Edited:
    """Approve a case as it stands: approver, approval with content hash, review date, log entry.

    A record that calls itself approved and is not signed yet is signed.
    """
    case = case_of(library, case_id)
    if case.governance.status == "approved" and _unchanged(library, case):
        raise Refusal(say(
            "{id} 已经批准，内容没有变；复核用 caselib renew",
            "{id} is approved and has not changed; a review is “caselib renew”", id=case.id))
    if case.governance.status not in ("submitted", "in_review") and not _unsigned(case):
        raise _wrong_step(case, say("已提交或审核中的案例；先用 caselib submit",
                                    "a case in review; use “caselib submit” first"))
    by = _someone_active(library, by, on)
    edit = _Edit(library, case)
    edit.put("status", "approved")
    edit.put("approver", by)
    edit.group("approval", {
        "by": by, "on": on.isoformat(), "content_hash": hash_of(case, library)})
    latest, due = _latest(library, case, on), case.governance.review_due
    if latest and not (due and on < due <= latest):
        edit.put("review_due", latest.isoformat())
    same = [entry.note for entry in case.governance.review_log
            if (entry.on, entry.by, entry.result) == (on, by, "approved")]
    if not same or (note.strip() and note.strip() not in same):
        edit.log(by, on, "approved", note.strip() or _usual_note(library, case))
    return edit.done(say("{id} 还不能批准", "{id} cannot be approved yet", id=case.id))


def renew(
    library: Library, case_id: str, by: str, note: str, on: date, until: date | None = None,
) -> Edited:
    """Record that a case was looked at again and still holds, and move its review date."""
    case = case_of(library, case_id)
    if case.governance.status not in ("approved", "retired"):
        raise _wrong_step(case, say("已批准或已退役的案例", "an approved or retired case"))
    if not note.strip():
        raise Refusal(say("复核要写说明：看了什么、问了谁、有没有变化",
                          "a renewal needs a note: what was looked at, who was asked, what changed"))
    latest = _latest(library, case, on)
    if until is not None and until <= on:
        raise Refusal(say(
            "--until {until} 太早：要晚于 {on}{range}", "--until {until} is not after {on}{range}",
            until=until, on=on, range=_at_most(latest)))
    by = _someone_active(library, by, on)
    edit = _Edit(library, case)
    due = until or latest
    if due:
        edit.put("review_due", due.isoformat())
    edit.log(by, on, "confirmed", note.strip())
    try:
        return edit.done(say("{id} 还不能续期", "{id} cannot be renewed yet", id=case.id))
    except Refusal as refusal:
        if until is None or _CYCLE not in {found.rule for found in refusal.findings}:
            raise
        raise Refusal(say(
            "--until {until} 太晚{range}；文件没有动",
            "--until {until} is too late{range}; nothing was written",
            until=until, range=_at_most(latest)), refusal.findings) from None


_CYCLE = "review-due-cycle"


def _at_most(latest: date | None) -> Text:
    """Say how late the next review may be."""
    return say("，最迟写 --until {latest}", "; at the latest, --until {latest}",
               latest=latest) if latest else Text("", "")


def _unsigned(case: Case) -> bool:
    """Tell whether a record calls itself approved and nobody has signed it."""
    approval = case.governance.approval
    return case.governance.status == "approved" and (
        approval is None or approval.content_hash in ("", UNSIGNED))


def _unchanged(library: Library, case: Case) -> bool:
    """Tell whether the approval that a record carries is for what it says now."""
    approval = case.governance.approval
    return approval is not None and approval.content_hash == hash_of(case, library)


def _latest(library: Library, case: Case, on: date) -> date | None:
    """Return the last day that the case's level allows for the next review."""
    level = library.ownership.levels.get(case.governance.confidentiality)
    days = [entry.on for entry in case.governance.review_log if entry.on]
    return latest_due(max([on, *days]), level.cycle_months) if level else None


class _Edit:
    """One record being changed: edits gather in its text and are written once they pass."""

    def __init__(self, library: Library, case: Case) -> None:
        self._library = library
        self._case = case
        self._path = library.settings.root / case.path
        self._text = load(self._path)
        broken = Findings()
        read_text(library, case.path, self._text, broken)
        if errors_of(broken):
            raise Refusal(
                say("{id} 里有读不懂的地方，先改好（见上）",
                    "{id} holds what cannot be read; mend that first (see above)", id=case.id),
                broken)

    def put(self, key: str, value: Plain) -> None:
        """Set a built-in field; a missing one goes where it usually stands."""
        with _by_hand(self._case):
            self._text = put(self._text, (key,), value, after=_before(key))

    def group(self, key: str, values: dict[str, Plain]) -> None:
        """Set the keys of a group one by one, so that its style and comments stay."""
        with _by_hand(self._case):
            if not isinstance(value_at(self._text, (key,)), dict):
                self.put(key, values)
                return
            for name, value in values.items():
                self._text = put(self._text, (key, name), value)

    def log(self, by: str, on: date, result: str, note: str) -> None:
        """Add an entry to the review log."""
        entry: dict[str, Plain] = {"on": on.isoformat(), "by": by, "result": result, "note": note}
        with _by_hand(self._case):
            self._text = append(
                self._text, ("review_log",), entry, after=_before("review_log"))

    def remove(self, key: str) -> None:
        """Take out a built-in field."""
        with _by_hand(self._case):
            self._text = leave_out(self._text, key)

    def done(self, refused: Text) -> Edited:
        """Check the record as it would be, and write it if nothing stands in the way."""
        trial = tried(self._library, self._case.path, self._text)
        if trial is None or len(trial.errors):
            found = trial.errors if trial else Findings()
            raise Refusal(Text(
                f"{refused.zh}，有 {len(found)} 处要先补上或改正；文件没有动",
                f"{refused.en}: {len(found)} finding(s) stand in the way; nothing was written"),
                found)
        write(self._path, self._text)
        return Edited(self._path, trial.case, trial.warnings)


@contextmanager
def _by_hand(case: Case) -> Iterator[None]:
    """Turn a text that cannot be changed in place into a refusal that names the file."""
    try:
        yield
    except SpliceError as error:
        raise Refusal(Text(
            f"{case.path}：{error.message.zh}", f"{case.path}: {error.message.en}")) from None


def _before(key: str) -> list[str]:
    """Return the built-in fields that usually stand above one, nearest first."""
    keys = [field.key for field in record_fields("en")]
    return keys[:keys.index(key)][::-1]


def _wrong_step(case: Case, wanted: Text) -> Refusal:
    zh, en = STATUSES.get(case.governance.status, (case.governance.status,) * 2)
    return Refusal(Text(
        f"{case.id} 的状态是“{zh}”；这一步要的是{wanted.zh}",
        f"{case.id} is {en}; this step takes {wanted.en}"))


def _someone_active(library: Library, by: str, on: date) -> str:
    """Return the id of a person, given by id or by name, who is there on a day."""
    person = library.people.persons[person_of(library, by)]
    if not person.active_on(on):
        raise Refusal(say(
            "{name}（{by}）在 {on} 已不在岗，请在岗的人来做", "{name} ({by}) is not active on {on}",
            name=person.name, by=person.id, on=on))
    return person.id


def _usual_note(library: Library, case: Case) -> str:
    again = any(entry.result == "approved" for entry in case.governance.review_log)
    if library.template.language == "en":
        return "approved again after changes" if again else "first approval"
    return "修改后再次批准" if again else "首次批准"
