"""Where each term occurs: the steps of `tokens`, taken by numpy over many texts at once.

An occurrence is one number of 64 bits, so that sorting brings together what belongs together: the
key of the term, the document, the field, and the two codes of what follows.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from generator.search.hashing import text_hash
from generator.search.numbers import Numbers
from generator.search.postings import follower_codes
from generator.search.tokens import JOINED, KINDS, LONGEST
from generator.text.folding import fold_for_search

DOCUMENT_BITS, FIELD_BITS, ONLY_BITS, MARK_BITS = 20, 3, 6, 10
"""Of 64 bits: which document, which field, the follower if it is the only one, and that with its bit
among several. The rest is the key."""
_CHARACTER_BITS = 15
_WORD, _PAIR = 1 << 29, 1 << 30
"""Keys are a character's number, a word's number and this, or two characters' numbers and this."""
_BREAK = "\0"
"""Parts texts; folding leaves none in them."""
_BIT_SHIFT = MARK_BITS - ONLY_BITS

Packed = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


class Vocabulary:
    """Numbers for characters and words, and the codes of each as a follower."""

    def __init__(self) -> None:
        self._characters = ""
        self._by_code = np.full(0x110000, -1, np.int64)
        self._words: dict[str, int] = {}
        self._word_list: list[str] = []
        self._character_codes = np.zeros(0, np.int64)
        self._word_codes = np.zeros(0, np.int64)

    def characters(self, codes: npt.NDArray[np.uint32]) -> Numbers:
        """Return the numbers of characters, each new one with a new number."""
        fresh = [chr(code) for code in np.unique(codes) if self._by_code[code] < 0]
        for at, character in enumerate(fresh, len(self._characters)):
            self._by_code[ord(character)] = at
        self._characters += "".join(fresh)
        self._character_codes = np.r_[self._character_codes, _codes(fresh)]
        return self._by_code[codes]

    def words(self, words: Sequence[str]) -> Numbers:
        """Return the numbers of words, each new one with a new number."""
        known = self._words
        found = [known.setdefault(word, len(known)) for word in words]
        fresh = list(dict.fromkeys(
            word for word, number in zip(words, found, strict=True)
            if number >= len(self._word_list)))
        self._word_list += fresh
        self._word_codes = np.r_[self._word_codes, _codes(fresh)]
        return np.asarray(found, np.int64)

    def followers(self, numbers: Numbers, cjk: Flags) -> Numbers:
        """Return the codes of units as followers: mark and bit."""
        found = np.zeros(numbers.size, np.int64)
        found[cjk] = self._character_codes[numbers[cjk]]
        found[~cjk] = self._word_codes[numbers[~cjk]]
        return found

    def terms(self, keys: Packed) -> Iterator[str]:
        """Yield the terms of keys."""
        low = (1 << _CHARACTER_BITS) - 1
        known = self._characters
        for key in keys.tolist():
            if key & _PAIR:
                yield known[key >> _CHARACTER_BITS & low] + known[key & low]
            else:
                yield self._word_list[key ^ _WORD] if key & _WORD else known[key]


class Occurrences:
    """Texts, and the occurrences of their terms."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._texts: list[str] = []
        self._places: list[int] = []

    def add(self, text: str, place: int) -> None:
        """Add a text; its place is the number of document and field."""
        self._texts.append(fold_for_search(text))
        self._places.append(place)

    def packed(self) -> tuple[Packed, Numbers]:
        """Return all occurrences packed, and the place of each unit."""
        folded = _BREAK.join(self._texts)
        units = _Units(folded)
        lengths = np.asarray([len(text) + 1 for text in self._texts], np.int64)
        places = np.asarray(self._places, np.int64)[
            np.searchsorted(np.cumsum(lengths), units.starts, "right")]
        numbers, texts = self._numbers(folded, units)
        codes = self._vocabulary.followers(numbers, units.cjk)
        follows = np.r_[np.where(units.linked[1:], codes[1:], 0), np.zeros(min(1, codes.size), np.int64)]
        pairs = np.flatnonzero(
            units.cjk[:-1] & units.cjk[1:] & units.linked[1:]
            & (np.maximum(numbers[:-1], numbers[1:]) < 1 << _CHARACTER_BITS))
        whole, ends = self._compounds(units, texts)
        words = ~units.cjk
        return np.concatenate((
            _pack(numbers[units.cjk], places[units.cjk], 0),
            _pack(_WORD | numbers[words], places[words], follows[words]),
            _pack(_PAIR | numbers[pairs] << _CHARACTER_BITS | numbers[pairs + 1],
                  places[pairs], follows[pairs + 1]),
            _pack(_WORD | whole, places[ends], 0))), places

    def _numbers(self, folded: str, units: "_Units") -> tuple[Numbers, dict[int, str]]:
        """Return the number of each unit, and the words by their place among the units."""
        at = np.flatnonzero(~units.cjk)
        texts = [folded[start:end][:LONGEST] for start, end in zip(
            units.starts[at].tolist(), units.ends[at].tolist(), strict=True)]
        numbers = np.empty(units.starts.size, np.int64)
        numbers[units.cjk] = self._vocabulary.characters(units.codes[units.starts[units.cjk]])
        numbers[at] = self._vocabulary.words(texts)
        return numbers, dict(zip(at.tolist(), texts, strict=True))

    def _compounds(self, units: "_Units", texts: dict[int, str]) -> tuple[Numbers, Numbers]:
        """Return the numbers of compounds, and at which unit each ends."""
        ends = np.flatnonzero(units.compound)
        wholes: dict[int, str] = {}
        for at in ends.tolist():
            wholes[at] = f"{wholes.get(at - 1, texts[at - 1])}{JOINED}{texts[at]}"[:LONGEST]
        return self._vocabulary.words(list(wholes.values())), ends


class _Units:
    """The units of a folded text as columns: where each starts and ends, and what it is."""

    def __init__(self, folded: str) -> None:
        self.codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = _kinds(self.codes)
        cjk, word = kinds == ord("c"), kinds == ord("w")
        before = np.r_[False, word[:-1]][:word.size]
        after = np.r_[word[1:], False][:word.size]
        self.starts = np.flatnonzero(cjk | (word & ~before))
        self.ends = np.flatnonzero(cjk | (word & ~after)) + 1
        self.cjk = cjk[self.starts]
        gap_from = np.r_[0, self.ends[:-1]][:self.starts.size]
        solid = np.r_[0, np.cumsum(kinds != ord("s"))]
        self.linked = solid[self.starts] == solid[gap_from]
        self.linked[:1] = False
        self.compound = np.zeros(self.starts.size, np.bool_)
        narrow = np.flatnonzero(self.starts - gap_from == 1)
        narrow = narrow[(narrow > 0) & (kinds[gap_from[narrow]] == ord("j"))]
        self.compound[narrow] = ~self.cjk[narrow] & ~self.cjk[narrow - 1]
        self.linked |= self.compound


_KNOWN_KINDS = np.zeros(0x110000, np.uint8)


def _kinds(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Return what each character is, by `tokens`; a table is ten times as fast as `str.translate`."""
    found = _KNOWN_KINDS[codes]
    unknown = codes[found == 0]
    if unknown.size:
        for code in np.unique(unknown).tolist():
            _KNOWN_KINDS[code] = ord(KINDS[code])
        found = _KNOWN_KINDS[codes]
    return found


def _codes(texts: Sequence[str]) -> Numbers:
    """Return the codes of units as followers."""
    mark, bit = follower_codes(np.asarray([text_hash(text) for text in texts], np.uint32))
    return mark << _BIT_SHIFT | bit


def _pack(keys: Numbers, places: Numbers, follows: Numbers | int) -> Packed:
    packed = (keys.astype(np.uint64) << np.uint64(DOCUMENT_BITS + FIELD_BITS)) | places.astype(np.uint64)
    return packed << np.uint64(MARK_BITS) | np.asarray(follows, np.uint64)
