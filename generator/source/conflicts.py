"""What git leaves in a file that two people have changed at the same place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Findings, say
from generator.source.draft import Draft

SIGNS = ("<" * 7, ">" * 7)
_MARK = re.compile(r"(?P<sign><{7}|\|{7}|={7}|>{7})(?: .*)?$")


class _Conflict(NamedTuple):
    """The lines of one conflict: where it starts, those of its second side, where it ends."""

    first: int
    parting: int
    last: int


def resolve(draft: Draft, findings: Findings) -> None:
    """Take the first side of each conflict, a finding for each; the other side is left out."""
    if not any(sign in draft.text for sign in SIGNS):
        return
    for first, parting, last in list(_conflicts(draft.lines)):
        findings.error(
            "yaml-conflict", draft.place(first, 0),
            say("这里有两个人的改动没有合并（第 {first} 到 {last} 行）",
                "two changes are not merged here (lines {first} to {last})",
                first=first + 1, last=last + 1),
            say("“=======”上下各是一个人的写法：留下对的一份，再删掉三行标记",
                "above and below “=======” stand the two versions: keep the right one, and delete "
                "the three lines of signs"))
        draft.partial = True
        for number in (first, *range(parting, last + 1)):
            draft.overwrite(number, "")


def _conflicts(lines: list[str]) -> Iterator[_Conflict]:
    first = parting = None
    for number, line in enumerate(lines):
        mark = _MARK.match(line)
        sign = mark["sign"][0] if mark else ""
        if sign == "<":
            if first is not None:
                yield _Conflict(first, first, first)
            first, parting = number, None
        elif sign and sign != ">" and first is not None:
            parting = number if parting is None else parting
        elif sign == ">":
            begun = number if first is None else first
            yield _Conflict(begun, number if parting is None else parting, number)
            first = parting = None
    if first is not None:
        yield _Conflict(first, first, first)
