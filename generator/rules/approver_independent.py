"""批准人不能是贡献人。

自己写的案例自己批，等于没有人看过。批准人要换成没有参与写作的人。

The approver is no contributor: who wrote a case does not approve it.
Source: rule 1 across fields of the case template.

PASS:
    contributors:
      - {person: xu-anran, anonymous: false}
    approver: liang-weicheng

FAIL:
    contributors:
      - {person: liang-weicheng, anonymous: false}
    approver: liang-weicheng
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem

WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the approver is among the contributors."""
    del library
    governance = case.governance
    if governance.approver and governance.approver in {
            one.person for one in governance.contributors}:
        yield Problem(
            ("approver",),
            say("批准人“{who}”也是贡献人", "the approver “{who}” is a contributor",
                who=governance.approver),
            say("请另一位有批准权的人批准", "have someone else approve"))
