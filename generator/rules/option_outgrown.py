"""只能在早期用的选项，过了那一步就要换掉。

有的选项是“还没定”的意思，比如成败写“未定”。草稿里可以这样写，提交时就要定下来，
不然读者不知道这条案例是要学还是要防。

An option such as “unknown” may stand only until the status that the template names for it.
Source: the option's `until` in the case template.

PASS:
    outcome: success

FAIL:
    outcome: unknown
"""

from collections.abc import Iterator

from generator.diagnostics import Text, labelled, listed, say
from generator.model import Case, Library
from generator.model.walk import find
from generator.rules.frame import Problem
from generator.schema.field import Field
from generator.schema.governance import STATUSES, reached
from generator.schema.values import strings


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each option that the case's status has outgrown."""
    step = reached(case.governance.status)
    if step == 0:
        return
    for found in find(case, library.template, _has_early_options):
        for name in strings(found.value):
            option = found.field.option(name)
            if option is None or option.until is None or step <= reached(option.until):
                continue
            status = STATUSES[case.governance.status]
            lasting = listed(
                labelled(one.id, one.label) for one in found.field.options
                if one.until is None)
            yield Problem(
                found.at,
                Text(f"“{found.field.label}”还是“{option.label}”，状态为“{status[0]}”时不能再这样写",
                     f"“{found.field.label}” is still “{option.label}”, which cannot stand when "
                     f"{status[1]}"),
                say("定下来：{words}", "decide: {words}", words=lasting))


def _has_early_options(field: Field) -> bool:
    return any(option.until for option in field.options)
