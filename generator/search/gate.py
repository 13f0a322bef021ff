"""What cannot be found although it should be: asked of the postings, once they are made.

What each case should be found by is taken from the published case itself and not from the documents
that were indexed, and cut by other means than the index was. A field that the documents forget, or a
character that the index has no room for, shows here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.diagnostics import Findings, Location, say
from generator.publication import PublishedCase, PublishedSite
from generator.schema.values import strings, texts
from generator.search.document import Document
from generator.search.inversion import TermPostings
from generator.search.postings import unpack, unpack_all
from generator.search.tokens import KINDS, terms
from generator.text.folding import fold_for_search
from generator.text.markdown import to_plain

_DOCUMENT_BITS = 20
_CODE_BITS = 21
_SPOKEN = ("text", "markdown")
"""Kinds whose words are the author's own."""
_TOGETHER = 1024
"""Pairs that are unpacked together: numbers take twenty times the memory of their text."""
_MIDDLE = 4
"""A title is asked for without a quarter at each end."""
_PARTS = re.compile(r"[^\W_\u2e80-\U0003ffff]+(?:['’._-][^\W_\u2e80-\U0003ffff]+)*|.", re.DOTALL)
"""A word of letters, or a single character."""

Codes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Miss:
    """A case, and words of it that do not lead to it."""

    case: str
    words: str


def misses(
    site: PublishedSite, documents: Sequence[Document], postings: Iterable[TermPostings],
) -> list[Miss]:
    """Return every case that its title, an alias, its id or a pair of its text does not lead to."""
    lists = {one.term: one.postings for one in postings}
    numbers = {one.id: at for at, one in enumerate(documents) if one.kind == "case"}
    known = [case for case in site.cases.values() if case.id in numbers]
    lost = [Miss(case.id, case.title) for case in site.cases.values() if case.id not in numbers]
    return [*lost, *_by_words(site, known, numbers, lists), *_by_pairs(site, known, numbers, lists)]


def report(found: Iterable[Miss], site: PublishedSite, findings: Findings) -> None:
    """Say of each miss which case, which words, and what to do."""
    for miss in found:
        findings.error(
            "not-findable", Location(site.cases[miss.case].path),
            say("搜“{words}”找不到案例 {case}", "searching “{words}” does not find case {case}",
                words=miss.words, case=miss.case),
            say("看看这几个字是不是生僻字或特殊符号；都不是，就把这条消息报告给维护者",
                "see whether these are rare characters or signs; if not, report this to the maintainers"),
            quote=False)


def asked(site: PublishedSite, case: PublishedCase) -> Iterator[str]:
    """Yield what someone would look for who wants this case."""
    yield _middle(case.title)
    yield from strings(case.values.get(site.role("aliases")))
    yield case.id


def _middle(title: str) -> str:
    """Return the words in the middle of a title, none of them cut; all of it where it has none."""
    parts = _PARTS.findall(title)
    cut = len(parts) // _MIDDLE
    middle = "".join(parts[cut:len(parts) - cut])
    return middle if any(map(str.isalnum, middle)) else title


def _by_words(
    site: PublishedSite, cases: Iterable[PublishedCase], numbers: Mapping[str, int],
    lists: Mapping[str, bytes],
) -> Iterator[Miss]:
    """Yield the queries that some case is no full candidate for."""
    bearers: dict[str, frozenset[int]] = {}
    for case in cases:
        for words in asked(site, case):
            wanted = terms(words)
            if not wanted:
                yield Miss(case.id, words)
            for term in wanted:
                if term not in bearers:
                    held = unpack(lists[term])[0].tolist() if term in lists else ()
                    bearers[term] = frozenset(held)
                if numbers[case.id] not in bearers[term]:
                    yield Miss(case.id, words)
                    break


def _by_pairs(
    site: PublishedSite, cases: Sequence[PublishedCase], numbers: Mapping[str, int],
    lists: Mapping[str, bytes],
) -> Iterator[Miss]:
    """Yield the pairs of characters that stand in a case and not in the index of it."""
    pairs = [term for term in lists if len(term) == 2]  # noqa: PLR2004  a pair; words only add to it
    held = np.concatenate([np.zeros(0, np.uint64), *(
        _held(pairs[at:at + _TOGETHER], lists) for at in range(0, len(pairs), _TOGETHER))])
    held.sort()
    for case in cases:
        wanted = _pairs(_words(site, case)) << np.uint64(_DOCUMENT_BITS) | np.uint64(numbers[case.id])
        places = np.minimum(np.searchsorted(held, wanted), max(0, held.size - 1))
        missed = wanted[held[places] != wanted] if held.size else wanted
        for code in (missed >> np.uint64(_DOCUMENT_BITS)).tolist():
            yield Miss(case.id, chr(code >> _CODE_BITS) + chr(code & (1 << _CODE_BITS) - 1))


def _held(pairs: Sequence[str], lists: Mapping[str, bytes]) -> Codes:
    """Return which pair stands in which document, a number for each."""
    documents, counts = unpack_all([lists[pair] for pair in pairs])
    codes = np.asarray([_code(pair[0], pair[1]) for pair in pairs], np.uint64)
    return np.repeat(codes, counts) << np.uint64(_DOCUMENT_BITS) | documents.astype(np.uint64)


def _words(site: PublishedSite, case: PublishedCase) -> str:
    """Return everything that the authors of a case wrote, line by line."""
    lines = [case.title, case.summary]
    for key, value in case.values.items():
        known = site.fields[key]
        if known.item.kind in _SPOKEN and key != site.role("related"):
            lines += [to_plain(text) if known.item.kind == "markdown" else text for text in texts(value)]
    return "|".join(lines)


def _pairs(text: str) -> Codes:
    """Return the pairs of characters that stand side by side, without looking over blanks."""
    folded = fold_for_search(text)
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    cjk = np.frombuffer(folded.translate(KINDS).encode("ascii"), np.uint8) == ord("c")
    both = cjk[:-1] & cjk[1:]
    return np.unique(codes[:-1][both] << np.uint64(_CODE_BITS) | codes[1:][both])


def _code(first: str, second: str) -> int:
    return ord(first) << _CODE_BITS | ord(second)
