"""How well pages are found: `python -m bench.search_quality FOLDER`, over unpacked handbooks.

`--wrong` shows the queries whose first answer is wrong.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from bench import peer_answers
from bench.browser import opened, served
from bench.chinese_pages import TUNING, UNSEEN, pages
from bench.peer_answers import TEN, Answer
from bench.peer_pages import in_pairs, write_html, write_mkdocs
from bench.peers import Peers
from bench.search_queries import Pages, Query
from generator.pages.assets import ENGINE_SCRIPT, engine
from generator.search.document import Document
from generator.search.files import index_files
from generator.search.inversion import invert

QUERIES = 300
PARTS = {"tuning": TUNING, "unseen": UNSEEN}
OURS = "ours"
_TEMPLATES = Path(__file__).resolve().parents[1] / "site_templates"
_FIVE = 5

Queries = Mapping[str, Sequence[Query]]
"""By kind."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How many queries, and shares of them, 0 to 1."""

    queries: int
    first: float
    """A true page stands first."""
    five: float
    """A true page stands among the first five."""
    precision: float
    """Of the first ten results, how many are true."""
    precision_possible: float
    """Of as many true ones as ten results could hold, how many are there."""
    empty: int
    """Queries, not a share: no result at all."""
    recall: float
    """Results counted in all, of the true pages."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one search made of one part of the pages: quality by kind of query."""

    part: str
    pages: int
    search: str
    kinds: Mapping[str, Quality]


def quality(queries: Sequence[Query], answers: Sequence[Answer]) -> Quality:
    """Return how good answers are."""
    rows = []
    for query, answer in zip(queries, answers, strict=True):
        true = [one["id"] in query.true for one in answer["results"][:TEN]]
        possible = min(TEN, len(query.true))
        rows.append((any(true[:1]), any(true[:_FIVE]), sum(true) / max(1, len(true)),
                     sum(true) / possible, not true, min(1, answer["total"] / len(query.true))))
    columns = [[float(value) for value in column] for column in zip(*rows, strict=True)]
    first, five, precision, possible_share, empty, recall = (sum(one) / len(one) for one in columns)
    return Quality(len(rows), first, five, precision, possible_share, round(empty * len(rows)), recall)


def measure_quality(corpus: Path, folder: Path, peers: Peers) -> list[Found]:
    """Return how well each search finds the pages of each part."""
    found = []
    for part, folders in PARTS.items():
        documents = pages(corpus, folders)
        queries = cut_queries(documents, part)
        for name, answers in _answers(documents, queries, folder / part, peers):
            found.append(Found(part, len(documents), name, {
                kind: quality(some, answers[kind]) for kind, some in queries.items()}))
    return found


def cut_queries(documents: Sequence[Document], seed: str) -> Queries:
    """Return queries of each kind."""
    texts = Pages(documents, seed)
    return {kind: texts.some(cut, QUERIES) for kind, cut in (
        ("phrase", texts.phrase), ("term", texts.term), ("two words", texts.two_words))}


def _answers(
    documents: Sequence[Document], queries: Queries, folder: Path, peers: Peers,
) -> Iterator[tuple[str, Mapping[str, Sequence[Answer]]]]:
    """Yield each search with its answers by kind of query."""
    yield OURS, own_answers(documents, queries, folder / OURS)
    if peers.pagefind is not None:
        for name, pairs in (("Pagefind", False), ("Pagefind on pairs", True)):
            site = folder / name.replace(" ", "-")
            write_html(site, documents, pairs=pairs)
            peer_answers.index_pagefind(peers.pagefind, site)
            yield name, _asked(site, documents, queries, peer_answers.start_pagefind,
                               in_pairs if pairs else str)
    if peers.jieba is not None:
        project = folder / "theme"
        write_mkdocs(project, documents)
        peer_answers.index_theme(peers.jieba, project)
        yield "theme with jieba", _asked(project / "site", documents, queries, peer_answers.start_theme, str)


def _asked(
    site: Path, documents: Sequence[Document], queries: Queries, start: Callable[[Page, str], None],
    say: Callable[[str], str],
) -> Mapping[str, Sequence[Answer]]:
    ids = [one.id for one in documents]
    with served(site) as (home, _), opened() as browser:
        page = browser.new_page()
        start(page, home)
        return {kind: [peer_answers.asked(page, say(one.text), ids) for one in some]
                for kind, some in queries.items()}


def own_answers(
    documents: Sequence[Document], queries: Queries, folder: Path,
) -> Mapping[str, Sequence[Answer]]:
    """Return the answers of the page's engine, run in Node over an index that is written into a folder."""
    for name, text in (*index_files(documents, list(invert(documents))), (ENGINE_SCRIPT, engine(_TEMPLATES))):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return {kind: _in_node(folder, [one.text for one in some]) for kind, some in queries.items()}


def _in_node(folder: Path, queries: Sequence[str]) -> Sequence[Answer]:
    script = _TEMPLATES / "assets" / "search" / "node.js"
    lines = "".join(json.dumps([one, {}]) + "\n" for one in queries)
    done = subprocess.run(["node", str(script), str(folder / ENGINE_SCRIPT), str(folder)], input=lines,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> None:
    """Measure ours on both parts and print it."""
    for part, folders in PARTS.items():
        documents = pages(Path(sys.argv[1]), folders)
        queries = cut_queries(documents, part)
        with tempfile.TemporaryDirectory() as folder:
            answers = own_answers(documents, queries, Path(folder))
        print(f"{part}: {len(documents)} pages")
        for kind, some in queries.items():
            print(f"  {kind:10} {quality(some, answers[kind])}")
            if "--wrong" in sys.argv:
                for query, answer in zip(some, answers[kind], strict=True):
                    first = next(iter(answer["results"]), {"id": "", "excerpt": ""})
                    if first["id"] not in query.true:
                        print("     ", query.text, sorted(query.true)[:5], first["id"], first["excerpt"][:40])


if __name__ == "__main__":
    main()
