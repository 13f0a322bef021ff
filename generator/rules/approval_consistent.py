"""批准记录要前后一致。

谁批的、哪天批的，在批准记录和复核记录里各写了一遍，要对得上：批准记录里的人就是批准人，那一天的复核
记录里有他的“批准”。复核记录按日期从早到晚排，没有将来的日期。这些都由 caselib approve 写，手改容易错。

Approval, approver and review log tell the same story, in order, and nothing of the future.
Source: governance fields of the case template.

PASS:
    approver: liang-weicheng
    approval: {by: liang-weicheng, on: 2026-03-12, content_hash: pending}
    review_log:
      - {on: 2026-03-12, by: liang-weicheng, result: approved, note: 首次批准}

FAIL:
    approver: liang-weicheng
    approval: {by: gu-yunfei, on: 2026-03-12, content_hash: pending}
    review_log:
      - {on: 2026-03-12, by: liang-weicheng, result: approved, note: 首次批准}
"""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Text, say
from generator.model import Approval, Case, Library
from generator.model.walk import KeyPath, places
from generator.rules.frame import Problem, approved, named

_LOG: KeyPath = ("review_log",)


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each contradiction in what the record says of its reviews."""
    today = library.settings.as_of
    yield from _log(case, today)
    approval = case.governance.approval
    if approval is None or not approved(case):
        return
    if approval.by and case.governance.approver and approval.by != case.governance.approver:
        yield Problem(
            ("approval", "by"),
            say("批准记录里是“{by}”，批准人写的是“{approver}”",
                "approved by “{by}”, while the approver is “{approver}”",
                by=named(approval.by, library),
                approver=named(case.governance.approver, library)),
            say("两处写同一个人：真正批准的那一位", "name the one who approved in both places"))
    if approval.on is not None and approval.on > today:
        yield Problem(("approval", "on"), *_future(approval.on, today))
    if not _logged(case, approval):
        yield Problem(
            _LOG,
            say("复核记录里没有 {by} 在 {on} 的批准", "the review log lacks the approval by {by} on {on}",
                by=named(approval.by, library), on=approval.on),
            say("补一行 {{on: {on}, by: {by}, result: approved}}",
                "add {{on: {on}, by: {by}, result: approved}}", on=approval.on, by=approval.by))


def _log(case: Case, today: date) -> Iterator[Problem]:
    log = case.governance.review_log
    before: date | None = None
    for place, entry in zip(places(case, _LOG, len(log)), log, strict=True):
        if entry.on is None:
            continue
        if entry.on > today:
            yield Problem((*_LOG, place, "on"), *_future(entry.on, today))
        if before is not None and entry.on < before:
            yield Problem(
                (*_LOG, place, "on"),
                say("{on} 排在 {before} 后面", "{on} comes after {before}",
                    on=entry.on, before=before),
                say("按日期从早到晚排", "put the entries in order of their dates"))
        before = max(before, entry.on) if before else entry.on


def _logged(case: Case, approval: Approval) -> bool:
    """Tell whether the log holds the approval. Where a part is missing or unread, nobody knows."""
    log = case.governance.review_log
    if not (log and approval.by and approval.on) or any(
            path[:1] == _LOG for path in case.failed):
        return True
    return any(
        entry.on == approval.on and entry.by == approval.by and entry.result == "approved"
        for entry in log)


def _future(day: date, today: date) -> tuple[Text, Text]:
    return (say("日期 {day} 在将来，今天是 {today}", "{day} lies in the future; today is {today}",
                day=day, today=today),
            say("写实际的日期", "write the day on which it was"))
