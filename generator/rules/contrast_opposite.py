"""对照的两条案例，成败要相反。

对照是拿一成一败放在一起看，同样的关口为什么走成了两样。两条都成功，或者一条还说不清，就换一种关系。
两条若没有共同的场景，也没有共同的阶段，放在一起就比不出什么，这时只提醒。

A contrast joins opposite outcomes; a warning where the two share neither scene nor stage.
Source: `related_cases` of the case template; `opposites` of its outcome.

PASS:
    related_cases:
      - {id: AB-2026-002, relation: contrast}

FAIL:
    outcome: mixed
    related_cases:
      - {id: AB-2026-002, relation: contrast}
"""

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.model import Case, Library
from generator.model.walk import KeyPath, find
from generator.rules.frame import Problem, withdrawn
from generator.schema.field import Field
from generator.schema.values import Group, strings

WAIVABLE = True


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each contrast that is none, or that compares unlike things."""
    if withdrawn(case):
        return
    for found in find(case, library.template, _is_relation):
        if not isinstance(found.value, Group):
            continue
        target = next(
            (library.by_id.get(found.value.text(one.key))
             for one in found.field.fields if one.kind == "case"), None)
        relation = next(
            (one.key for one in found.field.fields
             if (option := one.option(found.value.get(one.key))) and option.opposite), None)
        if target is not None and target is not case and relation is not None:
            yield from _contrast(case, target, (*found.at, relation), library)


def _contrast(case: Case, target: Case, at: KeyPath, library: Library) -> Iterator[Problem]:
    outcome = library.template.role_field("outcome")
    if outcome is None:
        return
    own, theirs = outcome.option(case.text(outcome.key)), outcome.option(target.text(outcome.key))
    if own is None or theirs is None or own.until or theirs.until:
        return  # missing, or not decided yet
    if not {(own.id, theirs.id), (theirs.id, own.id)} & set(outcome.opposites):
        yield Problem(
            at,
            say("对照的“{id}”是“{theirs}”，本案例是“{own}”，并不相反",
                "“{id}” is “{theirs}” and this case is “{own}”: no opposites",
                id=target.id, theirs=theirs.label, own=own.label),
            say("换一条成败相反的案例，或者换一种关系",
                "name a case with the opposite outcome, or another relation"))
    elif _nothing_shared(case, target, library):
        yield Problem(
            at,
            say("与“{id}”没有共同的场景或阶段，比不出什么",
                "nothing to compare: no scene and no stage is shared with “{id}”", id=target.id),
            say("换一条更像的案例", "name a case that is more alike"), Severity.WARNING)


def _nothing_shared(case: Case, target: Case, library: Library) -> bool:
    """Tell whether both cases name scenes or stages, and none in common."""
    keys = [key for role in ("scene", "stage") for key in library.template.roles.get(role, ())]
    named = [(set(strings(case.get(key))), set(strings(target.get(key)))) for key in keys]
    return any(own for own, _ in named) and any(theirs for _, theirs in named) and all(
        own.isdisjoint(theirs) for own, theirs in named)


def _is_relation(field: Field) -> bool:
    """Tell whether a group of fields names a case and how it relates, opposites among it."""
    return any(one.kind == "case" for one in field.fields) and any(
        option.opposite for one in field.fields for option in one.options)
