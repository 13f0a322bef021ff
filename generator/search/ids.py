"""How an id may be typed: without a join, or without the zeros before a number."""

import re
from itertools import pairwise

_ID = re.compile(r"[^\W_]+(?:[-._][^\W_]+)*")
_GROUPS = re.compile(r"[-._]")


def ways_to_type(name: str) -> tuple[str, ...]:
    """Return AB2025005, AB2025-005, AB-2025-5 and AB2025-5 for AB-2025-005; nothing for an id of words."""
    groups = _GROUPS.split(name)
    if not _ID.fullmatch(name) or not any(map(str.isdecimal, groups)):
        return ()
    short = [one.lstrip("0") or "0" if one.isdecimal() else one for one in groups]
    ways = ("".join(groups), _closed_up(groups), "-".join(short), _closed_up(short))
    return tuple(way for way in dict.fromkeys(ways) if way != "-".join(groups))


def _closed_up(groups: list[str]) -> str:
    """Return groups joined, but not where letters and digits meet."""
    return groups[0] + "".join(
        ("" if one.isdecimal() != other.isdecimal() else "-") + other for one, other in pairwise(groups))
