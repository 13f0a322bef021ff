"""What is measured in a process of its own: `python -m bench.tasks NAME FOLDER ...`."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from bench.library import make_library, settings
from bench.plain_site import make_plain_site
from generator import build
from generator.diagnostics import Findings
from generator.settings import Settings


def load(root: str) -> None:
    """Read every record with PyYAML's fast loader, as whoever checks nothing would."""
    paths = sorted(Path(root, "cases").rglob("*.yml"))
    with _measured():
        for path in paths:
            with path.open("rb") as file:
                yaml.load(file, yaml.CSafeLoader)


def check(root: str) -> None:
    """Check a library, start-up left out."""
    wanted: Settings = settings(Path(root))
    findings = Findings()
    with _measured():
        build.check(wanted, findings)
    if len(findings):
        raise SystemExit("\n".join(f"{one.location}: {one.message.en}" for one in findings))


def library(root: str, count: str) -> None:
    """Make a library."""
    make_library(Path(root), int(count))


def plain(root: str, library_root: str) -> None:
    """Make the same cases as Markdown pages."""
    make_plain_site(Path(root), Path(library_root))


@contextmanager
def _measured() -> Iterator[None]:
    clock, processor = time.perf_counter(), time.process_time()
    yield
    print(json.dumps({
        "clock": time.perf_counter() - clock, "processor": time.process_time() - processor}))


_TASKS: dict[str, Callable[..., None]] = {
    "load": load, "check": check, "library": library, "plain": plain}

if __name__ == "__main__":
    _TASKS[sys.argv[1]](*sys.argv[2:])
