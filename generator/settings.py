"""Where a library lies and for whom and for which day it is read. Values only, no IO."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

LARGEST_FILE = 2_000_000
"""Bytes. A record of ten thousand characters has 30,000; beyond this it is no record."""

ASSETS = "assets/caselib"
"""Where our own files lie in a site."""
INDEX = "index"
"""The folder of what the search reads, in there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`as_of` is today for every date rule; without an `audience` the one that sees least counts."""

    root: Path
    cases: Path
    content: Path
    as_of: date
    audience: str | None = None
    audience_place: tuple[str, int, int] = ("mkdocs.yml", 1, 1)
    """Where the audience is named: file, line, column; for one run it is an option."""
    edit_url: str | None = None
    report_url: str | None = None

    @property
    def law(self) -> Path:
        """The folder with template, taxonomy, people and ownership."""
        return self.cases / "_library"
