"""Words as they are compared where it matters whether a reader takes them for the same."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+")
"""Blanks, and characters that leave no mark: joiners, marks of direction, variation selectors."""


def fold_for_match(text: str) -> str:
    """Return a text without blanks and invisible characters, half-width and in lower case.

    Another step that makes scripts alike, as traditional characters simplified, belongs here.
    """
    seen = _UNSEEN.sub("", text)
    if seen.isascii():
        return seen.lower()
    # Marks such as ´ become a blank and an accent; without the blank the accent joins its letter.
    alike = _UNSEEN.sub("", unicodedata.normalize("NFKC", seen)).casefold()
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", alike))


_TABLES = ("simplified.txt", "radicals.txt")
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of characters that nobody searches for: accents, enclosures, invisible ones."""
_THOUSANDS = re.compile("([0-9]),(?=[0-9]{3}(?![0-9]))")
_BLANKS = "\t\n\v\f\r"
"""Of these, the ones that part words."""


@cache
def simplified() -> Mapping[str, str]:
    """Return what each traditional character, or bare radical, is simplified to, one for one."""
    found: dict[str, str] = {}
    for name in _TABLES:
        text = Path(__file__).with_name(name).read_text("utf-8")
        before, after = (line for line in text.splitlines() if not line.startswith("#"))
        found.update(zip(before, after, strict=True))
    return found


class _Folding(dict[int, str]):
    """What each character is folded to, found when it is first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        whole = unicodedata.normalize("NFKD", chr(code)).lower()
        kept = "".join(one for one in whole if one in _BLANKS or unicodedata.category(one) not in _DROPPED)
        table = simplified()
        self[code] = "".join(table.get(one, one) for one in unicodedata.normalize("NFC", kept))
        return self[code]


_FOLDING = _Folding()


def fold_for_search(text: str) -> str:
    """Return a text as it is searched: half-width, lower case, simplified, without accents.

    Each character is folded for itself, so that a place in the folded text leads back to one in the
    text, and commas go that only part the thousands of a number; `folding.js` takes the same steps.
    """
    folded = text.lower() if text.isascii() and text.isprintable() else text.translate(_FOLDING)
    return _THOUSANDS.sub(r"\1", folded) if "," in folded else folded
