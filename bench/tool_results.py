"""What was measured of calculators, as Markdown tables with the limits beside."""

import statistics
from collections.abc import Iterable, Iterator, Sequence

from bench.results import head, row
from bench.tool_engines import CHAIN, INPUT, PEERS, TIMES, Peer, Rates
from bench.tool_pages import FRESH, KEYS, ToolPage

MOST_LIGHT_KB, MOST_WHOLE_KB, MOST_FIRST_MS, MOST_KEY_MS = 40, 260, 100, 16


def tool_tables(
    pages: Sequence[ToolPage], rates: Sequence[Rates], peers: Sequence[Peer], browser: str,
) -> Iterator[str]:
    """Yield the lines of everything that was measured."""
    yield from _pages(pages, browser)
    yield ""
    yield from _rates(rates)
    if peers:
        yield ""
        yield from _peers(peers)


def _pages(pages: Iterable[ToolPage], browser: str) -> Iterator[str]:
    yield "### Pages of calculators"
    yield ""
    yield from head("calculator", "before a chart", "with charts", "first result", "keystroke: median",
                    "95th", "charts follow: median", "95th")
    for one in pages:
        yield row(one.tool, f"{one.light_kb:.1f} KB", f"{one.whole_kb:.0f} KB", f"{one.first_ms:.0f} ms",
                  *(f"{value:.1f} ms" for values in (one.keys_ms, one.frames_ms)
                    for value in (statistics.median(values), high(values))))
    yield ""
    yield (f"{browser}, from a server on the same machine. Sizes are what is transferred with gzip (level "
           "6, 1 KB = 1,000 bytes) beyond the files of Material and its search, the whole HTML of the page "
           "included. The first result is counted from where the first script of ours begins, the loading "
           f"of the others included; median of {FRESH} fresh pages. A keystroke is counted from its input "
           f"event to the updated results, {KEYS} of them with all charts drawn; the charts follow in later "
           "frames, of which the longest counts. Times are by the clock, so that other work on the machine "
           f"(its load stands above) counts in them. Limits: {MOST_LIGHT_KB} KB, {MOST_WHOLE_KB} KB, "
           f"{MOST_FIRST_MS} ms, {MOST_KEY_MS} ms.")


def _rates(rates: Iterable[Rates]) -> Iterator[str]:
    yield "### Calculators in a second"
    yield ""
    yield from head("calculator", "`Program.run`, Python", "`compute`, Python", "`compute`, Node")
    for one in rates:
        yield row(one.tool, *(f"{value:,.0f}" for value in (one.run, one.python, one.node)))
    yield ""
    yield ("`Program.run` is the formulas alone; `compute` also reads the figures, holds them to their "
           "limits and says which outputs bear none. Python forgets binomials from one to the next. Seconds "
           "here and below are of processor time.")


def _peers(peers: Sequence[Peer]) -> Iterator[str]:
    own = next(one.ms for one in peers if one.name not in PEERS)
    yield "### Beside other formula engines"
    yield ""
    yield from head("engine", f"{TIMES:,} values of `{INPUT}`", "ratio", "gzip")
    for one in peers:
        yield row(PEERS.get(one.name, (one.name,))[0], f"{one.ms:.1f} ms", f"**{one.ms / own:.1f}**",
                  f"{one.kb:.0f} KB")
    yield ""
    yield (f"All formulas of `{CHAIN}`, in Node, the quickest of five rounds, after the figures were found "
           "equal. mathjs and expr-eval get the functions that they lack from us; HyperFormula gets "
           "the formulas of the workbook and computes only what depends on the input. Ours is the runtime "
           "and the calculator with its labels; the packages are what a page would load, without any "
           "formula. Charts: see the sizes in DECISIONS.md.")


def high(values: Sequence[float]) -> float:
    """Return what 95 of 100 values do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def tool_misses(pages: Iterable[ToolPage]) -> Iterator[str]:
    """Yield the limits that were missed."""
    for one in pages:
        for name, value, most in (
                ("KB before a chart", one.light_kb, MOST_LIGHT_KB),
                ("KB with charts", one.whole_kb, MOST_WHOLE_KB),
                ("ms to the first result", one.first_ms, MOST_FIRST_MS),
                ("ms for a keystroke", high(one.keys_ms), MOST_KEY_MS)):
            if value > most:
                yield f"{one.tool}: {value:.1f} {name}, limit {most}"
