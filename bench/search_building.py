"""What making an index takes, at several sizes, inside a real build; and how much of it one case changes."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import peer_answers
from bench.library import Searchable, searchable
from bench.measure import OUTPUT, Run, run
from bench.peer_pages import write_html, write_mkdocs
from bench.peers import Peers
from generator.search.document import Document, Passage
from generator.search.files import ROOT, File, index_files
from generator.search.inversion import invert
from generator.settings import ASSETS, INDEX

PAGEFIND, PAIRS, THEME = "pagefind", "pairs", "theme"
"""Folders beside a library, each a site of the same pages with another search."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index over cases of one size."""

    cases: int
    pages: int
    """That can be found, those without a case included."""
    ours: Run
    """A whole build; its inner time is that of the search."""
    packed: Mapping[str, float]
    """Files of the index, and KB of each with gzip."""
    pagefind: Run | None = None
    pairs: Run | None = None
    theme: Run | None = None
    steps: Sequence[Mapping[str, Any]] = ()
    """What each step of ours takes by itself: `step`, `processor` (s), `beyond_mb`."""

    @property
    def largest(self) -> tuple[str, float]:
        """Return the largest file and its KB."""
        return max(self.packed.items(), key=lambda one: one[1])


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change renews: files of the index, of how many, and KB of them with gzip, the root included."""

    what: str
    renewed: int
    files: int
    kb: float


def measure_building(count: int, root: Path, peers: Peers, *, largest: bool) -> Indexed:
    """Make a library of so many cases below a folder and index it with every search; the sites stay.

    `largest`: on character pairs Pagefind takes gigabytes, so that it does it at one size only.
    """
    library = root / "library"
    root.mkdir(parents=True)
    run(["bench.tasks", "library", str(library), str(count)], root)
    ours = run(["bench.tasks", "site", str(library), str(root / "site")], root)
    index = root / "site" / ASSETS / INDEX
    packed = {path.relative_to(index).as_posix(): kb(path.read_bytes()) for path in index.rglob("*.js")}
    documents = searchable(library).documents
    by_pagefind = {}
    for kind in (PAGEFIND, *([PAIRS] if largest else [])):
        if peers.pagefind is not None:
            write_html(root / kind, documents, pairs=kind == PAIRS)
            by_pagefind[kind] = peer_answers.index_pagefind(peers.pagefind, root / kind)
    theme = None
    if peers.jieba is not None:
        write_mkdocs(root / THEME, documents)
        theme = peer_answers.index_theme(peers.jieba, root / THEME)
    return Indexed(count, len(documents), ours, packed, by_pagefind.get(PAGEFIND), by_pagefind.get(PAIRS),
                   theme, _steps(library) if largest else ())


def _steps(library: Path) -> list[Mapping[str, Any]]:
    run(["bench.tasks", "steps", str(library)], library.parent)
    said = (library.parent / OUTPUT).read_text("utf-8")
    return [json.loads(line) for line in said.splitlines()]


def measure_stability(library: Path) -> list[Changed]:
    """Change the case in the middle of a library, and add one, and count the files with new names."""
    found = searchable(library)
    at = next(place for place, one in enumerate(found.documents) if one.kind == "case")
    at = (at + len(found.documents)) // 2
    one = found.documents[at]
    rest = found.documents[:at], found.documents[at + 1:]
    changes = {
        "a day of review": replace(one, reviewed="2027-01-01"),
        "a word in a sentence": replace(one, passages=_changed(one.passages, "交付", "交货")),
        "a sentence more": replace(
            one, passages=(*one.passages, Passage("客户说下周再谈付款节点和验收标准。")))}
    sites = {what: [*rest[0], changed, *rest[1]] for what, changed in changes.items()}
    sites["a new case"] = [*found.documents, replace(one, id="AB-2027-001", url="cases/AB-2027-001.html")]
    before = {name for name, _ in _files(found, found.documents)}
    changed = []
    for what, documents in sites.items():
        sizes = {name: kb(text.encode()) if name not in before or name == ROOT else 0.0
                 for name, text in _files(found, documents)}
        new = [size for size in sizes.values() if size]
        changed.append(Changed(what, len(new), len(sizes), sum(new)))
    return changed


def _files(found: Searchable, documents: Sequence[Document]) -> Iterator[File]:
    return index_files(documents, list(invert(documents)), found.facets, found.synonyms)


def _changed(passages: tuple[Passage, ...], word: str, other: str) -> tuple[Passage, ...]:
    return tuple(replace(one, text=one.text.replace(word, other, 1)) for one in passages)


def kind(path: str) -> str:
    """Return what kind of file one of the index is, by its path below the index."""
    named = re.split("[/.-]", path, maxsplit=1)[0]
    return _KINDS.get(named, named)


_KINDS = {"t": "postings", "h": "postings of common terms", "d": "documents", "f": "facets",
          "n": "names to suggest", "s": "spelled terms"}


def kb(raw: bytes) -> float:
    """Return what is transferred of a file, as `served` packs it."""
    return len(gzip.compress(raw, 6)) / 1000
