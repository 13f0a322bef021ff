"""What a text is searched by: pairs of neighbouring CJK characters, single ones, and words.

The same steps as `site_templates/assets/search/tokens.js`. `inversion` takes them for all texts at
once, and the tests hold the three together.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.text.folding import fold_for_search

_CJK = (
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x3096), (0x309D, 0x309F),
    (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
_JOINS = "-._"
"""What makes one term of words, as in AB-2026-014, which are terms by themselves as well."""
JOINED = "-"
"""How a compound is written as a term, however its words are joined."""


LONGEST = 64
"""Characters of a word beyond which nobody types it; what is longer is cut for terms."""
_UNIT = re.compile("c|w+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A CJK character or a word, with where it stands in the folded text.

    `linked`: only blanks stand between it and the unit before, or one join between two words;
    `compound`: the latter.
    """

    text: str
    cjk: bool
    linked: bool
    compound: bool
    at: int


class _Kinds(dict[int, str]):
    """What each folded character is: `c`jk, part of a `w`ord, `s`pace, `j`oin or a `b`reak."""

    def __missing__(self, code: int) -> str:
        self[code] = _kind(code)
        return self[code]


def _kind(code: int) -> str:
    if any(low <= code <= high for low, high in _CJK):
        return "c"
    character = chr(code)
    category = unicodedata.category(character)
    if category[0] in "LN":
        return "w"
    if category == "Zs" or character in "\t\n\v\f\r":
        return "s"
    return "j" if character in _JOINS else "b"


KINDS = _Kinds()


def units(text: str) -> Iterator[Unit]:
    """Yield the units of a text in their order."""
    folded = fold_for_search(text)
    kinds = folded.translate(KINDS)
    end, after = 0, ""
    for match in _UNIT.finditer(kinds):
        start = match.start()
        gap, kind = kinds[end:start], kinds[start]
        compound = gap == "j" and after == kind == "w"
        linked = compound or (bool(after) and not gap.strip("s"))
        yield Unit(folded[start:match.end()], kind == "c", linked, compound, start)
        end, after = match.end(), kind


def terms(text: str) -> set[str]:
    """Return every term of a text."""
    found: set[str] = set()
    before: Unit | None = None
    whole = ""
    for unit in units(text):
        text = unit.text[:LONGEST]
        found.add(text)
        whole = f"{whole}{JOINED}{text}"[:LONGEST] if unit.compound else text
        found.add(whole)
        if before is not None and before.cjk and unit.cjk and unit.linked:
            found.add(before.text + unit.text)
        before = unit
    return found
