"""责任人要在岗；离开了要有人接手。

每条案例只有一位责任人。人走了又没有接手人（people.yml 的 delegate），是错误；有接手人，
只提醒改名，因为事情仍有人管。

The owner is there. One who has left is an error unless a delegate takes over; then a warning.
Source: ownership rules of the case template.

PASS:
    owner: xu-anran

FAIL:
    owner: jiang-bo
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.model import Case, Library
from generator.rules.frame import Problem, withdrawn


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem where the owner has left."""
    owner, day = case.governance.owner, library.settings.as_of
    person = library.people.persons.get(owner)
    if person is None or withdrawn(case) or person.active_on(day):
        return
    stand_in = library.people.stand_in(owner, day)
    if stand_in is None:
        yield Problem(
            ("owner",),
            say("责任人“{who}”已经离开，也没有人接手", "the owner “{who}” has left, and nobody took over",
                who=owner),
            say("换一位在岗的责任人，或在 people.yml 里给他写 delegate",
                "name an active owner, or a delegate in people.yml"))
    else:
        yield Problem(
            ("owner",),
            say("责任人“{who}”已经离开，现由“{new}”接手", "the owner “{who}” has left; “{new}” stands in",
                who=owner, new=stand_in.id),
            say("改成 owner: {new}", "write owner: {new}", new=stand_in.id),
            Severity.WARNING)
