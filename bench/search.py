"""Everything that is asked of the search, measured: finding, making, changing, reading."""

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error

from bench import search_building
from bench.chinese_pages import handbooks
from bench.library import searchable
from bench.peers import installed
from bench.results import machine
from bench.search_building import measure_building, measure_stability
from bench.search_pages import OWN, PAGEFIND, PAIRS, THEME, measure_peer, measure_reading
from bench.search_quality import measure_quality
from bench.search_queries import readers_queries
from bench.search_results import search_misses, search_tables

QUERIES = 80
"""Asked of the largest site, in each way."""
_PEER_SITES = ((PAGEFIND, search_building.PAGEFIND), (PAIRS, search_building.PAIRS),
               (THEME, f"{search_building.THEME}/site"))


def measure_search(
    sizes: Sequence[int], handbook: Path, folder: Path, say: Callable[[str], None],
) -> tuple[str, list[str]]:
    """Return the tables, and the targets that were missed. `handbook`: where its pages are or come."""
    say("installing what is compared")
    peers = installed(folder / "peers")
    notes = list(peers.said())
    corpus = handbooks(handbook)
    if corpus is None:
        notes.append("Finding is not measured: the handbooks of Debian come by apt-get.")
    say("finding Chinese")
    found = measure_quality(corpus, folder / "finding", peers) if corpus else []
    indexed = []
    for count in sizes:
        say(f"indexing {count:,} cases")
        indexed.append(measure_building(count, folder / str(count), peers, largest=count == max(sizes)))
    root = folder / str(max(sizes))
    say("changing a case")
    changed = measure_stability(root / "library")
    say("reading")
    queries = readers_queries(searchable(root / "library").documents, QUERIES, "readers")
    reads = measure_reading(root / "site", queries)
    for way, place in _PEER_SITES:
        if (root / place).is_dir():
            try:
                reads.append(measure_peer(root / place, queries, way))
            except Error as error:
                notes.append(f"{way.name} could not be asked: {error.message.splitlines()[0]}.")
    text = "\n".join([machine(), "", *search_tables(found, indexed, changed, reads, notes)]).rstrip()
    return text, list(search_misses(found, indexed, reads, [way.name for way in OWN if way.targets]))
