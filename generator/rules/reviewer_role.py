"""审核人要有权责文件所要求的角色。

哪类案例要哪种角色来审，写在 ownership.yml 的 review 里，从上往下第一条合适的算数。缺了哪种角色，
就请一位有这个角色的人。谁有哪种角色，看 people.yml。

From submission on, the reviewers hold the roles that the first fitting duty asks for.
Source: rule 1 across fields of the case template; `review` in `ownership.yml`.

PASS:
    stage: [proposal]
    reviewers: [luo-haitao]

FAIL:
    stage: [proposal]
    reviewers: [chen-jingwen]
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem, duty_of, holders, role_labels, submitted

WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each role that a reviewer should hold and none does."""
    reviewers = case.governance.reviewers
    if not submitted(case) or not reviewers or ("reviewers",) in case.failed:
        return
    duty = duty_of(case, library)
    if duty is None:
        return
    persons = library.people.persons
    held = {role for one in reviewers if one in persons for role in persons[one].roles}
    if not duty.any_reviewer:
        lacking: list[tuple[str, ...]] = [(role,) for role in duty.reviewers if role not in held]
    elif duty.reviewers and held.isdisjoint(duty.reviewers):
        lacking = [duty.reviewers]
    else:
        lacking = []
    for roles in lacking:
        people = holders(roles, case, library)
        yield Problem(
            ("reviewers",),
            say("审核人里没有“{roles}”", "no reviewer holds the role “{roles}”",
                roles=role_labels(roles, library)),
            say("请其中一位审核：{people}", "ask one of: {people}", people=people) if people else
            say("还没有人有这个角色，先在 people.yml 里指定",
                "nobody holds it yet: give the role to someone in people.yml"))
