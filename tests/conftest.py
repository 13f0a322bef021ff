"""Fixtures for every room: a small library that a test may bend."""

import shutil
from pathlib import Path

import pytest

from tests.base_library import BaseLibrary, CheckText


@pytest.fixture(scope="session")
def signed_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base library that nobody changes; tests get copies of it."""
    return BaseLibrary.build(tmp_path_factory.mktemp("base") / "library").root


@pytest.fixture
def base_library(signed_base: Path, tmp_path: Path) -> BaseLibrary:
    """Return a base library on disk, without findings, for a test to change."""
    return BaseLibrary(Path(shutil.copytree(signed_base, tmp_path / "library")))


@pytest.fixture
def check_text(base_library: BaseLibrary) -> CheckText:
    """Return a function that checks the base record with some keys replaced by a snippet's."""
    return base_library.check_text
