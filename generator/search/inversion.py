"""From documents to postings, for all of them at once: 10,000 cases in seconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from generator.search.document import FIELDS, Document
from generator.search.numbers import BASE, Numbers
from generator.search.occurrences import (
    DOCUMENT_BITS,
    FIELD_BITS,
    MARK_BITS,
    ONLY_BITS,
    Occurrences,
    Packed,
    Vocabulary,
)
from generator.search.postings import impacts, pack

_CHUNK = 256
"""Documents whose characters are looked at together."""
_SLICE = 1 << 21
"""Occurrences that are made postings together: what that holds on the way is what costs memory."""
_BASE_LENGTH = 0.5
"""How much of a field's weight does not depend on its length (1 - b of BM25)."""
_FIELD_SHIFT = MARK_BITS
_DOCUMENT_SHIFT = _FIELD_SHIFT + FIELD_BITS
_KEY_SHIFT = _DOCUMENT_SHIFT + DOCUMENT_BITS


@dataclass(frozen=True, slots=True)
class TermPostings:
    """A term and its postings as text."""

    term: str
    postings: bytes


def invert(documents: Iterable[Document]) -> Iterator[TermPostings]:
    """Yield every term with its postings; documents are numbered in the order given."""
    vocabulary = Vocabulary()
    found: list[Packed] = []
    counted: list[Numbers] = []
    rest, first = iter(documents), 0
    while chunk := list(islice(rest, _CHUNK)):
        if first + len(chunk) > 1 << DOCUMENT_BITS:
            raise ValueError("an index holds a million documents")
        part, lengths = _occurrences(chunk, first, vocabulary)
        found.append(part)
        counted.append(lengths)
        first += len(chunk)
    if not counted:
        return
    packed = np.concatenate(found)
    found.clear()
    packed.sort()
    weights = _weights(np.concatenate(counted))
    for piece in _slices(packed):
        yield from _term_postings(piece, weights, vocabulary)


def _occurrences(
    chunk: Sequence[Document], first: int, vocabulary: Vocabulary,
) -> tuple[Packed, Numbers]:
    """Return the packed occurrences of some documents, and the units of each field of each."""
    occurrences = Occurrences(vocabulary)
    for number, document in enumerate(chunk):
        for at, name in enumerate(FIELDS):
            for text in document.texts(name):
                occurrences.add(text, (first + number) << FIELD_BITS | at)
    packed, places = occurrences.packed()
    width = 1 << FIELD_BITS
    return packed, np.bincount(places - (first << FIELD_BITS), minlength=len(chunk) * width
                               ).reshape(-1, width).astype(np.int64)


def _weights(lengths: Numbers) -> npt.NDArray[np.float32]:
    """Return how much one occurrence counts in each field of each document.

    Lengths are rounded to half powers of two, what is usual to whole ones: a case more or a sentence
    more moves them seldom, and then every posting with them.
    """
    wanted = np.zeros(lengths.shape[1], np.float32)
    wanted[:len(FIELDS)] = list(FIELDS.values())
    filled = np.maximum((lengths > 0).sum(axis=0), 1)
    usual = 2.0 ** np.rint(np.log2(np.maximum(lengths.sum(axis=0) / filled, 1)))
    rounded = 2.0 ** (np.rint(2 * np.log2(np.maximum(lengths, 1))) / 2)
    norm = _BASE_LENGTH + (1 - _BASE_LENGTH) * rounded / usual
    weights: npt.NDArray[np.float32] = (wanted / norm).astype(np.float32).ravel()
    return weights


def _slices(packed: Packed) -> Iterator[Packed]:
    """Yield the sorted occurrences in pieces that part no term."""
    start = 0
    while start < packed.size:
        end = min(start + _SLICE, packed.size)
        if end < packed.size:
            key = packed[end] >> np.uint64(_KEY_SHIFT)
            begun = int(np.searchsorted(packed, key << np.uint64(_KEY_SHIFT)))
            after = (key + np.uint64(1)) << np.uint64(_KEY_SHIFT)
            end = begun if begun > start else int(np.searchsorted(packed, after))
        yield packed[start:end]
        start = end


def _term_postings(
    piece: Packed, weights: npt.NDArray[np.float32], vocabulary: Vocabulary,
) -> Iterator[TermPostings]:
    """Yield the terms of sorted occurrences with their postings."""
    place = piece >> np.uint64(_DOCUMENT_SHIFT)
    firsts = np.flatnonzero(np.r_[True, place[1:] != place[:-1]])
    in_field = (piece >> np.uint64(_FIELD_SHIFT) & np.uint64((1 << DOCUMENT_BITS + FIELD_BITS) - 1))
    impact = impacts(np.add.reduceat(weights[in_field.astype(np.int64)], firsts))
    marks = _marks(piece, firsts)
    place = place[firsts]
    documents = (place & np.uint64((1 << DOCUMENT_BITS) - 1)).astype(np.int64)
    keys = place >> np.uint64(DOCUMENT_BITS)
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    text, starts = pack(documents, begins, impact, marks)
    bounds = starts.tolist()
    for at, term in enumerate(vocabulary.terms(keys[begins])):
        yield TermPostings(term, text[bounds[at]:bounds[at + 1]])


def _marks(piece: Packed, firsts: Numbers) -> Numbers:
    """Return for each posting what follows its occurrences: none, one, or a mask of several."""
    low = (piece & np.uint64((1 << MARK_BITS) - 1)).astype(np.int64)
    only = low >> (MARK_BITS - ONLY_BITS)
    most = np.maximum.reduceat(only, firsts)
    least = np.minimum.reduceat(np.where(only == 0, 1 << ONLY_BITS, only), firsts)
    bits = np.where(only == 0, 0, 1 << (low & ((1 << MARK_BITS - ONLY_BITS) - 1)))
    mask = np.bitwise_or.reduceat(bits, firsts)
    several = (most > 0) & (most != least)
    return np.where(several, BASE + mask, most)



