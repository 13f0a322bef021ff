"""Which known words are most like one that is not known."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.diagnostics import Text, listed, say

_LONGEST = 60


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word as it is compared: full-width to half-width, lower case, one dash."""
    return unicodedata.normalize("NFKC", word).strip().lower().replace("_", "-").replace(" ", "-")


def nearest(word: str, known: Iterable[str], most: int = 6) -> list[str]:
    """Return known words, the ones most like `word` first."""
    names = list(dict.fromkeys(known))
    folded = fold(word[:_LONGEST])
    if len(names) > 3 * most:  # comparing letter by letter costs too much to do it with all
        letters = _pairs(folded)
        names.sort(key=lambda name: -len(letters & _pairs(fold(name[:_LONGEST]))))
        names = names[:3 * most]
    alike = {
        name: difflib.SequenceMatcher(None, folded, fold(name[:_LONGEST])).ratio()
        for name in names}
    return sorted(names, key=lambda name: -alike[name])[:most]


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> frozenset[str]:
    """Return the letters of a word and the pairs of neighbours."""
    return frozenset(word) | {word[at:at + 2] for at in range(len(word) - 1)}


def offer(words: Sequence[str | Text]) -> Text | None:
    """Return a hint that offers words."""
    if not words:
        return None
    return say("可以写：{words}", "use one of: {words}", words=listed(words))
