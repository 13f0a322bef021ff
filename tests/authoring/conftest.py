"""A new library in a temporary folder, as `caselib init` makes it."""

import shutil
from pathlib import Path

import pytest

from generator.authoring.starter_files import init
from tests.authoring.library import DAY


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library made once; tests work on copies."""
    root = tmp_path_factory.mktemp("made") / "library"
    init(root, DAY)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """Return a library of one's own."""
    return Path(shutil.copytree(made, tmp_path / "library"))
