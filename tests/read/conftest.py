"""Fixtures for the tests of reading a whole library."""

from pathlib import Path

import pytest

from tests.read.library import Put, Shelf, put


@pytest.fixture(name="put")
def _put(tmp_path: Path) -> Put:
    """Return a function that reads the tiny library with some words exchanged."""
    def shelf(*changes: tuple[str, str, str]) -> Shelf:
        return put(tmp_path, *changes)
    return shelf
