"""豁免要写全，也要有人担着。

豁免的是哪条规则、什么理由、谁同意、到哪天为止，四样都要有。规则要存在并且可以豁免；同意的人要在岗，
不能是唯一的贡献人。保密、编号、格式这些规则不能豁免。到期的豁免不再起作用，可以删掉。

A waiver names a rule that can be waived, a reason, an active person other than the sole author.
Source: rule 8 across fields of the case template.

PASS:
    waivers:
      - {rule: review-due-cycle, reason: 客户正在重组，访谈推迟, by: tang-shiqi, until: 2027-01-31}

FAIL:
    waivers:
      - {rule: masked-name, reason: 客户说没有关系, by: tang-shiqi, until: 2027-01-31}
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, Text, say
from generator.model import Case, Library, Waiver
from generator.model.walk import places
from generator.rules.frame import Problem, named
from generator.schema.reading import nearest, offer

_SHORTEST_REASON = 4


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each part of a waiver that does not hold; a warning once it ended."""
    waivers, today = case.governance.waivers, library.settings.as_of
    for place, waiver in zip(places(case, ("waivers",), len(waivers)), waivers, strict=True):
        if waiver.until is not None and not waiver.covers(today):
            yield Problem(
                ("waivers", place, "until"),
                say("这条豁免已到期，可以删除", "this waiver has ended and can be deleted"),
                say("删掉这一项；还需要的，另写一条新的", "delete it; write a new one if needed"),
                Severity.WARNING)
            continue
        for key, message, hint in _faults(waiver, case, library):
            yield Problem(("waivers", place, key), message, hint)


def _faults(
    waiver: Waiver, case: Case, library: Library,
) -> Iterator[tuple[str, Text, Text | None]]:
    from generator.rules.registry import RULES  # noqa: PLC0415  the registry names this rule, too

    rule = RULES.get(waiver.rule)
    if waiver.rule and rule is None:
        waivable = [one.id for one in RULES.values() if one.waivable]
        yield ("rule", say("没有规则“{rule}”", "there is no rule “{rule}”", rule=waiver.rule),
               offer(nearest(waiver.rule, waivable)))
    elif rule is not None and not rule.waivable:
        yield ("rule",
               say("规则“{rule}”不能豁免", "the rule “{rule}” cannot be waived", rule=rule.id),
               say("删掉这条豁免，把问题改正", "delete the waiver and mend what it is about"))
    if waiver.reason and len(waiver.reason.strip()) < _SHORTEST_REASON:
        yield ("reason", say("理由太短，看不出为什么", "the reason is too short to tell why"),
               say("写一句话：为什么现在做不到", "write a sentence: why it cannot be done now"))
    person = library.people.persons.get(waiver.by)
    who = named(waiver.by, library)
    if person is not None and not person.active_on(library.settings.as_of):
        yield ("by", say("同意豁免的“{who}”已经不在岗", "“{who}” is not active any more", who=who),
               say("换一位在岗的人来同意", "have someone active agree to it"))
    if person is not None and {one.person for one in case.governance.contributors} == {person.id}:
        yield ("by",
               say("“{who}”是唯一的贡献人，不能自己豁免自己",
                   "“{who}” is the sole contributor and cannot waive a rule for themselves",
                   who=who),
               say("请案例经理或合规专员来同意", "have someone else agree to it"))
