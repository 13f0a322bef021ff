"""Queries cut from pages, each with the pages that hold its words: the truth needs no judge."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.search.document import FIELDS, Document
from generator.text.folding import fold_for_search

_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_PHRASE = (6, 12)
_TERM = (2, 4)
_FEW, _MANY = 2, 25
_TRIES = 60
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and the ids of the pages that hold it."""

    text: str
    true: frozenset[str]


class Pages:
    """Pages as plain text without blanks."""

    def __init__(self, documents: Sequence[Document], seed: str) -> None:
        self.random = random.Random(seed)
        self.texts: Mapping[str, str] = {
            one.id: "\n".join(_BLANKS.sub("", fold_for_search(text))
                              for name in FIELDS for text in one.texts(name))
            for one in documents}
        self.runs: Mapping[str, list[str]] = {
            name: _RUN.findall(text) for name, text in self.texts.items()}
        self.names = sorted(name for name, runs in self.runs.items() if runs)

    def holding(self, *words: str) -> frozenset[str]:
        """Return the pages that hold every word."""
        return frozenset(name for name, text in self.texts.items()
                         if all(word in text for word in words))

    def cut(self, name: str, least: int, most: int) -> str:
        """Return some characters that stand together on a page; empty where chance finds none."""
        run = self.random.choice(self.runs[name])
        size = self.random.randint(least, most)
        if len(run) < size:
            return ""
        at = self.random.randrange(len(run) - size + 1)
        return run[at:at + size]

    def phrase(self) -> Query | None:
        """Return a phrase that stands on one page."""
        word = self.cut(self.random.choice(self.names), *_PHRASE)
        true = self.holding(word) if word else frozenset()
        return Query(word, true) if len(true) == 1 else None

    def term(self) -> Query | None:
        """Return a term that stands on 2 to 25 pages."""
        word = self.cut(self.random.choice(self.names), *_TERM)
        true = self.holding(word) if word else frozenset()
        return Query(word, true) if _FEW <= len(true) <= _MANY else None

    def two_words(self) -> Query | None:
        """Return two terms that stand on one page, and on at most 25."""
        name = self.random.choice(self.names)
        words = (self.cut(name, *_TERM), self.cut(name, *_TERM))
        if not all(words) or words[0] in words[1] or words[1] in words[0]:
            return None
        true = self.holding(*words)
        return Query(" ".join(words), true) if len(true) <= _MANY else None

    def some(self, kind: Callable[[], Query | None], count: int) -> list[Query]:
        """Return so many different queries of a kind."""
        found: dict[str, Query] = {}
        for _ in range(count * _TRIES):
            one = kind()
            if one is not None:
                found[one.text] = one
            if len(found) == count:
                break
        return list(found.values())


def readers_queries(documents: Sequence[Document], count: int, seed: str) -> list[str]:
    """Return what readers might ask, without a truth: in turn a phrase of a text, a word, two, and a name.

    Names are terms of the taxonomy and other words for a page: what many pages bear.
    """
    texts = Pages(documents, seed)
    names = sorted({name for one in documents for name in (*one.labels, *one.aliases)})

    def cut(sizes: tuple[int, int]) -> str:
        return texts.cut(texts.random.choice(texts.names), *sizes)

    found: dict[str, None] = {}
    while len(found) < count:
        kind = len(found) % 4
        query = (cut(_PHRASE) if kind == 0 else cut(_TERM) if kind == 1 else
                 f"{cut(_TERM)} {cut(_TERM)}".strip() if kind == 2 else texts.random.choice(names))
        if query:
            found[query] = None
    return list(found)
