"""A new library to type commands in, and a terminal to answer on."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.authoring.starter_files import init
from tests.authoring.library import DAY

HOME = Path(__file__).resolve().parents[2]

Typed = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library made once; tests work on copies."""
    root = tmp_path_factory.mktemp("made") / "library"
    init(root, DAY)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library of one's own, and stand in it; its path has blanks and Chinese."""
    root = Path(shutil.copytree(made, tmp_path / "我的 案例库"))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def typed(root: Path) -> Typed:
    """Return a function that runs the command on a terminal, where these lines are typed."""

    def run(*words: str, lines: str) -> subprocess.CompletedProcess[str]:
        master, slave = pty.openpty()
        os.write(master, lines.encode())
        try:
            return subprocess.run(
                [sys.executable, "-m", "generator", *words, "--as-of", str(DAY)], cwd=root,
                stdin=slave, capture_output=True, text=True, check=False, timeout=60,
                env={**os.environ, "PYTHONPATH": str(HOME)})
        finally:
            os.close(master)
            os.close(slave)

    return run
