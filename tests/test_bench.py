"""What is measured is a library as the rules want it."""

import statistics
from pathlib import Path

from bench.library import make_library, settings
from bench.prose import chinese
from bench.results import END, START, write
from generator import build
from generator.diagnostics import Findings


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
    file.write_text(f"before\n{START}\nold\n{END}\nafter\n", "utf-8")
    write(file, "| new |")
    assert file.read_text("utf-8") == f"before\n{START}\n\n| new |\n\n{END}\nafter\n"
