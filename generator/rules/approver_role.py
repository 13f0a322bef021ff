"""批准人要有权责文件所要求的角色。

哪类案例由谁批，写在 ownership.yml 的 review 里，从上往下第一条合适的算数。批准人没有那个角色，
就换一位有的人来批。

The approver holds one of the roles that the first fitting duty asks for.
Source: rule 1 across fields of the case template; `review` in `ownership.yml`.

PASS:
    stage: [proposal]
    approver: liang-weicheng

FAIL:
    stage: [proposal]
    approver: chen-jingwen
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem, approved, duty_of, holders, named, role_labels

WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the approver holds none of the roles that may approve."""
    approver = library.people.persons.get(case.governance.approver)
    if not approved(case) or approver is None:
        return
    duty = duty_of(case, library)
    if duty is None or not duty.approver or not set(duty.approver).isdisjoint(approver.roles):
        return
    people = holders(duty.approver, case, library)
    yield Problem(
        ("approver",),
        say("批准人“{who}”没有“{roles}”的角色", "the approver “{who}” holds no role of “{roles}”",
            who=named(approver.id, library), roles=role_labels(duty.approver, library)),
        say("请其中一位批准：{people}", "ask one of: {people}", people=people) if people else
        say("还没有人有这个角色，先在 people.yml 里指定",
            "nobody holds it yet: give the role to someone in people.yml"))
