"""复核过期了要提醒。

过了复核到期日，案例还在，但没有人再担保它说的还对。责任人看一遍，问一问客户那边有没有变化，
再用 caselib renew 续期。超过宽限天数，案例会从销售的网站撤下。

An approved case whose review is overdue: a warning, until someone looks at it again.
Source: rule 6 across fields of the case template.

PASS:
    review_due: 2027-03-01

FAIL:
    review_due: 2026-11-01
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.model import Case, Library
from generator.rules.frame import Problem

SEVERITY = Severity.WARNING
WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the review was due before today."""
    due = case.governance.review_due
    if case.governance.status != "approved" or due is None or due >= library.settings.as_of:
        return
    yield Problem(
        ("review_due",),
        say("复核在 {due} 到期，已过 {days} 天", "the review was due on {due}, {days} days ago",
            due=due, days=(library.settings.as_of - due).days),
        say("看过以后：caselib renew {id} --by PERSON --note …",
            "look at it, then run “caselib renew {id} --by PERSON --note …”", id=case.id))
