"""What was measured, as Markdown tables with the targets beside."""

import os
import platform
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.measure import Run

BUILD_RATIO = 6 / 5.3
"""Seconds for 1,000 cases where bare MkDocs takes 5.3."""
MOST_SECONDS, MOST_MB, MOST_PAGE_KB = 90, 1500, 60
SEARCH_MB = 1000
"""What the search may take beyond the rest of a build."""
_LARGE = 10_000
_CLOCK = ("Everything runs in one thread; seconds are of processor time, in which other work on the "
          "machine counts little, and on an idle machine are those of the clock.")


@dataclass(frozen=True, slots=True)
class Checked:
    """A library of one size: how large, loaded and checked."""

    cases: int
    megabytes: float
    load: Run
    check: Run
    command: Run

    @property
    def ratio(self) -> float:
        """Return how many times a bare pass the check takes."""
        return self.check.inner.processor / self.load.inner.processor


@dataclass(frozen=True, slots=True)
class Built:
    """A library of one size, built; and MkDocs alone with as many pages."""

    cases: int
    bare: Run
    build: Run
    """Its inner time is that of the search, which bare MkDocs is without."""
    pages: int
    megabytes: float
    page_kb: Sequence[float]

    @property
    def seconds(self) -> float:
        """Return what the build takes without the search."""
        return self.build.whole.processor - self.build.inner.processor

    @property
    def ratio(self) -> float:
        """Return how many times bare MkDocs the build takes without the search."""
        return self.seconds / self.bare.whole.processor


def machine() -> str:
    """Say where and when this was measured."""
    return (f"Measured on {date.today()}, "  # noqa: DTZ011  the reader's own calendar day
            f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
            f"Python {platform.python_version()}, load {os.getloadavg()[1]:.1f}.")


def tables(checked: Sequence[Checked], built: Sequence[Built]) -> str:
    """Return everything as Markdown."""
    return "\n".join([f"{machine()} {_CLOCK}", "", *_check(checked), "", *_build(built)])


def _check(checked: Iterable[Checked]) -> Iterator[str]:
    yield "### Check"
    yield ""
    yield from head(
        "cases", "records", "CSafeLoader", "check", "ratio", "per case", "whole command", "peak")
    for one in checked:
        each = one.check.inner.processor / one.cases
        yield row(
            f"{one.cases:,}", f"{one.megabytes:.1f} MB", f"{one.load.inner.processor:.2f} s",
            f"{one.check.inner.processor:.2f} s", f"**{one.ratio:.2f}**",
            f"{each * 1000:.2f} ms", f"{one.command.whole.processor:.2f} s",
            f"{one.command.peak_mb:.0f} MB")
    yield ""
    yield ("Target: at most 3 times the bare pass over the same files, 2 being the mark to aim at, "
           "and the same time for each case at every size.")


def _build(built: Sequence[Built]) -> Iterator[str]:
    if not built:
        return
    yield "### Build"
    yield ""
    yield from head("cases", "bare MkDocs", "caselib build", "ratio", "and its search", "by the clock: bare",
                    "caselib", "peak: bare", "caselib", "pages", "site", "case page: median", "largest")
    for one in built:
        yield row(
            f"{one.cases:,}", f"{one.bare.whole.processor:.1f} s", f"{one.seconds:.1f} s",
            f"**{one.ratio:.2f}**", f"{one.build.inner.processor:.1f} s", f"{one.bare.whole.clock:.1f} s",
            f"{one.build.whole.clock:.1f} s", f"{one.bare.peak_mb:.0f} MB",
            f"{one.build.peak_mb:.0f} MB", f"{one.pages:,}", f"{one.megabytes:.0f} MB",
            f"{statistics.median(one.page_kb):.0f} KB", f"{max(one.page_kb):.0f} KB")
    yield ""
    yield ("By the clock and at its peak of memory, `caselib build` is measured with its search, bare "
           f"MkDocs without any. Targets: without search {BUILD_RATIO:.2f} times bare MkDocs for 1,000 cases, "
           f"which is 6 s where it takes 5.3 s; {_LARGE:,} cases under {MOST_SECONDS} s and "
           f"{MOST_MB / 1000:.1f} GB, and {SEARCH_MB / 1000:.0f} GB more for the search; a case page of "
           f"{MOST_PAGE_KB} KB at most.")


def head(*names: str) -> Iterator[str]:
    """Yield the two lines that begin a table."""
    yield row(*names)
    yield "|" + "---:|" * len(names)


def row(*cells: str) -> str:
    """Return a line of a table."""
    return f"| {' | '.join(cells)} |"


def misses(checked: Iterable[Checked], built: Iterable[Built]) -> Iterator[str]:
    """Yield the targets that were missed."""
    for one in checked:
        if one.ratio > 3:
            yield f"check of {one.cases:,}: {one.ratio:.2f} times the bare pass, target 3"
    for made in built:
        if made.cases == 1000 and made.ratio > BUILD_RATIO:
            yield f"build of 1,000: {made.ratio:.2f} times bare MkDocs, target {BUILD_RATIO:.2f}"
        if made.cases >= _LARGE and made.seconds > MOST_SECONDS:
            yield f"build of {made.cases:,}: {made.seconds:.0f} s without search, target {MOST_SECONDS}"
        if made.cases >= _LARGE and made.build.peak_mb > MOST_MB + SEARCH_MB:
            yield f"build of {made.cases:,}: {made.build.peak_mb:.0f} MB, target {MOST_MB + SEARCH_MB}"
        if max(made.page_kb) > MOST_PAGE_KB:
            yield f"largest case page: {max(made.page_kb):.0f} KB, target {MOST_PAGE_KB}"


def write(file: Path, text: str, section: str) -> None:
    """Put the tables of a section between its markers in a Markdown file."""
    opening, closing = f"<!-- {section}:start -->", f"<!-- {section}:end -->"
    old = file.read_text("utf-8")
    before, start, rest = old.partition(opening)
    _, end, after = rest.partition(closing)
    if not (start and end):
        raise SystemExit(f"{file.name} has no lines {opening} and {closing}")
    file.write_text(f"{before}{opening}\n\n{text}\n\n{closing}{after}", "utf-8")
