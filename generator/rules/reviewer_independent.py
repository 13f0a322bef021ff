"""至少一位审核人不是贡献人。

只有写的人自己看过，等于没有审。从提交起，审核人里至少要有一位没有参与写作。

From submission on, at least one reviewer is no contributor.
Source: rule 1 across fields of the case template.

PASS:
    contributors:
      - {person: xu-anran, anonymous: false}
    reviewers: [luo-haitao]

FAIL:
    contributors:
      - {person: xu-anran, anonymous: false}
      - {person: luo-haitao, anonymous: false}
    reviewers: [luo-haitao]
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem, submitted

WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where every reviewer is a contributor."""
    del library
    governance = case.governance
    if not submitted(case) or not governance.reviewers or ("reviewers",) in case.failed:
        return
    if set(governance.reviewers) <= {one.person for one in governance.contributors}:
        yield Problem(
            ("reviewers",),
            say("审核人全是贡献人", "every reviewer is a contributor"),
            say("再请一位没有参与写作的人审核", "add a reviewer who did not contribute"))
