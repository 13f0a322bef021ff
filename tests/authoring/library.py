"""Ways to read, check and change a library that a test made."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.diagnostics import Findings
from generator.model import Library
from generator.read import read_library, read_settings
from generator.rules import run_rules

DAY = date(2026, 3, 10)
"""Today, in these tests."""

CASE = "cases/2025/AB-2025-001.yml"


def read(root: Path, day: date = DAY) -> Library:
    """Return a library as it lies on the disk."""
    library = read_library(read_settings(root, Findings(), day), Findings())
    assert library is not None
    return replace(library, settings=replace(library.settings, as_of=day))


def findings(root: Path, day: date = DAY) -> list[str]:
    """Return what a check finds, as `path:line rule`."""
    found = Findings()
    settings = replace(read_settings(root, found, day), as_of=day)
    library = read_library(settings, found)
    assert library is not None
    run_rules(library, found)
    return [f"{one.location.path}:{one.location.line} {one.rule}" for one in found]


def edit(root: Path, old: str, new: str, path: str = CASE) -> str:
    """Change some words of a file and return what it says then."""
    file = root / path
    text = file.read_bytes().decode()
    assert old in text
    text = text.replace(old, new)
    file.write_bytes(text.encode())
    return text
