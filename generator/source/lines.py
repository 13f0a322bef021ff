"""What lines of YAML look like: their indentation, their key and value, which of them are prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDE_BLANKS = "\u3000\u00a0"
_BLANKS = f"[ \t{WIDE_BLANKS}]*"
_PAIR = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?:(?P<key>[\w.\-]+|\"[^\"\n]*\"|'[^'\n]*') *:[ \t]+)?(?P<value>\S.*)")
_BLOCK = re.compile(r"(?:^|[:\-] +)[|>][+\-0-9]*[ ]*(?:#.*)?$")
_COMMENT = re.compile(r"[ \t]+#(?:\s.*)?$")
_LEAD = re.compile(r"(?P<blanks>[ ]*)(?P<dashes>(?:- +)*)(?P<key>(?:[\w.\-]+|\"[^\"]*\") *:(?:\s|$))?")
_MOST_ABOVE = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """A line taken apart: `indent` is the column of its key, `start` that of its value."""

    indent: int
    key: str
    start: int
    value: str


def pair(line: str) -> Pair | None:
    """Take a line apart, an ordinary comment at its end left out; None where it has no value."""
    if line.lstrip().startswith("#"):
        return None
    match = _PAIR.match(line)
    if match is None:
        return None
    value = _COMMENT.sub("", match["value"]).rstrip(" \t")
    if not value or value.startswith("#") or (not match["key"] and not match["lead"].strip()):
        return None
    return Pair(len(match["lead"]), match["key"] or "", match.start("value"), value)


def indent_of(line: str) -> int:
    """Count the blanks at the head of a line."""
    return len(line) - len(line.lstrip(" "))


def prose(lines: Sequence[str]) -> set[int]:
    """Return the lines that belong to block texts, where nothing is a mistake of YAML."""
    found: set[int] = set()
    inside: int | None = None
    for number, line in enumerate(lines):
        if inside is not None:
            if not line.strip(" ") or indent_of(line) > inside:
                found.add(number)
                continue
            inside = None
        if is_bar(line):
            inside = _lead(line)
    return found


def is_bar(line: str) -> bool:
    """Tell whether a line announces a block text."""
    return not line.lstrip().startswith("#") and _BLOCK.search(line) is not None


def _lead(line: str) -> int:
    """Return the column that a block text on this line must be deeper than."""
    match = re.match(r"[ ]*(?:- +)*", line)
    lead = match[0] if match else ""
    if line[len(lead):len(lead) + 1] in ("|", ">"):
        return lead.rstrip(" ").rfind("-") if "-" in lead else len(lead) - 1
    return len(lead)


def open_indents(lines: Sequence[str], number: int) -> list[int]:
    """Return the columns at which a line may start, the deepest first.

    An item starts in line with other dashes or with the key above it; a key, with other keys.
    """
    is_item = lines[number].lstrip(f" \t{WIDE_BLANKS}").startswith("-")
    found: list[int] = []
    lowest = 1 << 30
    for line in _above(lines, number):
        dashes, key = columns(line)
        if lowest == 1 << 30 and key is not None and line.rstrip().endswith(":"):
            found += [key + 2, key] if is_item else [key + 2]
        open_here = reversed(dashes) if is_item else [] if key is None else [key]
        found += [column for column in open_here if column < lowest]
        lowest = min([lowest, *dashes, *([] if key is None else [key])])
        if lowest == 0:
            break
    return list(dict.fromkeys(found)) or [0]


def _above(lines: Sequence[str], number: int) -> Iterator[str]:
    for at in range(number - 1, max(-1, number - _MOST_ABOVE), -1):
        line = lines[at]
        if line.strip() and not line.lstrip().startswith("#"):
            yield line


def columns(line: str) -> tuple[list[int], int | None]:
    """Return the columns of the dashes of a line and of its key, None where it has no key."""
    match = _LEAD.match(line)
    if match is None:
        return [], None
    at = len(match["blanks"])
    dashes = []
    for dash in re.findall(r"- +", match["dashes"]):
        dashes.append(at)
        at += len(dash)
    return dashes, at if match["key"] else None


def fitting_indent(lines: Sequence[str], number: int, width: int) -> int:
    """Return the open column nearest to how deep a line looks; the deeper one of two."""
    above = next(_above(lines, number), "")
    words = lines[number].lstrip(f" \t{WIDE_BLANKS}")
    if columns(words) == ([], None) and columns(above) == ([], None) and above:
        return indent_of(above)  # a text that goes on
    if lines[number - 1:number] and lines[number - 1].rstrip().endswith(":"):
        return open_indents(lines, number)[0]
    return min(open_indents(lines, number), key=lambda column: (abs(column - width), -column))


def reach(lines: Sequence[str], number: int, indent: int) -> int:
    """Return the last of the lines that continue a value begun on a line."""
    last = number
    for at in range(number + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        if indent_of(line) <= indent:
            break
        last = at
    return last
