"""Runs one command in a fresh process and says how long it took and how much memory it held."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TO_MB = 1e6 if sys.platform == "darwin" else 1e3
"""`ru_maxrss` is in bytes there and in kilobytes elsewhere."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of the whole process, its peak of memory, and what it said of itself."""

    seconds: float
    peak_mb: float
    inner: float | None = None
    """Seconds that the task measured inside the process, start-up left out."""


def run(words: Sequence[str], folder: Path) -> Run:
    """Run a Python module with arguments; a task's last line is the seconds it measured."""
    output = folder / "output.txt"
    with output.open("w+", encoding="utf-8") as file:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", *words], stdout=file, stderr=subprocess.STDOUT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    said = output.read_text("utf-8").strip()
    if child.returncode:
        raise SystemExit(f"`python -m {' '.join(words)}` failed:\n{said[-2000:]}")
    return Run(seconds, used.ru_maxrss / _TO_MB, _inner(said))


def _inner(said: str) -> float | None:
    try:
        found = json.loads(said.rpartition("\n")[2])
    except ValueError:
        return None
    return found["seconds"] if isinstance(found, dict) else None


def quickest(runs: Sequence[Run]) -> Run:
    """Return the run that was disturbed least."""
    return min(runs, key=lambda one: one.inner if one.inner is not None else one.seconds)
