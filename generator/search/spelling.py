"""How Chinese is spelled in letters (pinyin), so that `qwz` and `qiwangzhi` lead to 期望值.

Two syllables side by side make a word, `qiʼwang`, and so do their initials, `qʼw`: words that nobody
types, which postings, marks of followers and phrases take as any other. `spelling.js` cuts what is typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import ModuleType

from generator.text.folding import fold_for_search

JOIN = "\u02bc"
"""Parts the syllables of a word: a letter to tokenisers, and on no keyboard."""
_APART = " | "
_RUN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SYLLABLE = re.compile("[a-z]+")
_RUNS_KEPT = 1 << 16

_OF_OUR_TRADE = {"差旅": "chai lv", "还款": "huan kuan", "长效": "chang xiao"}
"""Words that pypinyin does not know and reads wrong."""

Spelling = tuple[int, str]
"""Where a run of characters begins, in code units of UTF-16, and its syllables, parted by blanks."""


def spellings(text: str) -> Iterator[Spelling]:
    """Yield each run of Chinese characters of a text; what has no reading ends a run."""
    for match in _RUN.finditer(text):
        at = len(text[:match.start()].encode("utf-16-le", "surrogatepass")) // 2
        begun, syllables = at, list[str]()
        for character, syllable in zip(match[0], _syllables(match[0]), strict=True):
            at += 1 + (ord(character) > 0xFFFF)  # noqa: PLR2004  the last that takes one code unit
            if syllable:
                syllables.append(syllable)
                continue
            if syllables:
                yield begun, " ".join(syllables)
            begun, syllables = at, []
        if syllables:
            yield begun, " ".join(syllables)


def spelled_words(texts: Sequence[str]) -> str:
    """Return the words by which texts are found that someone spells."""
    runs = [run.split(" ") for text in texts for _, run in spellings(text)]
    return _APART.join(
        " ".join(f"{one}{JOIN}{other}" for one, other in pairwise(parts))
        for syllables in runs if len(syllables) > 1
        for parts in (syllables, [one[0] for one in syllables]))


def shown_spellings(text: str, others: Sequence[str], begins: str = "") -> list[Spelling]:
    """Return the spelling of a text, and of its other names: these begin at -1, -2, ...

    `begins`: how the text begins, where words do not tell.
    """
    own = list(spellings(text))
    if begins and own and own[0][0] == 0:
        known = begins.split(" ")
        own[0] = 0, " ".join([*known, *own[0][1].split(" ")[len(known):]])
    return [*own, *(
        (-number, run) for number, other in enumerate(others, 1) for _, run in spellings(other))]


def sounds(texts: Iterable[str]) -> str:
    """Return how characters sound by themselves, `a啊阿ai哀...`: the common ones and those of some texts.

    What someone has typed wrong is spelled by them. Empty where the texts have no such character.
    """
    own = {one for text in texts for run in _RUN.findall(text) for one in fold_for_search(run)}
    found: dict[str, list[str]] = {}
    for one in sorted({*own, *_common()} if own else ()):
        for usual in _readings(one)[:1]:
            found.setdefault(usual, []).append(one)
    return "".join(usual + "".join(found[usual]) for usual in sorted(found))


def _common() -> str:
    """Return the 3,755 characters that the standard GB 2312 counts as common."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return b"".join(cells).decode("gb2312", "ignore")


@lru_cache(_RUNS_KEPT)
def _syllables(run: str) -> Sequence[str]:
    """Return the syllable of each character, empty where it has none.

    Only where a character has several readings does it matter which words it stands in.
    """
    readings = [_readings(one) for one in run]
    if all(len(one) == 1 for one in readings):
        return [one[0] for one in readings]
    found: Sequence[str] = _dictionary().lazy_pinyin(run) if all(readings) else []
    if len(found) == len(run) and all(map(_SYLLABLE.fullmatch, found)):
        return found
    return [one[0] if one else "" for one in readings]


@cache
def _readings(character: str) -> Sequence[str]:
    """Return the ways to read a character, the usual one first."""
    known = _dictionary()
    found = dict.fromkeys(one for some in known.pinyin(
        character, known.Style.NORMAL, heteronym=True, errors="ignore") for one in some)
    return [one for one in found if _SYLLABLE.fullmatch(one)]


@cache
def _dictionary() -> ModuleType:
    """Load pypinyin, which takes a quarter of a second, when there is something to spell."""
    import pypinyin  # noqa: PLC0415

    pypinyin.load_phrases_dict(
        {word: [[one] for one in said.split(" ")] for word, said in _OF_OUR_TRADE.items()})
    return pypinyin
