"""退回要写理由。

没有理由的退回，作者只能猜。写清楚哪里要改、改成什么样算过。

A case that is returned says why.
Source: the life-cycle of the case template.

PASS:
    status: returned
    return_reason: 第二步没有写客户的反应，指标缺证据编号。

FAIL:
    status: returned
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where a case was returned without a word."""
    del library
    governance = case.governance
    if governance.status == "returned" and not governance.return_reason and (
            "return_reason",) not in case.failed:
        yield Problem(
            ("status",),
            say("退回了却没有写理由", "returned without a reason"),
            say("补上 return_reason: 哪里要改，改成什么样", "add “return_reason: …”"))
