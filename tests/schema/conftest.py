"""Fixtures for the tests of field kinds."""

from pathlib import Path

import pytest

from generator.schema.field import Field
from tests.schema.reading import Take, Taken, take


@pytest.fixture(name="take")
def _take(tmp_path: Path) -> Take:
    """Return a function that reads one value of one field."""
    def taken(field: Field, text: str) -> Taken:
        return take(tmp_path, field, text)
    return taken
