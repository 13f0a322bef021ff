"""批准的是那一份内容，改了就要再批。

批准时记下内容的指纹。之后内容动过，指纹就对不上：读者看到的已经不是批准过的那一份。
改状态、换责任人、写复核记录都不算动内容。要改内容，改完用 caselib submit 送回审核；
不是有意改的，把改动还原。

What was approved is this content and no other: a changed one goes back to review.
Source: “Content hash” of the case template.

PASS:
    review_due: 2027-02-01

FAIL:
    approval: {by: liang-weicheng, on: 2026-03-12, content_hash: pending}
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.model.content_hash import UNSIGNED, attachment_names, content_hash
from generator.rules.frame import Problem, approved
from generator.source.files import attachment_digests

_AT = ("approval", "content_hash")


def hash_of(case: Case, library: Library) -> str:
    """Return the fingerprint of a case as it stands, its attachments read from their folder."""
    names = attachment_names(case, library.template)
    digests = attachment_digests(library.folder(case), names) if names else {}
    return content_hash(case, library, digests)


def _readable(case: Case, library: Library) -> bool:
    """Tell whether all that was signed could be read; what could not has a finding of its own."""
    return not any(path[0] in library.template.fields for path in case.failed)


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the content is not the one that was approved."""
    approval = case.governance.approval
    if not approved(case) or approval is None or not approval.content_hash or not library.sound:
        return
    if approval.content_hash == UNSIGNED:
        yield Problem(
            _AT,
            say("批准还没有签上内容指纹", "the approval has not been signed yet"),
            say("由批准人运行 caselib approve {id} --by {who}",
                "the approver runs “caselib approve {id} --by {who}”",
                id=case.id, who=case.governance.approver or "PERSON"))
    elif _readable(case, library) and approval.content_hash != hash_of(case, library):
        yield Problem(
            _AT,
            say("内容在批准之后改过", "the content was changed after its approval"),
            say("用 caselib submit {id} 送回审核；不是有意改的，把改动还原",
                "send it back to review by “caselib submit {id}”; or undo the change", id=case.id))
