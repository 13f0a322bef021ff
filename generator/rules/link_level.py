"""不能指向密级更高的案例。

看得到这条案例的人，不一定看得到它指向的那一条；光是标题和“有这么一条”就已经漏了。去掉链接，
或者把本案例的密级提高。对方退役、授权到期这些，生成网站时会自己去掉链接，不用管。

Nobody who reads a link may not know of the case it leads to: a case links to none of a higher
level, or of narrower audiences, than its own and those set around the link.
Source: rule 4 across fields of the case template.

PASS:
    related_cases:
      - {id: AB-2026-002, relation: contrast}

FAIL:
    related_cases:
      - {id: AB-2026-003, relation: variant}
"""

from collections.abc import Iterator

from generator.diagnostics import say
from generator.model import Audience, Case, Governance, Library
from generator.model.walk import find
from generator.rules.frame import InwardLink, Problem, inward_links, is_case, withdrawn
from generator.schema.values import Visibility


def check(case: Case, library: Library) -> Iterator[Problem]:
    """Yield a problem for each link to a case that fewer may know of."""
    if withdrawn(case):
        return
    for link in _links(case, library):
        target = library.by_id.get(link.name)
        if target is not None and _more_secret(target, case, link.guards, library):
            yield Problem(
                link.at,
                say("这里指向一条密级更高、或读者更少的案例",
                    "this points to a case of a higher level, or of fewer audiences"),
                say("去掉这个链接，或把本案例的密级提到同样高",
                    "remove the link, or raise this case to the same level"), quote=False)


def _links(case: Case, library: Library) -> Iterator[InwardLink]:
    for found in find(case, library.template, is_case):
        yield InwardLink(found.at, "case", str(found.value), found.guards)
    for link in inward_links(case, library):
        if link.scheme == "case":
            yield link


def _more_secret(
    target: Case, case: Case, guards: tuple[Visibility, ...], library: Library,
) -> bool:
    """Compare levels and audiences. A target without a level is a draft, for editors alone."""
    theirs = target.governance
    if not theirs.confidentiality:
        return False
    ownership = library.ownership
    levels = [case.governance.confidentiality, *(one.level for one in guards if one.level)]
    return ownership.rank(theirs.confidentiality) > max(map(ownership.rank, levels)) or any(
        _reads(audience, case.governance) and not _reads(audience, theirs)
        and all(audience.sees(one.level, one.audiences) for one in guards)
        for audience in ownership.audiences.values())


def _reads(audience: Audience, governance: Governance) -> bool:
    """Tell whether level and permitted use let an audience read a case."""
    return governance.confidentiality in audience.levels and (
        not audience.use or audience.use in governance.permitted_use)
