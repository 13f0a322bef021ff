"""写下的编号要在同一条案例的表里找得到。

指标的证据栏写的是证据表里的编号。编号写错，读者就查不到依据；表里两行用同一个编号，也不知道指的是哪一行。

A text that refers to a list of the same case is the `id` of one of its items; ids there are unique.
Source: `refers` in the case template.

PASS:
    metrics:
      - {name: 年采购额, after: "310", grade: internal_record, evidence: [E1]}

FAIL:
    metrics:
      - {name: 年采购额, after: "310", grade: internal_record, evidence: [E9]}
"""

from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import say
from generator.model import Case, Library
from generator.model.walk import find, places
from generator.rules.frame import Problem
from generator.schema.field import Field
from generator.schema.reading import nearest, offer
from generator.schema.template import Template
from generator.schema.values import groups


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each reference that leads nowhere, and for each id used twice."""
    known: dict[str, set[str]] = {}
    for key in _referred(library.template):
        known[key] = ids = set()
        rows = groups(case.get(key))
        for place, row in zip(places(case, (key,), len(rows)), rows, strict=True):
            name = row.text("id")
            if name and name in ids:
                yield Problem(
                    (key, place, "id"),
                    say("编号“{id}”用了两次", "the id “{id}” is used twice", id=name),
                    say("给其中一行换一个编号", "give one of the rows another id"))
            ids.add(name)
    for found in find(case, library.template, _refers):
        ids, name = known.get(found.field.refers, set()), str(found.value)
        if name in ids or any(path[:1] == (found.field.refers,) for path in case.failed):
            continue
        listed = library.template.fields.get(found.field.refers)
        yield Problem(
            found.at,
            say("“{list}”里没有编号“{id}”", "“{list}” has no id “{id}”",
                list=listed.label if listed else found.field.refers, id=name),
            offer(nearest(name, sorted(ids - {""}))) or
            say("先在“{list}”里加上这一行", "add the row to “{list}” first",
                list=listed.label if listed else found.field.refers))


def _refers(field: Field) -> bool:
    return bool(field.refers)


@lru_cache(maxsize=4)
def _referred(template: Template) -> tuple[str, ...]:
    """Return the lists of a template that some field refers to."""
    found: list[str] = []
    pending = list(template.fields.values())
    while pending:
        field = pending.pop()
        found += [field.refers] if field.refers else []
        pending += [*field.fields, *([field.of] if field.of else [])]
    return tuple(sorted(set(found)))
