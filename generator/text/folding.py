"""Words as they are compared where it matters whether a reader takes them for the same."""

import re
import unicodedata

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
