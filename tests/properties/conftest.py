"""Fixtures for the property tests."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="package")
def base_root(signed_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the base library whose first record is written over again and again."""
    return Path(shutil.copytree(signed_base, tmp_path_factory.mktemp("properties") / "library"))
