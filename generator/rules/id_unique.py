"""一个编号只给一条案例。

两条案例用了同一个编号，链接就不知道该去哪一条。只有大小写不同也不行，有的电脑分不出这样两个文件。
多半是两个人同时新建，或者复制了文件。给后来的那一条换编号，指向它的链接会一起改。

No two records bear one id, not even where the case of a letter differs.
Source: identity fields of the case template.

PASS:
    id: AB-2026-001

FAIL:
    id: AB-2026-002
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Case, Library
from generator.rules.frame import Problem


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each case whose id an earlier file bears."""
    bearers: dict[str, Case] = {}
    for case in library.cases:
        first = bearers.setdefault(case.id.casefold(), case)
        if first is case:
            continue
        message = (
            say("编号“{id}”用了两次，另一处在 {path}",
                "the id “{id}” is used twice; the other place is {path}",
                id=case.id, path=first.path)
            if first.id == case.id else
            say("编号“{id}”与 {path} 里的“{other}”只差大小写",
                "the id “{id}” differs from “{other}” in {path} only in the case of letters",
                id=case.id, other=first.id, path=first.path))
        yield Problem(
            ("id",), message,
            say('给后来的一条换编号：caselib renumber "{path}"',
                'give the later one another id: caselib renumber "{path}"', path=case.path),
            file=case.path)
