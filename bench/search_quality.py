"""How well pages are found: `python -m bench.search_quality FOLDER`, over unpacked handbooks."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.chinese_pages import TUNING, UNSEEN, pages
from bench.search_queries import Pages, Query
from generator.search.document import Document
from generator.search.files import index_files
from generator.search.inversion import invert

QUERIES = 300
_NODE = Path(__file__).resolve().parents[1] / "site_templates" / "assets" / "search" / "node.js"
_TEN, _FIVE = 10, 5

Answers = Sequence[Mapping[str, Any]]


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


def quality(queries: Sequence[Query], answers: Answers) -> Quality:
    """Return how good answers are."""
    rows = []
    for query, answer in zip(queries, answers, strict=True):
        true = [one["id"] in query.true for one in answer["results"][:_TEN]]
        possible = min(_TEN, len(query.true))
        rows.append((any(true[:1]), any(true[:_FIVE]), sum(true) / max(1, len(true)),
                     sum(true) / possible, not true, min(1, answer["total"] / len(query.true))))
    columns = [[float(value) for value in column] for column in zip(*rows, strict=True)]
    first, five, precision, possible_share, empty, recall = (sum(one) / len(one) for one in columns)
    return Quality(len(rows), first, five, precision, possible_share, round(empty * len(rows)), recall)


def measured(documents: Sequence[Document], seed: str, count: int = QUERIES) -> Iterator[
        tuple[str, Quality, list[tuple[Query, Mapping[str, Any]]]]]:
    """Yield the quality for each kind of query, and the queries whose first answer is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in index_files(documents, list(invert(documents))):
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        texts = Pages(documents, seed)
        kinds: Mapping[str, Callable[[], Query | None]] = {
            "phrase": texts.phrase, "term": texts.term, "two words": texts.two_words}
        for kind, cut in kinds.items():
            queries = texts.some(cut, count)
            answers = asked(Path(folder), [one.text for one in queries])
            wrong = [(query, answer) for query, answer in zip(queries, answers, strict=True)
                     if not answer["results"] or answer["results"][0]["id"] not in query.true]
            yield kind, quality(queries, answers), wrong


def asked(folder: Path, queries: Sequence[str]) -> Answers:
    """Return the answers of the page's engine, run in Node over an index in a folder."""
    lines = "".join(json.dumps([one, {}]) + "\n" for one in queries)
    done = subprocess.run(["node", str(_NODE), str(folder)], input=lines, capture_output=True,
                          text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> None:
    """Measure both parts and print them."""
    root = Path(sys.argv[1])
    for part, folders in (("tuning", TUNING), ("unseen", UNSEEN)):
        documents = pages(root, folders)
        print(f"{part}: {len(documents)} pages")
        for kind, found, wrong in measured(documents, part):
            print(f"  {kind:10} n={found.queries} s@1={found.first:.3f} s@5={found.five:.3f} "
                  f"p@10={found.precision:.3f} of possible={found.precision_possible:.3f} "
                  f"empty={found.empty} recall={found.recall:.3f}")
            if "--wrong" in sys.argv:
                for query, answer in wrong[:10]:
                    print("     ", query.text, sorted(query.true)[:5],
                          [(one["id"], one["excerpt"][:40]) for one in answer["results"][:1]])


if __name__ == "__main__":
    main()
