"""What is measured is a library as the rules want it."""

import statistics
from pathlib import Path

import pytest

from bench.library import make_library, settings
from bench.prose import chinese
from bench.results import write
from bench.tool_engines import CHAIN, INPUT, sample_calculators
from bench.tool_pages import KEYS, ToolPage
from bench.tool_results import high, tool_misses
from generator import build
from generator.diagnostics import Findings
from tests.base_library import HOME


def test_a_generated_library_is_without_findings(tmp_path: Path) -> None:
    """A check that stops at findings would be quicker than it should be."""
    make_library(tmp_path / "library", 30)
    findings = Findings()
    library = build.check(settings(tmp_path / "library"), findings)
    assert [found.message for found in findings] == []
    assert library is not None
    assert len(library.cases) == 30
    assert {case.governance.status for case in library.cases} == {"approved"}


def test_generated_cases_are_as_long_as_real_ones(tmp_path: Path) -> None:
    """About 1,700 characters, and no two alike."""
    make_library(tmp_path / "library", 30)
    texts = [path.read_text("utf-8")
             for path in (tmp_path / "library" / "cases").glob("20*/*.yml")]
    assert 1600 <= statistics.median(map(chinese, texts)) <= 1800
    assert len(set(texts)) == 30


def test_the_same_seed_gives_the_same_library(tmp_path: Path) -> None:
    """Measurements of two days are of the same words."""
    for name in ("one", "two"):
        make_library(tmp_path / name, 3)
    one, two = ({path.name: path.read_text("utf-8") for path in (tmp_path / name).rglob("AB-*")}
                for name in ("one", "two"))
    assert one == two


def test_tables_go_between_their_marks(tmp_path: Path) -> None:
    """What people wrote around them stays."""
    file = tmp_path / "BENCHMARKS.md"
    marks = "<!-- one:start -->\n{}\n<!-- one:end -->\n<!-- two:start -->\nkept\n<!-- two:end -->\nafter\n"
    file.write_text("before\n" + marks.format("old"), "utf-8")
    write(file, "| new |", "one")
    assert file.read_text("utf-8") == "before\n" + marks.format("\n| new |\n")
    with pytest.raises(SystemExit, match="three"):
        write(file, "| new |", "three")


def test_limits_of_pages_are_told_when_they_are_missed() -> None:
    """Of a keystroke the slow ones count, and not a single one among fifty."""
    quick = [1.0] * (KEYS - 1)
    fine = ToolPage("fine", 39.9, 259, 99, [*quick, 40.0], quick)
    poor = ToolPage("poor", 40.1, 261, 101, [17.0] * KEYS, quick)
    assert high(fine.keys_ms) == 1
    assert list(tool_misses([fine])) == []
    assert len(list(tool_misses([fine, poor]))) == 4


def test_what_is_compared_is_there() -> None:
    """A calculator without tables, and one input of it."""
    chain = sample_calculators(HOME)[CHAIN]
    assert chain.tables == ()
    assert INPUT in [one.key for one in chain.inputs]
    assert len(chain.program.steps) == len(chain.outputs) > 30
