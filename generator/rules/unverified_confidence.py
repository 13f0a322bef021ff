"""没有验证过的，不能说很可信。

原因只是推测，还没有问过客户，可信度就不能写高。去访谈、复盘、查记录，查实了再改；一时查不了，就把可信度降下来。

What rests on an assumption cannot be of high confidence.
Source: rule 5 across fields of the case template.

PASS:
    cause_source: rep_debrief
    confidence: high

FAIL:
    cause_source: assumption
    confidence: high
"""

from collections.abc import Iterator

from generator.diagnostics import labelled, listed, say
from generator.model import Case, Library
from generator.model.walk import Found, find
from generator.rules.frame import Problem
from generator.schema.field import Field, Option
from generator.schema.values import strings


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each option that needs verification, where another lacks it."""
    chosen = [
        (found, option) for found in find(case, library.template, _weighs_evidence)
        for name in strings(found.value) if (option := found.field.option(name)) is not None]
    unverified = next((one for one in chosen if one[1].unverified), None)
    if unverified is None:
        return
    for found, option in chosen:
        if option.needs_verified:
            yield _problem(found, option, *unverified)


def _problem(found: Found, option: Option, source: Found, guess: Option) -> Problem:
    lower = listed(
        labelled(one.id, one.label) for one in found.field.options if not one.needs_verified)
    return Problem(
        found.at,
        say("“{source}”是“{guess}”，“{field}”就不能是“{option}”",
            "“{source}” is “{guess}”, so “{field}” cannot be “{option}”",
            source=source.field.label, guess=guess.label, field=found.field.label,
            option=option.label),
        say("“{field}”改成 {lower}；或者查实以后改“{source}”",
            "set “{field}” to one of {lower}; or verify it and change “{source}”",
            field=found.field.label, lower=lower, source=source.field.label))


def _weighs_evidence(field: Field) -> bool:
    return any(option.unverified or option.needs_verified for option in field.options)
