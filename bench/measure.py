"""Runs one command in a fresh process and says how long it took and how much memory it held."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TO_MB = 1e6 if sys.platform == "darwin" else 1e3
"""`ru_maxrss` is in bytes there and in kilobytes elsewhere."""


OUTPUT = "output.txt"
"""What the last command said."""


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
    beyond_mb: float = 0.0
    """The peak of memory beyond what the process held when that began, where the task measured it."""


def run(words: Sequence[str], folder: Path, **environment: str) -> Run:
    """Run a Python module with arguments; a task's last line says what it measured."""
    return command([sys.executable, "-m", *words], folder, **environment)


def command(words: Sequence[str], folder: Path, **environment: str) -> Run:
    """Run any command; its output goes to a file in the folder."""
    output = folder / OUTPUT
    with output.open("w+", encoding="utf-8") as file:
        start = time.perf_counter()
        child = subprocess.Popen(words, stdout=file, stderr=subprocess.STDOUT,
                                 env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    said = output.read_text("utf-8").strip()
    if child.returncode:
        raise SystemExit(f"`{' '.join(words)}` failed:\n{said[-2000:]}")
    whole = Time(seconds, used.ru_utime + used.ru_stime)
    told = _told(said)
    inner = Time(told["clock"], told["processor"]) if told else whole
    return Run(whole, used.ru_maxrss / _TO_MB, inner, told.get("beyond_mb", 0.0))


def _told(said: str) -> dict[str, float]:
    try:
        found = json.loads(said.rpartition("\n")[2])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def memory_mb() -> float:
    """Return what this process holds now, and forget its peak where the system can (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return peak_mb()
    return _status("VmRSS")


def peak_mb() -> float:
    """Return the most that this process held, since `memory_mb` was asked where the system can."""
    try:
        return _status("VmHWM")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _TO_MB


def _status(key: str) -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{key}:")) / 1000


def quickest(runs: Sequence[Run]) -> Run:
    """Return the run that was disturbed least."""
    return min(runs, key=lambda one: one.inner.processor)
