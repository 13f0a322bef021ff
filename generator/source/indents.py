"""Lines in a wrong column: keys and items out of line, and dashes that are missing."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.diagnostics import say
from generator.source.draft import Edit, Mend
from generator.source.lines import (
    WIDE_BLANKS,
    columns,
    fitting_indent,
    indent_of,
    open_indents,
    pair,
    prose,
)

_KEY = re.compile(r"(?P<dashes>[ ]*(?:- +)*)(?P<key>[A-Za-z_][\w\-]*) *:(?=\s|$)")
_STRUCTURE = re.compile(r"[\[{]|-\s|[A-Za-z_][\w\-]* *:")
_COLON = re.compile(r":(?=\s|$)")
_OPENS = re.compile(r"[ ]*(?:- +)*[\w\-]+ *:[ ]*(?P<bar>[|>][+\-0-9]*[ ]*)?$")
_MOST_AROUND = 200
_FARTHEST = 2
"""Blanks by which a line that stands well on its own may be out of line."""


def misplaced(
    lines: Sequence[str], numbers: Sequence[int], outer: Collection[str] = (),
) -> Iterator[Mend]:
    """Yield how lines near a trouble may stand in another column, the likeliest first.

    `outer`: the keys that stand at the left edge where nothing else is known of a line.
    """
    trouble = numbers[0]
    above = _before(lines, trouble)
    order = list(numbers)
    if _sunk(lines, above, trouble):
        order = [above, *(number for number in order if number != above)]
    for number in order:
        yield from _moved(lines, number, far=number == trouble, outer=outer)
    wanted = indent_of(lines[trouble]) + (2 if columns(lines[trouble])[0] else 0)
    if columns(lines[above])[1] == indent_of(lines[above]) != wanted:
        yield _at_column(lines, above, wanted)


def realigned(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield the block text above as it would be if a line were a part of it."""
    first = list(_first_of_block(lines, number))
    usual = [mend for mend in first if indent_of(lines[number]) == _header(lines, mend.line) + 2]
    yield from usual
    yield from _moved(lines, number, far=True)
    yield from first if not usual else ()


def _sunk(lines: Sequence[str], upper: int, lower: int) -> bool:
    """Tell whether the upper of two lines, both keys, has left the group it stands in."""
    if upper < 1 or upper != lower - 1 or not lines[upper - 1].strip():
        return False
    one, other = (_KEY.match(lines[at]) for at in (upper, lower))
    if not one or not other or "-" in one["dashes"] + other["dashes"]:
        return False
    indent, above = indent_of(lines[upper]), indent_of(lines[upper - 1])
    return indent < indent_of(lines[lower]) and (
        above > indent or (above == indent and lines[upper - 1].rstrip().endswith(":")))


def _moved(
    lines: Sequence[str], number: int, *, far: bool, outer: Collection[str] = (),
) -> Iterator[Mend]:
    """Yield a line in other columns; a text that holds a colon, as a text."""
    line = lines[number]
    words, indent = line.strip(), indent_of(line)
    if not words or words.startswith("#"):
        return
    before = next((one for one in reversed(lines[:number]) if one.strip()), "")
    found = pair(before)
    under_bar = found is not None and found.value[0] in "|>"
    if found is not None and under_bar and indent <= found.indent:
        wanted = [found.indent + 2]
    else:
        wanted = _wanted(lines, number, outer)
    colon = _COLON.search(words)
    if found is not None and colon and wanted[0] < indent and not _STRUCTURE.match(words):
        at = indent + colon.start()
        yield Mend("yaml-needs-quotes", number, at,
                   say("文字里有半角“: ”，被当成一个键", "a “: ” within a text makes a key of it"),
                   (Edit(number, at, at + 2, "："),))
    goes_on = under_bar or columns(before) == ([], None)
    if not goes_on and columns(line) == ([], None):
        return
    for column in wanted:
        if column != indent and (far or abs(column - indent) <= _FARTHEST):
            yield _at_column(lines, number, column)


def _wanted(lines: Sequence[str], number: int, outer: Collection[str]) -> list[int]:
    """Return the columns at which a line may have been meant to start, the nearest first."""
    indent = indent_of(lines[number])
    found = [fitting_indent(lines, number, indent)]
    below = _after(lines, number)
    if columns(lines[number]) != ([], None):
        found += open_indents(lines, number)
        found += _in_line_with(lines, number, below)
    named = _KEY.match(lines[number])
    shallow = (number > 0 and not lines[number - 1].strip()) or (
        named is not None and not named["dashes"].strip() and named["key"] in outer)
    found = sorted(dict.fromkeys(found), key=lambda column: (
        abs(column - indent), column if shallow else -column))
    opens = _OPENS.match(lines[number])
    if opens is None or below >= len(lines):
        return found
    child = indent_of(lines[below])
    item = lines[below].lstrip().startswith("-") and not opens["bar"]
    fitting = [column for column in found if column < child or (item and column == child)]
    return fitting if fitting and child >= indent else found


def _in_line_with(lines: Sequence[str], number: int, below: int) -> Iterator[int]:
    """Yield the columns that would put a line in line with those below it."""
    if below >= len(lines):
        return
    dashes, key = columns(lines[number])
    yield indent_of(lines[below])
    if dashes and key is not None:  # the next key of the same item
        _, other = columns(lines[below])
        if other is not None:
            yield max(0, other - (key - dashes[0]))


def _first_of_block(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield the first line of the block text above in line with this one, which is less deep."""
    block = prose(lines[:number])
    first = _before(lines, number)
    if first not in block:
        return
    while first - 1 in block:
        first -= 1
    while first < number and not lines[first].strip():
        first += 1
    indent = indent_of(lines[number])
    if _header(lines, first) < indent < indent_of(lines[first]):
        yield _at_column(lines, first, indent)


def _header(lines: Sequence[str], first: int) -> int:
    """Return the column of the key that a block text belongs to, given its first line."""
    _, key = columns(lines[_before(lines, first)])
    return key or 0


def _at_column(lines: Sequence[str], number: int, column: int) -> Mend:
    indent = indent_of(lines[number])
    return Mend("yaml-indent", number, indent,
                say("这一行的缩进和上下对不齐", "this line is not in line with those around it"),
                (Edit(number, 0, indent, " " * column),))


def _before(lines: Sequence[str], number: int) -> int:
    """Return the line with words above a line; the first one where there is none."""
    number -= 1
    while number > 0 and not lines[number].strip():
        number -= 1
    return max(0, number)


def _after(lines: Sequence[str], number: int) -> int:
    """Return the line with words below a line; behind the last one where there is none."""
    number += 1
    while number < len(lines) and (
            not lines[number].strip() or lines[number].lstrip().startswith("#")):
        number += 1
    return number


def lost_dash(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield the first key of an item whose dash is missing, as the items around it show."""
    match = _KEY.match(lines[number])
    if match is None:
        return
    if "-" in match["dashes"]:
        yield from _lost_above(lines, number, match["key"])
        return
    indent = len(match["dashes"])
    around = (reversed(lines[max(0, number - _MOST_AROUND):number]),
              lines[number + 1:number + _MOST_AROUND])
    for some in around:
        column = _item(some, match["key"], indent)
        if column is not None:
            yield missing_dash(number, indent, column)
            return


def _lost_above(lines: Sequence[str], number: int, name: str) -> Iterator[Mend]:
    """Yield the key above that starts an item as this line does, and has no dash."""
    column = indent_of(lines[number])
    for at in range(number - 1, max(-1, number - _MOST_AROUND), -1):
        match = _KEY.match(lines[at])
        if lines[at].strip() and indent_of(lines[at]) < column:
            return
        if match and match["key"] == name and len(match[0]) - len(name) - 1 in (column, column + 2):
            if "-" not in match["dashes"]:
                yield missing_dash(at, len(match["dashes"]), column)
            return


def missing_dash(number: int, key: int, column: int) -> Mend:
    """Return the mend that makes an item of a line, the dash in one column, its key in another."""
    return Mend("yaml-dash-blank", number, key,
                say("新的一项从这里开始，前面少了“- ”", "a new item starts here; its dash is missing"),
                (Edit(number, column, key, "- "),))


def _item(lines: Iterable[str], name: str, indent: int) -> int | None:
    """Return the column of the next item that starts with a key, in line with a key's column."""
    for line in lines:
        if not line.strip():
            continue
        match = _KEY.match(line)
        column = indent_of(line)
        if match and match["dashes"].strip() and match["key"] == name and column in (indent, indent - 2):
            return column
        if column < indent - 2:
            return None
    return None


def first_odd(lines: Sequence[str], first: int, below: Sequence[int]) -> bool:
    """Tell whether the first of some items is out of line, and the others agree."""
    indents = {indent_of(lines[number]) for number in below}
    return len(below) > 1 and len(indents) == 1 and (
        lines[_before(lines, first)].rstrip().endswith(":")) and bool(
        re.match(rf"[ ]*-[ {WIDE_BLANKS}]", lines[first]))
