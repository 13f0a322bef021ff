"""What is known of a term in a document: how much it counts there, and what comes after it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from generator.search.numbers import BASE, Numbers, decode, encode, ends

IMPACTS = BASE - 1
"""The greatest impact; one digit holds it. An impact is 0 only where a term is not."""
ALONE = BASE - 1
"""How many values the mark of a single follower has: 1 to 45, and 0 for none."""
SEVERAL = 11
"""Bits of the mask that stands for several followers, after 46: two digits hold it."""
PARTS = 3
"""Numbers of a posting: the gap to the document before, the impact, the mark of the followers."""

Impacts = npt.NDArray[np.float32]
_HALF = 1.2
"""Weighted occurrences at which a term counts half (k1 of BM25)."""


def impacts(weighted: Impacts) -> Numbers:
    """Return how much a term counts that occurs so often, fields and lengths weighed: 1 to 45.

    Half of the range is for what one occurrence in a text of usual length makes, and more: beyond a
    few, occurrences add little.
    """
    share = weighted / (weighted + np.float32(_HALF))
    found: Numbers = np.clip(np.rint(share * IMPACTS), 1, IMPACTS).astype(np.int64)
    return found


def follower_codes(hashes: npt.NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    """Return the mark of each follower if it is the only one, and its bit among several."""
    whole = hashes.astype(np.int64)
    return 1 + whole % ALONE, whole // ALONE % SEVERAL


def pack(documents: Numbers, firsts: Numbers, impact: Numbers, marks: Numbers) -> tuple[bytes, Numbers]:
    """Return lists of postings as one text, and where each begins (and the last one ends).

    `firsts`: at which posting each list begins. Documents rise within a list.
    """
    gaps = np.empty_like(documents)
    gaps[1:] = documents[1:] - documents[:-1] - 1
    gaps[firsts] = documents[firsts]
    text, starts = encode(np.stack((gaps, impact, marks), axis=1).ravel())
    return text.tobytes(), starts[np.r_[firsts, documents.size] * PARTS]


def unpack_all(lists: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """Return the documents of many lists, one list after another, and how many each has."""
    text = b"".join(lists)
    gaps = decode(text)[::PARTS]
    bounds = np.cumsum([0, *map(len, lists)])
    digits = np.r_[0, np.cumsum(ends(text))]
    counts = (digits[bounds[1:]] - digits[bounds[:-1]]) // PARTS
    firsts = np.cumsum(counts) - counts
    raised = np.cumsum(gaps + 1)
    before = np.r_[0, raised][firsts]
    return raised - np.repeat(before, counts) - 1, counts


def unpack(text: str | bytes) -> tuple[Numbers, Numbers, Numbers]:
    """Return documents, impacts and marks of one list."""
    numbers = decode(text).reshape(-1, PARTS)
    return np.cumsum(numbers[:, 0] + 1) - 1, numbers[:, 1], numbers[:, 2]
