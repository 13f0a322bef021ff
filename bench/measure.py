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
class Time:
    """Seconds by the clock, and seconds of the processor: other work counts little in those."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what the whole process took, its peak of memory, and what it said of itself."""

    whole: Time
    peak_mb: float
    inner: Time
    """What the task measured inside the process, start-up left out; else the whole."""


def run(words: Sequence[str], folder: Path) -> Run:
    """Run a Python module with arguments; a task's last line says what it measured."""
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
    whole = Time(seconds, used.ru_utime + used.ru_stime)
    return Run(whole, used.ru_maxrss / _TO_MB, _inner(said) or whole)


def _inner(said: str) -> Time | None:
    try:
        found = json.loads(said.rpartition("\n")[2])
    except ValueError:
        return None
    return Time(**found) if isinstance(found, dict) else None


def quickest(runs: Sequence[Run]) -> Run:
    """Return the run that was disturbed least."""
    return min(runs, key=lambda one: one.inner.processor)
