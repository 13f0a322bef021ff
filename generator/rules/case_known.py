"""提到的案例要存在，不是自己，也不重复。

相关案例写的是编号，差一个数字就指到别处或落空。同一条案例在一个列表里只列一次，不列自己。
权责文件里推荐的案例也一样要存在。

A case that is named exists, is another one, and is named once in a list; picks exist, too.
Source: `related_cases` of the case template, `picks` in `ownership.yml`.

PASS:
    related_cases:
      - {id: AB-2026-002, relation: contrast}

FAIL:
    related_cases:
      - {id: AB-2026-999, relation: contrast}
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.model.walk import KeyPath, find
from generator.rules.frame import Problem, is_case
from generator.schema.reading import nearest, offer
from generator.source.files import relative


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each named case that is unknown, this one, or named before."""
    seen: set[tuple[KeyPath, str]] = set()
    for found in find(case, library.template, is_case):
        name = str(found.value)
        listed = (tuple(step for step in found.at if isinstance(step, str)), name)
        if name == case.id:
            yield Problem(
                found.at, say("这里写的是本案例自己", "this is the case itself"),
                say("写另一条案例的编号，或删掉这一项", "name another case, or delete the item"))
        elif not library.has_case(name):
            yield _unknown(found.at, name, library)
        elif listed in seen:
            yield Problem(
                found.at, say("案例“{id}”列了两次", "the case “{id}” is listed twice", id=name),
                say("删掉其中一项", "delete one of them"))
        seen.add(listed)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each recommended case that is unknown."""
    file = relative(library.settings.root, library.settings.law / "ownership.yml")
    for place, pick in enumerate(library.ownership.picks):
        if pick.case and not library.has_case(pick.case):
            yield _unknown(("picks", place, "case"), pick.case, library, file)


def _unknown(at: KeyPath, name: str, library: Library, file: str = "") -> Problem:
    return Problem(
        at, say("没有案例“{id}”", "there is no case “{id}”", id=name),
        offer(nearest(name, library.by_id, 3)), file=file)
