"""Fixtures for the tests of reading files."""

from pathlib import Path

import pytest

from tests.source.reading import Read, Seen, read


@pytest.fixture
def see(tmp_path: Path) -> Read:
    """Return a function that reads a text or bytes as a file of a library."""
    def seen(content: str | bytes) -> Seen:
        return read(tmp_path, content)
    return seen
