"""审核人和批准人当时要在岗。

离开的人不能审，也不能批。已批准的案例看批准那一天，之后离开没有关系；还没批准的看今天。
贡献人不受此限，写过的人离开了，功劳还在。

Reviewers and approver are active on the day of approval; before it, today.
Source: rule 1 across fields of the case template.

PASS:
    reviewers: [luo-haitao, chen-jingwen]

FAIL:
    approval: {by: liang-weicheng, on: 2026-10-12, content_hash: pending}
    reviewers: [luo-haitao, jiang-bo]
"""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import say
from generator.model import Case, Library
from generator.model.walk import KeyPath, places
from generator.rules.frame import Problem, approved, named, withdrawn


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each reviewer, and for the approver, who was not there on the day."""
    if withdrawn(case):
        return
    governance, day = case.governance, library.settings.as_of
    # A case that went back to review may still hold its last approval: that day is past.
    if approved(case) and governance.approval is not None and governance.approval.on is not None:
        day = governance.approval.on
    at: KeyPath = ("reviewers",)
    listed = places(case, at, len(governance.reviewers))
    for place, person in zip(listed, governance.reviewers, strict=True):
        yield from _person((*at, place), person, day, library)
    yield from _person(("approver",), governance.approver, day, library)


def _person(at: KeyPath, who: str, day: date, library: Library) -> Iterator[Problem]:
    person = library.people.persons.get(who)
    if person is None or person.active_on(day):
        return
    stand_in = library.people.stand_in(who, day)
    yield Problem(
        at,
        say("“{who}”在 {day} 不在岗", "“{who}” was not active on {day}",
            who=named(who, library), day=day),
        say("换成 {new} 或另一位在岗的人；若是后来才离开，在 people.yml 里给他写 left_on",
            "name {new}, or someone else who is active; who left later needs “left_on”",
            new=named(stand_in.id, library)) if stand_in else
        say("换一位在岗的人；若是后来才离开，在 people.yml 里给他写 left_on",
            "name someone who is active; who left later needs “left_on” in people.yml"))
